"""What runs on every visit: the look, the person, the navigation, and then the page."""

import sys
from contextlib import suppress
from functools import partial
from pathlib import Path

import streamlit as st

PROJECT = Path(__file__).resolve().parents[2]
if str(PROJECT) not in sys.path:
    sys.path.insert(0, str(PROJECT))

from lwd_monitor.ui.navigatie import PAGINAS, Paginaplek, list_paginas  # noqa: E402
from lwd_monitor.ui.pagina import PaginaKlaar, show_weigering  # noqa: E402
from lwd_monitor.ui.rand import (  # noqa: E402
    build_menu,
    find_menuplek,
    list_verborgen,
    show_deel,
    show_mobiel_menu,
    show_titel,
    show_voet,
)
from lwd_monitor.ui.sessie import find_persoon, forget_vorige, show_sessie, show_uitgelogd  # noqa: E402
from lwd_monitor.ui.stijl import ICOON, LOGO, show_menumerk  # noqa: E402
from lwd_monitor.ui.wacht import show_wacht  # noqa: E402
from lwd_monitor.ui.zoekveld import show_zoekveld  # noqa: E402


def list_geweigerd(mag: list[Paginaplek]) -> list:
    """Return hidden pages that refuse in Dutch at the address of a page the person may not open."""
    geweigerd = [pagina for pagina in PAGINAS if pagina not in mag]
    return [
        st.Page(partial(show_weigering, p.recht), title="Geen toegang", url_path=p.url, visibility="hidden")
        for p in geweigerd
    ]


# No title yet: one that is given here stands above that of every page.
st.set_page_config(page_icon=str(ICOON), layout="wide")
gebruiker = find_persoon()
forget_vorige(gebruiker)
paginas = list_paginas(gebruiker)
if gebruiker is None or not paginas:
    uitgelogd = st.navigation([st.Page(show_uitgelogd, title="Niet ingelogd")], position="hidden")
    show_titel(uitgelogd.title)
    uitgelogd.run()
    st.stop()
menu = build_menu(paginas)
pagina = st.navigation({**menu, " ": [*list_verborgen(paginas), *list_geweigerd(paginas)]}, position="top")
show_titel(pagina.title)
st.logo(str(LOGO), size="medium")
show_menumerk(find_menuplek(menu, pagina.url_path))
show_sessie(gebruiker)
show_mobiel_menu(menu, pagina.title)
show_zoekveld(pagina.url_path)
show_deel()
show_wacht(gebruiker)
with suppress(PaginaKlaar):
    pagina.run()
show_voet()
