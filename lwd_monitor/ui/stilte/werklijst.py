"""The worklist: where to begin, per place the last story, why its figures ask for one, and who was not heard."""

import streamlit as st
from markupsafe import Markup

from lwd_monitor.gebied import Gebieden, GebiedNiveau
from lwd_monitor.opmaak import format_datum
from lwd_monitor.toegang import Gebruiker, Recht, has_recht
from lwd_monitor.ui.navigatie import get_pagina
from lwd_monitor.verhaal import Stem
from lwd_monitor.verhaal.stilte import Stilte

KOPPEN = {
    2: "Begin hier: stil, terwijl de cijfers om een verhaal vragen",
    1: "Ook stil",
    0: "Hier is het laatste jaar iets verteld",
}
MAX_LINKS = 12
AANTAL_STEMMEN = len(Stem) - 1  # a published source is no voice


def show_werklijst(stilte: list[Stilte], gebieden: Gebieden, gebruiker: Gebruiker) -> None:
    """Show every place, those to begin with first; who writes gets a way to the form per silent place."""
    st.header("Werklijst", anchor=False)
    if gebruiker.wijken:
        eigen = {wijk[2:8] for wijk in gebruiker.wijken}
        stilte = [rij for rij in stilte if rij.code[2:8] in eigen]
        st.html("<p class='meta'>U ziet uw eigen wijken.</p>")
    for rang, kop in KOPPEN.items():
        rijen = [rij for rij in stilte if rij.rang == rang]
        if rijen:
            st.subheader(f"{kop} ({len(rijen)})", anchor=False)
            st.html(build_werklijst(rijen, gebieden, kop))
            if rang and has_recht(gebruiker, Recht.VERHAAL_INSTUREN):
                _show_links(rijen, gebieden)
    st.html(
        "<p class='bron'>De cijfers staan ernaast om te weten waar u kunt vragen. Zij zeggen niet wat er speelt.</p>"
    )


def build_lead(stilte: list[Stilte], niveau: GebiedNiveau) -> Markup:
    """Return in two sentences how many places are silent, and in how many of them to begin."""
    stil, eerst = sum(rij.is_stil for rij in stilte), sum(rij.is_eerst for rij in stilte)
    zin = f"Over {stil} van de {len(stilte)} {niveau.meervoud} is de laatste twaalf maanden niets verteld."
    if eerst:
        zin += f" Bij {eerst} daarvan is de basis niet op orde of is een cijfer aantoonbaar veranderd: begin daar."
    elif stil:
        zin += " Bij geen daarvan is een ondergrens gemist of een cijfer aantoonbaar veranderd."
    return Markup("<p class='lead'>{}</p>").format(zin)


def build_werklijst(rijen: list[Stilte], gebieden: Gebieden, kop: str) -> Markup:
    """Return the places as a table."""
    regels = [
        Markup(
            "<tr role='row'><th scope='row' role='rowheader'><a href='gebied?gebied={}' target='_self'>{}</a></th><td role='cell' class='laatste'>{}</td>"
            "<td role='cell'>{}</td><td role='cell' class='stemmen'>{}</td></tr>"
        ).format(
            rij.code, get_naam(rij.code, gebieden), describe_laatste(rij), _build_redenen(rij), describe_ontbreekt(rij)
        )
        for rij in rijen
    ]
    return Markup(
        "<table class='wachtrij werklijst' role='table'><caption class='alleen-spraak'>{}</caption><thead><tr>"
        "<th scope='col'>Gebied</th><th scope='col'>Laatste verhaal</th><th scope='col'>Waarom vragen</th>"
        "<th scope='col'>Wie horen we niet</th></tr></thead><tbody>{}</tbody></table>"
    ).format(kop, Markup().join(regels))


def describe_laatste(rij: Stilte) -> str:
    """Return when something was told for the last time."""
    if rij.laatste is None:
        return "nog nooit"
    datum = format_datum(rij.laatste.datum, rij.laatste.datum_soort)
    return datum if rij.recent <= 1 else f"{datum}; {rij.recent} in twaalf maanden"


def describe_ontbreekt(rij: Stilte) -> str:
    """Return the voices that were not heard in the last twelve months."""
    if not rij.ontbreekt:
        return "alle stemmen gehoord"
    return "niemand gehoord" if len(rij.ontbreekt) == AANTAL_STEMMEN else f"niet: {', '.join(rij.ontbreekt)}"


def get_naam(code: str, gebieden: Gebieden) -> str:
    """Return the name of a place."""
    gebied = gebieden.find(code)
    return gebied.naam if gebied else code


def _build_redenen(rij: Stilte) -> Markup:
    if not rij.redenen:
        return Markup("<span class='meta'>geen reden in de cijfers</span>")
    return Markup("<br>").join(rij.redenen)


def _show_links(rijen: list[Stilte], gebieden: Gebieden) -> None:
    """Lead to the form with the silent place filled in; a link within the app keeps who one is in the trial."""
    with st.container(horizontal=True, gap="small"):
        for rij in rijen[:MAX_LINKS]:
            label = f"Schrijf over {get_naam(rij.code, gebieden)}"
            st.page_link(get_pagina("insturen").pad, label=label, query_params={"gebied": rij.code})
