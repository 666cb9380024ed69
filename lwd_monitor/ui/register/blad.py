"""The workbook of a register: download it, bring it back, see what would change, and take it back."""

import tempfile
from pathlib import Path

import streamlit as st
from markupsafe import Markup

from lwd_monitor.fout import Bevinding, Fout
from lwd_monitor.opmaak import format_datum
from lwd_monitor.register import (
    Bladplan,
    Register,
    Stuk,
    build_xlsx,
    check_blad,
    list_partijen,
    list_stukken,
    run_blad,
    undo_blad,
)
from lwd_monitor.ui.keuzelijst import kies_uit
from lwd_monitor.ui.onderdelen.download import show_download
from lwd_monitor.ui.opslag import get_database
from lwd_monitor.ui.pagina import Pagina
from lwd_monitor.ui.register.formulier import get_nu
from lwd_monitor.ui.remedies import format_fout

MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MAX_MB = 10
MAX_REGELS = 20


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
        "Wijzig of vul aan, en lees het bestand weer in. Laat de kolom 'kenmerk' staan; bij een nieuwe rij blijft die leeg."
    )
    gekozen = st.file_uploader(
        "Kies een ingevuld werkblad", ["xlsx", "csv", "ods"], key=f"{register.soort}_bestand", max_upload_size=MAX_MB
    )
    if gekozen is not None:
        _show_plan(pagina, register, gekozen.name, gekozen.getvalue())
    _show_eerder(pagina, register)


def _show_plan(pagina: Pagina, register: Register, naam: str, inhoud: bytes) -> None:
    try:
        plan = _check(pagina, register, naam, inhoud)
    except Fout as fout:
        st.error(format_fout(fout))
        return
    st.html(build_plan(plan))
    if plan.fouten or not (plan.nieuw or plan.gewijzigd):
        return
    if st.button("Inlezen", type="primary", key=f"{register.soort}_inlezen"):
        try:
            run_blad(get_database(), pagina.gebruiker, plan, get_nu())
        except Fout as fout:
            st.error(format_fout(fout))
            return
        st.session_state["register_klaar"] = f"Ingelezen: {len(plan.nieuw)} nieuw, {len(plan.gewijzigd)} gewijzigd."
        st.session_state.pop(f"{register.soort}_bestand", None)
        st.rerun()


def _check(pagina: Pagina, register: Register, naam: str, inhoud: bytes) -> Bladplan:
    with tempfile.TemporaryDirectory() as map_:
        pad = Path(map_) / f"werkblad{Path(naam).suffix.lower()}"
        pad.write_bytes(inhoud)
        return check_blad(get_database().cursor(), register, pad, pagina.gebieden, pagina.gebruiker)


def build_plan(plan: Bladplan) -> Markup:
    """Return what a workbook would change, and all that is wrong with it by row."""
    kop = Markup("<p role='status'><b>{} nieuw, {} gewijzigd, {} ongewijzigd.</b></p>").format(
        len(plan.nieuw), len(plan.gewijzigd), plan.ongewijzigd
    )
    if plan.fouten:
        kop = Markup("<p role='alert'><b>{} fouten. Er is niets ingelezen.</b></p>").format(len(plan.fouten))
    return kop + _build_lijst(plan.fouten) + _build_lijst(plan.waarschuwingen)


def _build_lijst(bevindingen: list[Bevinding]) -> Markup:
    regels = [
        Markup("<li>{}{}{}</li>").format(
            f"Rij {b.rij}. " if b.rij else "", f"Kolom '{b.kolom}'. " if b.kolom else "", format_fout(b)
        )
        for b in bevindingen[:MAX_REGELS]
    ]
    if len(bevindingen) > MAX_REGELS:
        regels.append(Markup("<li>En nog {} andere.</li>").format(len(bevindingen) - MAX_REGELS))
    return Markup("<ul class='bevindingen'>{}</ul>").format(Markup().join(regels)) if regels else Markup()


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
    st.session_state["register_klaar"] = f"Teruggedraaid: {aantal} rijen."
    st.rerun()
