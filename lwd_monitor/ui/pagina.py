"""Opening a page: the guard, what every page needs at hand, and a page that is not for this person."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NoReturn

import streamlit as st

from lwd_monitor.fout import Fout
from lwd_monitor.gebied import Gebieden
from lwd_monitor.indicator import Bron, Indicator
from lwd_monitor.toegang import BEZOEKER, Gebruiker, GeenRecht, Recht, require
from lwd_monitor.ui import laden
from lwd_monitor.ui.onderdelen.html import show_leeg
from lwd_monitor.ui.opslag import watch_weigeringen
from lwd_monitor.ui.sessie import get_aanwezige, get_inlogadres
from lwd_monitor.ui.stap import format_fout


@dataclass(frozen=True)
class Pagina:
    """What a page works with."""

    gebruiker: Gebruiker
    gebieden: Gebieden
    indicatoren: Mapping[str, Indicator]
    bronnen: Mapping[str, Bron]


class PaginaKlaar(Exception):
    """A page has no more to show: what stands under every page still follows, which `st.stop` would leave out."""


def stop_pagina() -> NoReturn:
    """End a page that has nothing more to show."""
    raise PaginaKlaar


def open_pagina(recht: Recht = Recht.LEZEN_OPENBAAR) -> Pagina:
    """Let the page open for who has the right, and stop it in plain Dutch for anyone else."""
    watch_weigeringen()
    gebruiker = get_aanwezige()
    try:
        require(gebruiker, recht)
        return Pagina(gebruiker, laden.load_gebieden(), laden.load_indicatoren(), laden.load_bronnen())
    except GeenRecht as fout:
        show_leeg("Deze pagina is niet voor uw rol.", fout.melding)
    except Fout as fout:
        show_leeg("De monitor kan de gegevens niet openen.", format_fout(fout))
    stop_pagina()


def show_weigering(recht: Recht) -> None:
    """Show that the page at this address asks for a right that the person does not have."""
    watch_weigeringen()
    gebruiker = get_aanwezige()
    st.title("Geen toegang", anchor=False)
    buiten = gebruiker == BEZOEKER
    try:
        require(gebruiker, recht)
    except GeenRecht as fout:
        # Whoever is not logged in has no role that could be wrong.
        wat = "Deze pagina is voor wie is ingelogd." if buiten else "Deze pagina is niet voor uw rol."
        show_leeg(
            wat, "Hebt u een account? Log dan in." if buiten else fout.melding, "Kies hierboven een andere pagina."
        )
    if buiten:
        st.html(f"<p><a href='{get_inlogadres()}' target='_self'>Inloggen</a></p>")
