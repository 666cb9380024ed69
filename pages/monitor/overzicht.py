"""The front page: what this monitor is, the priority areas, and what is new."""

import streamlit as st

from lwd_monitor.gebied import GEMEENTE_NAAM, GebiedNiveau
from lwd_monitor.ui import laden
from lwd_monitor.ui.onderdelen.html import show_html
from lwd_monitor.ui.onderdelen.schakel import get_doel
from lwd_monitor.ui.onderdelen.strook import SLEUTEL
from lwd_monitor.ui.overzicht import load_beeld, show_kaarten, show_link, show_rondleiding
from lwd_monitor.ui.pagina import open_pagina
from lwd_monitor.ui.stijl import show_blad
from lwd_monitor.ui.verversen import show_aanbod

pagina = open_pagina()
show_blad("overzicht")
beeld = load_beeld(pagina.gebruiker.rol)
wijken = len(pagina.gebieden.list_niveau(GebiedNiveau.WIJK))

st.title(f"Hoe gaat het in de wijken en dorpen van {GEMEENTE_NAAM}?", anchor=False)
st.html(
    f"<p class='lead'>{GEMEENTE_NAAM} telt {wijken} wijken en dorpen. Deze monitor zet cijfers en verhalen naast elkaar, per "
    "gebied en door de jaren heen. Verschillen mogen er zijn, maar de basis moet overal op orde zijn: schoon, heel en veilig.</p>"
)
show_rondleiding(beeld.rondleiding)
show_aanbod(pagina.gebruiker)
st.html(
    "<h2>Gebieden met extra aandacht</h2><p>Het plan Leefbare wijken en dorpen (2023) wijst deze gebieden aan. "
    f"Een cijfer staat naast dat van heel {GEMEENTE_NAAM} en naast dat van de vorige meting. Gunstig of ongunstig zeggen we alleen "
    f"als het verschil met {GEMEENTE_NAAM} meer is dan toeval. Alle gebieden hieronder zijn daarvoor samen getoetst: van de verschillen die we noemen "
    f"is gemiddeld hooguit 5% toeval. <a href='uitleg?deel=methode#veel-tegelijk' target='_self'>Waarom?</a></p>{SLEUTEL}"
)
show_kaarten(beeld.kaarten)
st.html(beeld.bron)

st.html("<h2>Wat is nieuw</h2>")
links, rechts = st.columns(2, gap="large")
with links:
    show_html(beeld.cijfernieuws)
    show_link(get_doel("wat-veranderde"), "Wat er aantoonbaar veranderde")
    show_link(get_doel("uitleg"), f"Het plan in {len(laden.load_kengetallen())} cijfers")
with rechts:
    show_html(beeld.verhaalnieuws)
    show_link(get_doel("verhalen"), f"Alle {beeld.aantal_verhalen} verhalen")
