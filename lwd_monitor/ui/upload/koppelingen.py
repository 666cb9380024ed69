"""The part about saved mappings: which there are, removing one, and bringing one back."""

from collections.abc import Callable
from datetime import datetime

import streamlit as st
from markupsafe import Markup

from lwd_monitor.db import Database
from lwd_monitor.fout import Fout
from lwd_monitor.opmaak import format_datum
from lwd_monitor.toegang import Gebruiker
from lwd_monitor.ui.keuzelijst import kies_uit
from lwd_monitor.ui.onderdelen.html import build_tabel, show_leeg
from lwd_monitor.ui.opslag import get_database
from lwd_monitor.ui.pagina import Pagina
from lwd_monitor.ui.stap import format_fout
from lwd_monitor.upload import BewaardProfiel, list_profielen, remove_profiel, restore_profiel

KLAAR = "upload_profiel_klaar"
Stap = Callable[[Database, Gebruiker, str, datetime], None]


def show_profielen(pagina: Pagina) -> None:
    """Show the saved mappings with the way to remove one, and those that can come back."""
    st.html(
        "<h2>Profielen</h2><p>Een profiel onthoudt wat er in de kolommen van een afzender staat. Het volgende bestand van die "
        "afzender wordt ermee gelezen. U maakt een profiel bij Een bestand.</p>"
    )
    if klaar := st.session_state.pop(KLAAR, None):
        st.html(Markup("<div class='herkend' role='status'><p><b>{}</b></p></div>").format(klaar))
    profielen = list_profielen(get_database().cursor(), pagina.gebruiker)
    if not profielen:
        show_leeg(
            "Er is nog geen profiel bewaard.", "Upload een bestand dat de monitor niet kent en koppel de kolommen."
        )
        return
    st.html(build_lijst(profielen))
    _show_stap(
        pagina, [p.naam for p in profielen if not p.weg_op], "Verwijder dit profiel", remove_profiel, "is verwijderd"
    )
    _show_stap(
        pagina, [p.naam for p in profielen if p.weg_op], "Zet dit profiel terug", restore_profiel, "staat er weer"
    )


def build_lijst(profielen: list[BewaardProfiel]) -> Markup:
    """Return the mappings as a table."""
    rijen = (
        Markup(
            "<tr><td><b>{}</b></td><td data-kop='Bewaard'>{}</td><td data-kop='Door'>{}</td><td data-kop='Staat'>{}</td></tr>"
        ).format(profiel.naam, format_datum(profiel.op), profiel.gebruiker, _describe_staat(profiel))
        for profiel in profielen
    )
    return build_tabel("bevinding", ("Naam", "Bewaard", "Door", "Staat"), rijen, "Profielen")


def _describe_staat(profiel: BewaardProfiel) -> str:
    return f"verwijderd op {format_datum(profiel.weg_op)} door {profiel.weg_door}" if profiel.weg_op else "in gebruik"


def _show_stap(pagina: Pagina, namen: list[str], knop: str, doe: Stap, klaar: str) -> None:
    """Offer to do one thing with one of some mappings."""
    if not namen:
        return
    gekozen = kies_uit(
        f"{knop}: welk?", namen, key=f"profiel_{doe.__name__}", leeg=True, placeholder="Kies een profiel"
    )
    if not st.button(knop, disabled=gekozen is None):
        return
    try:
        doe(get_database(), pagina.gebruiker, gekozen, datetime.now())
    except Fout as fout:
        st.error(format_fout(fout))
        return
    st.session_state[KLAAR] = f"Profiel '{gekozen}' {klaar}."
    st.rerun()
