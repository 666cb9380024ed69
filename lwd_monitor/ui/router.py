"""What runs on every visit: the look, the person, the navigation, and then the page."""

import sys
from pathlib import Path

import streamlit as st

PROJECT = Path(__file__).resolve().parents[2]
if str(PROJECT) not in sys.path:
    sys.path.insert(0, str(PROJECT))

from lwd_monitor.ui.navigatie import Paginaplek, list_paginas  # noqa: E402
from lwd_monitor.ui.sessie import get_gebruiker, show_rolkeuze  # noqa: E402
from lwd_monitor.ui.stijl import LOGO, show_stijl  # noqa: E402
from lwd_monitor.ui.voet import show_voet  # noqa: E402


def build_menu(paginas: list[Paginaplek]) -> dict[str, list]:
    """Return Streamlit's menu: pages by section, the first page as the start."""
    menu: dict[str, list] = {}
    for nummer, pagina in enumerate(paginas):
        knop = st.Page(pagina.pad, title=pagina.titel, url_path=pagina.url, default=nummer == 0)
        menu.setdefault(pagina.sectie, []).append(knop)
    return menu


def show_mobiel_menu(menu: dict[str, list]) -> None:
    """Show the page links in a row of their own on a phone, where the bar folds into an unlabelled button."""
    with st.container(key="mobnav", horizontal=True, gap="small"):
        for knoppen in menu.values():
            for knop in knoppen:
                st.page_link(knop, label=knop.title)


st.set_page_config(page_title="LWD-monitor Almelo", page_icon=str(LOGO), layout="wide")
menu = build_menu(list_paginas(get_gebruiker()))
pagina = st.navigation(menu, position="top")
st.logo(str(LOGO), size="medium")
show_stijl()
show_rolkeuze()
show_mobiel_menu(menu)
pagina.run()
show_voet()
