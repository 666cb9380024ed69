"""Wijkopgaven: what a wijk or dorp needs in a period, and what is done about it."""

import streamlit as st

from lwd_monitor.ui.pagina import open_pagina
from lwd_monitor.ui.plan.opgaven import show_opgaven
from lwd_monitor.ui.stijl import show_blad

pagina = open_pagina()
show_blad("plan")
st.title("Wijk- en dorpsopgaven", anchor=False)
show_opgaven(pagina)
