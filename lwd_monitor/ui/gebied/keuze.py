"""Choosing a place: one searchable list, and the indeling in which a code is read."""

from collections.abc import Mapping

import streamlit as st

from lwd_monitor.db import Cursor
from lwd_monitor.gebied import EigenGebied, Gebied, Gebieden, GebiedNiveau
from lwd_monitor.ui import laden
from lwd_monitor.ui.adres import kies, show_onbekend
from lwd_monitor.ui.opslag import per_versie


def kies_gebied(gebieden: Gebieden) -> Gebied | EigenGebied:
    """Show the list of places and return the chosen one; the address says which, and in which indeling."""
    indeling = _read_indeling(gebieden)
    namen = load_keuzes(indeling)
    rename_eigen("gebied", gebieden)
    sleutels = list(namen)
    gekozen = kies("Gebied", "gebied", sleutels, sleutels[0], namen.__getitem__)
    return gebieden.get(gekozen, indeling)


@per_versie
def load_keuzes(con: Cursor, indeling: int) -> Mapping[str, str]:
    """Return key and label of all places of an indeling, in the order of the list."""
    return list_keuzes(laden.load_gebieden(), indeling)


def rename_eigen(naam: str, gebieden: Gebieden) -> None:
    """Put the code of a place in the address where an own area stands that is that place alone: it has one page."""
    eigen = gebieden.eigen.get(st.query_params.get(naam, ""))
    plek = gebieden.find_plek(eigen) if eigen else None
    if eigen and plek and plek.sleutel != eigen.id:
        st.query_params[naam] = plek.sleutel


def list_keuzes(gebieden: Gebieden, indeling: int) -> dict[str, str]:
    """Return key and label of all places: priority areas, the gemeente, and each wijk with its buurten behind it.

    Notes: own areas stand in the newest indeling alone, and one that is a single place stands there as that place; a
    buurt carries its wijk, since names occur more than once.
    """
    keuzes = {}
    if indeling == gebieden.nieuwste:
        plekken = [(gebieden.find_plek(eigen), eigen) for eigen in gebieden.eigen.values()]
        keuzes = {plek.sleutel: f"{plek.naam} · {_describe_eigen(plek, eigen, gebieden)}" for plek, eigen in plekken}
    gemeente = gebieden.get_gemeente(indeling)
    keuzes[gemeente.code] = f"{gemeente.naam} · hele gemeente"
    for wijk in gebieden.list_niveau(GebiedNiveau.WIJK, indeling):
        keuzes.setdefault(wijk.code, f"{wijk.naam} · {wijk.soort}")
        for buurt in gebieden.list_delen(wijk):
            keuzes.setdefault(buurt.code, f"{buurt.naam} · buurt in {wijk.naam}")
    return keuzes


def _describe_eigen(plek: Gebied | EigenGebied, eigen: EigenGebied, gebieden: Gebieden) -> str:
    if isinstance(plek, EigenGebied):
        return eigen.soortnaam
    ouder = gebieden.find(plek.ouder_code or "", plek.indeling) if plek.niveau is GebiedNiveau.BUURT else None
    waar = f"{plek.soort} in {ouder.naam}" if ouder else plek.soort
    return f"{waar}, {eigen.soortnaam}"


def _read_indeling(gebieden: Gebieden) -> int:
    gevraagd = st.query_params.get("indeling")
    if gevraagd is None:
        return gebieden.nieuwste
    if gevraagd.isdecimal() and int(gevraagd) in gebieden.indelingen:
        return int(gevraagd)
    show_onbekend("indeling", gevraagd)
    return gebieden.nieuwste
