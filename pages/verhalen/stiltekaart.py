"""Stiltekaart: where nothing was told for a year, who is not heard, and what figures ask."""

from datetime import date

import streamlit as st

from lwd_monitor.gebied import GebiedNiveau
from lwd_monitor.toegang import Recht
from lwd_monitor.ui import stilte as delen
from lwd_monitor.ui.adres import kies_pil
from lwd_monitor.ui.bronnen import load_verhalen
from lwd_monitor.ui.insturen.klad import pop_melding
from lwd_monitor.ui.pagina import open_pagina
from lwd_monitor.ui.stijl import show_blad
from lwd_monitor.ui.vragen import load_vragen
from lwd_monitor.verhaal.stilte import compute_stilte, count_stemmen

pagina = open_pagina(Recht.LEZEN_INTERN)
show_blad("vertellen")
verhalen, vragen = load_verhalen(pagina.gebruiker), load_vragen(pagina.gebruiker)
st.title("Waar is het stil?", anchor=False)
niveaus = [GebiedNiveau.WIJK.value, GebiedNiveau.BUURT.value]
niveau = GebiedNiveau(
    kies_pil("Toon per", "niveau", niveaus, lambda n: GebiedNiveau(n).meervoud.capitalize(), "niveau")
)
bereik = {g.code: pagina.gebieden.compute_bereik(g) for g in pagina.gebieden.list_niveau(niveau)}
redenen = delen.list_redenen(niveau, bereik, vragen, pagina.gebieden)
stilte = compute_stilte(verhalen, bereik, date.today(), redenen, indeling=pagina.gebieden.nieuwste)

if melding := pop_melding():
    st.info(melding)
st.html(delen.build_lead(stilte, niveau))
links, rechts = st.columns(2, gap="large")
with links:
    delen.show_stiltekaart(stilte, niveau, pagina.gebieden)
with rechts:
    delen.show_stemmen(count_stemmen(verhalen, date.today()), stilte, niveau)
delen.show_werklijst(stilte, pagina.gebieden, pagina.gebruiker)
delen.show_vragen(pagina.gebruiker, vragen, verhalen, pagina.gebieden)
delen.show_tegenspraak(verhalen, vragen, pagina.gebieden)
delen.show_keuzeronde(pagina.gebruiker, verhalen)
