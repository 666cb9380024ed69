"""Verhalen: what people tell, the newest first, and where nobody has told anything yet."""

import streamlit as st

from lwd_monitor.ui.laden import load_verhalen
from lwd_monitor.ui.pagina import open_pagina
from lwd_monitor.ui.stijl import show_blad
from lwd_monitor.ui.verhalen import (
    kies_verhalen,
    show_feed,
    show_geen,
    show_gelinkt,
    show_ontbreken,
    show_verhalenkaart,
)
from lwd_monitor.ui.verhalen.woorden import describe_herkomst
from lwd_monitor.ui.verhalen.zoeken import search_verhalen
from lwd_monitor.verhaal import select_verhalen

pagina = open_pagina()
show_blad("verhalen")
show_blad("vertellen")
verhalen = load_verhalen(pagina.gebruiker)
st.title("Verhalen uit wijken en dorpen", anchor=False)
st.html(
    f"<p class='lead'>{describe_herkomst(verhalen)} Ze staan naast de cijfers: soms bevestigen ze die, soms laten ze iets anders zien.</p>"
)
gelinkt = show_gelinkt(verhalen, pagina.gebieden)
keuze, gebied = kies_verhalen(verhalen, pagina.gebieden)
keuze, fragment = search_verhalen(verhalen, keuze)
gevonden = select_verhalen(verhalen, keuze)

links, rechts = st.columns([2.45, 1], gap="large")
with links:
    if gevonden:
        show_feed(gevonden, keuze, gebied, pagina.gebieden, gelinkt, pagina.gebruiker.rol, fragment)
    else:
        show_geen(verhalen, keuze, pagina.gebieden, gebied)
with rechts:
    show_ontbreken(verhalen, keuze, pagina.gebieden, gebied)
    show_verhalenkaart(verhalen, keuze, pagina.gebieden, gebied)
