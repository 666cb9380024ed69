"""Which voices are missing."""

import streamlit as st
from markupsafe import Markup

from lwd_monitor.gebied import GebiedNiveau
from lwd_monitor.verhaal.stilte import Stilte


def show_stemmen(telling: dict[str, int], stilte: list[Stilte], niveau: GebiedNiveau) -> None:
    """Show how many stories each voice told, and in how many places it was not heard."""
    st.header("Wie horen we niet?", anchor=False)
    rijen = [
        Markup("<tr><th scope='row'>{}</th><td>{}</td><td>{} van de {}</td></tr>").format(
            stem.capitalize(), aantal, sum(stem in rij.ontbreekt for rij in stilte), len(stilte)
        )
        for stem, aantal in telling.items()
    ]
    st.html(
        Markup(
            "<div class='tabelrol'><table class='wachtrij'><thead><tr><th scope='col'>Stem</th><th scope='col'>Verhalen in "
            "twaalf maanden</th><th scope='col'>Niet gehoord in {}</th></tr></thead><tbody>{}</tbody></table></div>"
            "<p class='bron'>Verhalen uit openbare bronnen hebben geen verteller en tellen hier niet mee.</p>"
        ).format(niveau.meervoud, Markup().join(rijen))
    )
