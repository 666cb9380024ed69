"""Gesprek: a place in meeting view, large; one figure with one story at a time, a question, and notes."""

import streamlit as st

from lwd_monitor.toegang import Recht
from lwd_monitor.ui.gebied import kies_gebied
from lwd_monitor.ui.gesprek import load_bladen, show_aantekening, show_blad_nummer, show_gesprek
from lwd_monitor.ui.onderdelen.html import show_leeg
from lwd_monitor.ui.pagina import open_pagina
from lwd_monitor.ui.rand import show_titel
from lwd_monitor.ui.stijl import show_blad

pagina = open_pagina(Recht.VERHAAL_INSTUREN)
show_blad("gesprek")
# The choice of a place stands under what is shown on the wall, and has to be known above it.
scherm = st.container()
with st.container(key="gebiedkeuze", horizontal=True, width=430):
    gebied = kies_gebied(pagina.gebieden)
show_titel(f"Gesprek over {gebied.naam}")
bladen = load_bladen(gebied.sleutel)
with scherm:
    st.title(f"Gesprek over {gebied.naam}", anchor=False)
    if bladen:
        nummer = show_blad_nummer(len(bladen), gebied.sleutel)
        show_gesprek(bladen[nummer], gebied.naam, pagina)
    else:
        show_leeg("Over dit gebied zijn er nog geen cijfers en geen verhalen.", "Maak hieronder wel een aantekening.")
    show_aantekening(gebied, pagina)
