"""Stiltekaart: where nothing was told for a year, who is not heard, and what figures ask."""

import streamlit as st

from lwd_monitor.gebied import GebiedNiveau
from lwd_monitor.toegang import Recht
from lwd_monitor.ui import stilte as delen
from lwd_monitor.ui.adres import kies_pil
from lwd_monitor.ui.insturen.klad import pop_melding
from lwd_monitor.ui.laden import load_verhalen
from lwd_monitor.ui.pagina import open_pagina
from lwd_monitor.ui.stijl import show_blad

pagina = open_pagina(Recht.LEZEN_INTERN)
show_blad("vertellen")
verhalen = load_verhalen(pagina.gebruiker)
st.title("Waar is het stil?", anchor=False)
niveaus = [GebiedNiveau.WIJK.value, GebiedNiveau.BUURT.value]
niveau = GebiedNiveau(
    kies_pil("Toon per", "niveau", niveaus, lambda n: GebiedNiveau(n).meervoud.capitalize(), "niveau")
)

if melding := pop_melding():
    st.info(melding)
st.html(delen.build_lead(delen.load_stilte(pagina.gebruiker.rol, niveau), niveau))
links, rechts = st.columns(2, gap="large")
with links:
    delen.show_stiltekaart(niveau, pagina.gebruiker)
with rechts:
    delen.show_stemmen(niveau, pagina.gebruiker)
delen.show_werklijst(niveau, pagina.gebruiker)
delen.show_vragen(pagina.gebruiker, verhalen, pagina.gebieden)
delen.show_tegenspraak(pagina.gebruiker)
delen.show_keuzeronde(pagina.gebruiker, verhalen)
