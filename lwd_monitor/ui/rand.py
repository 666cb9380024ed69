"""What stands around every page: the title of the tab, the menu, the button that copies the address, and the foot."""

import streamlit as st

from lwd_monitor.gebied import GEMEENTE_NAAM
from lwd_monitor.instellingen import GEMEENTE
from lwd_monitor.opmaak import MAKER
from lwd_monitor.ui.navigatie import Paginaplek
from lwd_monitor.ui.onderdelen.bron import GENOEMD
from lwd_monitor.ui.onderdelen.html import show_html
from lwd_monitor.waarneming import Status

MONITOR = f"{MAKER} {GEMEENTE.naam}"
KNOP = (
    "<div class='deelrij'><button type='button' class='deel'>Deel</button>"
    "<span class='deelmelding' role='status' aria-live='polite'></span></div>"
)


def build_menu(paginas: list[Paginaplek]) -> dict[str, list]:
    """Return Streamlit's menu: pages by section, the first page as the start."""
    menu: dict[str, list] = {}
    for nummer, pagina in enumerate(pagina for pagina in paginas if pagina.in_menu):
        knop = st.Page(pagina.pad, title=pagina.titel, url_path=pagina.url, default=nummer == 0)
        menu.setdefault(pagina.sectie, []).append(knop)
    return menu


def list_verborgen(paginas: list[Paginaplek]) -> list:
    """Return the pages that have an address and stand in no menu."""
    return [
        st.Page(pagina.pad, title=pagina.titel, url_path=pagina.url, visibility="hidden")
        for pagina in paginas
        if not pagina.in_menu
    ]


def find_menuplek(menu: dict[str, list], url: str) -> int | None:
    """Return where the folded menu that holds a page stands in the bar, from 1; None for a page that stands openly."""
    plek = len(menu.get("", []))
    for sectie, knoppen in menu.items():
        plek += bool(sectie)
        if sectie and url in [knop.url_path for knop in knoppen]:
            return plek
    return None


def show_mobiel_menu(menu: dict[str, list], titel: str) -> None:
    """Show all pages by section in one menu on a phone, where the bar folds into an unlabelled button.

    Notes: it is closed again on the page that was chosen, because there it stands under another name.
    """
    with st.container(key="mobnav"), st.expander(f"Menu · {titel}"):
        for sectie, knoppen in menu.items():
            if sectie:
                st.html(f"<p class='meta'>{sectie}</p>")
            for knop in knoppen:
                st.page_link(knop, label=knop.title)


def show_titel(onderwerp: str) -> None:
    """Give the tab the title of a page; a page that knows better, as that of a place, gives it once more."""
    st.set_page_config(page_title=f"{onderwerp} - {MONITOR}")


def show_deel() -> None:
    """Show the button, right after the search box; it takes no room of its own."""
    with st.container(key="deelbalk", gap=None):
        show_html(KNOP)


def show_voet() -> None:
    """Show the foot."""
    st.html(
        f"<footer class='voet'>{MAKER} · gemeente {GEMEENTE_NAAM} · tellen en vertellen. "
        f"{GENOEMD['voet']} "
        f"Wat verzonnen is, draagt het teken {Status.VOORBEELD.merk}. "
        "<a href='toegankelijkheid' target='_self'>Toegankelijkheid</a></footer>"
    )
