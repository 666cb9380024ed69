"""One place: what is counted there and what is told there, per theme; or two places beside each other."""

import streamlit as st

from lwd_monitor.ui.gebied import (
    kies_ander,
    kies_gebied,
    load_beeld,
    load_kruimelpad,
    load_lijkt_op,
    load_vergelijking,
    show_cijferkeuze,
    show_feed,
    show_gespreklink,
    show_insturen,
    show_rapportlink,
    show_themas,
)
from lwd_monitor.ui.onderdelen.html import show_html
from lwd_monitor.ui.pagina import open_pagina
from lwd_monitor.ui.rand import show_titel
from lwd_monitor.ui.rapporten import show_wijkblad
from lwd_monitor.ui.stijl import show_blad

pagina = open_pagina()
show_blad("gebied")
show_blad("vertellen")
with st.container(key="gebiedkeuze", horizontal=True, width=860):
    gebied = kies_gebied(pagina.gebieden)
    ander = kies_ander(gebied, pagina.gebieden)
indeling = getattr(gebied, "indeling", pagina.gebieden.nieuwste)

show_html(load_kruimelpad(gebied.sleutel, indeling))
if ander is not None:
    show_titel(f"{gebied.naam} naast {ander.naam}")
    st.title(f"{gebied.naam} naast {ander.naam}", anchor=False)
    show_html(load_vergelijking(gebied.sleutel, ander.sleutel))
else:
    beeld = load_beeld(gebied.sleutel, indeling, pagina.gebruiker.rol)
    show_titel(gebied.naam)
    st.title(beeld.kop, anchor=False)
    show_html(beeld.boven)
    if beeld.balk:
        show_html(beeld.balk)
    show_themas(beeld, gebied.sleutel, indeling, pagina.gebruiker.rol)
    show_cijferkeuze(gebied, pagina)
    show_feed(gebied, beeld.kaarten)
    gelijk = load_lijkt_op(gebied.sleutel) if indeling == pagina.gebieden.nieuwste else ""
    if onder := gelijk + beeld.onder:
        show_html(onder)
    with st.container(key="gebiedvervolg", horizontal=True, vertical_alignment="center"):
        show_wijkblad(gebied, pagina.gebieden)
        show_gespreklink(gebied, pagina.gebruiker)
        show_insturen(gebied, pagina.gebruiker)
        show_rapportlink(gebied, pagina.gebruiker)
