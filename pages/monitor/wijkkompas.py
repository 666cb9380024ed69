"""Wijkkompas: every place by every theme, with the change and the figures behind it over the years."""

from functools import partial

import streamlit as st

from lwd_monitor.ui.onderdelen.html import show_html
from lwd_monitor.ui.oordeel import (
    build_bronnen,
    build_heattabel,
    build_lead,
    build_onderdelen,
    build_rookmelder,
    kies_gebied,
    kies_niveau_en_jaar,
    load_oordeelbeeld,
    load_reeksen,
)
from lwd_monitor.ui.opslag import remember
from lwd_monitor.ui.pagina import open_pagina
from lwd_monitor.ui.stijl import show_blad

pagina = open_pagina()
show_blad("oordeel")
st.title("Wijkkompas", anchor=False)
if keuze := kies_niveau_en_jaar():
    beeld = load_oordeelbeeld(*keuze)
    show_html(remember(("kompaskop", *keuze), lambda: build_lead(beeld)))
    show_html(remember(("rookmelder", *keuze), lambda: build_rookmelder(beeld)))
    st.header("Alle gebieden en thema's", anchor=False)
    gebied = kies_gebied(pagina, beeld.niveau, beeld.indeling)
    code = gebied.code if gebied else None
    if gebied:
        delen = (pagina.indicatoren, pagina.gebieden, load_reeksen(gebied.code, gebied.indeling))
        show_html(remember(("onderdelen", *keuze, code), partial(build_onderdelen, beeld, gebied, *delen)))
    show_html(remember(("heattabel", *keuze, code), lambda: build_heattabel(beeld, code)))
    if bron := remember(("kompasbronnen", *keuze), lambda: build_bronnen(beeld, pagina.indicatoren, pagina.bronnen)):
        st.html(bron)
