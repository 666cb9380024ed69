"""Editions on the page: fixing a report, having one as it stood, and what differs today."""

from datetime import datetime

import streamlit as st
from markupsafe import Markup

from lwd_monitor.fout import Fout
from lwd_monitor.opmaak import format_datum
from lwd_monitor.rapport import (
    Document,
    Editie,
    Editieverschil,
    Formaat,
    Rapportvraag,
    compare_editie,
    format_editie,
    list_edities,
    save_editie,
)
from lwd_monitor.toegang import Gebruiker
from lwd_monitor.ui.adres import kies
from lwd_monitor.ui.onderdelen.html import show_html
from lwd_monitor.ui.opslag import get_database, remember
from lwd_monitor.ui.pagina import Pagina
from lwd_monitor.ui.rapporten.afwijking import build_afwijking
from lwd_monitor.ui.rapporten.tonen import show_knoppen
from lwd_monitor.ui.stap import format_fout

KLAAR, EDITIE = "rapport_vastgelegd", "editie"
# As many signs of a SHA-256 as two people compare at a glance; the whole of it folds out.
KORT = 12


def show_vastleggen(vraag: Rapportvraag, gebruiker: Gebruiker) -> None:
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
        wie = "wie binnen mag lezen" if editie.binnen else "iedereen die rapporten maakt, ook een raadslid"
        st.session_state[KLAAR] = f"{editie.titel} is vastgelegd als editie {editie.id[:8]}, te openen door {wie}."
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
    verschil = _load_verschil(editie, pagina.gebruiker)
    show_html(_build_document(verschil.document))
    show_html(_build_verschil(verschil, pagina))


def _describe(editie: Editie) -> str:
    return f"{editie.titel}, {format_datum(editie.op.date())} ({editie.id[:8]})"


def _load_verschil(editie: Editie, gebruiker: Gebruiker) -> Editieverschil:
    """Return what differs today; worked out once for who may read the same, until the data changes."""
    sleutel = ("editie", editie.id, gebruiker.rol, gebruiker.wijken)
    return remember(sleutel, lambda: compare_editie(get_database().cursor(), gebruiker, editie.id, datetime.now()))


def _build_document(document: Document) -> Markup:
    """Return the address of the document and how a reader can tell that it is what was fixed."""
    id_ = document.editie.id
    binnen = Markup("<p>Alleen voor wie binnen mag lezen.</p>") if document.editie.binnen else Markup()
    return Markup(
        "<p><a href='edities/{0}' target='_blank'>Open het vastgelegde document</a>. Dit adres blijft, voor wie het mag "
        "lezen. <a href='samenstellen?{1}={0}' target='_self'>Link naar deze editie op deze pagina</a></p>{2}<p>{3}</p>"
        "<details><summary>Controlegetal: {6}…</summary><p>Met dit getal kan iedereen nagaan dat een document precies is wat "
        "is vastgelegd: de SHA-256 van het bestand.</p><p>Bij het vastleggen: <code class='som'>{4}</code>{5}</p></details>"
    ).format(
        id_,
        EDITIE,
        binnen,
        _describe_stand(document),
        document.editie.controle,
        Markup("<br>Nu: <code class='som'>{}</code>").format(document.controle) if document.weg else Markup(),
        document.editie.controle[:KORT],
    )


def _describe_stand(document: Document) -> str:
    if not document.klopt:
        return "Let op: wat is bewaard, is niet meer wat is vastgelegd. Vraag de beheerder een back-up terug te zetten."
    if not document.weg:
        return "Het document is nog precies wat is vastgelegd, tot op de byte."
    aantal = "Eén verhaal is" if len(document.weg) == 1 else f"{len(document.weg)} verhalen zijn"
    return f"{aantal} weggehaald, met een noot op die plek. Buiten de verhalen is alles precies wat is vastgelegd."


def _build_verschil(verschil: Editieverschil, pagina: Pagina) -> Markup:
    regels = [build_afwijking(a, pagina, "nu") for a in verschil.cijfers]
    regels += [Markup("<li>Dit zegt de monitor nu niet meer: “{}”</li>").format(zin) for zin in verschil.zinnen]
    if not regels:
        return Markup("<p>Alle cijfers en oordelen van deze editie zijn nu nog hetzelfde.</p>")
    return Markup("<h3>Nu anders dan in de editie</h3><ul class='bevindingen'>{}</ul>").format(Markup().join(regels))
