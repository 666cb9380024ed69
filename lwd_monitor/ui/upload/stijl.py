"""The style sheet of this page."""

from functools import cache
from pathlib import Path

import streamlit as st


@cache
def _read_stijl() -> str:
    return (Path(__file__).parents[1] / "stijl_upload.css").read_text(encoding="utf-8")


def show_stijl() -> None:
    """Bring this page's own style sheet onto the page."""
    st.html(f"<style>{_read_stijl()}</style>")
