"""Which story one works on: a new one, or one's own that is on its way."""

from collections.abc import Callable
from datetime import datetime

import streamlit as st

from lwd_monitor.db import Cursor
from lwd_monitor.fout import Fout
from lwd_monitor.gebied import Gebieden
from lwd_monitor.toegang import Gebruiker
from lwd_monitor.ui.adres import kies, write_adres
from lwd_monitor.ui.insturen.klad import NIEUW, forget_velden, open_klad, pop_melding, set_melding, settle_adres
from lwd_monitor.ui.onderdelen.bovenaan import go_boven, show_bovenaan
from lwd_monitor.ui.onderdelen.verhaal import build_verhaalkaart
from lwd_monitor.ui.opslag import get_database, per_versie
from lwd_monitor.ui.pagina import Pagina
from lwd_monitor.ui.sessie import require_gebruiker
from lwd_monitor.ui.verhalen.kaartje import build_bijlagen
from lwd_monitor.verhaal import (
    Intrekreden,
    Verhaal,
    VerhaalStatus,
    find_opmerking,
    list_eigen,
    list_geschiedenis,
    recall_verhaal,
    revise_verhaal,
    withdraw_verhaal,
)

_STAND = {
    VerhaalStatus.CONCEPT: "concept",
    VerhaalStatus.INGEDIEND: "wacht op beoordeling",
    VerhaalStatus.GEPUBLICEERD: "gepubliceerd",
}


def kies_klad(pagina: Pagina) -> Verhaal:
    """Show the choice among one's own stories and return the chosen one or a new draft."""
    # The parts above the fields keep their number: a shift would cost what is typed and not yet sent.
    show_bovenaan()
    with st.container():
        if melding := pop_melding():
            st.info(melding)
    settle_adres()
    gebruiker = pagina.gebruiker
    # A draft is read anew at every click: saving one leaves the number of the data as it is.
    concepten = list_eigen(get_database().cursor(), gebruiker, [VerhaalStatus.CONCEPT])
    eigen = {v.id: v for v in (*concepten, *_load_ingediend(gebruiker))}
    opties = [NIEUW, *eigen]
    gekozen = kies("Uw verhalen", "verhaal", opties, NIEUW, lambda id_: _describe(eigen.get(id_)), "verhaal")
    return open_klad(gekozen, _get_gebied(pagina, list(eigen.values())), pagina.gebieden.nieuwste)


@per_versie
def _load_ingediend(con: Cursor, gebruiker: Gebruiker) -> list[Verhaal]:
    """Return what one person handed in, waiting and published; he stands in the key himself, so it is never another's."""
    return list_eigen(con, gebruiker, [VerhaalStatus.INGEDIEND, VerhaalStatus.GEPUBLICEERD])


def show_gevolgd(verhaal: Verhaal, gebieden: Gebieden) -> None:
    """Show a story that was handed in or published, with what its writer can still do."""
    gepubliceerd = verhaal.status == VerhaalStatus.GEPUBLICEERD
    st.html(
        "<p class='lead'>"
        + (
            "Dit verhaal is te lezen in de monitor."
            if gepubliceerd
            else "Een collega leest dit verhaal voor publicatie."
        )
        + "</p>"
    )
    st.html(build_verhaalkaart(verhaal, gebieden, kop="h2", onder=build_bijlagen(verhaal, gebieden)))
    with st.container(horizontal=True, gap="small"):
        if gepubliceerd:
            uitleg = "Lezers zien het pas weer als het opnieuw is beoordeeld."
            st.button(
                "Verbeter dit verhaal", key="herzien", help=uitleg, on_click=_step, args=(revise_verhaal, verhaal)
            )
        else:
            st.button("Haal terug om te verbeteren", key="terughalen", on_click=_step, args=(recall_verhaal, verhaal))
        show_intrekken(verhaal)


def show_intrekken(verhaal: Verhaal) -> None:
    """Offer to withdraw one's own story, with the reason."""
    concept = verhaal.status == VerhaalStatus.CONCEPT
    with st.popover("Gooi dit concept weg" if concept else "Trek dit verhaal in"):
        st.html(
            "<p>De tekst en de foto's worden gewist, ook uit de geschiedenis. Dat kan niet ongedaan worden gemaakt.</p>"
        )
        redenen = [Intrekreden.SCHRIJVER, Intrekreden.VERTELLER, Intrekreden.ONJUIST, Intrekreden.VERZOEK]
        reden = st.selectbox("Waarom?", redenen, format_func=lambda r: r.value, key="intrekreden")
        st.button("Wis het verhaal", key="intrekken", type="primary", on_click=_withdraw, args=(verhaal, reden))


def load_opmerking(verhaal: Verhaal, gebruiker: Gebruiker) -> str:
    """Return what the reviewer asked to mend, when the story came back."""
    return _load_opmerking(gebruiker, verhaal.id) if verhaal.versie else ""


@per_versie
def _load_opmerking(con: Cursor, gebruiker: Gebruiker, verhaal_id: str) -> str:
    return find_opmerking(list_geschiedenis(con, gebruiker, verhaal_id), gebruiker)


def _step(stap: Callable[..., Verhaal], verhaal: Verhaal) -> None:
    try:
        stap(get_database(), require_gebruiker(), verhaal.id, verhaal.versie, datetime.now())
        go_boven()
    except Fout as fout:
        set_melding(fout.melding)
    st.session_state.pop("klad", None)


def _withdraw(verhaal: Verhaal, reden: Intrekreden) -> None:
    try:
        withdraw_verhaal(get_database(), require_gebruiker(), verhaal.id, verhaal.versie, datetime.now(), reden)
        set_melding("Het verhaal is gewist.")
        go_boven()
    except Fout as fout:
        set_melding(fout.melding)
    st.session_state.pop("klad", None)
    forget_velden()
    write_adres("verhaal", None)


def _describe(verhaal: Verhaal | None) -> str:
    if verhaal is None:
        return "Nieuw verhaal"
    return f"{verhaal.titel.strip() or 'Zonder titel'} ({_STAND[verhaal.status]})"


def _get_gebied(pagina: Pagina, eigen: list[Verhaal]) -> str:
    gevraagd = st.query_params.get("gebied", "")
    if gevraagd and (gevraagd in pagina.gebieden.eigen or pagina.gebieden.find(gevraagd)):
        return gevraagd
    if wijken := pagina.gebruiker.wijken:
        return wijken[0]
    # One's own last story is most likely about one's own wijk.
    laatste = max(eigen, key=lambda v: v.datum, default=None)
    return laatste.gebieden[0] if laatste and laatste.gebieden else ""
