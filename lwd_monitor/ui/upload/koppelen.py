"""The mapping step: a person says which column is what, and the next file of that sender needs no clicks."""

from dataclasses import replace
from datetime import datetime

import streamlit as st

from lwd_monitor.fout import Fout
from lwd_monitor.gebied import list_indelingen, load_aliassen
from lwd_monitor.ui.keuzelijst import kies_uit
from lwd_monitor.ui.opslag import get_database
from lwd_monitor.ui.pagina import Pagina
from lwd_monitor.ui.upload.toestand import Werk, change_werk
from lwd_monitor.upload import save_profiel
from lwd_monitor.upload.lezen import Tabel
from lwd_monitor.upload.naamgeving import Namen, choose_indeling_van_namen
from lwd_monitor.upload.vorm import Profiel, build_koppeling_voorstel
from lwd_monitor.upload.vorm.onderwerpen import format_id

GEEN = "(geen)"
MAX_KOLOMMEN = 30


def show_koppelen(werk: Werk, pagina: Pagina) -> None:
    """Show the proposal and apply what the person makes of it."""
    if werk.onbekend is None:
        return
    tabel = werk.onbekend.tabel
    con = get_database().cursor()
    namen = Namen(load_aliassen(con), choose_indeling_van_namen(werk.opties, list_indelingen(con)))
    voorstel = build_koppeling_voorstel(tabel, namen.find)
    st.html(
        "<h3>Wat staat er in de kolommen?</h3><p>De monitor kent deze vorm niet. Hieronder staat een voorstel. "
        "U kunt het bewaren als profiel; het volgende bestand van deze afzender gaat dan vanzelf.</p>"
    )
    st.dataframe(tabel.frame.head(5).astype(str), hide_index=True)
    _show_formulier(werk, pagina, tabel, voorstel)


def _show_formulier(werk: Werk, pagina: Pagina, tabel: Tabel, voorstel: Profiel) -> None:
    kolommen = [naam for naam in tabel.plaatsen if naam]
    with st.form("upload_koppelen", border=False):
        links, rechts = st.columns(2)
        with links:
            gebied = _kies("Gebied (code of naam)", kolommen, voorstel.gebied)
            binnen = _kies("Wijk waarin het gebied ligt", kolommen, voorstel.binnen)
            jaar = _kies("Jaar", kolommen, voorstel.jaar)
            vast = st.text_input("Of: één jaar voor het hele bestand", str(voorstel.vast_jaar or ""))
        with rechts:
            waarden = st.multiselect("Kolommen met waarden", kolommen, default=list(voorstel.waarden), select_all=False)
            indicator = _kies("Kolom met de naam van de indicator", kolommen, voorstel.indicator)
            noemer = _kies("Noemer (aantal mensen of antwoorden)", kolommen, voorstel.noemer)
            bron = st.text_input("Bron", werk.opties.bron or "")
        ids = _show_ids(voorstel, pagina) if not voorstel.indicator else {}
        naam = st.text_input("Naam van het profiel, bijvoorbeeld de afzender", voorstel.naam.rsplit(".", 1)[0])
        bewaar = st.checkbox("Bewaar als profiel", True)
        if st.form_submit_button("Lees het bestand zo", type="primary"):
            profiel = replace(
                voorstel,
                naam=naam.strip(),
                gebied=gebied or "",
                binnen=binnen,
                jaar=jaar,
                vast_jaar=int(vast) if vast.strip().isdigit() else None,
                waarden={kolom: ids.get(kolom, "") for kolom in waarden},
                indicator=indicator,
                noemer=noemer,
                bron=bron.strip() or None,
            )
            _apply(werk, pagina, tabel, profiel, bewaar)


def _show_ids(voorstel: Profiel, pagina: Pagina) -> dict[str, str]:
    """Ask under which indicator each proposed column goes; a new name becomes a concept later."""
    ids = {}
    for kolom in list(voorstel.waarden)[:MAX_KOLOMMEN]:
        nieuw = format_id(kolom)
        opties = [nieuw, *(id_ for id_ in pagina.indicatoren if id_ != nieuw)]
        ids[kolom] = kies_uit(
            f"Indicator bij '{kolom}'",
            opties,
            toon=lambda id_: pagina.indicatoren[id_].titel if id_ in pagina.indicatoren else f"Nieuw: {id_}",
            key=f"koppel_{kolom}",
        )
    return ids


def _kies(label: str, kolommen: list[str], standaard: str | None) -> str | None:
    opties = [GEEN, *kolommen]
    gekozen = st.selectbox(label, opties, index=opties.index(standaard) if standaard in kolommen else 0)
    return None if gekozen == GEEN else gekozen


def _apply(werk: Werk, pagina: Pagina, tabel: Tabel, profiel: Profiel, bewaar: bool) -> None:
    try:
        if bewaar:
            save_profiel(get_database(), pagina.gebruiker, profiel, tabel, datetime.now())
    except Fout as fout:
        st.error(fout.melding)
        return
    change_werk(werk, werk.opties, profiel)
    st.rerun()
