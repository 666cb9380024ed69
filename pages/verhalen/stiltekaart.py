"""Stiltekaart: where nothing was told for a year, who is not heard, and what figures ask."""

from datetime import date

import streamlit as st

from lwd_monitor.gebied import GebiedNiveau
from lwd_monitor.toegang import Recht
from lwd_monitor.ui import stilte as delen
from lwd_monitor.ui.bronnen import load_verhalen
from lwd_monitor.ui.insturen.klad import pop_melding
from lwd_monitor.ui.pagina import open_pagina
from lwd_monitor.ui.stijl import show_blad
from lwd_monitor.verhaal.stilte import compute_stilte, count_stemmen

pagina = open_pagina(Recht.LEZEN_INTERN)
show_blad("vertellen")
verhalen = load_verhalen(pagina.gebruiker)
wijken = pagina.gebieden.list_niveau(GebiedNiveau.WIJK)
stilte = compute_stilte(verhalen, {w.code: pagina.gebieden.compute_bereik(w) for w in wijken}, date.today())
stil = sum(rij.is_stil for rij in stilte)

st.title("Waar is het stil?", anchor=False)
if melding := pop_melding():
    st.info(melding)
st.html(
    f"<p class='lead'>Over {stil} van de {len(stilte)} wijken en dorpen is de laatste twaalf maanden niets verteld.</p>"
)
links, rechts = st.columns(2, gap="large")
with links:
    delen.show_stiltekaart(stilte, pagina.gebieden)
with rechts:
    delen.show_stemmen(count_stemmen(verhalen, date.today()), stilte)
delen.show_werklijst(stilte, pagina.gebieden, pagina.gebruiker)
delen.show_tegenspraak(verhalen, pagina.gebieden)
delen.show_vragen(pagina.gebruiker, verhalen, pagina.gebieden)
delen.show_keuzeronde(pagina.gebruiker, verhalen)
