"""Leren: evaluations, signals and meetings; inside only."""

import streamlit as st

from lwd_monitor.toegang import Recht
from lwd_monitor.ui.pagina import open_pagina
from lwd_monitor.ui.plan.leren import show_leren
from lwd_monitor.ui.stijl import show_blad

pagina = open_pagina(Recht.LEZEN_INTERN)
show_blad("plan")
st.title("Leren", anchor=False)
show_leren(pagina)
