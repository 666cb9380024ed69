"""The floors that the municipality set, in words: is it met, and how sure is that?"""

import math
from collections.abc import Mapping
from typing import Any

from lwd_monitor.bewering.model import Bewering, Beweringoordeel, Beweringsoort
from lwd_monitor.bewering.themas import Cel, Themaoordeel, build_themabewering
from lwd_monitor.opmaak import format_getal

PAGINA = "basis-op-orde"
TOETS = "zekerheid van de ondergrens"
ZONDER_KANS = "geen cijfer of geen marge"
ONDERGRENZEN = {
    "gehaald": ("✓", "ondergrens gehaald", Beweringoordeel.HOGER),
    "niet_gehaald": ("✗", "ondergrens niet gehaald", Beweringoordeel.LAGER),
    "niet_zeker": ("?", "ondergrens niet zeker", Beweringoordeel.GEEN_AANTOONBAAR_VERSCHIL),
}
# What was made up meets or misses no floor.
VERZONNEN = ("–", "ondergrens niet getoetst: een verzonnen cijfer", Beweringoordeel.NIET_TE_TOETSEN)


def build_ondergrens(thema: Themaoordeel, cel: Cel) -> Bewering | None:
    """Return whether the floors of a theme are met together; None where none is set, or where figures are invented."""
    if thema.fictief or cel["ondergrens"] not in ONDERGRENZEN:
        return None
    teken, zin, oordeel = ONDERGRENZEN[cel["ondergrens"]]
    if cel["ondergrens"] == "niet_zeker" and not math.isnan(cel["ondergrens_kans"]):
        zin += f" ({format_zekerheid(cel['ondergrens'], cel['ondergrens_kans'])})"
    return build_themabewering(thema, cel, zin, Beweringsoort.ONDERGRENS, oordeel, (TOETS, None, None), (teken, ""))


def build_indicatorgrens(thema: Themaoordeel, rij: Mapping[str, Any]) -> Bewering | None:
    """Return whether one figure of a place meets its floor, and how sure that is; None where it has none."""
    if rij["ondergrens"] not in ONDERGRENZEN:
        return None
    teken, zin, oordeel = ONDERGRENZEN[rij["ondergrens"]]
    if thema.fictief:
        teken, zin, oordeel = VERZONNEN
    elif not math.isnan(rij["ondergrens_kans"]):
        zin += f" ({format_zekerheid(rij['ondergrens'], rij['ondergrens_kans'])})"
    elif rij["ondergrens"] == "niet_zeker":
        zin += f" ({ZONDER_KANS})"
    return Bewering(
        thema.pagina,
        str(rij["gebied"]),
        str(rij["indicator"]),
        zin,
        Beweringsoort.ONDERGRENS,
        oordeel,
        toets="" if thema.fictief else TOETS,
        fictief=thema.fictief,
        teken=teken,
    )


def format_zekerheid(woord: str, kans: float) -> str:
    """Return how sure it is; beside a word that leaves it open also of which side.

    >>> format_zekerheid("niet_gehaald", 0.02), format_zekerheid("niet_zeker", 0.63)
    ('zekerheid 98%', 'zekerheid gehaald 63%')
    """
    kant = "" if woord != "niet_zeker" else "gehaald " if kans >= 0.5 else "niet gehaald "
    return f"zekerheid {kant}{format_kans(max(kans, 1 - kans))}"


def format_kans(kans: float) -> str:
    """Return a probability in percent, never as certainty.

    >>> format_kans(0.634), format_kans(0.9999)
    ('63%', 'meer dan 99%')
    """
    if kans > 0.99:
        return "meer dan 99%"
    return "minder dan 1%" if kans < 0.01 else f"{format_getal(100 * kans)}%"
