"""A folded part that is built when somebody opens it: a form that hardly anyone uses may not cost every click."""

from collections.abc import Callable

import streamlit as st


def show_uitklap(label: str, key: str, show: Callable[[], None]) -> None:
    """Show a part that folds out; `show` fills it from the first time that it is opened in this session.

    Notes: it stays filled after it is closed again: Streamlit forgets what was typed in a field that is not shown.
    """
    vak, gevuld = st.expander(label, key=key, on_change="rerun"), f"{key}_gevuld"
    if vak.open:
        st.session_state[gevuld] = True
    if gevuld in st.session_state:
        with vak:
            show()
