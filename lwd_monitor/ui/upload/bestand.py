"""The five steps for one file: read, check, look ahead, publish, and (under earlier uploads) undo."""

import streamlit as st
from markupsafe import Markup

from lwd_monitor.opmaak import format_getal
from lwd_monitor.ui.onderdelen.bron import GENOEMD
from lwd_monitor.ui.onderdelen.html import show_leeg
from lwd_monitor.ui.pagina import Pagina
from lwd_monitor.ui.upload.controle import show_controle
from lwd_monitor.ui.upload.grenzen import show_grenzen
from lwd_monitor.ui.upload.koppelen import show_koppelen
from lwd_monitor.ui.upload.lezen import show_lezen
from lwd_monitor.ui.upload.overgang import show_overgang
from lwd_monitor.ui.upload.publiceren import show_klaar, show_publiceren
from lwd_monitor.ui.upload.toestand import (
    Inzendsoort,
    Uploadwerk,
    ensure_gelezen,
    find_koppeling,
    find_werk,
    start_werk,
    stop_werk,
)
from lwd_monitor.ui.upload.vooruitblik import show_vooruitblik

STAPPEN = ("Lezen", "Controleren", "Vooruitblik", "Publiceren", "Terugdraaien kan altijd")
MAX_MB = 130


def show_bestand(pagina: Pagina) -> None:
    """Show the steps for a file of the browser."""
    show_klaar()
    gekozen = st.file_uploader(
        "Kies een bestand met cijfers of grenzen",
        key=f"upload_{st.session_state.get('upload_ronde', 0)}",
        help="CSV, Excel, ODS, Parquet of JSON, of grenzen als GeoJSON, GeoPackage, TopoJSON of shapefile in een zip, "
        "of een overgang tussen indelingen. De monitor "
        f"herkent bestanden van {GENOEMD['herkend']}.",
        max_upload_size=MAX_MB,
    )
    if gekozen is None:
        werk = find_werk()
        if werk and werk.naam == st.session_state.get("upload_naam"):
            stop_werk()
            st.session_state.pop("upload_naam", None)
        show_leeg(
            "Er is nog geen bestand gekozen.",
            "De monitor leest het bestand, controleert alle cijfers en laat zien wat er verandert. "
            "Pas daarna kiest u of het wordt gepubliceerd. Tot dat moment verandert er niets.",
        )
        return
    werk = find_werk()
    if werk is None or st.session_state.get("upload_file_id") != gekozen.file_id:
        werk = start_werk(gekozen.name, gekozen.getvalue())
        st.session_state["upload_file_id"], st.session_state["upload_naam"] = gekozen.file_id, gekozen.name
    show_stappen(werk, pagina)


def show_stappen(werk: Uploadwerk, pagina: Pagina) -> None:
    """Show every step that this file is ready for."""
    ensure_gelezen(werk, pagina.gebruiker)
    st.html(build_stappen(_count_klaar(werk)))
    if werk.soort == Inzendsoort.GRENZEN:
        show_grenzen(werk, pagina)
        return
    if werk.soort == Inzendsoort.OVERGANG:
        show_overgang(werk, pagina)
        return
    show_lezen(werk)
    if koppeling := find_koppeling(werk):
        show_koppelen(werk, pagina, *koppeling)
    if werk.rapport is None:
        return
    show_controle(werk, pagina)
    if werk.rapport.fouten:
        return
    show_vooruitblik(werk, pagina)
    show_publiceren(werk, pagina)


def build_stappen(klaar: int) -> Markup:
    """Return the steps with the one that is up now."""
    delen = [
        Markup("<li class='{}'{}>{}. {}</li>").format(
            "klaar" if nummer < klaar else "nu" if nummer == klaar else "straks",
            Markup(" aria-current='step'") if nummer == klaar else "",
            format_getal(nummer + 1),
            naam,
        )
        for nummer, naam in enumerate(STAPPEN)
    ]
    return Markup("<ol class='stappen' aria-label='Stappen'>{}</ol>").format(Markup().join(delen))


def _count_klaar(werk: Uploadwerk) -> int:
    if werk.rapport is None:
        return 0
    return 1 if werk.rapport.fouten else 3
