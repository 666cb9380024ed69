"""Rapporten: make a wijkblad, verslag, vergaderpakket or stories, and fix one as an edition."""

import streamlit as st

from lwd_monitor.toegang import Recht
from lwd_monitor.ui.pagina import open_pagina
from lwd_monitor.ui.rapporten import kies_vraag, show_alle, show_edities, show_rapport, show_vastleggen

pagina = open_pagina(Recht.RAPPORT_MAKEN)
st.title("Rapport samenstellen", anchor=False)
vraag = kies_vraag(pagina)
show_rapport(vraag)
show_alle(vraag, pagina.gebieden, pagina.gebruiker)
show_vastleggen(vraag, pagina.gebruiker)
show_edities(pagina)
