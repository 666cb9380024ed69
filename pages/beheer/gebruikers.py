"""Gebruikers: who has an account, with which role."""

import streamlit as st

from lwd_monitor.toegang import Recht
from lwd_monitor.ui.beheer.gebruikers import build_gebruikers, list_wijken, load_accounts, show_nieuw, show_wijzigen
from lwd_monitor.ui.onderdelen.html import show_leeg
from lwd_monitor.ui.pagina import open_pagina

pagina = open_pagina(Recht.GEBRUIKER_BEHEREN)

st.title("Gebruikers", anchor=False)
st.html(
    "<p class='lead'>Wie hier staat, kan inloggen met een eigen wachtwoord. Logt uw gemeente in met een eigen account "
    "(OpenID Connect), dan komen de rollen daarvandaan en is deze lijst leeg.</p>"
)
wijken = list_wijken(pagina.gebieden)
lijst = st.container()
# First the form, so that the list above it holds the account that was just added.
show_nieuw(pagina.gebruiker, wijken)
with lijst:
    if accounts := load_accounts(pagina.gebruiker):
        st.html(build_gebruikers(accounts, wijken))
        show_wijzigen(pagina.gebruiker, accounts, wijken)
    else:
        show_leeg("Er zijn nog geen accounts.", "Voeg hieronder het eerste account toe.")
