"""Units as people and tables write them, and the factor from one to another of its kind."""

import re
from dataclasses import dataclass

from lwd_monitor.upload.namen import read_namen

_NAMEN = read_namen("eenheden")
_KEREN = [(re.compile(keer["patroon"]), float(keer["factor"])) for keer in _NAMEN["keer"]]
_PER, _DEEL_VAN = re.compile(_NAMEN["per"]), re.compile(_NAMEN["deel_van"])
_MENSEN: dict[str, str] = _NAMEN["mensen"]
_BASIS = {woord: (e["soort"], float(e["factor"])) for e in _NAMEN["eenheid"] for woord in e["woorden"]}
KEER = "keer"
"""The kind of a bare `x 1.000`, of whatever the indicator counts."""
PER = "per"
"""The kind of a rate that does not say of what, as in `per 1.000`."""
GEEN = frozenset(_NAMEN["geen"])
"""Words in a column of units that say nothing about the unit."""


@dataclass(frozen=True)
class Eenheid:
    """A unit: what it measures, and how many of the smallest unit of that kind it is."""

    soort: str
    factor: float


def find_eenheid(tekst: str) -> Eenheid | None:
    """Give the unit that a text names, or None when it is no unit we know.

    >>> find_eenheid("x 1.000 euro"), find_eenheid("per 1.000 inw.").factor, find_eenheid("Binnenstad")
    (Eenheid(soort='euro', factor=1000.0), 0.001, None)
    """
    schoon = _clean(tekst)
    if gevonden := _PER.fullmatch(schoon):
        return _build_per(*gevonden.groups())
    if _DEEL_VAN.fullmatch(schoon):
        return Eenheid("deel", _BASIS[schoon.split()[0]][1])
    kaal, factor = _split(schoon)
    if not kaal and factor > 1:
        return Eenheid(KEER, factor)
    # "Percentage (%)" says the same twice.
    gevonden_basis = {_BASIS.get(deel) for deel in ([kaal] if kaal in _BASIS else kaal.split())}
    basis = gevonden_basis.pop() if len(gevonden_basis) == 1 else None
    return Eenheid(basis[0], basis[1] * factor) if basis else None


def _clean(tekst: str) -> str:
    schoon = " ".join(tekst.casefold().split())
    for lang, kort in _NAMEN["samen"]:
        schoon = schoon.replace(lang, kort)
    return schoon


def _split(schoon: str) -> tuple[str, float]:
    """Give a text without its multiplier and signs, and that multiplier."""
    factor = 1.0
    for patroon, keer in _KEREN:
        schoon, aantal = patroon.subn(" ", schoon)
        factor *= keer if aantal else 1.0
    return " ".join(re.sub(r"[()\[\]=]|\bx\b|[×*]|\bin\b|,-", " ", schoon).split()), factor


def _build_per(aantal: str | None, wie: str | None) -> Eenheid | None:
    # Without a number only people and homes make a rate: "per wijk" tells how a table is split up.
    if not aantal and wie not in _MENSEN:
        return None
    keer = _NAMEN["per_woorden"].get(aantal) or float(re.sub(r"[. ]", "", aantal or "1"))
    return Eenheid(f"{PER} {_MENSEN.get(wie, wie)}" if wie else PER, 1 / keer)


def find_keer(tekst: str) -> float:
    """Give how many one stands for in a unit: 1000 in `x 1.000 euro`, 1 in `km` and in a rate.

    >>> find_keer("x 1 000"), find_keer("per 1.000 inwoners")
    (1000.0, 1.0)
    """
    schoon = _clean(tekst)
    return 1.0 if _PER.search(schoon) else _split(schoon)[1]


def find_eenheid_in_kop(kop: str) -> str | None:
    """Give the unit between brackets at the end of a heading, as in `Gemiddelde woningwaarde (euro)`."""
    gevonden = re.search(r"[(\[]([^()\[\]]{1,30})[)\]]\s*$", kop)
    return gevonden.group(1) if gevonden and find_eenheid(gevonden.group(1)) else None


def compute_factor(van: str, naar: str) -> float | None:
    """Give by what to multiply figures in unit `van` to have them in `naar`; None where the two measure other things.

    >>> compute_factor("euro", "× 1.000 euro"), compute_factor("fractie", "%"), compute_factor("km", "%")
    (0.001, 100.0, None)
    """
    (kaal, keer), (doelkaal, doelkeer) = _split(_clean(van)), _split(_clean(naar))
    if kaal == doelkaal or (not kaal and keer > 1 and find_eenheid(naar) is None):
        return keer / doelkeer
    bron, doel = find_eenheid(van), find_eenheid(naar)
    if bron is None or doel is None or not _is_zelfde(bron, doel):
        return None
    return bron.factor / doel.factor


def _is_zelfde(bron: Eenheid, doel: Eenheid) -> bool:
    """Tell whether figures in one unit can be in the other: a bare multiplier is of what is counted, a bare rate of all."""
    if bron.soort == KEER:
        return doel.soort in ("aantal", "euro", "energie", "inhoud")
    if bron.soort == PER:
        return doel.soort == "deel" or doel.soort.startswith(PER)
    # Promille says "of a thousand" and nothing else.
    return bron.soort == doel.soort or (bron == Eenheid("deel", 0.001) and doel.soort.startswith(PER))
