"""Doelen: the plan from vision to activity, with what is counted and told under each werkveld."""

import streamlit as st

from lwd_monitor.ui.pagina import open_pagina
from lwd_monitor.ui.plan.doelen import show_doelen
from lwd_monitor.ui.stijl import show_blad

pagina = open_pagina()
show_blad("plan")
st.title("Doelen", anchor=False)
show_doelen(pagina)
