"""Basis op orde: the floors that the municipality set, and in which places they are met."""

import streamlit as st

from lwd_monitor.ui.onderdelen.html import show_html
from lwd_monitor.ui.oordeel import (
    EIGEN_KEUZES,
    build_bronnen,
    build_grenslead,
    build_grenstabel,
    build_grenzen,
    build_zonder_grens,
    follow_oude_link,
    kies_niveau_en_jaar,
    load_oordeelbeeld,
)
from lwd_monitor.ui.opslag import remember
from lwd_monitor.ui.pagina import open_pagina
from lwd_monitor.ui.stijl import show_blad

pagina = open_pagina()
follow_oude_link()
show_blad("oordeel")
st.title("Basis op orde", anchor=False)
grenzen = {id_: i for id_, i in pagina.indicatoren.items() if i.ondergrens is not None}
if not grenzen:
    show_html(build_zonder_grens())
elif keuze := kies_niveau_en_jaar(EIGEN_KEUZES):
    beeld = load_oordeelbeeld(*keuze)
    show_html(remember(("basiskop", *keuze), lambda: build_grenslead(beeld)))
    show_html(remember(("grenstabel", *keuze), lambda: build_grenstabel(beeld, grenzen)))
    st.header("Welke ondergrenzen gelden", anchor=False)
    show_html(remember(("grenzen", *keuze), lambda: build_grenzen(beeld, grenzen)))
    if bron := remember(("basisbronnen", *keuze), lambda: build_bronnen(beeld, grenzen, pagina.bronnen)):
        st.html(bron)
