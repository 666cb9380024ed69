"""The look: one style sheet and the logo."""

from functools import cache
from pathlib import Path

import streamlit as st

_MAP = Path(__file__).parent
LOGO = _MAP / "logo.svg"
# The browser tab has room for the bars alone; what stands here goes over the line at every click.
ICOON = _MAP / "icoon.svg"


@cache
def _read_stijl() -> str:
    return (_MAP / "stijl.css").read_text(encoding="utf-8")


def show_stijl() -> None:
    """Bring the style sheet onto the page."""
    st.html(f"<style>{_read_stijl()}</style>")


@cache
def _read_blad(naam: str) -> str:
    return (_MAP / f"stijl_{naam}.css").read_text(encoding="utf-8")


def show_blad(naam: str) -> None:
    """Bring the style sheet of a page, or of a group of pages, onto it."""
    st.html(f"<style>{_read_blad(naam)}</style>")
