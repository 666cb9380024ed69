"""Geld: budget, grants and rules; inside only."""

import streamlit as st

from lwd_monitor.toegang import Recht
from lwd_monitor.ui.pagina import open_pagina
from lwd_monitor.ui.plan.geld import show_geld
from lwd_monitor.ui.stijl import show_blad

pagina = open_pagina(Recht.LEZEN_INTERN)
show_blad("plan")
st.title("Geld en spelregels", anchor=False)
show_geld(pagina)
