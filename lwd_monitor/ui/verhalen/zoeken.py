"""Search in the stories that a person may read."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st
from markupsafe import Markup

from lwd_monitor.toegang import SYSTEEM
from lwd_monitor.ui import bronnen
from lwd_monitor.ui.opslag import get_database
from lwd_monitor.verhaal import Keuze, Verhaal
from lwd_monitor.verhaal.zoek.bijhouden import Bijgehouden

MAX_TREFFERS = 500


@st.cache_resource(show_spinner=False)
def _get_index() -> tuple[Bijgehouden, dict[str, int]]:
    return Bijgehouden(), {"versie": -1}


def search_verhalen(verhalen: Sequence[Verhaal], keuze: Keuze) -> tuple[Keuze, dict[str, Markup]]:
    """Return the wishes with what the index found, and per story the piece of text round the words.

    Notes: `verhalen` are those that the person may read; hits in others are dropped here.
    """
    if not keuze.zoek.strip():
        return keuze, {}
    index, stand = _get_index()
    versie = get_database().get_versie()
    if stand["versie"] != versie:
        index.sync(bronnen.load_verhalen(SYSTEEM))
        stand["versie"] = versie
    leesbaar = {verhaal.id for verhaal in verhalen}
    treffers = [t for t in index.search(keuze.zoek, MAX_TREFFERS) if t.id in leesbaar]
    gevonden = replace(keuze, treffers=tuple(t.id for t in treffers))
    # The fragment is escaped by the index; only its <mark> is markup.
    # The index escapes its fragments; only its own <mark> stands in them.
    fragmenten = {t.id: Markup(t.fragment_html) for t in treffers}  # nosec B704
    return gevonden, {id_: Markup("<span class='fragment'>{}</span>").format(f) for id_, f in fragmenten.items()}
