"""Fetching from a source: the same steps, with a file that the monitor gets itself."""

import streamlit as st

from lwd_monitor.bron import BRONNEN, fetch
from lwd_monitor.fout import Fout
from lwd_monitor.ui.onderdelen.leeg import show_leeg
from lwd_monitor.ui.opslag import get_database
from lwd_monitor.ui.pagina import Pagina
from lwd_monitor.ui.remedies import format_fout
from lwd_monitor.ui.upload.bestand import show_stappen
from lwd_monitor.ui.upload.publiceren import show_klaar
from lwd_monitor.ui.upload.toestand import get_werk, start_werk_op
from lwd_monitor.ui.upload.verversen import show_verversen
from lwd_monitor.upload import Opties, find_ophaalmap

JAREN = list(range(2025, 2016, -1))


def show_ophalen(pagina: Pagina) -> None:
    """Show the sources of figures and boundaries, and go through the steps with what was fetched."""
    show_klaar()
    show_verversen(pagina)
    st.html("<h2>Een bron apart</h2>")
    with st.form("upload_ophalen", border=False):
        naam = st.selectbox("Bron", list(BRONNEN), format_func=lambda n: BRONNEN[n].titel)
        jaar = st.selectbox("Jaar, bij Kerncijfers wijken en buurten en bij grenzen", JAREN, index=JAREN.index(2024))
        opgehaald = st.form_submit_button("Haal op")
    if opgehaald:
        _fetch(naam, jaar if BRONNEN[naam].met_jaar else None)
    werk = get_werk()
    if werk is not None and werk.naam == st.session_state.get("upload_opgehaald"):
        show_stappen(werk, pagina)
    elif "upload_ophaalfout" in st.session_state:
        show_leeg(
            "De bron is niet opgehaald.",
            st.session_state.pop("upload_ophaalfout"),
            "U kunt het bestand ook zelf bij de bron downloaden en hier als bestand uploaden.",
        )


def _fetch(naam: str, jaar: int | None) -> None:
    try:
        with st.spinner("De bron wordt opgehaald …"):
            pad = fetch(naam, find_ophaalmap(get_database().url), jaar=jaar)
    except Fout as fout:
        st.session_state["upload_ophaalfout"] = format_fout(fout)
        return
    bron = BRONNEN[naam]
    opties = Opties(indeling=jaar, bron=bron.titel) if bron.grenzen else Opties(jaar=jaar)
    start_werk_op(pad, pad.name, opties)
    st.session_state["upload_opgehaald"] = pad.name
