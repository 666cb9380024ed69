"""Back-ups: make one while the app runs, and see which there are."""

import streamlit as st

from lwd_monitor.backup import BEWAAR, get_map, list_backups
from lwd_monitor.toegang import Recht
from lwd_monitor.ui.beheer.backups import build_backups, show_maken
from lwd_monitor.ui.onderdelen.html import show_leeg
from lwd_monitor.ui.pagina import open_pagina

pagina = open_pagina(Recht.GEBRUIKER_BEHEREN)

st.title("Back-ups", anchor=False)
st.html(
    f"<p class='lead'>Een back-up is een kopie van alle cijfers, verhalen, accounts en het logboek. De nieuwste {BEWAAR} "
    "blijven bewaard. Terugzetten doet u op de server: de uitleg staat in docs/beheer.md.</p>"
)
show_maken(pagina.gebruiker)
backups = list_backups(get_map())
if backups:
    st.html(build_backups(backups))
else:
    show_leeg(
        "Er is nog geen back-up.", "Zodra u er een maakt, staat hij hier.", "Maak er nu een met de knop hierboven."
    )
