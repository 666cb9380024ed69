"""Search in the stories that a person may read."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import streamlit as st
from markupsafe import Markup

from lwd_monitor.toegang import SYSTEEM
from lwd_monitor.ui import laden
from lwd_monitor.ui.opslag import get_database
from lwd_monitor.verhaal import Verhaal, Verhaalkeuze
from lwd_monitor.zoek import Bijgehouden

MAX_TREFFERS = 500
# The index knows all stories; enough hits are asked for that those of others leave plenty.
MAX_GEZOCHT = 4_000
Fragmenteer = Callable[[str], Markup]


@st.cache_resource(show_spinner=False)
def _get_index() -> tuple[Bijgehouden, dict[str, int]]:
    return Bijgehouden(), {"versie": -1}


def search_verhalen(verhalen: Sequence[Verhaal], keuze: Verhaalkeuze) -> tuple[Verhaalkeuze, Fragmenteer]:
    """Return the wishes with what the index found, and what gives the piece round the words of a story that is shown.

    Notes: `verhalen` are those that the person may read; hits in others are dropped here.
    """
    if not keuze.zoek.strip():
        return keuze, lambda verhaal_id: Markup()
    index, stand = _get_index()
    versie = get_database().get_versie()
    if stand["versie"] != versie:
        index.sync(laden.load_verhalen(SYSTEEM))
        stand["versie"] = versie
    leesbaar = {verhaal.id for verhaal in verhalen}
    treffers = [id_ for id_ in index.find(keuze.zoek, MAX_GEZOCHT) if id_ in leesbaar]

    def build(verhaal_id: str) -> Markup:
        # The index escapes its fragments; only its own <mark> stands in them.
        fragment = Markup(index.build_fragment(keuze.zoek, verhaal_id))  # nosec B704
        return Markup("<span class='fragment'>{}</span>").format(fragment)

    return replace(keuze, treffers=tuple(treffers[:MAX_TREFFERS])), build
