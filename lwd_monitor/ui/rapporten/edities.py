"""Editions on the page: fixing a report, having one as it stood, and what differs today."""

from datetime import datetime
from urllib.parse import urlencode

import streamlit as st
from markupsafe import Markup

from lwd_monitor.fout import Fout
from lwd_monitor.opmaak import format_datum
from lwd_monitor.rapport import Editie, Formaat, Vraag, compare_editie, format_editie, list_edities, save_editie
from lwd_monitor.toegang import Gebruiker
from lwd_monitor.ui.adres import kies
from lwd_monitor.ui.onderdelen.html import show_html
from lwd_monitor.ui.opslag import get_database
from lwd_monitor.ui.pagina import Pagina
from lwd_monitor.ui.rapporten.afwijking import build_afwijking
from lwd_monitor.ui.rapporten.tonen import show_knoppen
from lwd_monitor.ui.remedies import format_fout

KLAAR, EDITIE = "rapport_vastgelegd", "editie"


def show_vastleggen(vraag: Vraag, gebruiker: Gebruiker) -> None:
    """Let the person fix the report that was chosen."""
    if melding := st.session_state.pop(KLAAR, None):
        st.success(melding)
    st.markdown(
        "Leg het rapport vast als het naar college of raad gaat. Cijfers en woorden blijven dan zoals ze nu zijn."
    )
    if st.button("Leg vast als editie", key="leg_vast"):
        try:
            editie = save_editie(get_database(), gebruiker, vraag, datetime.now())
        except Fout as fout:
            st.error(format_fout(fout))
            return
        st.session_state[KLAAR] = f"{editie.titel} is vastgelegd als editie {editie.id[:8]}."
        st.rerun()


def show_edities(pagina: Pagina) -> None:
    """Show the editions that the person may read; of the chosen one the files and what differs today."""
    st.header("Edities", anchor=False)
    edities = {editie.id: editie for editie in list_edities(get_database().cursor(), pagina.gebruiker)}
    if not edities:
        st.markdown("Er is nog geen rapport vastgelegd.")
        return
    id_ = kies("Editie", EDITIE, list(edities), next(iter(edities)), lambda e: _describe(edities[e]), "editie")
    editie = edities[id_]

    def make(gebruiker: Gebruiker, formaat: Formaat) -> bytes:
        return format_editie(get_database().cursor(), gebruiker, editie.id, formaat).inhoud

    show_knoppen("Editie", f"editie-{editie.id[:8]}", make)
    show_html(_build_link(editie))
    show_html(_build_verschil(editie, pagina))


def _describe(editie: Editie) -> str:
    return f"{editie.titel}, {format_datum(editie.op.date())} ({editie.id[:8]})"


def _build_link(editie: Editie) -> Markup:
    """Return the address that opens this edition for whoever may read it, now and later."""
    vraag = urlencode({EDITIE: editie.id})
    return Markup(
        "<p><a href='samenstellen?{}' target='_self'>Vaste link naar deze editie</a>, om te kopiëren</p>"
    ).format(vraag)


def _build_verschil(editie: Editie, pagina: Pagina) -> Markup:
    verschil = compare_editie(get_database().cursor(), pagina.gebruiker, editie.id, datetime.now())
    regels = [build_afwijking(a, pagina, "nu") for a in verschil.cijfers]
    regels += [Markup("<li>Dit zegt de monitor nu niet meer: “{}”</li>").format(zin) for zin in verschil.zinnen]
    if verschil.ingetrokken:
        regels.append(Markup("<li>Ingetrokken verhalen: {}.</li>").format(len(verschil.ingetrokken)))
    if not regels:
        return Markup("<p>Alle cijfers en oordelen van deze editie zijn nu nog hetzelfde.</p>")
    return Markup("<h3>Nu anders dan in de editie</h3><ul class='bevindingen'>{}</ul>").format(Markup().join(regels))
