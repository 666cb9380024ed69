"""The map of stories per wijk or dorp, of those that this reader may read and asked for."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from lwd_monitor.gebied import Gebieden, GebiedNiveau
from lwd_monitor.kaart import build_kaart
from lwd_monitor.ui import bronnen
from lwd_monitor.ui.adres import write_adres
from lwd_monitor.ui.kaart import show_kaart
from lwd_monitor.ui.onderdelen.bron import build_kaartregel
from lwd_monitor.ui.opslag import remember
from lwd_monitor.verhaal import Keuze, Verhaal, count_per_wijk, select_verhalen

WOORD = ("wijk of dorp", "wijken en dorpen")


def show_verhalenkaart(verhalen: Sequence[Verhaal], keuze: Keuze, gebieden: Gebieden, gebied: str) -> None:
    """Draw the number of stories per wijk or dorp; choosing one there chooses its stories."""
    gevonden = select_verhalen(verhalen, replace(keuze, codes=None, indeling=None))
    sleutel = ("verhalenkaart", tuple(v.id for v in gevonden), gebied)
    payload = remember(sleutel, lambda: _build_payload(gevonden, gebieden, gebied))
    show_kaart(payload, "verhalenkaart", lambda code: write_adres("gebied", code))
    st.html(build_kaartregel(bronnen.load_kaartbron(gebieden.nieuwste)))


def _build_payload(verhalen: Sequence[Verhaal], gebieden: Gebieden, gebied: str) -> dict[str, Any]:
    wijken = gebieden.list_niveau(GebiedNiveau.WIJK)
    telling = count_per_wijk(verhalen, {wijk.code: gebieden.compute_bereik(wijk) for wijk in wijken}, gebieden.nieuwste)
    vorm = bronnen.load_geometrie(GebiedNiveau.WIJK.value, gebieden.nieuwste)
    waarden = [float(telling[code]) if code in telling else None for code in vorm["code"]]
    return build_kaart(
        vorm.assign(waarde=waarden, status="gemeten", wijk_naam=vorm["naam"]),
        eenheid="verhalen",
        decimalen=0,
        titel="Aantal verhalen per wijk of dorp",
        gekozen=gebied,
        woord=WOORD,
    )
