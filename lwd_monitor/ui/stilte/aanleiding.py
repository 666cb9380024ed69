"""Tested changes that nobody asked about yet, each with a button that opens the question."""

from datetime import datetime

import streamlit as st
from markupsafe import Markup

from lwd_monitor.db import Cursor
from lwd_monitor.fout import Fout
from lwd_monitor.toegang import Gebruiker
from lwd_monitor.ui import bronnen
from lwd_monitor.ui.insturen.klad import set_melding
from lwd_monitor.ui.onderdelen.verandering import WOORDEN
from lwd_monitor.ui.opslag import get_database, per_versie
from lwd_monitor.verhaal.gesprek import Vraag, open_vraag
from lwd_monitor.verhaal.gesprek.aanleiding import VERANDERD, Aanleiding, list_aanleidingen


@per_versie
def load_aanleidingen(con: Cursor) -> list[Aanleiding]:
    """Return the tested changes of measured figures; what is invented raises no question."""
    uitgevers = bronnen.load_bronnen()
    echt = [i for i in bronnen.load_indicatoren().values() if not (i.bron in uitgevers and uitgevers[i.bron].fictief)]
    return list_aanleidingen(con, echt, bronnen.load_gebieden())


def show_aanleidingen(gebruiker: Gebruiker, vragen: list[Vraag]) -> None:
    """Show the changes without a question."""
    gevraagd = {(v.indicator_id, v.gebied_code, v.jaar_van, v.jaar_tot) for v in vragen}
    nieuw = [a for a in load_aanleidingen() if (a.indicator.id, a.gebied.code, a.jaar_van, a.jaar_tot) not in gevraagd]
    if not nieuw:
        return
    aantal = "1 getoetste verandering" if len(nieuw) == 1 else f"{len(nieuw)} getoetste veranderingen"
    with st.expander(f"{aantal} waar nog niemand naar vroeg"):
        for aanleiding in nieuw:
            st.html(Markup("<p>{}</p>").format(describe_aanleiding(aanleiding)))
            key = f"vraag_{aanleiding.indicator.id}_{aanleiding.gebied.code}"
            knop = f"Vraag wat dit verklaart in {aanleiding.gebied.naam}"
            st.button(knop, key=key, on_click=_ask, args=(gebruiker, aanleiding))


def describe_aanleiding(aanleiding: Aanleiding) -> str:
    """Return a tested change in words, with the whole city's when that changed as well."""
    woord = WOORDEN[aanleiding.uitkomst.oordeel]
    titel = f"{aanleiding.indicator.titel[0].lower()}{aanleiding.indicator.titel[1:]}"
    zin = f"{aanleiding.gebied.naam}: {titel}, {woord} van {aanleiding.jaar_van} naar {aanleiding.jaar_tot}."
    if aanleiding.in_almelo in VERANDERD:
        zin += f" In heel Almelo ook {WOORDEN[aanleiding.in_almelo]}."
    return zin


def _ask(gebruiker: Gebruiker, aanleiding: Aanleiding) -> None:
    plek = (aanleiding.gebied.code, aanleiding.gebied.indeling)
    jaren = (aanleiding.jaar_van, aanleiding.jaar_tot)
    try:
        open_vraag(get_database(), gebruiker, aanleiding.indicator.id, plek, jaren, datetime.now())
        set_melding("De vraag staat open voor de wijkregisseur.")
    except Fout as fout:
        set_melding(fout.melding)
