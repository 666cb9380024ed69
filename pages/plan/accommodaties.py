"""Wijkaccommodaties: where they are and who runs them."""

import streamlit as st

from lwd_monitor.ui.pagina import open_pagina
from lwd_monitor.ui.plan.accommodaties import show_accommodaties
from lwd_monitor.ui.stijl import show_blad

pagina = open_pagina()
show_blad("plan")
st.title("Wijkaccommodaties", anchor=False)
show_accommodaties(pagina)
