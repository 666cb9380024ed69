"""On what ground a share of a crosswalk rests, from certain to uncertain, and what is wrong with a crosswalk by itself."""

import re

import pandas as pd

from lwd_monitor.fout import Bevinding

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
# Shares that were rounded to two or three decimals add up to 1 within this.
AFRONDING = 0.005


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


def check_overgang(overgang: pd.DataFrame) -> list[Bevinding]:
    """Return what is wrong with a crosswalk: shares outside 0-1, shares that do not add up to 1, double rows.

    Notes: has van_code, naar_code, aandeel, and `rij` where rows have a number of their own; else they begin at 2.
    """
    rijen = overgang["rij"] if "rij" in overgang else pd.Series(range(2, len(overgang) + 2), index=overgang.index)
    buiten = ~overgang["aandeel"].between(0, 1, inclusive="right")
    bevindingen = [
        Bevinding("Een aandeel ligt tussen 0 en 1.", int(rij), "aandeel", f"{aandeel:g}")
        for rij, aandeel in zip(rijen[buiten], overgang.loc[buiten, "aandeel"], strict=True)
    ]
    sommen = overgang.groupby("van_code")["aandeel"].sum()
    for code, som in sommen[(sommen - 1).abs() > AFRONDING].items():
        melding = f"De aandelen van {code} tellen op tot {format_aandeel(som)}, niet tot 1. Verbeter de tabel."
        bevindingen.append(Bevinding(melding, None, "aandeel", str(code)))
    dubbel = overgang.duplicated(["van_code", "naar_code"])
    bevindingen += [
        Bevinding(f"De overgang van {van} naar {naar} staat er twee keer in. Houd een van de twee.", int(rij))
        for rij, van, naar in zip(
            rijen[dubbel], overgang.loc[dubbel, "van_code"], overgang.loc[dubbel, "naar_code"], strict=True
        )
    ]
    return bevindingen


def format_aandeel(aandeel: float) -> str:
    """Return a share as a reader writes it.

    >>> format_aandeel(0.5)
    '0,500'
    """
    return f"{aandeel:.3f}".replace(".", ",")
