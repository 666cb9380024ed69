"""Copies of the store on a page: make one now, and see which there are."""

from datetime import datetime

import streamlit as st
from markupsafe import Markup

from lwd_monitor.backup import Backup, get_map, make_backup
from lwd_monitor.fout import Fout
from lwd_monitor.opmaak import format_datum, format_getal
from lwd_monitor.toegang import Gebruiker
from lwd_monitor.ui.onderdelen.html import build_tabel
from lwd_monitor.ui.opslag import get_database
from lwd_monitor.ui.stap import format_fout


def show_maken(gebruiker: Gebruiker) -> None:
    """Show the button that makes a copy, and how it went."""
    if not st.button("Maak nu een back-up", type="primary"):
        return
    try:
        with st.spinner("De back-up wordt gemaakt …"):
            kopie = make_backup(get_database(), gebruiker, get_map(), datetime.now())
        st.success(f"De back-up is gemaakt en teruggelezen: {kopie.pad.name}.")
    except Fout as fout:
        st.error(format_fout(fout))


def build_backups(backups: list[Backup]) -> Markup:
    """Return the copies as a table."""
    rijen = (
        Markup("<tr><td>{}</td><td>{} {}</td><td class='getal'>{}</td></tr>").format(
            b.pad.name, format_datum(b.op.date()), f"{b.op:%H:%M}", format_getal(b.grootte / 1e6, 1)
        )
        for b in backups
    )
    return build_tabel("cijfers", ("Bestand", "Gemaakt", ">Grootte (MB)"), rijen)
