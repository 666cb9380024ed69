"""The map of change as one plain dictionary: two colours around zero, and hatched what was not tested."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from lwd_monitor.kaart.geometrie import Geometrie
from lwd_monitor.kaart.klassen import ROUND_STEPS
from lwd_monitor.kaart.legenda import GEEN_CIJFER, MISSING_WORDS, format_aantal
from lwd_monitor.kaart.payload import list_meldingen
from lwd_monitor.opmaak import format_getal

NUL = "nul"
ARCEER = "arceer-"
"""Before the name of a colour that is hatched: the difference was not tested."""
UITLEG = "Donkerder = een groter verschil. Gearceerd = niet getoetst."
VOLGORDE = ("plus-2", "plus-1", NUL, "min-1", "min-2")
TEKENS = {"plus": "+", "min": "−"}


@dataclass(frozen=True)
class Verschil:
    """The difference of one place, None without figures; `getoetst` whether a test looked at it, `kant` what it proved."""

    code: str
    plaats: str
    verschil: float | None
    zin: str
    getoetst: bool = False
    kant: str = ""
    """What a test proved: `plus`, `min`, or nothing."""


def build_verschilkaart(
    verschillen: Sequence[Verschil],
    *,
    eenheid: str,
    decimalen: int,
    titel: str,
    woord: tuple[str, str],
    geometrie: Geometrie,
    tekens: Sequence[str] = (),
) -> dict[str, Any]:
    """Return what `show_kaart` draws; `eenheid` is that of a difference, `tekens` are the badges under the legend.

    Notes: zero is the middle, so that the two sides have the same strength; what a test could not tell from zero has its
    colour, whatever the size. Seven: the differences, how they are written, and what stands around the drawing.
    """
    grens = compute_grens([v.verschil for v in verschillen if v.verschil is not None], decimalen)
    tinten = {v.code: _get_tint(v, grens, decimalen) for v in verschillen}
    zinnen = {v.code: f"{v.plaats}: {v.zin}" for v in verschillen}
    return {
        "geo": geometrie.as_dict(),
        "cellen": [[tinten[code], zinnen[code]] for code in geometrie.codes],
        "gekozen": None,
        "titel": titel,
        "eenheid": f"Verschil, {eenheid}" if eenheid else "Verschil",
        "legenda": _build_legenda(Counter(tinten.values()), format_getal(grens, _count_decimalen(grens)), woord),
        "tekens": list(tekens),
        "uitleg": UITLEG,
        "meldingen": list_meldingen(geometrie, woord),
    }


def compute_grens(verschillen: Sequence[float], decimalen: int) -> float:
    """Return the round size from which a difference has the strong colour: near the middle of the sizes.

    >>> compute_grens([1, -4, 6, 30], 0), compute_grens([0.2, 0.3], 1), compute_grens([], 0)
    (5.0, 0.2, 2.0)

    Notes: at least two of what the page prints, so that the weak colour has a value of its own.
    """
    groottes = [abs(v) for v in verschillen if abs(v) > 0]
    eenheid = 10.0**-decimalen
    if not groottes:
        return 2 * eenheid
    midden = float(np.median(groottes))
    macht = int(np.floor(np.log10(midden)))
    stappen = [float(f"{m * 10.0**e:.12g}") for e in (macht - 1, macht, macht + 1) for m in ROUND_STEPS]
    passend = [s for s in stappen if s >= 2 * eenheid and abs(s / eenheid - round(s / eenheid)) < 1e-9]
    return min(passend or [2 * eenheid], key=lambda stap: (abs(stap - midden), stap))


def _get_tint(plek: Verschil, grens: float, decimalen: int) -> str:
    if plek.verschil is None:
        return GEEN_CIJFER
    if plek.getoetst and not plek.kant:
        return NUL
    rond = round(plek.verschil, decimalen)
    kant = plek.kant or ("plus" if rond > 0 else "min" if rond < 0 else "")
    tint = f"{kant}-{2 if abs(rond) >= grens else 1}" if kant else NUL
    return tint if plek.kant else f"{ARCEER}{tint}"


def _build_legenda(aantallen: Counter[str], grens: str, woord: tuple[str, str]) -> list[dict[str, Any]]:
    """Return each colour that stands on the map with its count, the tested ones first."""
    namen = [*VOLGORDE, *(f"{ARCEER}{tint}" for tint in VOLGORDE)]
    entries = [
        {"tint": tint, "label": _describe(tint, grens), "aantal": format_aantal(aantallen[tint], woord)}
        for tint in namen
        if aantallen[tint]
    ]
    if aantallen[GEEN_CIJFER]:
        label = f"{MISSING_WORDS[GEEN_CIJFER]} over deze jaren"
        entries.append({"tint": GEEN_CIJFER, "label": label, "aantal": format_aantal(aantallen[GEEN_CIJFER], woord)})
    return entries


def _describe(tint: str, grens: str) -> str:
    """Return the words of a colour; only a proven one says risen or fallen.

    >>> _describe("plus-2", "5"), _describe("arceer-min-1", "5")
    ('+ gestegen, 5 of meer', '− minder dan 5, niet getoetst')
    """
    kaal = tint.removeprefix(ARCEER)
    los = tint != kaal
    if kaal == NUL:
        return "verschil van 0, niet getoetst" if los else "geen aantoonbaar verschil"
    kant, sterkte = kaal.split("-")
    hoeveel = f"{grens} of meer" if sterkte == "2" else f"minder dan {grens}"
    if los:
        return f"{TEKENS[kant]} {hoeveel}, niet getoetst"
    return f"{TEKENS[kant]} {'gestegen' if kant == 'plus' else 'gedaald'}, {hoeveel}"


def _count_decimalen(getal: float) -> int:
    return next((n for n in range(6) if abs(getal * 10**n - round(getal * 10**n)) < 1e-9), 6)
