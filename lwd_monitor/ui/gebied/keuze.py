"""Choosing a place: one searchable list, and the indeling in which a code is read."""

import streamlit as st

from lwd_monitor.gebied import EigenGebied, Gebied, Gebieden, GebiedNiveau
from lwd_monitor.ui.adres import kies, show_onbekend


def kies_gebied(gebieden: Gebieden) -> Gebied | EigenGebied:
    """Show the list of places and return the chosen one; the address says which, and in which indeling."""
    indeling = _read_indeling(gebieden)
    namen = list_keuzes(gebieden, indeling)
    sleutels = list(namen)
    gekozen = kies("Gebied", "gebied", sleutels, sleutels[0], lambda sleutel: namen[sleutel])
    return gebieden.get(gekozen, indeling)


def list_keuzes(gebieden: Gebieden, indeling: int) -> dict[str, str]:
    """Return key and label of all places: priority areas, the gemeente, and each wijk with its buurten behind it.

    Notes: own areas stand in the newest indeling alone; a buurt carries its wijk, since names occur more than once.
    """
    keuzes = {}
    if indeling == gebieden.nieuwste:
        keuzes = {eigen.id: f"{eigen.naam} · aandachtsgebied" for eigen in gebieden.eigen.values()}
    gemeente = gebieden.get_gemeente(indeling)
    keuzes[gemeente.code] = f"{gemeente.naam} · hele gemeente"
    for wijk in gebieden.list_niveau(GebiedNiveau.WIJK, indeling):
        keuzes[wijk.code] = f"{wijk.naam} · {wijk.soort}"
        for buurt in gebieden.list_delen(wijk):
            keuzes[buurt.code] = f"{buurt.naam} · buurt in {wijk.naam}"
    return keuzes


def _read_indeling(gebieden: Gebieden) -> int:
    gevraagd = st.query_params.get("indeling")
    if gevraagd is None:
        return gebieden.nieuwste
    if gevraagd.isdecimal() and int(gevraagd) in gebieden.indelingen:
        return int(gevraagd)
    show_onbekend("indeling", gevraagd)
    return gebieden.nieuwste
