"""One place: what is counted there and what is told there, per theme."""

import streamlit as st

from lwd_monitor.ui.gebied import (
    kies_gebied,
    load_beeld,
    show_cijferkeuze,
    show_feed,
    show_insturen,
    show_rapportlink,
)
from lwd_monitor.ui.gebied.kruimel import build_kruimelpad
from lwd_monitor.ui.onderdelen.html import show_html
from lwd_monitor.ui.pagina import open_pagina
from lwd_monitor.ui.stijl import show_blad

pagina = open_pagina()
show_blad("gebied")
show_blad("vertellen")
with st.container(key="gebiedkeuze", width=420):
    gebied = kies_gebied(pagina.gebieden)

indeling = getattr(gebied, "indeling", pagina.gebieden.nieuwste)
beeld = load_beeld(gebied.sleutel, indeling, pagina.gebruiker.rol)

st.html(build_kruimelpad(gebied, pagina.gebieden))
st.title(beeld.kop, anchor=False)
show_html(beeld.inhoud)
show_cijferkeuze(gebied, pagina)
show_feed(gebied, beeld.kaarten)
show_insturen(gebied, pagina.gebruiker)
show_rapportlink(gebied, pagina.gebruiker)
