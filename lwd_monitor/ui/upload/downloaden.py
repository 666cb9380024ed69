"""Figures to take along, as a file that comes back unchanged."""

import streamlit as st

from lwd_monitor.db import Cursor
from lwd_monitor.gebied import GEMEENTE_CODE
from lwd_monitor.toegang import Recht
from lwd_monitor.ui.keuzelijst import kies_uit
from lwd_monitor.ui.onderdelen.download import show_download
from lwd_monitor.ui.opslag import per_versie
from lwd_monitor.ui.pagina import Pagina
from lwd_monitor.waarneming import FORMATEN, export_gegevens, load_export, load_omtrekken

ALLE = "alle"
SOORTEN = {"csv": "CSV (Excel)", "xlsx": "XLSX (Excel)", "parquet": "Parquet", "geojson": "GeoJSON (kaart)"}


def show_downloaden(pagina: Pagina) -> None:
    """Show the choice of indicator and form, and the button."""
    st.html(
        "<h2>Cijfers downloaden</h2><p>Bij elk cijfer staan de bron, het jaar, de licentie en de status. "
        "Een bestand van hier kan zo weer worden geüpload.</p>"
    )
    indicator = kies_uit(
        "Onderwerp",
        [ALLE, *pagina.indicatoren],
        toon=lambda id_: "Alle onderwerpen" if id_ == ALLE else pagina.indicatoren[id_].titel,
        key="download_onderwerp",
    )
    formaat = st.selectbox("Vorm", list(FORMATEN), format_func=lambda soort: SOORTEN[soort])
    show_download(
        "Download",
        lambda: _build(None if indicator == ALLE else indicator, formaat),
        f"lwd_{indicator}.{formaat}",
        recht=Recht.UPLOAD_UITVOEREN,
        mime="application/octet-stream",
    )


@per_versie
def _build(con: Cursor, indicator: str | None, formaat: str) -> bytes:
    omtrekken = load_omtrekken(con) if formaat == "geojson" else None
    return export_gegevens(load_export(con, indicator, gemeente=GEMEENTE_CODE), formaat, omtrekken)
