"""The workbook of a register: download it, bring it back, see what would change, and take it back."""

import tempfile
from dataclasses import replace
from functools import partial
from pathlib import Path

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from lwd_monitor.fout import Fout
from lwd_monitor.opmaak import format_datum
from lwd_monitor.register import (
    Bladplan,
    Bladprofiel,
    Register,
    Stuk,
    build_xlsx,
    check_blad,
    find_bladprofiel,
    is_eigen_blad,
    list_bladprofielen,
    list_partijen,
    list_stukken,
    run_blad,
    undo_blad,
)
from lwd_monitor.toegang import has_recht
from lwd_monitor.ui.keuzelijst import kies_uit
from lwd_monitor.ui.onderdelen.download import show_download
from lwd_monitor.ui.opslag import get_database
from lwd_monitor.ui.pagina import Pagina
from lwd_monitor.ui.register.formulier import get_nu
from lwd_monitor.ui.register.koppelen import may_koppelen, show_koppelen, show_verwijderen
from lwd_monitor.ui.register.plan import show_plan
from lwd_monitor.ui.stap import KLAAR, format_fout
from lwd_monitor.upload import Tabel, read_bestand

MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MAX_MB = 10
EIGEN, NIEUW = "ons eigen werkblad", "koppel de kolommen"


def show_blad(pagina: Pagina, register: Register, stukken: list[Stuk]) -> None:
    """Show the way out, the way in with its preview, and what came in before."""
    show_download(
        "Download het werkblad (Excel)",
        lambda: build_xlsx(
            register, list_stukken(get_database().cursor(), pagina.gebruiker, register), pagina.gebieden
        ),
        f"{register.soort}.xlsx",
        recht=register.lezen,
        mime=MIME,
    )
    st.caption(
        "Wijzig of vul aan, en lees het bestand weer in. Laat de kolom 'kenmerk' staan; bij een nieuwe rij blijft die leeg. "
        "Een bestand van een ander systeem kan ook: u koppelt de kolommen dan één keer."
    )
    show_kiezen(pagina, register, "Kies een ingevuld werkblad")
    _show_eerder(pagina, register)


def show_kiezen(pagina: Pagina, register: Register, label: str) -> None:
    """Show the field for a file, and what becomes of the chosen one."""
    gekozen = st.file_uploader(label, ["xlsx", "csv", "ods"], key=f"{register.soort}_bestand", max_upload_size=MAX_MB)
    if gekozen is not None:
        show_inlezen(pagina, register, gekozen)


def show_inlezen(pagina: Pagina, register: Register, gekozen: UploadedFile) -> None:
    """Show how the file is read, by our own columns or by a profile, and what it would change."""
    with tempfile.TemporaryDirectory() as map_:
        pad = Path(map_) / f"werkblad{Path(gekozen.name).suffix.lower()}"
        pad.write_bytes(gekozen.getvalue())
        con = get_database().cursor()

        def check(profiel: Bladprofiel | None = None) -> Bladplan:
            plan = check_blad(con, register, pad, pagina.gebieden, pagina.gebruiker, profiel)
            return replace(plan, bestand=gekozen.name)

        try:
            tabel = read_bestand(pad)
            profielen = {p.naam: p for p in list_bladprofielen(con, pagina.gebruiker, register)}
            wijze = _kies_wijze(pagina, register, tabel, profielen, gekozen.file_id)
            if wijze == NIEUW:
                show_koppelen(
                    pagina, register, tabel, check, partial(_keep_wijze, _get_sleutel(register, gekozen.file_id))
                )
                return
            _show_plan(pagina, register, check(profielen.get(wijze)))
        except Fout as fout:
            st.error(format_fout(fout))
            return
        if wijze in profielen and may_koppelen(pagina.gebruiker):
            show_verwijderen(pagina, register, wijze)


def _get_sleutel(register: Register, file_id: str) -> str:
    return f"{register.soort}_wijze_{file_id}"


def _keep_wijze(sleutel: str, naam: str) -> None:
    st.session_state[f"{sleutel}_straks"] = naam


def _kies_wijze(
    pagina: Pagina, register: Register, tabel: Tabel, profielen: dict[str, Bladprofiel], file_id: str
) -> str:
    """Return the name of a profile, or that the file is our own workbook, or that its columns are yet to be mapped."""
    wijzen = [EIGEN, *profielen, *([NIEUW] if may_koppelen(pagina.gebruiker) else [])]
    if len(wijzen) == 1:
        return EIGEN
    sleutel = _get_sleutel(register, file_id)
    past = find_bladprofiel(list(profielen.values()), tabel)
    eerste = EIGEN if is_eigen_blad(register, tabel) else past.naam if past else wijzen[-1]
    straks = st.session_state.pop(f"{sleutel}_straks", None)
    # A profile may have been taken away while it was chosen.
    if straks or st.session_state.get(sleutel) not in wijzen:
        st.session_state[sleutel] = straks or eerste
    return st.selectbox("Hoe moet dit bestand worden gelezen?", wijzen, key=sleutel)


def _show_plan(pagina: Pagina, register: Register, plan: Bladplan) -> None:
    show_plan(plan)
    if plan.fouten or not (plan.nieuw or plan.gewijzigd):
        return
    if not has_recht(pagina.gebruiker, register.schrijven):
        st.markdown("Inlezen doet wie deze lijst bijhoudt, met hetzelfde profiel.")
        return
    if st.button("Inlezen", type="primary", key=f"{register.soort}_inlezen"):
        try:
            run_blad(get_database(), pagina.gebruiker, plan, get_nu())
        except Fout as fout:
            st.error(format_fout(fout))
            return
        st.session_state[KLAAR] = f"Ingelezen: {len(plan.nieuw)} nieuw, {len(plan.gewijzigd)} gewijzigd."
        st.session_state.pop(f"{register.soort}_bestand", None)
        st.rerun()


def _show_eerder(pagina: Pagina, register: Register) -> None:
    partijen = {p[0]: p for p in list_partijen(get_database().cursor(), register.soort)}
    if not partijen:
        return
    with st.form(f"{register.soort}_undo", border=False):
        keuze = kies_uit(
            "Een eerder werkblad terugdraaien",
            list(partijen),
            toon=lambda id_: f"{partijen[id_][3]}, {format_datum(partijen[id_][1])}, {partijen[id_][4]} rijen",
            key=f"{register.soort}_undo_welk",
        )
        if not st.form_submit_button("Terugdraaien"):
            return
    try:
        aantal = undo_blad(get_database(), pagina.gebruiker, register, keuze, get_nu())
    except Fout as fout:
        st.error(format_fout(fout))
        return
    st.session_state[KLAAR] = f"Teruggedraaid: {aantal} rijen."
    st.rerun()
