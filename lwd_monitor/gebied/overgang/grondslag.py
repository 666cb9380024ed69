"""On what ground a share of a crosswalk rests, from certain to uncertain."""

import re

GELIJK = "gelijk"
ONBEKEND = "onbekend"
# Nothing is shared out: an old place went over into a larger one.
GEHEEL = "geheel"
_INWONERS = re.compile(r"inwoners(?:_(\d{4}))?")
# From certain to uncertain: a gebied made of several parts carries the weakest of their grounds.
_VOLGORDE = (GELIJK, "naam", GEHEEL, "adressen", "inwoners", "oppervlakte", ONBEKEND)
_WOORDEN = {
    GELIJK: "zelfde gebied",
    "naam": "volgt uit de naam",
    GEHEEL: "gaat als geheel over",
    "adressen": "verdeeld naar adressen",
    "oppervlakte": "verdeeld naar oppervlakte, onzeker",
    ONBEKEND: "grondslag niet opgegeven, onzeker",
}


def is_grondslag(woord: str) -> bool:
    """Tell whether a word is a ground that we know.

    >>> is_grondslag("inwoners_2024"), is_grondslag("gevoel")
    (True, False)
    """
    return woord in _VOLGORDE or _INWONERS.fullmatch(woord) is not None


def rank_grondslag(grondslag: str) -> int:
    """Return how uncertain a ground is: 0 for the same place; one we do not know is the most uncertain."""
    soort = "inwoners" if _INWONERS.fullmatch(grondslag) else grondslag
    return _VOLGORDE.index(soort) if soort in _VOLGORDE else len(_VOLGORDE)


def describe_grondslag(grondslag: str) -> str:
    """Return a ground as a reader sees it.

    >>> describe_grondslag("inwoners_2024"), describe_grondslag("gelijk")
    ('verdeeld naar inwoners in 2024', 'zelfde gebied')
    """
    if gevonden := _INWONERS.fullmatch(grondslag):
        return "verdeeld naar inwoners" + (f" in {gevonden[1]}" if gevonden[1] else "")
    return _WOORDEN.get(grondslag, grondslag)
