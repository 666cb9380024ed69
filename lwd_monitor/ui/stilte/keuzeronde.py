"""The round of choice: a team picks the most significant story of a quarter and writes why."""

from datetime import date, datetime
from functools import partial

import streamlit as st
from markupsafe import Markup

from lwd_monitor.db import Cursor
from lwd_monitor.fout import Fout
from lwd_monitor.gesprek import Teamkeuze, format_kwartaal, list_keuzes, save_keuze
from lwd_monitor.toegang import DEMO_GEBRUIKERS, Gebruiker, Recht, Rol, has_recht
from lwd_monitor.ui import laden
from lwd_monitor.ui.insturen.klad import set_melding
from lwd_monitor.ui.keuzelijst import kies_uit
from lwd_monitor.ui.onderdelen.html import show_html
from lwd_monitor.ui.onderdelen.uitklap import show_uitklap
from lwd_monitor.ui.opslag import get_database, per_versie
from lwd_monitor.ui.sessie import require_gebruiker
from lwd_monitor.verhaal import Verhaal


def show_keuzeronde(gebruiker: Gebruiker, verhalen: list[Verhaal]) -> None:
    """Show what teams chose, and fields to choose for who may."""
    st.header("Keuzeronde", anchor=False)
    st.html(
        "<p>Een team kiest elk kwartaal het verhaal dat het meest laat zien wat er verandert, en schrijft waarom.</p>"
    )
    show_html(_load_keuzes(gebruiker.rol) or "<p>Er is nog geen keuze gemaakt.</p>")
    if has_recht(gebruiker, Recht.VERHAAL_INSTUREN) and verhalen:
        show_uitklap("Leg een keuze vast", "uitklap_keuze", partial(_show_velden, verhalen))


def _show_velden(verhalen: list[Verhaal]) -> None:
    titels = {verhaal.id: verhaal.titel for verhaal in verhalen}
    kwartaal = st.selectbox(
        "Kwartaal", _list_kwartalen(date.today()), format_func=describe_kwartaal, key="keuze_kwartaal"
    )
    team = st.text_input("Team", key="keuze_team", max_chars=80)
    verhaal = kies_uit(
        "Verhaal", list(titels), toon=titels.__getitem__, key="keuze_verhaal", leeg=True, placeholder="Kies een verhaal"
    )
    waarom = st.text_area("Waarom dit verhaal?", key="keuze_waarom", max_chars=1000)
    args = (kwartaal, team, verhaal, waarom)
    st.button("Bewaar de keuze", key="keuze_bewaar", on_click=_save_keuze, args=args, disabled=verhaal is None)


@per_versie
def _load_keuzes(con: Cursor, rol: Rol) -> Markup:
    verhalen = laden.load_verhalen(DEMO_GEBRUIKERS[rol])
    return build_keuzes(list_keuzes(con, verhalen), {verhaal.id: verhaal.titel for verhaal in verhalen})


def build_keuzes(keuzes: list[Teamkeuze], titels: dict[str, str]) -> Markup:
    """Return the choices as a list, or nothing."""
    regels = [
        Markup("<li>{}, {}: <a href='verhalen?verhaal={}' target='_self'>{}</a>. {}</li>").format(
            describe_kwartaal(k.kwartaal), k.team, k.verhaal_id, titels[k.verhaal_id], k.waarom
        )
        for k in keuzes
    ]
    return Markup("<ul class='punten'>{}</ul>").format(Markup().join(regels)) if regels else Markup()


def describe_kwartaal(kwartaal: str) -> str:
    """Return a quarter in words.

    >>> describe_kwartaal('2026-4')
    'vierde kwartaal van 2026'
    """
    jaar, nummer = kwartaal.split("-")
    return f"{['eerste', 'tweede', 'derde', 'vierde'][int(nummer) - 1]} kwartaal van {jaar}"


def _list_kwartalen(vandaag: date) -> list[str]:
    nu = vandaag.year * 4 + int(format_kwartaal(vandaag)[-1]) - 1
    return [f"{n // 4}-{n % 4 + 1}" for n in range(nu, nu - 4, -1)]


def _save_keuze(kwartaal: str, team: str, verhaal_id: str, waarom: str) -> None:
    try:
        save_keuze(get_database(), require_gebruiker(), kwartaal, team, verhaal_id, waarom, datetime.now())
        set_melding("De keuze is bewaard.")
    except Fout as fout:
        set_melding(fout.melding)
