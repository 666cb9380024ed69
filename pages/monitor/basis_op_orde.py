"""Basis op orde: every place by every theme, with the floor, the change and what lies behind it."""

import streamlit as st

from lwd_monitor.ui.onderdelen.html import show_html
from lwd_monitor.ui.oordeel import (
    build_bronnen,
    build_heattabel,
    build_lead,
    build_melding,
    build_onderdelen,
    build_rookmelder,
    kies_gebied,
    kies_niveau_en_jaar,
    load_oordeelbeeld,
    show_stijl,
)
from lwd_monitor.ui.opslag import remember
from lwd_monitor.ui.pagina import open_pagina

pagina = open_pagina()
show_stijl()
st.title("Basis op orde", anchor=False)
if keuze := kies_niveau_en_jaar():
    beeld = load_oordeelbeeld(*keuze)
    show_html(remember(("basiskop", *keuze), lambda: build_lead(beeld) + build_melding(beeld)))
    show_html(remember(("rookmelder", *keuze), lambda: build_rookmelder(beeld)))
    st.header("Alle gebieden en thema's", anchor=False)
    gebied = kies_gebied(pagina, beeld.niveau, beeld.indeling)
    code = gebied.code if gebied else None
    if gebied:
        show_html(
            remember(
                ("onderdelen", *keuze, code),
                lambda: build_onderdelen(beeld, gebied, pagina.indicatoren, pagina.gebieden),
            )
        )
    show_html(remember(("heattabel", *keuze, code), lambda: build_heattabel(beeld, code)))
    if bron := remember(("basisbronnen", *keuze), lambda: build_bronnen(beeld, pagina.indicatoren, pagina.bronnen)):
        st.html(bron)
