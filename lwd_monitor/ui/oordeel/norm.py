"""Floors: the list of what holds, and the form in which an analist sets one."""

from datetime import datetime

import streamlit as st
from markupsafe import Markup

from lwd_monitor import oordeel
from lwd_monitor.fout import Fout
from lwd_monitor.indicator import Indicator, format_ondergrens
from lwd_monitor.opmaak import format_datum, parse_getal
from lwd_monitor.ui.keuzelijst import kies_uit
from lwd_monitor.ui.onderdelen.html import build_leeg, build_tabel
from lwd_monitor.ui.opslag import get_database
from lwd_monitor.ui.pagina import Pagina
from lwd_monitor.ui.stap import format_fout


def build_normen(indicatoren: dict[str, Indicator]) -> Markup:
    """Return the floors that hold, with who set them, when and why."""
    rijen = [n for n in oordeel.list_normen(get_database().cursor()) if n.indicator_id in indicatoren]
    if not rijen:
        return build_leeg("Er is nog geen ondergrens.", "Vul hieronder de eerste in, na een besluit van de gemeente.")
    inhoud = (
        Markup("<tr><th scope='row'>{}</th><td>{}</td><td>{}</td><td>{}, {}</td></tr>").format(
            indicatoren[n.indicator_id].titel_kort,
            "ingetrokken"
            if n.waarde is None
            else format_ondergrens(indicatoren[n.indicator_id], n.waarde, eenheid=True),
            n.reden,
            n.gebruiker,
            format_datum(n.op),
        )
        for n in rijen
    )
    return build_tabel("cijfers", ("Indicator", "Ondergrens", "Waarom", "Wie en wanneer"), inhoud, "Ondergrenzen")


def show_normformulier(pagina: Pagina) -> None:
    """Show the form and save what is sent; what is wrong is told in Dutch."""
    kan = {id_: i for id_, i in pagina.indicatoren.items() if oordeel.can_have_ondergrens(i)}
    # Outside the form: the field of the number says the unit of what is chosen here.
    gekozen = kies_uit(
        "Indicator",
        list(kan),
        toon=lambda id_: _describe(kan[id_]),
        key="ondergrens_indicator",
        leeg=True,
        placeholder="Kies een indicator",
    )
    if gekozen is None:
        return
    with st.form("ondergrens", clear_on_submit=False):
        getal = st.text_input(
            _describe_veld(kan[gekozen]),
            help="Een getal met een komma, zoals 55 of 7,5. Leeg: intrekken.",
            key=f"ondergrens_{gekozen}",
        )
        reden = st.text_input("Waarom, of wie besloot dit?", help="De lezer ziet dit bij de ondergrens.")
        verstuurd = st.form_submit_button("Ondergrens vastleggen")
    if not verstuurd:
        return
    try:
        waarde = parse_getal(getal) if getal.strip() else None
        oordeel.set_ondergrens(get_database(), pagina.gebruiker, kan[gekozen], waarde, reden, datetime.now())
    except Fout as fout:
        st.error(format_fout(fout))
        return
    st.session_state["ondergrens_klaar"] = f"Vastgelegd: {kan[gekozen].titel_kort}."
    st.rerun()


def _describe_veld(indicator: Indicator) -> str:
    """Return what the field asks, with its side and unit: `Ondergrens: ten minste … (%)`."""
    eenheid = "%" if indicator.is_procent else indicator.eenheid
    return f"Ondergrens: {_get_kant(indicator)} …{f' ({eenheid})' if eenheid else ''}"


def _describe(indicator: Indicator) -> str:
    return f"{indicator.thema.titel}: {indicator.titel} ({_get_kant(indicator)} …)"


def _get_kant(indicator: Indicator) -> str:
    return "ten minste" if indicator.richting == "hoger_gunstig" else "hoogstens"
