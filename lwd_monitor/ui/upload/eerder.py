"""Step 5: the uploads so far, and taking one back after seeing what that changes."""

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd
import streamlit as st
from markupsafe import Markup

from lwd_monitor.fout import Fout
from lwd_monitor.indicator import Bron
from lwd_monitor.opmaak import format_datum, format_getal
from lwd_monitor.rapport import Editietegenspraak
from lwd_monitor.ui.keuzelijst import kies_uit
from lwd_monitor.ui.onderdelen.html import build_tabel
from lwd_monitor.ui.opslag import get_database
from lwd_monitor.ui.pagina import Pagina
from lwd_monitor.ui.stap import format_fout
from lwd_monitor.ui.upload.edities import show_edities, watch_edities
from lwd_monitor.ui.upload.grenzen import show_gebieden
from lwd_monitor.ui.upload.overgang import show_stappen as show_overgangstappen
from lwd_monitor.ui.upload.toestand import MAX_RIJEN
from lwd_monitor.ui.upload.vooruitblik import show_gevolgen, show_veranderingen
from lwd_monitor.upload import (
    Terugblik,
    count_soorten,
    list_uploads,
    preview_undo_adressen,
    preview_undo_grenzen,
    preview_undo_overgang,
    rehearse_terug,
    undo_upload,
)

STATEN = {"gepubliceerd": "telt mee", "teruggedraaid": "teruggedraaid"}
TERUG = "upload_terug"
BLIK = "upload_terugblik"
# As many signs of a SHA-256 as two people compare at a glance.
KORT = 12


def show_eerder(pagina: Pagina) -> None:
    """Show the list and the way back."""
    if naam := st.session_state.pop(TERUG, None):
        st.html(Markup("<div class='herkend' role='status'><p><b>Teruggedraaid: {}</b></p></div>").format(naam))
    st.html("<h2>Eerdere uploads</h2>")
    uploads = list_uploads(get_database().cursor())
    st.html(build_lijst(uploads, pagina.bronnen))
    telt = uploads[uploads["staat"] == "gepubliceerd"]
    if telt.empty:
        return
    met_grenzen = set(telt.loc[telt["grenzen"].notna(), "id"])
    namen = {rij.id: f"{rij.volgnummer}. {rij.bestand}" for rij in telt.itertuples()}
    st.html(
        "<h2>Terugdraaien</h2><p>De cijfers, grenzen of overgang vallen terug op wat er daarvoor stond. De upload blijft bewaard.</p>"
    )
    gekozen = kies_uit(
        "Welke upload?",
        list(namen),
        toon=namen.__getitem__,
        key="upload_eerder",
        leeg=True,
        placeholder="Kies een upload",
    )
    if gekozen:
        _show_terug(gekozen, namen[gekozen], gekozen in met_grenzen, pagina)


def build_lijst(uploads: pd.DataFrame, bronnen: Mapping[str, Bron]) -> Markup:
    """Return the uploads as a table, the newest first."""
    rijen = (
        Markup(
            "<tr><td class='getal' data-kop='Nr'>{}</td><td>{}</td><td data-kop='Wanneer'>{}</td><td data-kop='Wie'>{}</td>"
            "<td class='getal' data-kop='Nieuw'>{}</td><td class='getal' data-kop='Gewijzigd'>{}</td>"
            "<td class='getal' data-kop='Vervallen'>{}</td><td data-kop='Staat'>{}</td></tr>"
        ).format(
            rij.volgnummer,
            _build_bestand(rij, bronnen),
            f"{format_datum(rij.op)} {rij.op:%H:%M}",
            rij.gebruiker,
            format_getal(rij.nieuw),
            format_getal(rij.gewijzigd),
            format_getal(rij.vervallen),
            STATEN.get(rij.staat, rij.staat),
        )
        for rij in uploads.itertuples()
    )
    koppen = (">Nr", "Bestand", "Wanneer", "Wie", ">Nieuw", ">Gewijzigd", ">Vervallen", "Staat")
    return build_tabel("bevinding", koppen, rijen, "Eerdere uploads")


def _build_bestand(rij, bronnen: Mapping[str, Bron]) -> Markup:
    """Return the name of the file with what it holds, its source and the begin of its SHA-256."""
    wat = f"grenzen {int(rij.grenzen)}" if pd.notna(rij.grenzen) else "cijfers"
    wat = f"overgang {rij.overgang}" if pd.notna(rij.overgang) else wat
    ids = (rij.bron or "bron niet opgegeven").split("; ")
    namen = "; ".join(bronnen[id_].naam if id_ in bronnen else id_ for id_ in ids)
    return Markup("{}<span class='sub'>{} · {} · <span title='{}'>controlegetal {}…</span></span>").format(
        rij.bestand, wat, namen, rij.sha256, rij.sha256[:KORT]
    )


def _show_terug(upload_id: str, naam: str, heeft_grenzen: bool, pagina: Pagina) -> None:
    """Show all that taking this upload back would change, and only then the button."""
    try:
        blik, grenzen, overgang, edities = _load_blik(upload_id, heeft_grenzen, pagina)
    except Fout as fout:
        st.error(format_fout(fout))
        return
    if grenzen is not None:
        show_gebieden(grenzen)
    elif overgang is not None:
        show_overgangstappen(overgang)
    else:
        show_veranderingen(blik.telling, blik.rijen, pagina)
    if (grenzen is None and overgang is None) or blik.gevolgen.oordelen or blik.gevolgen.kaarten:
        show_gevolgen(blik.gevolgen, "terug")
    show_edities(edities, pagina)
    if blik.telling["nieuw"] + blik.telling["gewijzigd"] + blik.telling["vervallen"] == 0:
        st.html("<p>Nieuwere uploads gaan over hetzelfde. Terugdraaien verandert niets aan wat lezers nu zien.</p>")
    if st.button("Draai deze upload terug", type="primary"):
        _undo(upload_id, naam, pagina)


def _load_blik(
    upload_id: str, heeft_grenzen: bool, pagina: Pagina
) -> tuple[Terugblik, pd.DataFrame | None, pd.DataFrame | None, list[Editietegenspraak]]:
    """Return the preview, the places of boundaries, the steps of a crosswalk and the editions that it contradicts.

    Notes: made once for the data as they are now.
    """
    db = get_database()
    sleutel = (upload_id, db.get_versie())
    bewaard = st.session_state.get(BLIK)
    if bewaard and bewaard[0] == sleutel:
        return bewaard[1]
    with st.spinner("De gevolgen worden berekend …"):
        kijker, edities = watch_edities(pagina.gebruiker)
        blik = rehearse_terug(db, pagina.gebruiker, upload_id, MAX_RIJEN, kijker)
        grenzen = preview_undo_grenzen(db.cursor(), upload_id) if heeft_grenzen else None
        overgang = preview_undo_overgang(db.cursor(), upload_id)
        adressen = preview_undo_adressen(db.cursor(), upload_id)
    anders = overgang if grenzen is None else grenzen
    if anders is not None:
        blik = replace(blik, telling=count_soorten(anders))
    elif adressen is not None:
        blik = replace(blik, telling=adressen)
    st.session_state[BLIK] = (sleutel, (blik, grenzen, overgang, edities))
    return blik, grenzen, overgang, edities


def _undo(upload_id: str, naam: str, pagina: Pagina) -> None:
    try:
        undo_upload(get_database(), pagina.gebruiker, upload_id)
    except Fout as fout:
        st.error(format_fout(fout))
        return
    st.session_state.pop(BLIK, None)
    st.session_state[TERUG] = naam
    st.rerun()
