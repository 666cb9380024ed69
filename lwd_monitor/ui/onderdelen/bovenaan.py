"""After a step the page starts at the top, with what came of it."""

from pathlib import Path

import streamlit as st

_JS = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")
_mount = st.components.v2.component("lwd_bovenaan", js=_JS)
_STAP = "bovenaan"


def go_boven() -> None:
    """Let the page that is shown next start at the top."""
    st.session_state[_STAP] = st.session_state.get(_STAP, 0) + 1


def show_bovenaan() -> None:
    """Carry out what `go_boven` asked; stands on every page on which one decides."""
    _mount(key="lwd_bovenaan", data=[st.session_state.get(_STAP, 0)])
