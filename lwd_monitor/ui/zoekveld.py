"""The search box in the bar of every page: a word, and the results as links to the page of each."""

import streamlit as st

from lwd_monitor import adres, gebied, zoekveld
from lwd_monitor.db import Cursor
from lwd_monitor.instellingen import load_instellingen
from lwd_monitor.toegang import Gebruiker, Recht, has_recht
from lwd_monitor.ui import laden
from lwd_monitor.ui.onderdelen.schakel import get_doel
from lwd_monitor.ui.opslag import get_database, per_versie, remember
from lwd_monitor.ui.sessie import find_persoon
from lwd_monitor.zoekveld import Treffer, Treffersoort, Zoekbron

WOORD, PLEK = "zoekwoord", "zoek_plek"
LABEL = "Zoek een wijk, straat, postcode, cijfer of verhaal"
KORT_LABEL = "Wijk, straat, postcode, cijfer …"


@per_versie
def _load_adressen(con: Cursor):  # type: ignore[no-untyped-def]
    return adres.load_adressen(con)


@per_versie
def _load_aliassen(con: Cursor):  # type: ignore[no-untyped-def]
    return gebied.load_aliassen(con)


def load_zoekbron(gebruiker: Gebruiker) -> Zoekbron:
    """Return all that this person may find; kept per role, since stories differ by it."""

    def build() -> Zoekbron:
        indicatoren = [*laden.load_indicatoren().values()]
        return Zoekbron(
            laden.load_gebieden(), _load_aliassen(), _load_adressen(), indicatoren, laden.load_verhalen(gebruiker)
        )

    return remember(("zoekbron", gebruiker.rol), build)


def show_zoekveld(url: str) -> None:
    """Show the box on the page at an address; what was found on another page is gone."""
    plek = (url, tuple(sorted(st.query_params.items())))
    vorige = st.session_state.get(PLEK)
    if vorige != plek:
        if vorige is not None and vorige[0] == url:
            # A link to the page that is open changes the choice but not the address in the bar; this brings it there.
            st.query_params.from_dict(st.query_params.to_dict())
        st.session_state[PLEK] = plek
        st.session_state[WOORD] = ""
    _show_veld()


@st.fragment
def _show_veld() -> None:
    """Show the box and what it found; typing draws only this part again."""
    with st.container(key="zoekbalk", gap=None):
        woord = st.text_input(LABEL, key=WOORD, placeholder=KORT_LABEL, label_visibility="collapsed", max_chars=80)
        # Asked anew each time: a person who logged out or changed role meanwhile finds no more than he may.
        if woord.strip() and (gebruiker := find_persoon()) is not None:
            with st.container(key="zoekuit", gap=None):
                _show_treffers(woord, gebruiker)


def _show_treffers(woord: str, gebruiker: Gebruiker) -> None:
    bron = load_zoekbron(gebruiker)
    alle = zoekveld.find_alle(woord, bron)
    if not alle and load_instellingen().locatieserver:
        alle = zoekveld.search_buiten(get_database().cursor(), woord, bron, load_instellingen().bronbasis or None)
    alle = alle or zoekveld.find_misspeld(woord, bron)
    treffers = zoekveld.select_beste(alle)
    st.html(f"<p class='meta' role='status'>{describe_uitslag(woord, treffers, len(alle), bron, gebruiker)}</p>")
    for treffer in treffers:
        st.page_link(
            get_doel(treffer.pagina), label=f"**{treffer.naam}** {treffer.bij}", query_params=dict(treffer.keuze)
        )


def describe_uitslag(woord: str, treffers: list[Treffer], aantal: int, bron: Zoekbron, gebruiker: Gebruiker) -> str:
    """Return in a sentence how many were found, how many of them stand below, and what cannot be found here."""
    if len(woord.strip()) < zoekveld.KORT:
        return "Typ ten minste twee letters."
    zin = f"{aantal} gevonden." if aantal else "Niets gevonden. Probeer een ander woord."
    if aantal > len(treffers):
        op_plek = {treffer.soort for treffer in treffers} & {Treffersoort.STRAAT, Treffersoort.POSTCODE}
        meer = "Typ meer, of de hele postcode," if op_plek else "Typ meer"
        zin = f"{aantal} gevonden; hier staan er {len(treffers)}. {meer} voor de andere."
    if not bron.adressen.empty or load_instellingen().locatieserver:
        return zin
    mag = has_recht(gebruiker, Recht.UPLOAD_UITVOEREN)
    return f"{zin} {zoekveld.GEEN_ADRESSEN if mag else 'Straten en postcodes staan nog niet in deze monitor.'}"
