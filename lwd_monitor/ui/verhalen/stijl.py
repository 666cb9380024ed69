"""The style sheet of the Verhalen page."""

from functools import cache
from pathlib import Path

import streamlit as st

_BLAD = Path(__file__).parents[1] / "stijl_verhalen.css"


@cache
def _read_stijl() -> str:
    return _BLAD.read_text(encoding="utf-8")


def show_stijl() -> None:
    """Bring the style sheet onto the page."""
    st.html(f"<style>{_read_stijl()}</style>")
