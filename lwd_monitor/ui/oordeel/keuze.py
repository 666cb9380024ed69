"""The choices of these pages; they stand in the URL."""

import pandas as pd
import streamlit as st

from lwd_monitor.db import Cursor
from lwd_monitor.gebied import Gebied, GebiedNiveau
from lwd_monitor.oordeel import carries_oordeel
from lwd_monitor.ui import laden
from lwd_monitor.ui.adres import kies, kies_pil
from lwd_monitor.ui.navigatie import get_pagina
from lwd_monitor.ui.onderdelen.html import show_leeg
from lwd_monitor.ui.opslag import per_versie
from lwd_monitor.ui.pagina import Pagina

NIVEAUS = [GebiedNiveau.WIJK.value, GebiedNiveau.BUURT.value]
GEEN_GEBIED = "geen"
# The choices of the wijkkompas in a link; it stood at the address of Basis op orde, which has names of its own.
KEUZES = ("niveau", "jaar", "gebied")
EIGEN_KEUZES = ("per", "peiljaar")


def follow_oude_link() -> None:
    """Lead a link from before the wijkkompas had a page of its own to that page."""
    if vraag := {naam: st.query_params[naam] for naam in KEUZES if naam in st.query_params}:
        st.switch_page(get_pagina("wijkkompas").pad, query_params=vraag)


def kies_niveau_en_jaar(namen: tuple[str, str] = KEUZES[:2]) -> tuple[str, int] | None:
    """Show the choice of niveau and year and return both; without any figure say so and return None.

    Notes: `namen` are what the two are called in the address.
    """
    links, rechts, _ = st.columns([1.2, 0.8, 2])
    with links:
        niveau = kies_pil("Toon per", namen[0], NIVEAUS, lambda n: GebiedNiveau(n).meervoud.capitalize(), "niveau")
    jaren = load_jaren(niveau)
    if not jaren:
        show_leeg(
            f"Er zijn nog geen cijfers van {GebiedNiveau(niveau).meervoud}.",
            "Een oordeel rust op cijfers. Zonder cijfers valt er niets te zeggen.",
            "Een analist kan cijfers uploaden.",
        )
        return None
    with rechts:
        return niveau, int(kies("Jaar", namen[1], jaren, jaren[0], soort="jaar"))


def kies_gebied(pagina: Pagina, niveau: str, indeling: int) -> Gebied | None:
    """Show the choice of one place of an indeling, or none, to see what lies behind its verdicts."""
    gebieden = {g.code: g for g in pagina.gebieden.list_niveau(GebiedNiveau(niveau), indeling)}
    namen = {code: _name(g, pagina) for code, g in gebieden.items()}
    opties = [GEEN_GEBIED, *gebieden]
    with st.container(width=420):
        gekozen = kies(
            "Kijk achter het oordeel", "gebied", opties, GEEN_GEBIED, lambda c: namen.get(c, "Kies een gebied")
        )
    return gebieden.get(gekozen)


@per_versie
def load_jaren(con: Cursor, niveau: str) -> list[str]:
    """Return the years for which a niveau has figures that carry a verdict, the newest first."""
    jaren, catalogus = laden.load_jaren(), laden.load_indicatoren()
    telbaar = [id_ for id_, indicator in catalogus.items() if carries_oordeel(indicator)]
    return list_jaren(jaren[jaren["indicator_id"].isin(telbaar)], niveau)


def list_jaren(jaren: pd.DataFrame, niveau: str, indeling: int | None = None) -> list[str]:
    """Return the years with figures of a niveau, in one indeling or in any, the newest first."""
    eigen = jaren[(jaren["niveau"] == niveau) & (jaren["aantal"] > 0)]
    if indeling is not None:
        eigen = eigen[eigen["indeling"] == indeling]
    return [str(jaar) for jaar in sorted({int(j) for j in eigen["jaar"]}, reverse=True)]


def _name(gebied: Gebied, pagina: Pagina) -> str:
    ouder = pagina.gebieden.find(gebied.ouder_code or "", gebied.indeling)
    if gebied.niveau == GebiedNiveau.BUURT and ouder:
        return f"{gebied.naam} ({ouder.naam})"
    return gebied.naam
