"""Gebieden: own areas made of wijken and buurten, each change with its reason and its way back."""

import streamlit as st

from lwd_monitor.toegang import Recht
from lwd_monitor.ui.beheer.eigengebied import build_gebieden, kies_gebied, load_alle, show_formulier, show_geschiedenis
from lwd_monitor.ui.onderdelen.html import show_html
from lwd_monitor.ui.pagina import open_pagina
from lwd_monitor.ui.register import show_klaar
from lwd_monitor.ui.stijl import show_blad

pagina = open_pagina(Recht.GEBIED_BEHEREN)
show_blad("plan")
show_blad("upload")
st.title("Gebieden", anchor=False)
st.html(
    "<p class='lead'>Een eigen gebied is een naam voor wijken, dorpen of buurten samen, zoals een aandachtsgebied uit het "
    "plan. De cijfers volgen uit de delen. Wat u wijzigt, ziet iedereen meteen; terug kan altijd.</p>"
)
show_klaar()
stukken = load_alle()
show_html(build_gebieden(stukken, pagina.gebieden))
st.header("Maken of wijzigen", anchor=False)
stuk = kies_gebied(stukken)
show_formulier(pagina, stuk)
show_geschiedenis(pagina, stuk)
