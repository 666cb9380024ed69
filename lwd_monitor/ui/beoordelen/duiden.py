"""What a reviewer may add to a story: the figure that it stands beside."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

import streamlit as st

from lwd_monitor.fout import Fout
from lwd_monitor.ui.beoordelen.besluit import load_eigen_mag
from lwd_monitor.ui.insturen.klad import set_melding
from lwd_monitor.ui.keuzelijst import kies_uit
from lwd_monitor.ui.onderdelen.uitklap import show_uitklap
from lwd_monitor.ui.opslag import get_database
from lwd_monitor.ui.pagina import Pagina
from lwd_monitor.ui.sessie import require_gebruiker
from lwd_monitor.ui.verhalen.jaren import describe_plek, kies_jaren, list_cijfers
from lwd_monitor.verhaal import MAX_WAAROM, Duiding, Houding, Stap, Verhaal, add_duiding, list_stappen, remove_duiding


def show_duiden(verhaal: Verhaal, pagina: Pagina) -> None:
    """Show the fields to set the story beside a figure, and a way back for what the editors added."""
    if Stap.DUIDEN not in list_stappen(verhaal, pagina.gebruiker, load_eigen_mag()):
        return
    for nummer, duiding in enumerate(verhaal.duidingen, 1):
        if duiding.door:
            knop = f"Haal cijfer {nummer} weg"
            st.button(knop, key=f"ontduid_{nummer}", on_click=_decide, args=(remove_duiding, verhaal, duiding))
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
    _decide(add_duiding, verhaal, duiding)


def _decide(stap: Callable[..., Verhaal], verhaal: Verhaal, duiding: Duiding) -> None:
    try:
        stap(get_database(), require_gebruiker(), verhaal.id, verhaal.versie, duiding, datetime.now())
        set_melding("Het cijfer bij het verhaal is bijgewerkt.")
    except Fout as fout:
        set_melding(fout.melding)
