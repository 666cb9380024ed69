"""Which voices are missing."""

from datetime import date

import streamlit as st
from markupsafe import Markup

from lwd_monitor.db import Cursor
from lwd_monitor.gebied import GebiedNiveau
from lwd_monitor.toegang import DEMO_GEBRUIKERS, Gebruiker, Rol
from lwd_monitor.ui import bronnen
from lwd_monitor.ui.onderdelen.html import show_html
from lwd_monitor.ui.opslag import per_versie
from lwd_monitor.ui.stilte.laden import load_stilte
from lwd_monitor.verhaal import count_stemmen


def show_stemmen(niveau: GebiedNiveau, gebruiker: Gebruiker) -> None:
    """Show how many stories each voice told, and in how many places it was not heard."""
    st.header("Wie horen we niet?", anchor=False)
    show_html(_load_tabel(gebruiker.rol, niveau))


@per_versie
def _load_tabel(con: Cursor, rol: Rol, niveau: GebiedNiveau) -> Markup:
    telling = count_stemmen(bronnen.load_verhalen(DEMO_GEBRUIKERS[rol]), date.today())
    stilte = load_stilte(rol, niveau)
    rijen = [
        Markup("<tr><th scope='row'>{}</th><td>{}</td><td>{} van de {}</td></tr>").format(
            stem.capitalize(), aantal, sum(stem in rij.ontbreekt for rij in stilte), len(stilte)
        )
        for stem, aantal in telling.items()
    ]
    return Markup(
        "<div class='tabelrol' tabindex='0' role='region' aria-label='Stemmen'><table class='wachtrij'><thead><tr><th scope='col'>Stem</th><th scope='col'>Verhalen in "
        "twaalf maanden</th><th scope='col'>Niet gehoord in {}</th></tr></thead><tbody>{}</tbody></table></div>"
        "<p class='bron'>Verhalen uit openbare bronnen hebben geen verteller en tellen hier niet mee.</p>"
    ).format(niveau.meervoud, Markup().join(rijen))
