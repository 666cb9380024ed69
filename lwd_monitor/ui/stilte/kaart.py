"""The map of stories of the last twelve months per wijk or dorp."""

from typing import Any

import pandas as pd

from lwd_monitor.gebied import Gebieden, GebiedNiveau
from lwd_monitor.kaart import build_kaart
from lwd_monitor.ui import bronnen
from lwd_monitor.ui.kaart import show_kaart
from lwd_monitor.ui.opslag import remember
from lwd_monitor.verhaal.stilte import Stilte


def show_stiltekaart(stilte: list[Stilte], gebieden: Gebieden) -> None:
    """Draw how many stories each place had; the same numbers stand in the worklist."""
    telling = tuple((rij.code, rij.recent) for rij in stilte)
    show_kaart(remember(("stiltekaart", telling), lambda: _build_payload(stilte, gebieden)), key="stiltekaart")


def _build_payload(stilte: list[Stilte], gebieden: Gebieden) -> dict[str, Any]:
    return build_kaart(
        build_cellen(stilte, gebieden),
        eenheid="verhalen",
        decimalen=0,
        titel="Aantal verhalen van de laatste twaalf maanden per wijk of dorp",
        woord=("wijk of dorp", "wijken en dorpen"),
    )


def build_cellen(stilte: list[Stilte], gebieden: Gebieden) -> pd.DataFrame:
    """Return the frame of the map: one row per place with its number of stories, zero included."""
    vorm = bronnen.load_geometrie(GebiedNiveau.WIJK.value, gebieden.nieuwste)
    telling = {rij.code: float(rij.recent) for rij in stilte}
    return vorm.assign(waarde=[telling.get(code) for code in vorm["code"]], status="gemeten", wijk_naam=vorm["naam"])
