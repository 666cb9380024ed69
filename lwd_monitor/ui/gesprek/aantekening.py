"""Notes during a meeting: what somebody said becomes a signaal, the draft of a story, or an activity."""

from datetime import datetime

import streamlit as st

from lwd_monitor.aantekening import Aantekening, Wordt, get_signaalregister, list_wordt, save_aantekening
from lwd_monitor.gebied import EigenGebied, Gebied
from lwd_monitor.ui.keuzelijst import kies_uit
from lwd_monitor.ui.navigatie import get_pagina
from lwd_monitor.ui.opslag import get_database
from lwd_monitor.ui.pagina import Pagina
from lwd_monitor.ui.stap import try_stap

KLAAR, TEKST, TITEL = "gesprek_klaar", "gesprek_tekst", "gesprek_titel"
WOORDEN = {
    Wordt.SIGNAAL: ("signaal van overlast", "Bewaard als signaal. Het staat op de pagina Leren.", "leren"),
    Wordt.VERHAAL: ("verhaal", "Bewaard als concept. Maak het af op de pagina Verhaal insturen.", "insturen"),
    Wordt.ACTIVITEIT: ("activiteit", "Bewaard als activiteit. Zij staat op de pagina Aanpak van onderop.", "aanpak"),
}
UITLEG = {
    Wordt.SIGNAAL: "Een signaal leest iedereen die intern mag lezen. Schrijf geen namen of adressen op.",
    Wordt.VERHAAL: "Een concept ziet alleen u, tot u het instuurt.",
    Wordt.ACTIVITEIT: "Een activiteit staat meteen bij Aanpak van onderop, voor iedereen. Schrijf geen namen of adressen op.",
}


def show_aantekening(gebied: Gebied | EigenGebied, pagina: Pagina) -> None:
    """Show the fold with the form of a note, and where the last one went."""
    if klaar := st.session_state.pop(KLAAR, None):
        melding, url = klaar
        st.success(melding)
        st.page_link(get_pagina(url).pad, label=f"Naar {get_pagina(url).titel}")
    with st.expander("Aantekening maken"):
        wordt = st.radio(
            "Wat wordt het?", list_wordt(pagina.gebruiker), format_func=lambda w: WOORDEN[w][0], key="gesprek_wordt",
            horizontal=True,
        )  # fmt: skip
        st.markdown(UITLEG[wordt])
        with st.form("gesprek_aantekening", border=False):
            titel = ""
            if wordt is not Wordt.SIGNAAL:
                titel = st.text_input(
                    f"Titel van {'het verhaal' if wordt is Wordt.VERHAAL else 'de activiteit'}", key=TITEL
                )
            tekst = st.text_area("Wat is er gezegd?", key=TEKST, max_chars=1000)
            keuzes = _show_keuzes() if wordt is Wordt.SIGNAAL else {}
            if not st.form_submit_button("Bewaar de aantekening", type="primary"):
                return
        _save(Aantekening(gebied.sleutel, wordt, tekst, titel, keuzes), pagina)


def _show_keuzes() -> dict[str, str]:
    """Ask what a signaal has to say besides its text."""
    keuzes = {}
    for naam in ("soort", "omvang"):
        veld = get_signaalregister().get_veld(naam)
        keuzes[naam] = kies_uit(veld.titel, list(veld.keuzes), key=f"gesprek_{naam}", toon=veld.keuzes.__getitem__)
    return keuzes


def _save(aantekening: Aantekening, pagina: Pagina) -> None:
    if not try_stap(
        lambda: save_aantekening(get_database(), pagina.gebruiker, aantekening, pagina.gebieden, datetime.now())
    ):
        return
    for sleutel in (TEKST, TITEL):
        st.session_state.pop(sleutel, None)
    st.session_state[KLAAR] = WOORDEN[aantekening.wordt][1:]
    st.rerun()
