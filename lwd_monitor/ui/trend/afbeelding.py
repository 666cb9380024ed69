"""The lines of the Trend page as an image, SVG or PNG, with all that one must know to read them elsewhere."""

from datetime import date

from lwd_monitor.db import Cursor
from lwd_monitor.gebied import GEMEENTE_NAAM
from lwd_monitor.grafiek import Afbeelding, Beeldsoort, Sleutelregel, Verloop, build_verloop, format_afbeelding
from lwd_monitor.indicator import format_bron, format_waarde
from lwd_monitor.opmaak import format_datum
from lwd_monitor.ui import bronnen
from lwd_monitor.ui.onderdelen.bron import format_jaren
from lwd_monitor.ui.onderdelen.download import show_download
from lwd_monitor.ui.opslag import per_versie
from lwd_monitor.ui.titel import MONITOR
from lwd_monitor.ui.trend.beeld import get_asbegin, list_stijlen, list_waarden
from lwd_monitor.ui.trend.gegevens import Trend, load_trend
from lwd_monitor.ui.trend.tekst import describe_breuk, list_leemtes, list_reeksbreuken
from lwd_monitor.ui.trend.verandering import describe_omgerekend
from lwd_monitor.waarneming import Status

# What a value is when it is no plain count, said beside it; what is made up has its badge.
BIJZONDER = (Status.GESCHAT, Status.VOORLOPIG)


def show_afbeelding(indicator_id: str, keuze: tuple[str, ...], omrekenen: bool, bestand: str) -> None:
    """Offer the chart as SVG and as PNG, under the name of the file without its ending; nothing without lines."""
    if build_lijnen(load_trend(bronnen.load_indicatoren()[indicator_id], keuze, omrekenen)) is None:
        return
    for soort in Beeldsoort:
        _show_knop(indicator_id, keuze, omrekenen, bestand, soort)


def _show_knop(indicator_id: str, keuze: tuple[str, ...], omrekenen: bool, bestand: str, soort: Beeldsoort) -> None:
    show_download(
        f"Download de grafiek ({soort.upper()})",
        lambda: _load_afbeelding(indicator_id, keuze, omrekenen, soort, date.today()),
        f"{bestand}.{soort}",
        mime=soort.mime,
    )


def build_lijnen(trend: Trend) -> Verloop | None:
    """Return the lines of a choice; None with fewer than two years."""
    breuken = [breuk.jaar for breuk in trend.indicator.breuken]
    return build_verloop(trend.reeksen, trend.meetjaren, trend.vanaf_nul, breuken)


@per_versie
def _load_afbeelding(
    con: Cursor, indicator_id: str, keuze: tuple[str, ...], omrekenen: bool, soort: Beeldsoort, dag: date
) -> bytes:
    trend = load_trend(bronnen.load_indicatoren()[indicator_id], keuze, omrekenen)
    verloop = build_lijnen(trend)
    assert verloop is not None
    return format_afbeelding(verloop, list_stijlen(trend), build_afbeelding(trend, verloop, dag), soort)


def build_afbeelding(trend: Trend, verloop: Verloop, dag: date) -> Afbeelding:
    """Return the words of the image: what it shows, of whom, why lines stop, whose figures, and when it was made."""
    indicator, jaren = trend.indicator, format_jaren(list(verloop.jaren))
    fictief = trend.bron.fictief or bool((trend.gevuld["status"] == Status.VOORBEELD).any())
    onder = indicator.onderschrift or indicator.titel
    breuken = [(jaar, "nieuwe indeling") for jaar in verloop.breuken]
    breuken += [(jaar, "andere reeks") for jaar in verloop.reeksbreuken]
    return Afbeelding(
        titel=f"{indicator.titel}, {jaren}",
        onder=f"{onder[:1].upper()}{onder[1:].rstrip('.')}.",
        waarden=tuple(list_waarden(indicator, verloop)),
        breuken=tuple(breuken),
        sleutel=tuple(_list_sleutel(trend, verloop)),
        notities=tuple(_list_notities(trend)),
        bron=f"{format_bron(trend.bron, jaren)}.",
        gemaakt=f"Gemaakt op {format_datum(dag)} met de {MONITOR}.",
        badge=Status.VOORBEELD.merk if fictief else "",
    )


def _list_sleutel(trend: Trend, verloop: Verloop) -> list[Sleutelregel]:
    """Return each place with its newest value; a place that was another one under older boundaries stands there twice."""
    stijlen, laatste = list_stijlen(trend), trend.gevuld.drop_duplicates(["sleutel", "naam"], keep="last")
    return [
        Sleutelregel(
            stijlen[rij.sleutel],
            f"{rij.naam}: {format_waarde(trend.indicator, rij.waarde)} ({rij.jaar}{_describe_status(rij.status)})",
            rij.indeling in verloop.breuken,
        )
        for rij in laatste.itertuples()
    ]


def _describe_status(status: str) -> str:
    return f", {status}" if status in BIJZONDER else ""


def _list_notities(trend: Trend) -> list[str]:
    regels = [describe_breuk(breuk) for breuk in trend.breuken]
    regels += [*list_reeksbreuken(trend), *describe_omgerekend(trend), *list_leemtes(trend)]
    if trend.almelo_apart:
        regels.append(f"{GEMEENTE_NAAM} staat er niet bij: een aantal hangt af van hoe groot een gebied is.")
    if trend.gevuld["ci_laag"].notna().any():
        regels.append("Het streepje bij een punt is de marge: daarbinnen ligt het echte cijfer waarschijnlijk.")
    if begin := get_asbegin(trend):
        regels.append(f"De as begint bij {format_waarde(trend.indicator, begin)}.")
    return regels
