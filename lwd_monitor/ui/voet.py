"""The foot of every page: whose it is, and where figures come from."""

import streamlit as st


def show_voet() -> None:
    """Show the foot."""
    st.html(
        "<footer class='voet'>LWD-monitor · gemeente Almelo · tellen en vertellen. "
        "Cijfers en kaart: CBS, RIVM, politie, Kadaster, CC BY 4.0. "
        "Wat verzonnen is, draagt het teken ◇ fictief voorbeeld.</footer>"
    )
