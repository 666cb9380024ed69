"""Beleving en feiten: where what people say and what is counted disagree beyond their margins."""

import streamlit as st

from lwd_monitor.ui.onderdelen.html import show_html
from lwd_monitor.ui.oordeel import build_beleving, build_bronnen, kies_niveau_en_jaar, load_oordeelbeeld
from lwd_monitor.ui.opslag import remember
from lwd_monitor.ui.pagina import open_pagina
from lwd_monitor.ui.stijl import show_blad
from lwd_monitor.ui.stilte import show_tegenspraak

pagina = open_pagina()
show_blad("oordeel")
show_blad("vertellen")
st.title("Klopt het gevoel met de feiten?", anchor=False)
st.html(
    "<p class='lead'>Soms voelen mensen zich onveilig waar weinig gebeurt, of andersom. Dat is geen fout: het is het begin "
    "van een gesprek. We noemen het alleen als het verschil groter is dan de marges.</p>"
    "<p class='sub'>Alle gebieden zijn tegelijk getoetst: van de verschillen die we noemen is gemiddeld hooguit 5% toeval. "
    "<a href='uitleg?deel=methode#beleving-en-feiten' target='_self'>Hoe wij dit uitrekenen</a></p>"
)
if keuze := kies_niveau_en_jaar():
    beeld = load_oordeelbeeld(*keuze)
    themas = set(beeld.beleving["thema"])
    show_html(
        remember(
            ("beleving", *keuze),
            lambda: build_beleving(beeld) + build_bronnen(beeld, pagina.indicatoren, pagina.bronnen, themas),
        )
    )
show_tegenspraak(pagina.gebruiker)
