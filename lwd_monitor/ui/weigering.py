"""A page that is not for this person: said in Dutch, logged, and with a way on."""

import streamlit as st

from lwd_monitor.toegang import BEZOEKER, GeenRecht, Recht, require
from lwd_monitor.ui.onderdelen.leeg import show_leeg
from lwd_monitor.ui.opslag import watch_weigeringen
from lwd_monitor.ui.sessie import get_gebruiker, get_inlogadres


def show_weigering(recht: Recht) -> None:
    """Show that the page at this address asks for a right that the person does not have."""
    watch_weigeringen()
    gebruiker = get_gebruiker()
    st.title("Geen toegang", anchor=False)
    try:
        require(gebruiker, recht)
    except GeenRecht as fout:
        show_leeg("Deze pagina is niet voor uw rol.", fout.melding, "Kies hierboven een andere pagina.")
    if gebruiker is None or gebruiker == BEZOEKER:
        st.html(f"<p><a href='{get_inlogadres()}' target='_self'>Inloggen</a></p>")
