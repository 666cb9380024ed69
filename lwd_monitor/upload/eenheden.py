"""Units as people and tables write them, and the factor from one to another of its kind."""

import re
from dataclasses import dataclass

_DUIZEND = re.compile(r"(?<!\d)1[. ]?000(?![. ]?\d)|\bduizend(en)?\b")
_MILJOEN = re.compile(r"(?<!\d)1[. ]?000[. ]?000(?!\d)|\b(miljoen|mln|mio)\b")
_PER = re.compile(r"(?:aantal )?per (100|1[. ]?000|10[. ]?000|100[. ]?000) (\w+)")
_WOORDEN = {
    "euro": (1.0, "euro eur € euro's euros"),
    "deel": (0.01, "% procent percentage pct percent perc"),
    "lengte": (1.0, "m meter"),
    "vlak": (1.0, "m2 m²"),
    "aantal": (
        1.0,
        "aantal personen inwoners mensen huishoudens woningen misdrijven scholen stuks absoluut adressen aantallen",
    ),
}
_ANDERE = {
    "‰": ("deel", 0.001),
    "promille": ("deel", 0.001),
    "fractie": ("deel", 1.0),
    "fraction": ("deel", 1.0),
    "aandeel": ("deel", 1.0),
    "proportie": ("deel", 1.0),
    "ratio": ("deel", 1.0),
    "0-1": ("deel", 1.0),
    "hm": ("lengte", 100.0),
    "km": ("lengte", 1_000.0),
    "kilometer": ("lengte", 1_000.0),
    "ha": ("vlak", 10_000.0),
    "hectare": ("vlak", 10_000.0),
    "km2": ("vlak", 1_000_000.0),
    "km²": ("vlak", 1_000_000.0),
}
_BASIS = {
    woord: (soort, factor) for soort, (factor, woorden) in _WOORDEN.items() for woord in woorden.split()
} | _ANDERE
KEER = "keer"
"""The kind of a bare `x 1.000`, of whatever the indicator counts."""
GEEN = {"", "-", "getal", "number", "n.v.t.", "nvt", "waarde", "eenheid"}
"""Words in a column of units that say nothing about the unit."""


@dataclass(frozen=True)
class Eenheid:
    """A unit: what it measures, and how many of the smallest unit of that kind it is."""

    soort: str
    factor: float


def find_eenheid(tekst: str) -> Eenheid | None:
    """Give the unit that a text names, or None when it is no unit we know.

    >>> find_eenheid("x 1.000 euro"), find_eenheid("per 1.000 inwoners").factor, find_eenheid("Binnenstad")
    (Eenheid(soort='euro', factor=1000.0), 0.001, None)
    """
    schoon = " ".join(tekst.casefold().replace("\\u00a0", " ").split())
    if gevonden := _PER.fullmatch(schoon):
        return Eenheid(f"per {gevonden.group(2)}", 1 / float(re.sub(r"[. ]", "", gevonden.group(1))))
    factor = 1.0
    for patroon, keer in ((_MILJOEN, 1_000_000.0), (_DUIZEND, 1_000.0)):
        schoon, aantal = patroon.subn(" ", schoon)
        factor *= keer if aantal else 1.0
    kaal = re.sub(r"[()\[\]]|\bx\b|[×*]|^in\b", " ", schoon).strip()
    if not kaal and factor > 1:
        return Eenheid(KEER, factor)
    basis = _BASIS.get(kaal)
    return Eenheid(basis[0], basis[1] * factor) if basis else None


def find_eenheid_in_kop(kop: str) -> str | None:
    """Give the unit between brackets at the end of a heading, as in `Gemiddelde woningwaarde (euro)`."""
    gevonden = re.search(r"[(\[]([^()\[\]]{1,30})[)\]]\s*$", kop)
    return gevonden.group(1) if gevonden and find_eenheid(gevonden.group(1)) else None


def compute_factor(van: str, naar: str) -> float | None:
    """Give by what to multiply figures in unit `van` to have them in `naar`; None where the two measure other things.

    >>> compute_factor("euro", "× 1.000 euro"), compute_factor("fractie", "%"), compute_factor("km", "%")
    (0.001, 100.0, None)
    """
    if van.casefold().strip() == naar.casefold().strip():
        return 1.0
    bron, doel = find_eenheid(van), find_eenheid(naar)
    if bron is None or doel is None or (bron.soort != doel.soort and bron.soort != KEER):
        return None
    return bron.factor / doel.factor
