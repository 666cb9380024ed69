"""Beoordelen: stories that wait, one story with all that is needed to decide, and what is due."""

import streamlit as st

from lwd_monitor.toegang import Recht
from lwd_monitor.ui.beoordelen import kies_verhaal, show_besloten, show_besluit, show_bewaren, show_stuk
from lwd_monitor.ui.pagina import open_pagina
from lwd_monitor.ui.stijl import show_blad

pagina = open_pagina(Recht.VERHAAL_BEOORDELEN)
show_blad("vertellen")
st.title("Verhalen beoordelen", anchor=False)
show_besloten()
verhaal = kies_verhaal(pagina)
if verhaal is not None:
    show_stuk(verhaal, pagina)
    show_besluit(verhaal, pagina.gebruiker)
show_bewaren(pagina.gebruiker)
