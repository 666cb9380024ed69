"""The chart of the Trend page as an image, SVG or PNG, with all that one must know to read it elsewhere."""

from datetime import date

import pandas as pd

from lwd_monitor.db import Cursor
from lwd_monitor.gebied import GEMEENTE_NAAM
from lwd_monitor.grafiek import (
    Afbeelding,
    Beeldsoort,
    Metingrij,
    Sleutelregel,
    Tekening,
    Verloop,
    build_as,
    build_verloop,
    draw_meting,
    draw_verloop,
    format_afbeelding,
)
from lwd_monitor.indicator import format_bron, format_waarde
from lwd_monitor.ui import laden
from lwd_monitor.ui.onderdelen.afbeelding import describe_gemaakt, describe_onder, describe_plek, show_beeldknoppen
from lwd_monitor.ui.onderdelen.bron import format_jaren
from lwd_monitor.ui.opslag import per_versie
from lwd_monitor.ui.trend.beeld import get_asbegin, list_stijlen, list_waarden
from lwd_monitor.ui.trend.gegevens import Trendgegevens, load_trend
from lwd_monitor.ui.trend.tekst import list_breuken, list_leemtes, list_reeksbreuken
from lwd_monitor.ui.trend.verandering import describe_omgerekend
from lwd_monitor.waarneming import Status


def show_afbeelding(indicator_id: str, keuze: tuple[str, ...], omrekenen: bool, bestand: str) -> None:
    """Offer the chart as SVG and as PNG, under the name of the file without its ending."""
    show_beeldknoppen(
        "de grafiek", bestand, lambda soort: _load_afbeelding(indicator_id, keuze, omrekenen, soort, date.today())
    )


def build_lijnen(trend: Trendgegevens) -> Verloop | None:
    """Return the lines of a choice; None with fewer than two years."""
    breuken = [breuk.jaar for breuk in trend.indicator.breuken]
    return build_verloop(trend.reeksen, trend.meetjaren, trend.vanaf_nul, breuken)


@per_versie
def _load_afbeelding(
    con: Cursor, indicator_id: str, keuze: tuple[str, ...], omrekenen: bool, soort: Beeldsoort, dag: date
) -> bytes:
    trend = load_trend(laden.load_indicatoren()[indicator_id], keuze, omrekenen)
    verloop = build_lijnen(trend)
    return format_afbeelding(build_tekening(trend, verloop), build_afbeelding(trend, verloop, dag), soort)


def build_tekening(trend: Trendgegevens, verloop: Verloop | None) -> Tekening:
    """Return the drawing: lines, or the places beside each other where there is one year."""
    if verloop is None:
        return _draw_meting(trend)
    breuken = [(jaar, "nieuwe indeling") for jaar in verloop.breuken]
    breuken += [(jaar, "andere reeks") for jaar in verloop.reeksbreuken]
    return draw_verloop(verloop, list_stijlen(trend), list_waarden(trend.indicator, verloop), breuken)


def _draw_meting(trend: Trendgegevens) -> Tekening:
    stappen, stijlen = build_as(trend.gevuld, trend.vanaf_nul), list_stijlen(trend)

    def place(waarde: float) -> float:
        return (waarde - stappen[0]) / (stappen[-1] - stappen[0])

    rijen = [
        Metingrij(
            stijlen[rij.sleutel],
            describe_plek(trend.indicator, rij.naam, rij.waarde, rij.jaar, rij.status),
            place(rij.waarde),
            (place(rij.ci_laag), place(rij.ci_hoog)) if pd.notna(rij.ci_laag) and pd.notna(rij.ci_hoog) else None,
        )
        for rij in trend.gevuld.itertuples()
    ]
    laag, hoog = (format_waarde(trend.indicator, einde) for einde in (stappen[0], stappen[-1]))
    return draw_meting(rijen, (laag, hoog))


def build_afbeelding(trend: Trendgegevens, verloop: Verloop | None, dag: date) -> Afbeelding:
    """Return the words of the image: what it shows, of whom, why lines stop, whose figures, and when it was made."""
    indicator = trend.indicator
    jaren = format_jaren(list(verloop.jaren) if verloop else sorted({int(jaar) for jaar in trend.gevuld["jaar"]}))
    fictief = trend.bron.fictief or bool((trend.gevuld["status"] == Status.VOORBEELD).any())
    return Afbeelding(
        titel=f"{indicator.titel}, {jaren}",
        onder=describe_onder(indicator),
        sleutel=tuple(_list_sleutel(trend, verloop)) if verloop else (),
        notities=tuple(_list_notities(trend)),
        bron=f"{format_bron(trend.bron, jaren)}.",
        gemaakt=describe_gemaakt(dag),
        badge=Status.VOORBEELD.merk if fictief else "",
    )


def _list_sleutel(trend: Trendgegevens, verloop: Verloop) -> list[Sleutelregel]:
    """Return each place with its newest value; a place that was another one under older boundaries stands there twice."""
    stijlen, laatste = list_stijlen(trend), trend.gevuld.drop_duplicates(["sleutel", "naam"], keep="last")
    return [
        Sleutelregel(
            stijlen[rij.sleutel],
            describe_plek(trend.indicator, rij.naam, rij.waarde, rij.jaar, rij.status),
            rij.indeling in verloop.breuken,
        )
        for rij in laatste.itertuples()
    ]


def _list_notities(trend: Trendgegevens) -> list[str]:
    regels = list_breuken(trend)
    regels += [*list_reeksbreuken(trend), *describe_omgerekend(trend), *list_leemtes(trend)]
    if trend.almelo_apart:
        regels.append(f"{GEMEENTE_NAAM} staat er niet bij: een aantal hangt af van hoe groot een gebied is.")
    if trend.gevuld["ci_laag"].notna().any():
        regels.append("Het streepje bij een punt is de marge: daarbinnen ligt het echte cijfer waarschijnlijk.")
    if begin := get_asbegin(trend):
        regels.append(f"De as begint bij {format_waarde(trend.indicator, begin)}.")
    return regels
