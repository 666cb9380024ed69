"""Kaart."""

import streamlit as st

from lwd_monitor.ui.pagina import open_pagina

pagina = open_pagina()
st.title("Kaart")
