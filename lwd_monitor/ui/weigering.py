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
    buiten = gebruiker is None or gebruiker == BEZOEKER
    try:
        require(gebruiker, recht)
    except GeenRecht as fout:
        # Whoever is not logged in has no role that could be wrong.
        wat = "Deze pagina is voor wie is ingelogd." if buiten else "Deze pagina is niet voor uw rol."
        show_leeg(
            wat, "Hebt u een account? Log dan in." if buiten else fout.melding, "Kies hierboven een andere pagina."
        )
    if buiten:
        st.html(f"<p><a href='{get_inlogadres()}' target='_self'>Inloggen</a></p>")
