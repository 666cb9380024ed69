"""What is due: stories whose retention period is over or ends soon."""

from datetime import date

import streamlit as st
from markupsafe import Markup

from lwd_monitor.db import Cursor
from lwd_monitor.opmaak import format_datum
from lwd_monitor.toegang import Gebruiker
from lwd_monitor.ui.onderdelen.html import show_html
from lwd_monitor.ui.opslag import per_versie
from lwd_monitor.verhaal import BEWAAR_JAREN, Soort, Verhaal, list_bewaren


def show_bewaren(gebruiker: Gebruiker) -> None:
    """Show the list of what is due within three months, and how long each kind is kept."""
    st.header("Bewaartermijn bijna of al voorbij", anchor=False)
    show_html(_load_bewaren(gebruiker))


@per_versie
def _load_bewaren(con: Cursor, gebruiker: Gebruiker) -> Markup:
    vandaag = date.today()
    return build_bewaren(list_bewaren(con, gebruiker, vandaag), vandaag)


def build_bewaren(rijen: list[tuple[Verhaal, date]], vandaag: date) -> Markup:
    """Return the list with the end of each period."""
    termijnen = ", ".join(f"{Soort(soort).titel.lower()} {jaren} jaar" for soort, jaren in BEWAAR_JAREN.items())
    uitleg = Markup(
        "<p class='bron'>Open een verhaal om het in te trekken; dat wist de inhoud. Bewaartermijn, geteld vanaf de datum van het verhaal: {}. Verhalen uit openbare bronnen vallen hier buiten.</p>"
    ).format(termijnen)
    if not rijen:
        return Markup("<p>De komende drie maanden is er niets om te wissen.</p>") + uitleg
    regels = [
        Markup(
            "<tr><th scope='row'><a href='beoordelen?verhaal={}' target='_self'>{}</a></th><td>{}</td><td>{}</td></tr>"
        ).format(
            verhaal.id,
            verhaal.titel,
            verhaal.soort.titel,
            f"{'voorbij sinds' if tot < vandaag else 'tot en met'} {format_datum(tot)}",
        )
        for verhaal, tot in rijen
    ]
    return (
        Markup(
            "<div class='tabelrol' tabindex='0' role='region' aria-label='Bewaartermijnen'><table class='wachtrij'><thead><tr><th scope='col'>Verhaal</th><th scope='col'>Soort</th>"
            "<th scope='col'>Bewaren</th></tr></thead><tbody>{}</tbody></table></div>"
        ).format(Markup().join(regels))
        + uitleg
    )
