"""What a reviewer decides: publish, give back with a remark, withdraw, or add the figure that a story stands beside."""

from collections.abc import Callable
from datetime import date, datetime
from functools import partial

import streamlit as st
from markupsafe import Markup

from lwd_monitor.db import Cursor
from lwd_monitor.fout import Fout
from lwd_monitor.gesprek import save_antwoord
from lwd_monitor.toegang import Gebruiker
from lwd_monitor.ui.adres import write_adres
from lwd_monitor.ui.insturen.klad import pop_melding, set_melding
from lwd_monitor.ui.keuzelijst import kies_uit
from lwd_monitor.ui.onderdelen.bovenaan import go_boven, show_bovenaan
from lwd_monitor.ui.onderdelen.uitklap import show_uitklap
from lwd_monitor.ui.opslag import get_database, per_versie, remember
from lwd_monitor.ui.pagina import Pagina
from lwd_monitor.ui.sessie import require_gebruiker
from lwd_monitor.ui.verhalen.duiding import describe_plek, kies_jaren, list_cijfers
from lwd_monitor.verhaal import (
    MAX_WAAROM,
    Duiding,
    Houding,
    Intrekreden,
    Stap,
    Verhaal,
    VerhaalStatus,
    add_duiding,
    check_verhaal,
    is_eigen,
    list_stappen,
    may_eigen,
    publish_verhaal,
    remove_duiding,
    return_verhaal,
    withdraw_verhaal,
)

_BESLOTEN = "besloten"


def show_besloten() -> None:
    """Tell at the top of the page what was decided just now, once."""
    show_bovenaan()
    # The parts below keep their number, with or without these words.
    with st.container():
        if melding := st.session_state.pop(_BESLOTEN, ""):
            st.info(melding)


def show_besluit(verhaal: Verhaal, gebruiker: Gebruiker) -> None:
    """Show the steps that this reviewer may take, and why publishing is not among them when it is not."""
    if melding := pop_melding():
        st.info(melding)
    st.header("Uw besluit", anchor=False)
    stappen = list_stappen(verhaal, gebruiker, load_eigen_mag())
    if is_eigen(verhaal, gebruiker) and Stap.PUBLICEREN not in stappen:
        st.html(
            "<p>U hebt zelf aan dit verhaal geschreven. Een collega moet het publiceren: vier ogen zien meer dan twee.</p>"
        )
    sleutel = ("publicatiebezwaren", verhaal.id, verhaal.versie)
    open_ = remember(sleutel, lambda: check_verhaal(verhaal, date.today())) if Stap.PUBLICEREN in stappen else []
    for bevinding in open_:
        st.html(Markup("<p class='vondst blokkeert'>{}</p>").format(bevinding.melding))
    if Stap.PUBLICEREN in stappen and not open_:
        st.button(
            "Publiceer",
            key="publiceren",
            type="primary",
            on_click=_decide,
            args=(publish_verhaal, verhaal, "gepubliceerd"),
        )
    if Stap.TERUGGEVEN in stappen:
        st.text_area("Opmerking voor de schrijver", key=f"opmerking_{verhaal.id}", height=100, max_chars=2000)
        st.button("Geef terug met deze opmerking", key="teruggeven", on_click=_give_back, args=(verhaal,))
    if verhaal.status == VerhaalStatus.GEPUBLICEERD:
        st.text_area("Vertel terug wat er met dit verhaal is gedaan", key=f"antwoord_{verhaal.id}", height=100)
        st.button("Zet dit antwoord onder het verhaal", key="antwoorden", on_click=_answer, args=(verhaal,))
    if Stap.INTREKKEN in stappen:
        _show_intrekken(verhaal)


@per_versie
def load_eigen_mag(con: Cursor) -> bool:
    """Tell whether the municipality lets people publish their own stories."""
    return may_eigen(con)


def _show_intrekken(verhaal: Verhaal) -> None:
    with st.popover("Trek dit verhaal in"):
        st.html(
            "<p>De tekst en de foto's worden gewist, ook uit de geschiedenis. Dat kan niet ongedaan worden gemaakt.</p>"
        )
        # The log keeps the reason for good: nobody gives one by leaving what stood there.
        reden = st.selectbox(
            "Waarom?",
            list(Intrekreden),
            index=None,
            placeholder="Kies een reden",
            format_func=lambda r: r.value,
            key=f"intrekreden_b_{verhaal.id}",
        )
        st.button(
            "Wis het verhaal",
            key="intrekken_b",
            disabled=reden is None,
            on_click=_decide,
            args=(withdraw_verhaal, verhaal, "ingetrokken", reden),
        )


def _give_back(verhaal: Verhaal) -> None:
    _decide(return_verhaal, verhaal, "teruggegeven", st.session_state.get(f"opmerking_{verhaal.id}", ""))


def _decide(stap: Callable[..., Verhaal], verhaal: Verhaal, woord: str, *rest: object) -> None:
    try:
        stap(get_database(), require_gebruiker(), verhaal.id, verhaal.versie, datetime.now(), *rest)
        st.session_state[_BESLOTEN] = f"Het verhaal is {woord}."
        write_adres("verhaal", None)
        go_boven()
    except Fout as fout:
        set_melding(fout.melding)


def _answer(verhaal: Verhaal) -> None:
    tekst = st.session_state.get(f"antwoord_{verhaal.id}", "")
    try:
        save_antwoord(get_database(), require_gebruiker(), verhaal.id, tekst, datetime.now())
        st.session_state[f"antwoord_{verhaal.id}"] = ""
        set_melding("Het antwoord staat onder het verhaal.")
    except Fout as fout:
        set_melding(fout.melding)


def show_duiden(verhaal: Verhaal, pagina: Pagina) -> None:
    """Show the fields to set the story beside a figure, and a way back for what the editors added."""
    if Stap.DUIDEN not in list_stappen(verhaal, pagina.gebruiker, load_eigen_mag()):
        return
    for nummer, duiding in enumerate(verhaal.duidingen, 1):
        if duiding.door:
            knop = f"Haal cijfer {nummer} weg"
            st.button(knop, key=f"ontduid_{nummer}", on_click=_decide_duiding, args=(remove_duiding, verhaal, duiding))
    show_uitklap("Zet dit verhaal bij een cijfer", "uitklap_duid", partial(_show_velden, verhaal, pagina))


def _show_velden(verhaal: Verhaal, pagina: Pagina) -> None:
    st.html(
        "<p class='meta'>Het verhaal verklaart het cijfer niet; het staat ernaast. De lezer ziet dat u dit deed.</p>"
    )
    namen = {code: describe_plek(code, verhaal.indeling, pagina.gebieden) for code in verhaal.gebieden}
    vak = f"duid_{verhaal.id}"
    code = kies_uit("Gebied", list(namen), key=f"{vak}_gebied", toon=namen.__getitem__)
    titels = list_cijfers(code, verhaal.indeling)
    indicator = kies_uit(
        "Cijfer", list(titels), key=f"{vak}_cijfer", toon=titels.__getitem__, leeg=True, placeholder="Kies"
    )
    jaren = kies_jaren(indicator, code, verhaal.indeling, pagina.gebieden, vak)
    houding = st.pills("Wat doet het verhaal met het cijfer?", [h.value for h in Houding], key=f"{vak}_houding")
    waarom = st.text_input("Waarom? Eén zin", key=f"{vak}_waarom", max_chars=MAX_WAAROM)
    args = (verhaal, indicator, code, jaren, houding, waarom)
    st.button("Zet het verhaal bij dit cijfer", key="duid", on_click=_add, args=args)


def _add(
    verhaal: Verhaal,
    indicator: str | None,
    code: str,
    jaren: tuple[int, int] | None,
    houding: str | None,
    waarom: str,
) -> None:
    if not indicator or not jaren or not houding:
        set_melding("Kies een cijfer en kies wat het verhaal ermee doet.")
        return
    duiding = Duiding(indicator, code, verhaal.indeling, jaren[0], jaren[1], Houding(houding), waarom)
    _decide_duiding(add_duiding, verhaal, duiding)


def _decide_duiding(stap: Callable[..., Verhaal], verhaal: Verhaal, duiding: Duiding) -> None:
    try:
        stap(get_database(), require_gebruiker(), verhaal.id, verhaal.versie, duiding, datetime.now())
        set_melding("Het cijfer bij het verhaal is bijgewerkt.")
    except Fout as fout:
        set_melding(fout.melding)
