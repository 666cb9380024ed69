"""The mapping step: a person says which column is what, and the next file of that sender needs no clicks."""

import re
from dataclasses import replace

import streamlit as st

from lwd_monitor.fout import Fout
from lwd_monitor.gebied import list_indelingen, load_aliassen
from lwd_monitor.ui.keuzelijst import kies_uit
from lwd_monitor.ui.opslag import get_database
from lwd_monitor.ui.pagina import Pagina
from lwd_monitor.ui.stap import format_fout
from lwd_monitor.ui.upload.toestand import Uploadwerk, change_werk
from lwd_monitor.upload import (
    Kolomkoppeling,
    Namen,
    Tabel,
    build_koppeling_voorstel,
    find_indeling_van_namen,
    format_id,
    list_kenmerk,
    require_profielnaam,
    strip_jaar,
)

LAATSTE = "upload_koppeling"
GEEN = "(geen)"
MAX_KOLOMMEN = 30


def show_koppelen(werk: Uploadwerk, pagina: Pagina, tabel: Tabel, geprobeerd: Kolomkoppeling | None) -> None:
    """Show what was tried, or else a proposal, and apply what the person makes of it."""
    if geprobeerd is None:
        st.html(
            "<h3>Wat staat er in de kolommen?</h3><p>De monitor kent deze vorm niet. Hieronder staat een voorstel. "
            "U kunt het bewaren als profiel; het volgende bestand van deze afzender gaat dan vanzelf.</p>"
        )
    else:
        niet = " Het profiel is nog niet bewaard." if werk.bewaar else ""
        st.html(
            "<h3>Wat staat er in de kolommen?</h3><p>Zo gekoppeld is het bestand niet goed te lezen. Hieronder staat wat was "
            f"ingevuld: pas het aan en lees opnieuw.{niet}</p>"
        )
    st.dataframe(tabel.frame.head(5).astype(str), hide_index=True)
    _show_formulier(werk, pagina, tabel, geprobeerd or _build_voorstel(werk, tabel))


def _build_voorstel(werk: Uploadwerk, tabel: Tabel) -> Kolomkoppeling:
    """Return what this person filled in last for a file with the same header, else what the monitor makes of it."""
    kenmerk, laatste = st.session_state.get(LAATSTE, (None, None))
    if laatste is not None and kenmerk == list_kenmerk(tabel):
        return laatste
    con = get_database().cursor()
    namen = Namen(load_aliassen(con), find_indeling_van_namen(werk.opties, list_indelingen(con)))
    voorstel = build_koppeling_voorstel(tabel, namen.find)
    return replace(voorstel, naam=voorstel.naam)


def _show_formulier(werk: Uploadwerk, pagina: Pagina, tabel: Tabel, voorstel: Kolomkoppeling) -> None:
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
            bron = st.text_input("Bron", werk.opties.bron or voorstel.bron or "")
        ids = _show_ids(voorstel, pagina) if not voorstel.indicator else {}
        naam = st.text_input("Naam van het profiel, bijvoorbeeld de afzender", voorstel.naam.rsplit(".", 1)[0])
        bewaar = st.checkbox("Bewaar als profiel, zodra het bestand zo goed te lezen is", True)
        if st.form_submit_button("Lees het bestand zo", type="primary"):
            if vast.strip() and not re.fullmatch(r"(19|20)\d\d", vast.strip()):
                st.error("Vul het jaar in als vier cijfers, bijvoorbeeld 2024, of laat het leeg.")
                return
            profiel = replace(
                voorstel,
                naam=naam.strip(),
                gebied=gebied or "",
                binnen=binnen,
                jaar=jaar,
                vast_jaar=int(vast) if vast.strip() else None,
                waarden={kolom: ids.get(kolom, "") for kolom in waarden},
                indicator=indicator,
                noemer=noemer,
                bron=bron.strip() or None,
            )
            _apply(werk, tabel, profiel, bewaar)


def _show_ids(voorstel: Kolomkoppeling, pagina: Pagina) -> dict[str, str]:
    """Ask under which indicator each proposed column goes; a new name becomes a concept later."""
    ids = {}
    for kolom in list(voorstel.waarden)[:MAX_KOLOMMEN]:
        # Years beside each other are years of one figure.
        nieuw = format_id(kolom if voorstel.jaar else strip_jaar(kolom) or strip_jaar(voorstel.naam.rsplit(".", 1)[0]))
        eerder = voorstel.waarden[kolom]
        opties = list(dict.fromkeys([nieuw, *([eerder] if eerder else []), *pagina.indicatoren]))
        if eerder:
            st.session_state.setdefault(f"koppel_{kolom}", eerder)
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


def _apply(werk: Uploadwerk, tabel: Tabel, profiel: Kolomkoppeling, bewaar: bool) -> None:
    """Read the file with this mapping; it is saved only once that goes well."""
    st.session_state[LAATSTE] = (list_kenmerk(tabel), profiel)
    try:
        if bewaar:
            require_profielnaam(profiel.naam)
    except Fout as fout:
        st.error(format_fout(fout))
        return
    # What is read with this mapping is no longer read with the saved one that was chosen.
    change_werk(werk, replace(werk.opties, profiel=None), profiel, bewaar)
    st.rerun()
