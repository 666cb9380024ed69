"""The parts of the Trend page, in the order in which it shows them."""

from dataclasses import dataclass
from urllib.parse import quote

import streamlit as st
from markupsafe import Markup

from lwd_monitor.bewering import build_trendkop
from lwd_monitor.db import Cursor
from lwd_monitor.gebied import GEMEENTE_CODE, GEMEENTE_NAAM, Gebieden
from lwd_monitor.indicator import Indicator, format_bron, format_waarde
from lwd_monitor.toegang import DEMO_GEBRUIKERS, Gebruiker, Rol
from lwd_monitor.ui import laden
from lwd_monitor.ui.onderdelen.badge import FICTIEF
from lwd_monitor.ui.onderdelen.bron import build_bronregel, format_jaren
from lwd_monitor.ui.onderdelen.download import show_download
from lwd_monitor.ui.onderdelen.html import build_leeg, show_html
from lwd_monitor.ui.onderdelen.schakel import build_methodelink
from lwd_monitor.ui.opslag import per_versie
from lwd_monitor.ui.pagina import Pagina
from lwd_monitor.ui.stijl import show_blad
from lwd_monitor.ui.trend.aanpak import (
    build_aanpaklijst,
    build_aanpakmerken,
    build_trendvragen,
    list_aanpakmerken,
    list_bij_trend,
)
from lwd_monitor.ui.trend.afbeelding import build_lijnen, show_afbeelding
from lwd_monitor.ui.trend.beeld import build_grafiek, build_meting, get_asbegin
from lwd_monitor.ui.trend.gegevens import Trendgegevens, has_oude_cijfers, load_trend
from lwd_monitor.ui.trend.tabel import build_tabel
from lwd_monitor.ui.trend.tekst import (
    escape_markdown,
    list_breuken,
    list_leemtes,
    list_niet_getoond,
    list_reeksbreuken,
    list_zonder,
    list_zonder_overgang,
)
from lwd_monitor.ui.trend.verandering import (
    build_veranderingen,
    list_gekozen,
    list_omgerekend,
    list_stappen,
)
from lwd_monitor.ui.verhalen.merken import build_merken, build_merklijst
from lwd_monitor.waarneming import build_csv


@dataclass(frozen=True)
class Trendbeeld:
    """All of the page that its choice decides, ready to show; without figures `inhoud` says why."""

    titel: str
    inhoud: Markup
    bestand: str = ""


def show_trend(pagina: Pagina, indicator: Indicator, keuze: tuple[str, ...], omrekenen: bool) -> None:
    """Show the finding, the lines with what belongs to them, and the same figures as a table and as a file."""
    beeld = load_trendbeeld(indicator.id, keuze, omrekenen, pagina.gebruiker.rol)
    show_blad("trend")
    show_blad("vertellen")
    st.title(escape_markdown(beeld.titel), anchor=False)
    show_html(beeld.inhoud)
    if beeld.bestand:
        with st.container(key="trenddownloads", horizontal=True, gap="small"):
            show_afbeelding(indicator.id, keuze, omrekenen, beeld.bestand)
            show_download(
                "Download deze cijfers (CSV)",
                lambda: _load_csv(indicator.id, keuze, omrekenen),
                f"{beeld.bestand}.csv",
            )


@per_versie
def load_trendbeeld(con: Cursor, indicator_id: str, keuze: tuple[str, ...], omrekenen: bool, rol: Rol) -> Trendbeeld:
    """Return the page for a choice and a role: which stories stand beside the lines differs per role."""
    gebieden = laden.load_gebieden()
    trend = load_trend(laden.load_indicatoren()[indicator_id], keuze, omrekenen)
    if trend.gevuld.empty:
        return Trendbeeld(trend.indicator.titel_kort, _build_zonder_cijfers(trend, gebieden))
    lezer = DEMO_GEBRUIKERS[rol]
    fictief = "_fictief" if trend.bron.fictief else ""
    return Trendbeeld(
        _build_kop(trend),
        _build_lead(trend) + _build_beeld(trend, gebieden, lezer) + _build_tabel(trend),
        f"trend_{indicator_id}{fictief}",
    )


@per_versie
def _load_csv(con: Cursor, indicator_id: str, keuze: tuple[str, ...], omrekenen: bool) -> bytes:
    trend = load_trend(laden.load_indicatoren()[indicator_id], keuze, omrekenen)
    return build_csv(trend.reeksen, trend.indicator, trend.bron)


def _build_kop(trend: Trendgegevens) -> str:
    """Return the headline: the strongest change that a test proved, else what the page is about."""
    reeksen = [reeks for _, reeks in list_gekozen(trend)]
    eigen = trend.gevuld[trend.gevuld["sleutel"] != GEMEENTE_CODE]
    return build_trendkop(trend.indicator, reeksen, list(dict.fromkeys(eigen["naam"]))).tekst


def _build_zonder_cijfers(trend: Trendgegevens, gebieden: Gebieden) -> Markup:
    """Say that there is nothing to draw, why, and what to do."""
    redenen = [*list_zonder_overgang(trend), *list_zonder(trend, gebieden)] or [
        f"Er zijn nog geen cijfers over dit onderwerp voor {GEMEENTE_NAAM}."
    ]
    return build_leeg("Geen cijfers om te tonen.", " ".join(redenen), "Kies een ander onderwerp of een ander gebied.")


def _build_lead(trend: Trendgegevens) -> Markup:
    """Return what the figure means and the way to its explanation."""
    indicator = trend.indicator
    return Markup(
        "<p class='lead'>Dit cijfer: {uitleg}. {fictief}</p>"
        "<p><a href='uitleg?indicator={id}' target='_self'>Wat betekent dit cijfer precies?</a></p>"
    ).format(
        uitleg=(indicator.onderschrift or indicator.titel).rstrip("."),
        fictief=FICTIEF if trend.bron.fictief else "",
        id=quote(indicator.id),
    )


def _build_beeld(trend: Trendgegevens, gebieden: Gebieden, lezer: Gebruiker) -> Markup:
    """Return the lines, or the one measurement there is, with the stories and questions beside it and where a line stops."""
    geduid = list_bij_trend(trend, laden.load_verhalen(lezer), gebieden)
    aanpak = list_aanpakmerken(trend, lezer, gebieden)
    verloop = build_lijnen(trend)
    if verloop is None:
        jaar = trend.gevuld["jaar"].iloc[0]
        beeld = Markup("<h2>Eén meting: {}</h2>{}").format(jaar, build_meting(trend))
    else:
        titel = f"{trend.indicator.titel}, {format_jaren(list(verloop.jaren))}"
        beeld = Markup("<h2>{}</h2>{}").format(
            titel,
            build_grafiek(
                trend, verloop, build_merken(verloop.place_jaar, geduid) + build_aanpakmerken(verloop, aanpak)
            ),
        )
    notities = _build_notities(trend, gebieden, verloop is None)
    vertellen = build_merklijst(geduid, gebieden) + build_trendvragen(trend, lezer, gebieden)
    return beeld + notities + build_aanpaklijst(aanpak, verloop, gebieden) + vertellen + build_veranderingen(trend)


def _build_notities(trend: Trendgegevens, gebieden: Gebieden, een_meting: bool) -> Markup:
    hoe = build_methodelink("grenzen", "Hoe gaan wij om met nieuwe grenzen?")
    regels: list[str] = [Markup("{} {}").format(zin, hoe) for zin in list_breuken(trend)]
    regels += list_reeksbreuken(trend)
    if has_oude_cijfers(trend.indicator):
        regels += list_niet_getoond(trend, gebieden)
    regels += [
        *list_zonder_overgang(trend),
        *list_omgerekend(trend),
        *list_leemtes(trend),
        *list_zonder(trend, gebieden),
    ]
    if een_meting:
        regels.append("Er is één meting. Een verloop over de jaren is er nog niet.")
    if trend.almelo_apart:
        regels.append(
            f"{GEMEENTE_NAAM} staat er niet bij: dit is een aantal, en dat hangt af van hoe groot een gebied is."
        )
    if trend.gevuld["ci_laag"].notna().any():
        regels.append(
            Markup("Het streepje bij een punt is de {}: daarbinnen ligt het echte cijfer waarschijnlijk.").format(
                build_methodelink("marge", "marge")
            )
        )
    if begin := get_asbegin(trend):
        regels.append(f"Let op: de as begint bij {format_waarde(trend.indicator, begin)}.")
    regellijst = Markup().join(Markup("<li>{}</li>").format(regel) for regel in regels)
    return Markup("<ul class='notities'>{}</ul>").format(regellijst)


def _build_tabel(trend: Trendgegevens) -> Markup:
    """Return the same figures as a table, with their source."""
    jaren = format_jaren(sorted({int(jaar) for jaar in trend.gevuld["jaar"]}))
    bron = format_bron(trend.bron, jaren) + "."
    streepje = ""
    if trend.breuken:
        streepje = Markup("<p class='bron'>Een streepje (–) betekent: in dat jaar gold een andere indeling.</p>")
    return Markup("<h2>Dezelfde cijfers in een tabel</h2>{}{}{}").format(
        build_tabel(trend, list_stappen(trend)), streepje, build_bronregel(bron)
    )
