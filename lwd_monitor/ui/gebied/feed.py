"""The stories of a place that stand at no theme: the first few, more on request."""

import streamlit as st
from markupsafe import Markup

from lwd_monitor.gebied import EigenGebied, Gebied, Gebieden, GebiedNiveau
from lwd_monitor.opmaak import format_datum
from lwd_monitor.toegang import Gebruiker, Recht, has_recht
from lwd_monitor.ui.gebied.kruimel import build_link
from lwd_monitor.ui.navigatie import get_pagina
from lwd_monitor.ui.onderdelen.html import build_leeg, show_html
from lwd_monitor.ui.onderdelen.verhaal import build_herkomstmerk, describe_plaats
from lwd_monitor.verhaal import Verhaal, build_uittreksel

EERST, STAP = 2, 7
LENGTE = 200  # characters of a story; the whole of it stands on the page Verhalen


def show_feed(gebied: Gebied | EigenGebied, kaarten: tuple[Markup, ...]) -> None:
    """Show the cards that stand open, and a button for the next ones."""
    if not kaarten:
        return
    sleutel = f"verhalen_{gebied.sleutel}"
    open_ = st.session_state.get(sleutel, EERST)
    show_html(Markup().join(kaarten[: open_ + 1]))
    rest = len(kaarten) - 1 - open_
    if rest > 0:
        meer = min(STAP, rest)
        tekst = "Toon het volgende verhaal" if meer == 1 else f"Toon de volgende {meer} verhalen"
        if st.button(tekst, key=f"meer_{gebied.sleutel}"):
            st.session_state[sleutel] = open_ + STAP
            st.rerun()


def show_insturen(gebied: Gebied | EigenGebied, gebruiker: Gebruiker) -> None:
    """Lead who may write to the form, with this place filled in."""
    if has_recht(gebruiker, Recht.VERHAAL_INSTUREN):
        keuze = {"gebied": gebied.sleutel}
        st.page_link(get_pagina("insturen").pad, label=f"Schrijf een verhaal over {gebied.naam}", query_params=keuze)


def show_gespreklink(gebied: Gebied | EigenGebied, gebruiker: Gebruiker) -> None:
    """Lead who may write to the meeting view of this place."""
    if has_recht(gebruiker, Recht.VERHAAL_INSTUREN):
        keuze = {"gebied": gebied.sleutel}
        st.page_link(get_pagina("gesprek").pad, label=f"Voer een gesprek over {gebied.naam}", query_params=keuze)


def show_rapportlink(gebied: Gebied | EigenGebied, gebruiker: Gebruiker) -> None:
    """Lead who may make reports to the page for them, with this place filled in."""
    if has_recht(gebruiker, Recht.RAPPORT_MAKEN):
        keuze = {"gebied": gebied.sleutel}
        st.page_link(get_pagina("samenstellen").pad, label=f"Maak een rapport over {gebied.naam}", query_params=keuze)


def build_kaarten(
    gebied: Gebied | EigenGebied, overig: tuple[Verhaal, ...], aantal: int, gebieden: Gebieden
) -> tuple[Markup, ...]:
    """Return the heading followed by a card for each story; `aantal` counts those at the themes as well."""
    if not aantal:
        return (_build_leegte(gebied, gebieden),)
    if not overig:
        return ()
    kop = f"Meer verhalen uit {gebied.naam}" if aantal > len(overig) else f"Verhalen uit {gebied.naam}"
    return (
        Markup("<h2>{}</h2>").format(kop),
        *(build_kort(verhaal, gebieden) for verhaal in overig),
    )


def build_kort(verhaal: Verhaal, gebieden: Gebieden, reden: str = "") -> Markup:
    """Return the card of a story with its first words, and the way to all of it; `reden` says why it stands here."""
    return Markup(
        "<article class='verhaal kort'>{reden}<h3 class='titel'><a href='verhalen?verhaal={id}' target='_self'>{titel}</a></h3>"
        "<div class='tekst'><p>{tekst}</p></div><p class='meta'><b>{soort}</b>{merk}<span>{plaats}</span></p></article>"
    ).format(
        reden=Markup("<p class='reden'>{}</p>").format(reden) if reden else Markup(),
        id=verhaal.id,
        titel=verhaal.titel,
        tekst=build_uittreksel(verhaal.tekst, LENGTE),
        soort=verhaal.soort.titel,
        merk=build_herkomstmerk(verhaal),
        plaats=f"{describe_plaats(verhaal, gebieden)} · {format_datum(verhaal.datum, verhaal.datum_soort)}",
    )


def _build_leegte(gebied: Gebied | EigenGebied, gebieden: Gebieden) -> Markup:
    waarom = Markup("Niemand heeft hier nog een verhaal bij deze monitor gebracht.")
    if isinstance(gebied, Gebied) and gebied.niveau == GebiedNiveau.BUURT and gebied.ouder_code:
        wijk = gebieden.find(gebied.ouder_code, gebied.indeling)
        if wijk:
            waarom += Markup(" Kijk bij {} {}.").format(
                "het dorp" if wijk.soort == "dorp" else "de wijk", build_link(wijk, gebieden)
            )
    return build_leeg(
        f"Er zijn nog geen verhalen uit {gebied.naam}.", waarom, "Een wijkregisseur kan een verhaal toevoegen."
    )
