"""Initiatieven: plans of residents and vouchers; inside only."""

import streamlit as st

from lwd_monitor.toegang import Recht
from lwd_monitor.ui.pagina import open_pagina
from lwd_monitor.ui.plan.initiatieven import show_initiatieven
from lwd_monitor.ui.stijl import show_blad

pagina = open_pagina(Recht.LEZEN_INTERN)
show_blad("plan")
st.title("Initiatieven", anchor=False)
show_initiatieven(pagina)
