"""Showing the front page: the cards and the links."""

import streamlit as st
from streamlit.navigation.page import Page

from lwd_monitor.ui.onderdelen.html import show_html
from lwd_monitor.ui.onderdelen.schakel import get_doel
from lwd_monitor.ui.overzicht.beeld import Gebiedkaart

PER_RIJ = 3


def show_kaarten(kaarten: tuple[Gebiedkaart, ...]) -> None:
    """Show the cards, in the order given."""
    doel = get_doel("gebied")
    for start in range(0, len(kaarten), PER_RIJ):
        kolommen = st.columns(PER_RIJ, gap="small")
        for kolom, kaart in zip(kolommen, kaarten[start : start + PER_RIJ], strict=False):
            with kolom, st.container(key=f"gebiedkaart_{kaart.gebied.id}", height="stretch", gap=None):
                show_html(kaart.inhoud)
                show_link(doel, f"Bekijk {kaart.gebied.naam}", gebied=kaart.gebied.id)


def show_link(doel: Page, tekst: str, **vraag: str) -> None:
    """Show a link to another page with what it should choose there."""
    st.page_link(
        doel,
        label=tekst,
        icon=":material/arrow_forward:",
        icon_position="right",
        query_params=vraag or None,
    )
