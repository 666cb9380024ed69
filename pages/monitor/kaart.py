"""Kaart: one figure for every wijk or buurt, a place to choose, and the same figures in a table."""

import streamlit as st

from lwd_monitor.ui.kaartpagina import (
    kies_kaart,
    load_kaartbeeld,
    show_download,
    show_filters,
    show_kop,
    show_paneel,
    show_tabel,
    show_tekening,
)
from lwd_monitor.ui.onderdelen.html import show_leeg
from lwd_monitor.ui.pagina import open_pagina, stop_pagina

pagina = open_pagina()
keuze = kies_kaart(pagina)
if keuze is None:
    st.title("Kaart", anchor=False)
    show_leeg(
        "Er zijn nog geen cijfers voor de kaart.",
        "Na de eerste upload van cijfers per wijk, dorp of buurt staan ze hier.",
    )
    stop_pagina()

beeld = load_kaartbeeld(keuze)
show_kop(keuze, beeld)
show_filters(keuze, beeld)
links, rechts = st.columns([1.8, 1], gap="large")
with links:
    show_tekening(keuze, beeld)
with rechts:
    show_paneel(keuze, beeld, pagina)
show_tabel(keuze, beeld)
show_download(keuze)
