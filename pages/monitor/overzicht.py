"""The front page: what this monitor is, the priority areas, and what is new."""

import streamlit as st

from lwd_monitor.gebied import GEMEENTE_CODE, GebiedNiveau
from lwd_monitor.profiel import list_hoofdcijfers, list_nieuws
from lwd_monitor.ui import bronnen, overzicht
from lwd_monitor.ui.navigatie import get_pagina
from lwd_monitor.ui.pagina import open_pagina

pagina = open_pagina()
overzicht.show_stijl()
cijfers = list_hoofdcijfers(pagina.indicatoren)
profielen = [bronnen.load_profiel(eigen_id) for eigen_id in pagina.gebieden.eigen]
verhalen = bronnen.load_verhalen(pagina.gebruiker)
wijken = len(pagina.gebieden.list_niveau(GebiedNiveau.WIJK))

st.title("Hoe gaat het in de wijken en dorpen van Almelo?", anchor=False)
st.html(
    f"<p class='lead'>Almelo telt {wijken} wijken en dorpen. Deze monitor zet cijfers en verhalen naast elkaar, per "
    "gebied en door de jaren heen. Verschillen mogen er zijn, maar de basis moet overal op orde zijn.</p>"
)
st.html(
    "<h2>Gebieden met extra aandacht</h2><p>Het programma Leefbare wijken en dorpen (2023) wijst deze gebieden aan. "
    "Een cijfer staat naast dat van heel Almelo en naast dat van de vorige meting. Of een verschil meer is dan toeval, "
    f"is nog niet getoetst.</p>{overzicht.SLEUTEL}"
)
overzicht.show_kaarten(profielen, cijfers, verhalen, pagina.gebieden)
st.html(overzicht.build_bronnen(profielen, cijfers, pagina.bronnen))

st.html("<h2>Wat is nieuw</h2>")
links, rechts = st.columns(2, gap="large")
with links:
    st.html(overzicht.build_nieuws(list_nieuws(bronnen.load_profiel(GEMEENTE_CODE), pagina.bronnen)))
    aantal = len(bronnen.load_kengetallen())
    st.page_link(get_pagina("uitleg").pad, label=f"Het programma in {aantal} cijfers", icon=":material/arrow_forward:")
with rechts:
    st.html(overzicht.build_nieuwe_verhalen(verhalen, pagina.gebieden))
    st.page_link(get_pagina("verhalen").pad, label=f"Alle {len(verhalen)} verhalen", icon=":material/arrow_forward:")
