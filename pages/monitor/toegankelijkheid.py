"""Toegankelijkheid: the statement that the law asks, and where to tell what does not work."""

import streamlit as st

from lwd_monitor.ui.onderdelen.html import show_html
from lwd_monitor.ui.pagina import open_pagina
from lwd_monitor.ui.stijl import show_blad
from lwd_monitor.ui.toegankelijkheid import build_verklaring, load_verklaring

open_pagina()
show_blad("uitleg")
st.title(load_verklaring()["titel"], anchor=False)
show_html(build_verklaring())
