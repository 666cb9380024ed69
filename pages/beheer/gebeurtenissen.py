"""Logboek: who did what, for beheerders."""

from datetime import datetime

import streamlit as st

from lwd_monitor.toegang import Recht
from lwd_monitor.ui.beheer.logboek import build_logboek, kies_filter, load_regels, show_export
from lwd_monitor.ui.onderdelen.html import show_leeg
from lwd_monitor.ui.pagina import open_pagina

pagina = open_pagina(Recht.GEBRUIKER_BEHEREN)
nu = datetime.now()

st.title("Logboek", anchor=False)
st.html(
    "<p class='lead'>Hier staat wie wat deed en wanneer. Niemand kan een regel veranderen of weghalen zonder dat de "
    "controle van de database dat merkt.</p>"
)
keuze = kies_filter(pagina.gebruiker, nu.date())
regels = load_regels(pagina.gebruiker, keuze)
if regels:
    st.html(build_logboek(regels, pagina.gebieden))
    show_export(pagina.gebruiker, keuze, nu)
else:
    show_leeg(
        "Geen regels gevonden.", "In deze periode is niets gebeurd dat past bij uw keuze.", "Kies een langere periode."
    )
