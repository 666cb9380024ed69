"""Indicatoren: what came in with an upload is described, looked at, and shown to readers; every step can be undone."""

import streamlit as st

from lwd_monitor.toegang import Recht
from lwd_monitor.ui.beheer.indicatoren import (
    build_indicatoren,
    kies_indicator,
    load_eigen,
    show_formulier_en_voorbeeld,
    show_geschiedenis,
    show_stappen,
)
from lwd_monitor.ui.onderdelen.html import show_html, show_leeg
from lwd_monitor.ui.pagina import open_pagina
from lwd_monitor.ui.register import show_klaar
from lwd_monitor.ui.stijl import show_blad

pagina = open_pagina(Recht.UPLOAD_UITVOEREN)
for blad in ("plan", "uitleg"):
    show_blad(blad)
st.title("Indicatoren", anchor=False)
st.html(
    "<p class='lead'>Een cijfer dat de monitor nog niet kent, komt binnen als concept: het staat in de database, maar geen "
    "lezer ziet het. Beschrijf het hier, bekijk het en publiceer het.</p>"
)
show_klaar()
eigen = load_eigen()
if not eigen:
    show_leeg(
        "Er zijn geen concepten.",
        "Ze ontstaan vanzelf als u een bestand uploadt met een indicator die de monitor niet kent.",
        "Wat wordt meegeleverd, staat bij Uitleg.",
    )
else:
    show_html(build_indicatoren(eigen))
    indicator, stuk = kies_indicator(eigen)
    show_stappen(pagina, indicator, stuk)
    show_formulier_en_voorbeeld(pagina, indicator, stuk)
    show_geschiedenis(pagina, indicator, stuk)
