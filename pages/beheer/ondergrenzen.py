"""Ondergrenzen: an analist sets from where on the basis is op orde."""

import streamlit as st

from lwd_monitor.toegang import Recht
from lwd_monitor.ui.onderdelen.html import show_html
from lwd_monitor.ui.oordeel import build_normen, show_normformulier
from lwd_monitor.ui.opslag import remember
from lwd_monitor.ui.pagina import open_pagina
from lwd_monitor.ui.stijl import show_blad

pagina = open_pagina(Recht.UPLOAD_UITVOEREN)
show_blad("oordeel")
st.title("Ondergrenzen", anchor=False)
st.html(
    "<p class='lead'>Onder een ondergrens mag geen gebied zakken. Waar laag gunstig is, zoals bij misdrijven, mag een gebied "
    "er niet boven komen. De gemeente besluit waar de grens ligt; hier legt u dat vast.</p>"
)
if klaar := st.session_state.pop("ondergrens_klaar", None):
    st.success(klaar)
show_html(remember(("ondergrenzen",), lambda: build_normen(pagina.indicatoren)))
st.header("Een ondergrens vastleggen of intrekken", anchor=False)
show_normformulier(pagina)
