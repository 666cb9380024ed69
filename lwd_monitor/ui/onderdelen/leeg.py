"""The empty state: what is missing, why, and what can be done by whom."""

import streamlit as st
from markupsafe import Markup


def build_leeg(wat: str, waarom: str, actie: str = "") -> Markup:
    """Return the dashed box as HTML."""
    extra = Markup("<p class='actie'>{}</p>").format(actie) if actie else ""
    return Markup("<div class='leeg'><p class='wat'>{}</p><p>{}</p>{}</div>").format(wat, waarom, extra)


def show_leeg(wat: str, waarom: str, actie: str = "") -> None:
    """Show the dashed box."""
    st.html(build_leeg(wat, waarom, actie))
