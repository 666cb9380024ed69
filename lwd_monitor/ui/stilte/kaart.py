"""The map of silence: where something was told, where nothing was, and where figures ask for a story meanwhile."""

from typing import Any

import pandas as pd
import streamlit as st

from lwd_monitor.db import Cursor
from lwd_monitor.gebied import Gebieden, GebiedNiveau
from lwd_monitor.kaart import build_kaart
from lwd_monitor.toegang import Gebruiker, Rol
from lwd_monitor.ui import laden
from lwd_monitor.ui.kaart import show_kaart
from lwd_monitor.ui.onderdelen.bron import build_kaartregel
from lwd_monitor.ui.opslag import per_versie
from lwd_monitor.ui.stilte.laden import load_stilte
from lwd_monitor.ui.stilte.werklijst import get_naam
from lwd_monitor.verhaal import Stilte

KLASSEN = ("verteld in het laatste jaar", "stil", "stil, en de cijfers vragen om een verhaal")


def show_stiltekaart(niveau: GebiedNiveau, gebruiker: Gebruiker) -> None:
    """Draw where it is silent; the same stands in the worklist."""
    show_kaart(_load_kaart(gebruiker.rol, niveau), key="stiltekaart")
    st.html(build_kaartregel(laden.load_kaartbron(laden.load_gebieden().nieuwste)))


@per_versie
def _load_kaart(con: Cursor, rol: Rol, niveau: GebiedNiveau) -> dict[str, Any]:
    gebieden, stilte = laden.load_gebieden(), load_stilte(rol, niveau)
    return build_stiltekaart(stilte, build_cellen(stilte, niveau, gebieden), niveau, gebieden)


def build_stiltekaart(
    stilte: list[Stilte], cellen: pd.DataFrame, niveau: GebiedNiveau, gebieden: Gebieden
) -> dict[str, Any]:
    """Return the map with its three classes in words, and per place the sentence that a screen reader speaks."""
    woord = ("buurt", "buurten") if niveau is GebiedNiveau.BUURT else ("wijk of dorp", "wijken en dorpen")
    payload = build_kaart(
        cellen, eenheid="", decimalen=0, titel="Waar het stil is", woord=woord, vaste_grenzen=(1.0, 2.0)
    )
    zinnen = {rij.code: f"{get_naam(rij.code, gebieden)}: {describe_cel(rij)}" for rij in stilte}
    payload["cellen"] = [
        [tint, zinnen.get(code, zin)]
        for code, (tint, zin) in zip(payload["geo"]["codes"], payload["cellen"], strict=True)
    ]
    for entry, label in zip(payload["legenda"], KLASSEN, strict=False):
        entry["label"] = label
    return {**payload, "eenheid": "", "uitleg": ""}


def build_cellen(stilte: list[Stilte], niveau: GebiedNiveau, gebieden: Gebieden) -> pd.DataFrame:
    """Return the frame of the map: one row per place with its rank."""
    vorm = laden.load_geometrie(niveau.value, gebieden.nieuwste)
    rang = {rij.code: float(rij.rang) for rij in stilte}
    return vorm.assign(waarde=[rang.get(code) for code in vorm["code"]], status="gemeten", wijk_naam=vorm["naam"])


def describe_cel(rij: Stilte) -> str:
    """Return how silent a place is, in words."""
    aantal = "1 verhaal" if rij.recent == 1 else f"{rij.recent} verhalen"
    return KLASSEN[rij.rang] if rij.is_stil else f"{aantal} in het laatste jaar"
