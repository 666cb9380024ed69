"""Step 5: the uploads so far, and taking one back after seeing what that changes."""

import pandas as pd
import streamlit as st
from markupsafe import Markup

from lwd_monitor.fout import Fout
from lwd_monitor.opmaak import format_datum, format_getal
from lwd_monitor.ui.opslag import get_database
from lwd_monitor.ui.pagina import Pagina
from lwd_monitor.ui.upload.vooruitblik import build_telling, build_verschil
from lwd_monitor.upload import list_uploads, preview_undo, undo_upload

STATEN = {"gepubliceerd": "telt mee", "teruggedraaid": "teruggedraaid"}
TERUG = "upload_terug"


def show_eerder(pagina: Pagina) -> None:
    """Show the list and the way back."""
    if naam := st.session_state.pop(TERUG, None):
        st.html(Markup("<div class='herkend' role='status'><p><b>Teruggedraaid: {}</b></p></div>").format(naam))
    st.html("<h2>Eerdere uploads</h2>")
    uploads = list_uploads(get_database().cursor())
    st.html(build_lijst(uploads))
    telt = uploads[uploads["staat"] == "gepubliceerd"]
    if telt.empty:
        return
    namen = {rij.id: f"{rij.volgnummer}. {rij.bestand}" for rij in telt.itertuples()}
    st.html(
        "<h2>5. Terugdraaien</h2><p>De cijfers vallen terug op wat er daarvoor stond. De upload blijft bewaard.</p>"
    )
    gekozen = st.selectbox(
        "Welke upload?", list(namen), format_func=lambda id_: namen[id_], index=None, placeholder="Kies een upload"
    )
    if gekozen:
        _show_terug(gekozen, namen[gekozen], pagina)


def build_lijst(uploads: pd.DataFrame) -> Markup:
    """Return the uploads as a table, the newest first."""
    rijen = Markup().join(
        Markup(
            "<tr><td class='getal'>{}</td><td>{}</td><td>{}</td><td>{}</td><td class='getal'>{}</td>"
            "<td class='getal'>{}</td><td class='getal'>{}</td><td>{}</td></tr>"
        ).format(
            rij.volgnummer,
            rij.bestand,
            f"{format_datum(rij.op)} {rij.op:%H:%M}",
            rij.gebruiker,
            format_getal(rij.nieuw),
            format_getal(rij.gewijzigd),
            format_getal(rij.vervallen),
            STATEN.get(rij.staat, rij.staat),
        )
        for rij in uploads.itertuples()
    )
    koppen = (("Nr", "getal"), ("Bestand", ""), ("Wanneer", ""), ("Wie", ""), ("Nieuw", "getal"),
              ("Gewijzigd", "getal"), ("Vervallen", "getal"), ("Staat", ""))  # fmt: skip
    kop = Markup().join(Markup("<th scope='col' class='{}'>{}</th>").format(klasse, tekst) for tekst, klasse in koppen)
    return Markup(
        "<div class='tabelrol' tabindex='0' role='region' aria-label='Eerdere uploads'><table class='cijfers'>"
        "<thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>"
    ).format(kop, rijen)


def _show_terug(upload_id: str, naam: str, pagina: Pagina) -> None:
    db = get_database()
    try:
        telling, rijen = preview_undo(db.cursor(), upload_id)
        st.html(build_telling(telling))
        if len(rijen):
            st.html(build_verschil(rijen, pagina, telling["nieuw"] + telling["gewijzigd"] + telling["vervallen"]))
        if st.button("Draai deze upload terug", type="primary"):
            undo_upload(db, pagina.gebruiker, upload_id)
            st.session_state[TERUG] = naam
            st.rerun()
    except Fout as fout:
        st.error(fout.melding)
