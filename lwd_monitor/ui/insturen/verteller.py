"""Whose voice it is, how it was gathered, and what the teller agreed to; never who he is."""

from datetime import date

import streamlit as st

from lwd_monitor.ui.insturen.klad import save_klad
from lwd_monitor.ui.insturen.velden import get_sleutel, get_veld
from lwd_monitor.ui.onderdelen.uitklap import show_uitklap
from lwd_monitor.verhaal import Herkomst, Stem, Zichtbaar

_STEMMEN = [stem.value for stem in Stem if stem != Stem.BRON]
# The choices about the teller that a story always has: label, field and what may be chosen.
HERKOMST = (("Stem", "stem", _STEMMEN), ("Hoe kwam het verhaal bij u?", "verkregen", [h.value for h in Herkomst]))
_HOE = ["mondeling", "schriftelijk", "per e-mail of app"]
_SCHAAL = {1: "1 niet", 2: "2 weinig", 3: "3 deels", 4: "4 wel", 5: "5 heel erg"}


def show_verteller() -> None:
    """Show the fields about the teller; consent is asked only when someone else told it."""
    st.header("Wie vertelt het?", anchor=False)
    st.pills("Stem", _STEMMEN, key=get_sleutel("stem"), format_func=str.capitalize, on_change=save_klad)
    st.selectbox(
        "Hoe kwam het verhaal bij u?",
        [herkomst.value for herkomst in Herkomst],
        key=get_sleutel("verkregen"),
        index=None,
        format_func=str.capitalize,
        placeholder="Kies",
        on_change=save_klad,
    )
    if get_veld("stem") == Stem.WIJKREGISSEUR:
        return
    st.checkbox("De verteller geeft toestemming", key=get_sleutel("akkoord"), on_change=save_klad)
    if get_veld("akkoord"):
        _show_afspraak()
    show_uitklap("Wat vindt de verteller zelf van het verhaal?", "uitklap_weging", _show_weging)


def _show_weging() -> None:
    st.html("<p class='meta'>Vraag het de verteller. Laat het leeg als u het niet vroeg.</p>")
    for label, veld in (("Hoe gewoon is dit voor de buurt?", "typerend"), ("Hoe goed is dit nieuws?", "positief")):
        st.pills(label, list(_SCHAAL), key=get_sleutel(veld), format_func=lambda n: _SCHAAL[n], on_change=save_klad)


def _show_afspraak() -> None:
    hoe, omvang, op, tot = st.columns(4, gap="small")
    with hoe:
        st.selectbox(
            "Hoe gegeven?", _HOE, key=get_sleutel("akkoord_hoe"), index=None, placeholder="Kies", on_change=save_klad
        )
    with omvang:
        st.selectbox(
            "Voor wie?",
            [z.value for z in Zichtbaar],
            key=get_sleutel("akkoord_omvang"),
            format_func=lambda z: Zichtbaar(z).titel,
            on_change=save_klad,
        )
    with op:
        st.date_input(
            "Gegeven op",
            key=get_sleutel("akkoord_op"),
            max_value=date.today(),
            format="DD-MM-YYYY",
            on_change=save_klad,
        )
    with tot:
        st.date_input(
            "Geldig tot en met (leeg: tot de verteller het intrekt)",
            key=get_sleutel("akkoord_tot"),
            format="DD-MM-YYYY",
            on_change=save_klad,
        )
    st.html(
        "<p class='meta'>Schrijf nergens op wie de verteller is. Is de datum voorbij? Dan verdwijnt het verhaal vanzelf.</p>"
    )
