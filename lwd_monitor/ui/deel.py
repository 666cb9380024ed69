"""The button that copies the address of what is on the screen; the script of the server does the copying."""

import streamlit as st

from lwd_monitor.ui.onderdelen.html import show_html

KNOP = (
    "<div class='deelrij'><button type='button' class='deel'>Deel</button>"
    "<span class='deelmelding' role='status' aria-live='polite'></span></div>"
)


def show_deel() -> None:
    """Show the button, right after the search box; it takes no room of its own."""
    with st.container(key="deelbalk", gap=None):
        show_html(KNOP)
