"""Where links lead: within the app, and to the rule in docs/methode.md that is applied beside them."""

import streamlit as st
from markupsafe import Markup
from streamlit.navigation.page import Page

from lwd_monitor.ui.navigatie import get_pagina


def get_doel(url: str) -> Page:
    """Return the page at an address for `st.page_link`; get it once for all links of a row.

    Notes: for a path Streamlit looks the file up anew at every link, which costs more than the link itself.
    """
    pagina = get_pagina(url)
    return st.Page(pagina.pad, title=pagina.titel, url_path=pagina.url)


def build_methodelink(anker: str, tekst: str) -> Markup:
    """Return a link to a section of the page on the method.

    >>> str(build_methodelink("marge", "Wat is de marge?"))
    "<a href='uitleg?deel=methode#marge' target='_self'>Wat is de marge?</a>"
    """
    return Markup("<a href='uitleg?deel=methode#{}' target='_self'>{}</a>").format(anker, tekst)
