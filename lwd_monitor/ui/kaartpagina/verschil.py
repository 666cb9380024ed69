"""The words and the drawing of the map of change."""

from typing import Any

import pandas as pd

from lwd_monitor.bewering import JAREN, STAP, Plekverschil, Verschillen
from lwd_monitor.gebied import GebiedNiveau
from lwd_monitor.indicator import Indicator, Toetssoort
from lwd_monitor.kaart import Geometrie, Verschil, build_badges, build_verschilkaart

LEAD_JAREN = "Deze jaren zijn zelf gekozen. Daarom staat hier alleen het verschil, zonder oordeel: het is niet getoetst en daarom gearceerd."
LEAD_TELLING = "Dit is een volledige telling: er valt niets te toetsen. De verschillen zijn daarom gearceerd."
WOORD = {STAP: "laatste stap", JAREN: "verschil"}


def build_kop(indicator: Indicator, verschillen: Verschillen, niveau: GebiedNiveau) -> str:
    """Return the title of the map: what it shows, of which places and years."""
    woord = WOORD.get(verschillen.toon, "verandering")
    return f"{indicator.titel}: {woord} per {niveau.enkelvoud}, {verschillen.van}–{verschillen.tot}"


def build_lead(indicator: Indicator, verschillen: Verschillen, niveau: GebiedNiveau) -> str:
    """Return how many places could be tested and in how many that proved a change, or why nothing was."""
    if verschillen.toon == JAREN:
        return LEAD_JAREN
    if indicator.toets is Toetssoort.STAND:
        return LEAD_TELLING
    totaal, getoetst, bewezen = len(verschillen.plekken), verschillen.getoetst, verschillen.aangetoond
    hoeveel = f"in {bewezen} een" if bewezen else "geen"
    daar = f"; daar is {hoeveel} verandering aantoonbaar" if getoetst else ""
    rest = " De rest is gearceerd: niet getoetst." if getoetst < totaal else ""
    return f"In {getoetst} van de {totaal} {niveau.meervoud} is de verandering te toetsen{daar}.{rest}"


def build_tekening(
    indicator: Indicator,
    verschillen: Verschillen,
    cellen: pd.DataFrame,
    titel: str,
    woord: tuple[str, str],
    geometrie: Geometrie,
) -> dict[str, Any]:
    """Return the drawing: two colours around zero, and hatched what was not tested."""
    plaatsen = {
        code: f"{naam}, {wijk}" if isinstance(wijk, str) and wijk and wijk != naam else naam
        for code, naam, wijk in zip(cellen["code"], cellen["naam"], cellen["wijk_naam"], strict=True)
    }
    return build_verschilkaart(
        [_convert(code, plaatsen[code], plek) for code, plek in verschillen.plekken.items()],
        eenheid="procentpunt" if indicator.is_procent else indicator.eenheid,
        decimalen=indicator.decimalen,
        titel=titel,
        woord=woord,
        geometrie=geometrie,
        tekens=build_badges(cellen, woord),
    )


def _convert(code: str, plaats: str, plek: Plekverschil) -> Verschil:
    return Verschil(code, plaats, plek.verschil, plek.zin.rstrip("."), plek.getoetst, plek.kant)
