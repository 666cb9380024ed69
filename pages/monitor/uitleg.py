"""Uitleg: what the figures are, where they come from and how to read them."""

import streamlit as st

from lwd_monitor.ui.pagina import open_pagina
from lwd_monitor.ui.stijl import show_blad
from lwd_monitor.ui.uitleg import kies_deel, show_deel

pagina = open_pagina()
show_blad("uitleg")
st.title("Uitleg", anchor=False)
show_deel(kies_deel(), pagina)
