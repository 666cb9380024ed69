"""Questions that figures raise: open ones with a way to answer, answered and lapsed ones beneath."""

from datetime import datetime
from functools import partial

import streamlit as st
from markupsafe import Markup

from lwd_monitor.bewering import describe_vraag
from lwd_monitor.db import Cursor
from lwd_monitor.fout import Fout
from lwd_monitor.gebied import Gebieden, GebiedNiveau, get_wijk
from lwd_monitor.gesprek import Vraag, answer_vraag, open_vraag
from lwd_monitor.toegang import DEMO_GEBRUIKERS, Gebruiker, Recht, Rol, has_recht
from lwd_monitor.ui import laden
from lwd_monitor.ui.insturen.klad import set_melding
from lwd_monitor.ui.keuzelijst import kies_uit
from lwd_monitor.ui.onderdelen.html import show_html
from lwd_monitor.ui.onderdelen.schakel import build_methodelink
from lwd_monitor.ui.onderdelen.uitklap import show_uitklap
from lwd_monitor.ui.onderdelen.vraag import build_vragen
from lwd_monitor.ui.opslag import get_database, per_versie
from lwd_monitor.ui.sessie import require_gebruiker
from lwd_monitor.ui.vragen import load_aanleidingen, load_vragen
from lwd_monitor.verhaal import Verhaal


def show_vragen(gebruiker: Gebruiker, verhalen: list[Verhaal], gebieden: Gebieden) -> None:
    """Show the questions, and fields to answer one and to ask one."""
    st.header("Vragen bij cijfers", anchor=False)
    st.html(
        "<p>Een verandering die de toets doorstaat, stelt vanzelf een vraag. Een verhaal dat ernaast past, is het antwoord. "
        f"{build_methodelink('vragen-en-tegenspraak', 'Hoe werkt dat?')}</p>"
    )
    open_ = [vraag for vraag in load_vragen(gebruiker) if vraag.is_open]
    show_html(_load_vakken(gebruiker.rol, is_open=True) or "<p>Er staat geen vraag open.</p>")
    if open_ and has_recht(gebruiker, Recht.VERHAAL_INSTUREN):
        antwoord = partial(_show_antwoord, open_, verhalen, gebieden)
        show_uitklap("Beantwoord een vraag met een verhaal", "uitklap_antwoord", antwoord)
    show_uitklap("Stel zelf een vraag", "uitklap_vraag", partial(_show_nieuw, gebieden))
    if gesloten := _load_vakken(gebruiker.rol, is_open=False):
        st.subheader("Beantwoord of vervallen", anchor=False)
        show_html(gesloten)


@per_versie
def _load_vakken(con: Cursor, rol: Rol, is_open: bool) -> Markup:
    """Return the open questions, or those that are not, as a role may see them; nothing when there are none."""
    gebruiker = DEMO_GEBRUIKERS[rol]
    vragen = [vraag for vraag in load_vragen(gebruiker) if vraag.is_open == is_open]
    titels = {verhaal.id: verhaal.titel for verhaal in laden.load_verhalen(gebruiker)}
    mag = is_open and has_recht(gebruiker, Recht.VERHAAL_INSTUREN)
    return build_vragen(
        vragen, laden.load_indicatoren(), laden.load_gebieden(), titels, load_aanleidingen(), met_knop=mag
    )


def _show_antwoord(vragen: list[Vraag], verhalen: list[Verhaal], gebieden: Gebieden) -> None:
    op_id, catalogus = {vraag.id: vraag for vraag in vragen}, laden.load_indicatoren()
    vraag_id = kies_uit(
        "Vraag",
        list(op_id),
        toon=lambda id_: describe_vraag(op_id[id_], catalogus, gebieden, load_aanleidingen()),
        key="beantwoord_vraag",
        leeg=True,
        placeholder="Kies een vraag",
    )
    if vraag_id is None:
        return
    rij = sort_bij_vraag(verhalen, op_id[vraag_id])
    titels = {verhaal.id: verhaal.titel for verhaal in rij}
    verhaal_id = kies_uit(
        "Verhaal dat erop antwoordt",
        list(titels),
        toon=titels.__getitem__,
        key=f"beantwoord_met_{vraag_id}",
        leeg=True,
        placeholder="Kies een verhaal",
    )
    args = (vraag_id, verhaal_id)
    st.button("Koppel dit verhaal", key="antwoord_vraag", on_click=_answer, args=args, disabled=verhaal_id is None)


def sort_bij_vraag(verhalen: list[Verhaal], vraag: Vraag) -> list[Verhaal]:
    """Return the stories with those that stand beside this very figure first, then those about the same wijk."""

    def rank(verhaal: Verhaal) -> tuple[bool, bool]:
        geduid = any((d.indicator_id, d.gebied_code, d.indeling) == vraag.plek for d in verhaal.duidingen)
        # The code of a buurt carries the number of its wijk.
        return not geduid, not any(get_wijk(code) == get_wijk(vraag.gebied_code) for code in verhaal.gebieden)

    return sorted(verhalen, key=rank)


def _show_nieuw(gebieden: Gebieden) -> None:
    catalogus = laden.load_indicatoren()
    namen = {wijk.code: wijk.naam for wijk in gebieden.list_niveau(GebiedNiveau.WIJK)}
    indicator = kies_uit(
        "Cijfer",
        list(catalogus),
        toon=lambda id_: catalogus[id_].titel,
        key="vraag_cijfer",
        leeg=True,
        placeholder="Kies een cijfer",
    )
    code = kies_uit(
        "Gebied", list(namen), toon=namen.__getitem__, key="vraag_gebied", leeg=True, placeholder="Kies een gebied"
    )
    if indicator is None or code is None:
        return
    jaren = sorted(laden.load_reeks(indicator, (code,))["jaar"].unique(), reverse=True)
    if not jaren:
        st.html("<p>Van dit cijfer zijn er hier geen jaren.</p>")
        return
    van = st.selectbox("Van jaar", [int(j) for j in jaren], index=len(jaren) - 1, key="vraag_van")
    tot = st.selectbox("Tot en met jaar", [int(j) for j in jaren], key="vraag_tot")
    tekst = st.text_input("Vraag", "Wat verklaart dit?", key="vraag_tekst", max_chars=300)
    args = (indicator, (code, gebieden.nieuwste), (van, tot), tekst)
    st.button("Stel deze vraag", key="vraag_nieuw", on_click=_ask, args=args)


def _ask(indicator: str, gebied: tuple[str, int], jaren: tuple[int, int], tekst: str) -> None:
    try:
        open_vraag(get_database(), require_gebruiker(), indicator, gebied, jaren, datetime.now(), tekst)
        set_melding("De vraag staat open voor de wijkregisseur.")
    except Fout as fout:
        set_melding(fout.melding)


def _answer(vraag_id: str, verhaal_id: str) -> None:
    try:
        answer_vraag(get_database(), require_gebruiker(), vraag_id, verhaal_id, datetime.now())
        set_melding("Het verhaal staat bij de vraag.")
    except Fout as fout:
        set_melding(fout.melding)
