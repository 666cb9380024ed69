"""Insturen: writing a story, checked beside the text, saved at every change."""

import streamlit as st

from lwd_monitor.fout import Fout
from lwd_monitor.toegang import Recht
from lwd_monitor.ui.insturen import kies_klad, show_conflict, show_formulier, show_gevolgd
from lwd_monitor.ui.onderdelen.html import show_leeg
from lwd_monitor.ui.pagina import open_pagina, stop_pagina
from lwd_monitor.ui.stijl import show_blad
from lwd_monitor.verhaal import VerhaalStatus

pagina = open_pagina(Recht.VERHAAL_INSTUREN)
show_blad("vertellen")
st.title("Een verhaal insturen", anchor=False)
try:
    klad = kies_klad(pagina)
except Fout as fout:
    show_leeg("Dit verhaal kan niet open.", fout.melding)
    stop_pagina()

if klad.status == VerhaalStatus.CONCEPT:
    with st.container():
        show_conflict()
    show_formulier(klad, pagina)
else:
    show_gevolgd(klad, pagina.gebieden)
