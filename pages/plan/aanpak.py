"""Aanpak van onderop: where the gemeente works with residents."""

import streamlit as st

from lwd_monitor.ui.pagina import open_pagina
from lwd_monitor.ui.plan.aanpak import show_aanpak
from lwd_monitor.ui.stijl import show_blad

pagina = open_pagina()
show_blad("plan")
st.title("Aanpak van onderop", anchor=False)
show_aanpak(pagina)
