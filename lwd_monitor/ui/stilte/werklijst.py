"""The worklist: where to begin, per place the last story, why its figures ask for one, and which voices are missing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import streamlit as st
from markupsafe import Markup

from lwd_monitor.db import Cursor
from lwd_monitor.gebied import Gebieden, GebiedNiveau, get_wijk
from lwd_monitor.opmaak import format_datum
from lwd_monitor.toegang import DEMO_GEBRUIKERS, Gebruiker, Recht, Rol, has_recht
from lwd_monitor.ui import laden
from lwd_monitor.ui.onderdelen.html import build_tabel, show_html
from lwd_monitor.ui.onderdelen.schakel import get_doel
from lwd_monitor.ui.opslag import per_versie
from lwd_monitor.ui.stilte.laden import load_stilte
from lwd_monitor.verhaal import Stem, Stilte, count_stemmen

KOPPEN = {
    2: "Begin hier: stil, terwijl de cijfers om een verhaal vragen",
    1: "Stil",
    0: "Hier is het laatste jaar iets verteld",
}
MAX_LINKS = 12
AANTAL_STEMMEN = len(Stem) - 1  # a published source is no voice


@dataclass(frozen=True)
class Werklijstblok:
    """One part of the worklist: its heading, its table, and the places to write about, by code."""

    kop: str
    tabel: Markup
    plekken: Mapping[str, str]


def show_werklijst(niveau: GebiedNiveau, gebruiker: Gebruiker) -> None:
    """Show every place, those to begin with first; who writes gets a way to the form per silent place."""
    st.header("Werklijst", anchor=False)
    if gebruiker.wijken:
        st.html("<p class='meta'>U ziet uw eigen wijken en dorpen.</p>")
    for blok in _load_blokken(gebruiker.rol, niveau, gebruiker.wijken):
        st.subheader(blok.kop, anchor=False)
        show_html(blok.tabel)
        if blok.plekken and has_recht(gebruiker, Recht.VERHAAL_INSTUREN):
            _show_links(blok.plekken)
    st.html(
        "<p class='bron'>De cijfers staan ernaast om te weten waar u kunt vragen. Zij zeggen niet wat er speelt.</p>"
    )


@per_versie
def _load_blokken(con: Cursor, rol: Rol, niveau: GebiedNiveau, wijken: tuple[str, ...]) -> list[Werklijstblok]:
    """Return the worklist of a role, of some wijken alone when there are any."""
    gebieden, stilte, eigen = laden.load_gebieden(), load_stilte(rol, niveau), {get_wijk(wijk) for wijk in wijken}
    blokken = []
    for rang, kop in KOPPEN.items():
        rijen = [rij for rij in stilte if rij.rang == rang and (not eigen or get_wijk(rij.code) in eigen)]
        if rijen:
            plekken = {rij.code: get_naam(rij.code, gebieden) for rij in rijen[:MAX_LINKS]} if rang else {}
            blokken.append(Werklijstblok(f"{kop} ({len(rijen)})", build_werklijst(rijen, gebieden, kop), plekken))
    return blokken


def build_lead(stilte: list[Stilte], niveau: GebiedNiveau) -> Markup:
    """Return in two sentences how many places are silent, and in how many of them to begin."""
    stil, eerst = sum(rij.is_stil for rij in stilte), sum(rij.is_eerst for rij in stilte)
    zin = f"Over {stil} van de {len(stilte)} {niveau.meervoud} is de laatste twaalf maanden niets verteld."
    if eerst:
        zin += (
            f" Bij {eerst} daarvan is een ondergrens niet gehaald of is een cijfer aantoonbaar veranderd: begin daar."
        )
    elif stil:
        zin += " Bij geen daarvan vragen de cijfers om een verhaal."
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
        "<th scope='col'>Stemmen</th></tr></thead><tbody>{}</tbody></table>"
    ).format(kop, Markup().join(regels))


def describe_laatste(rij: Stilte) -> str:
    """Return when something was told for the last time."""
    if rij.laatste is None:
        return "nog nooit"
    datum = format_datum(rij.laatste.datum, rij.laatste.datum_soort)
    return datum if rij.recent <= 1 else f"{datum}; {rij.recent} in twaalf maanden"


def describe_ontbreekt(rij: Stilte) -> str:
    """Return the voices that were not heard in the last twelve months.

    >>> describe_ontbreekt(Stilte("WK1", None, 0, ("bewoner", "ondernemer")))
    'niet gehoord: bewoner, ondernemer'
    """
    if not rij.ontbreekt:
        return "alle stemmen gehoord"
    return "niemand gehoord" if len(rij.ontbreekt) == AANTAL_STEMMEN else f"niet gehoord: {', '.join(rij.ontbreekt)}"


def get_naam(code: str, gebieden: Gebieden) -> str:
    """Return the name of a place."""
    gebied = gebieden.find(code)
    return gebied.naam if gebied else code


def _build_redenen(rij: Stilte) -> Markup:
    # Most places have none: the sentence above the map says so once.
    return Markup("<br>").join(rij.redenen)


def _show_links(plekken: Mapping[str, str]) -> None:
    """Lead to the form with the silent place filled in; a link within the app keeps who one is in the trial."""
    doel = get_doel("insturen")
    with st.container(horizontal=True, gap="small"):
        for code, naam in plekken.items():
            st.page_link(doel, label=f"Schrijf over {naam}", query_params={"gebied": code})


def show_stemmen(niveau: GebiedNiveau, gebruiker: Gebruiker) -> None:
    """Show how many stories each voice told, and in how many places it was not heard."""
    st.header("Wie horen we niet?", anchor=False)
    show_html(_load_tabel(gebruiker.rol, niveau))


@per_versie
def _load_tabel(con: Cursor, rol: Rol, niveau: GebiedNiveau) -> Markup:
    telling = count_stemmen(laden.load_verhalen(DEMO_GEBRUIKERS[rol]), date.today())
    stilte = load_stilte(rol, niveau)
    rijen = [
        Markup("<tr><th scope='row'>{}</th><td>{}</td><td>{} van de {}</td></tr>").format(
            stem.capitalize(), aantal, sum(stem in rij.ontbreekt for rij in stilte), len(stilte)
        )
        for stem, aantal in telling.items()
    ]
    koppen = ("Stem", "Verhalen in twaalf maanden", f"Niet gehoord in {niveau.meervoud}")
    onder = Markup("<p class='bron'>Verhalen uit openbare bronnen hebben geen verteller en tellen hier niet mee.</p>")
    return build_tabel("wachtrij", koppen, rijen, "Stemmen") + onder
