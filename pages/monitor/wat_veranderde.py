"""Wat veranderde: every change that a test proved in the city, by year, theme and place."""

import streamlit as st

from lwd_monitor.ui.onderdelen.html import show_html
from lwd_monitor.ui.pagina import open_pagina
from lwd_monitor.ui.stijl import show_blad
from lwd_monitor.ui.veranderd import kies_veranderd, load_veranderd, show_veranderd
from lwd_monitor.ui.veranderd.beeld import LEAD

pagina = open_pagina()
show_blad("veranderd")
st.title("Wat veranderde", anchor=False)
show_html(LEAD)
veranderd = load_veranderd()
show_veranderd(pagina, veranderd, kies_veranderd(veranderd))
