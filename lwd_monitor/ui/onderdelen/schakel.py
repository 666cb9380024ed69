"""Where links within the app lead."""

import streamlit as st
from streamlit.navigation.page import Page

from lwd_monitor.ui.navigatie import get_pagina


def get_doel(url: str) -> Page:
    """Return the page at an address for `st.page_link`; get it once for all links of a row.

    Notes: for a path Streamlit looks the file up anew at every link, which costs more than the link itself.
    """
    pagina = get_pagina(url)
    return st.Page(pagina.pad, title=pagina.titel, url_path=pagina.url)
