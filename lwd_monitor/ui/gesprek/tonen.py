"""A sheet of a meeting, large; the keys left and right go to the one before and the next."""

from collections.abc import Mapping

import streamlit as st
from markupsafe import Markup

from lwd_monitor.bewering import Rijoordeel
from lwd_monitor.gebied import GEMEENTE_NAAM, Gebieden
from lwd_monitor.indicator import Bron, format_in_zin, format_onderschrift
from lwd_monitor.opmaak import format_datum
from lwd_monitor.ui.adres import write_adres
from lwd_monitor.ui.gesprek.bladen import Blad, is_fictief
from lwd_monitor.ui.onderdelen.badge import build_badge
from lwd_monitor.ui.onderdelen.bron import describe_bronnen
from lwd_monitor.ui.onderdelen.html import show_html
from lwd_monitor.ui.onderdelen.strook import build_positie
from lwd_monitor.ui.onderdelen.verandering import build_zin
from lwd_monitor.ui.onderdelen.verhaal import build_herkomstmerk, describe_plaats
from lwd_monitor.ui.pagina import Pagina
from lwd_monitor.verhaal import Verhaal, build_uittreksel

NUMMER, PLEK = "blad", "gesprek_plek"
LENGTE = 340  # characters of a story that can be read from the back of a room


def show_blad_nummer(aantal: int, sleutel: str) -> int:
    """Show the way to the sheet before and the next, and return the number of this one, from 0; the address holds it.

    Notes: another place than the last (`sleutel`) begins at its first sheet.
    """
    if st.session_state.get(PLEK, sleutel) != sleutel:
        write_adres(NUMMER, None)
    st.session_state[PLEK] = sleutel
    gevraagd = st.query_params.get(NUMMER, "1")
    nummer = min(max(int(gevraagd) if gevraagd.isdecimal() else 1, 1), aantal) - 1
    with st.container(key="bladeren", horizontal=True, vertical_alignment="center"):
        _show_knop("Vorige", "Left", nummer - 1, aantal)
        st.html(Markup("<p class='bladnummer' role='status'>{} van {}</p>").format(nummer + 1, aantal))
        _show_knop("Volgende", "Right", nummer + 1, aantal)
    return nummer


def _show_knop(label: str, toets: str, naar: int, aantal: int) -> None:
    st.button(
        label,
        key=f"blad_{toets}",
        shortcut=toets,
        disabled=not 0 <= naar < aantal,
        on_click=write_adres,
        args=(NUMMER, str(naar + 1)),
    )


def show_gesprek(blad: Blad, naam: str, pagina: Pagina) -> None:
    """Show one sheet: the question, and what is counted beside what is told."""
    show_html(build_blad(blad, naam, pagina.gebieden, pagina.bronnen))


def build_blad(blad: Blad, naam: str, gebieden: Gebieden, bronnen: Mapping[str, Bron]) -> Markup:
    """Return a sheet as HTML: what to talk about above what is counted and what is told."""
    delen = [
        _build_cijfer(blad.oordeel, naam, bronnen) if blad.oordeel else Markup(),
        _build_verhaal(blad.verhaal, gebieden) if blad.verhaal else Markup(),
    ]
    return Markup(
        "<section class='gespreksblad'><p class='thema'>{}</p><h2>{}</h2><div class='naast'>{}</div></section>"
    ).format(blad.thema, blad.vraag, Markup().join(delen))


def _build_cijfer(oordeel: Rijoordeel, naam: str, bronnen: Mapping[str, Bron]) -> Markup:
    rij, indicator = oordeel.rij, oordeel.rij.indicator
    assert rij.meting is not None
    wie = rij.bron_gebied.met_soort if rij.bron_gebied else naam
    veranderd = oordeel.verandering
    # Invented figures are named as such and get no word.
    woorden = Markup()
    if not is_fictief(oordeel):
        woorden = build_positie(oordeel.plaats)
        if veranderd is not None and veranderd.is_aangetoond:
            woorden += Markup("<span class='verandering'>{}</span>").format(build_zin(veranderd))
    return Markup(
        "<div class='cijfer'><h3>{titel}</h3>{badge}<p class='wie'>{wie}, {jaar}</p><p class='reus'>{schatting}{waarde}</p>"
        "<p class='onder'>{onder}</p>{almelo}{woorden}<p class='bron'>Bron: {bron}</p></div>"
    ).format(
        titel=indicator.titel,
        badge=build_badge(rij.meting.status, bronnen.get(indicator.bron)),
        wie=wie,
        jaar=rij.meting.jaar,
        schatting=Markup("<span>naar schatting</span> ") if indicator.modelschatting else Markup(),
        waarde=format_in_zin(indicator, rij.waarde, met_schatting=False),
        onder=indicator.onderschrift if indicator.eenheid.startswith("×") else format_onderschrift(indicator),
        almelo=_build_almelo(oordeel),
        woorden=woorden,
        bron=describe_bronnen([rij], bronnen),
    )


def _build_almelo(oordeel: Rijoordeel) -> Markup:
    rij = oordeel.rij
    waarde = rij.almelo.waarde if rij.almelo else None
    if waarde is None or not rij.is_vergelijkbaar or rij.reeks == rij.reeks_almelo:
        return Markup()
    return Markup("<p class='almelo'>Heel {}: <b>{}</b></p>").format(
        GEMEENTE_NAAM, format_in_zin(rij.indicator, waarde, met_schatting=False)
    )


def _build_verhaal(verhaal: Verhaal, gebieden: Gebieden) -> Markup:
    return Markup(
        "<article class='verhaal'><p class='meta'><b>{}</b>{}<span>{} · {}</span></p><h3 class='titel'>{}</h3>"
        "<div class='tekst'><p>{}</p></div>{}</article>"
    ).format(
        verhaal.soort.titel,
        build_herkomstmerk(verhaal),
        describe_plaats(verhaal, gebieden),
        format_datum(verhaal.datum, verhaal.datum_soort),
        verhaal.titel,
        build_uittreksel(verhaal.tekst, LENGTE),
        Markup("<p class='bron'>Bron: {}</p>").format(verhaal.bron) if verhaal.bron else Markup(),
    )
