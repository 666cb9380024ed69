"""The foot of every page: whose it is, and where figures come from."""

import streamlit as st

from lwd_monitor.gebied import GEMEENTE_NAAM
from lwd_monitor.waarneming import Status


def show_voet() -> None:
    """Show the foot."""
    st.html(
        f"<footer class='voet'>LWD-monitor · gemeente {GEMEENTE_NAAM} · tellen en vertellen. "
        "Cijfers en kaart: CBS, RIVM, politie, Kadaster, CC BY 4.0. "
        f"Wat verzonnen is, draagt het teken {Status.VOORBEELD.merk}. "
        "<a href='toegankelijkheid' target='_self'>Toegankelijkheid</a></footer>"
    )
