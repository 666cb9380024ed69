"""A step that a person takes on a page: a refusal stands there with its way out, what went well is told after it."""

from collections.abc import Callable

import streamlit as st

from lwd_monitor.fout import Fout
from lwd_monitor.register import Ongeldig
from lwd_monitor.ui.remedies import format_fout

KLAAR = "register_klaar"


def try_stap(doe: Callable[[], object]) -> bool:
    """Do a step and tell whether it went; of a form that cannot be kept all that is wrong with it is shown."""
    try:
        doe()
    except Ongeldig as fout:
        st.error("Dit is nog niet bewaard:\n\n" + "\n".join(f"- {format_fout(b)}" for b in fout.bevindingen))
        return False
    except Fout as fout:
        st.error(format_fout(fout))
        return False
    return True


def run_stap(doe: Callable[[], object], klaar: str) -> None:
    """Do a step, and draw the page again with `klaar` above it once it went."""
    if try_stap(doe):
        st.session_state[KLAAR] = klaar
        st.rerun()
