"""Which voices are missing, and where a story says otherwise than the figure."""

import streamlit as st
from markupsafe import Markup

from lwd_monitor.gebied import Gebieden
from lwd_monitor.ui import bronnen
from lwd_monitor.ui.onderdelen.leeg import show_leeg
from lwd_monitor.ui.onderdelen.verhaal import build_verhaalkaart
from lwd_monitor.ui.verhalen.duiding import build_duidingen
from lwd_monitor.verhaal import Verhaal, list_tegenspraak
from lwd_monitor.verhaal.stilte import Stilte


def show_stemmen(telling: dict[str, int], stilte: list[Stilte]) -> None:
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
            "twaalf maanden</th><th scope='col'>Niet gehoord in wijken en dorpen</th></tr></thead><tbody>{}</tbody></table></div>"
            "<p class='bron'>Verhalen uit openbare bronnen hebben geen verteller en tellen hier niet mee.</p>"
        ).format(Markup().join(rijen))
    )


def show_tegenspraak(verhalen: list[Verhaal], gebieden: Gebieden) -> None:
    """Show the stories that stand against a figure, or against each other."""
    st.header("Tegenspraak", anchor=False)
    botsend = {g.verhaal.id: g.verhaal for g in list_tegenspraak(verhalen)}
    if not botsend:
        wat = "Geen verhaal weerspreekt nu een cijfer."
        show_leeg(wat, "Bij het insturen kan een schrijver een cijfer koppelen en zeggen dat het verhaal anders is.")
        return
    st.html("<p>Hier wijzen cijfer en verhaal verschillende kanten op. Dat is een vraag, geen fout.</p>")
    catalogus = bronnen.load_indicatoren()
    for verhaal in botsend.values():
        titels = ", ".join(catalogus[d.indicator_id].titel for d in verhaal.duidingen if d.indicator_id in catalogus)
        st.html(build_verhaalkaart(verhaal, gebieden, titels, links=True, onder=build_duidingen(verhaal, gebieden)))
