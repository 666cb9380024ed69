"""The style sheet of the map page."""

from functools import cache
from pathlib import Path

import streamlit as st


@cache
def _read_stijl() -> str:
    return (Path(__file__).parents[1] / "stijl_kaart.css").read_text(encoding="utf-8")


def show_kaartstijl() -> None:
    """Bring the map page's own style onto the page."""
    st.html(f"<style>{_read_stijl()}</style>")
