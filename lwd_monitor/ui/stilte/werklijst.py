"""The worklist: per place the last story, and the figures beside the silence."""

import streamlit as st
from markupsafe import Markup

from lwd_monitor.db import Cursor
from lwd_monitor.gebied import Gebieden
from lwd_monitor.indicator import format_waarde
from lwd_monitor.opmaak import format_datum
from lwd_monitor.toegang import Gebruiker, Recht, has_recht
from lwd_monitor.ui import bronnen
from lwd_monitor.ui.navigatie import get_pagina
from lwd_monitor.ui.onderdelen.verandering import WOORDEN
from lwd_monitor.ui.opslag import per_versie
from lwd_monitor.ui.stilte.aanleiding import load_aanleidingen
from lwd_monitor.verhaal.stilte import Stilte

# Crime and health are measured by others, every wijk has them, and both move from year to year.
CIJFERS = ("misdrijven", "ervaren_gezondheid_goed")


def show_werklijst(stilte: list[Stilte], gebieden: Gebieden, gebruiker: Gebruiker) -> None:
    """Show every place, the longest silence first, with the figures that ask for a story."""
    st.header("Werklijst", anchor=False)
    st.html(build_werklijst(stilte, gebieden))
    if has_recht(gebruiker, Recht.VERHAAL_INSTUREN):
        _show_links(stilte, gebieden)


def build_werklijst(stilte: list[Stilte], gebieden: Gebieden) -> Markup:
    """Return the table."""
    catalogus = bronnen.load_indicatoren()
    cijfers = [catalogus[id_] for id_ in CIJFERS if id_ in catalogus]
    koppen = Markup().join(Markup("<th scope='col' class='breed'>{}</th>").format(cijfer.titel) for cijfer in cijfers)
    rijen = [
        Markup("<tr><th scope='row'><a href='gebied?gebied={}' target='_self'>{}</a>{}</th><td>{}</td>{}</tr>").format(
            rij.code,
            _get_naam(rij.code, gebieden),
            Markup(" <span class='badge'><span aria-hidden='true'>– </span>stil</span>") if rij.is_stil else "",
            describe_laatste(rij),
            Markup().join(
                Markup("<td class='breed'>{}</td>").format(_describe_cijfer(cijfer.id, rij.code)) for cijfer in cijfers
            ),
        )
        for rij in stilte
    ]
    return Markup(
        "<div class='tabelrol'><table class='wachtrij'><thead><tr><th scope='col'>Wijk of dorp</th>"
        "<th scope='col'>Laatste verhaal</th>{}</tr></thead><tbody>{}</tbody></table></div>"
        "<p class='bron'>De cijfers staan ernaast om te weten waar u kunt vragen. Zij zeggen niet wat er speelt.</p>"
    ).format(koppen, Markup().join(rijen))


def _show_links(stilte: list[Stilte], gebieden: Gebieden) -> None:
    """Lead to the form with the silent place filled in; a link within the app keeps who one is in the trial."""
    with st.container(horizontal=True, gap="small"):
        for rij in stilte:
            if rij.is_stil:
                label = f"Schrijf over {_get_naam(rij.code, gebieden)}"
                st.page_link(get_pagina("insturen").pad, label=label, query_params={"gebied": rij.code})


def describe_laatste(rij: Stilte) -> str:
    """Return when something was told for the last time."""
    if rij.laatste is None:
        return "nog nooit"
    datum = format_datum(rij.laatste.datum, rij.laatste.datum_soort)
    return datum if rij.recent <= 1 else f"{datum}; {rij.recent} in twaalf maanden"


@per_versie
def _describe_cijfer(con: Cursor, indicator_id: str, code: str) -> str:
    """Return the newest figure of a place with its year."""
    reeks = bronnen.load_reeks(indicator_id, (code,)).dropna(subset=["waarde"])
    if reeks.empty:
        return "geen cijfer"
    indicator = bronnen.load_indicatoren()[indicator_id]
    laatste = reeks.iloc[-1]
    waarde = f"{format_waarde(indicator, laatste.waarde)} in {int(laatste.jaar)}"
    veranderd = [a for a in load_aanleidingen() if (a.indicator.id, a.gebied.code) == (indicator_id, code)]
    return f"{waarde}; {WOORDEN[veranderd[0].uitkomst.oordeel]} sinds {veranderd[0].jaar_van}" if veranderd else waarde


def _get_naam(code: str, gebieden: Gebieden) -> str:
    gebied = gebieden.find(code)
    return gebied.naam if gebied else code
