"""The title of the browser tab: what this page is about, and then whose monitor it is (WCAG 2.4.2)."""

import streamlit as st

from lwd_monitor.instellingen import GEMEENTE

MONITOR = f"LWD-monitor {GEMEENTE.naam}"


def show_titel(onderwerp: str) -> None:
    """Give the tab the title of a page; a page that knows better, as that of a place, gives it once more."""
    st.set_page_config(page_title=f"{onderwerp} - {MONITOR}")
