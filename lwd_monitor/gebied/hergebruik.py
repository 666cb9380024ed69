"""Codes that stand for another place in another indeling."""

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from lwd_monitor.gebied.breuk import simplify_naam
from lwd_monitor.gebied.model import Gebied
from lwd_monitor.gebied.zoeken import Gebieden

# Grounds on which a place is the same one, whatever it is called now.
ZELFDE_PLEK = ("gelijk", "naam", "geheel")


@dataclass(frozen=True)
class Hergebruik:
    """A code that stood for another place in another indeling."""

    hier: Gebied
    daar: Gebied


def list_hergebruik(
    gebied: Gebied, gebieden: Gebieden, load_overgang: Callable[[int, int], pd.DataFrame]
) -> list[Hergebruik]:
    """Return the other places that bear or bore the code of this one, the oldest indeling first.

    Notes: `load_overgang` gives the crosswalk from an older to a newer indeling. Another name alone is no reuse; it is
    one when the old place did not go over into this code as a whole.
    """
    gevonden = []
    for indeling in gebieden.indelingen:
        ander = gebieden.find(gebied.code, indeling)
        if ander is None or indeling == gebied.indeling or simplify_naam(ander.naam) == simplify_naam(gebied.naam):
            continue
        overgang = load_overgang(*sorted((indeling, gebied.indeling)))
        rijen = overgang[overgang["van"] == gebied.code]
        geheel = (rijen["naar"] == gebied.code) & rijen["grondslag"].isin(ZELFDE_PLEK) & (rijen["aandeel"] >= 1)
        if len(rijen) and not geheel.any():
            gevonden.append(Hergebruik(gebied, ander))
    return gevonden


def list_hergebruikt(overgang: pd.DataFrame) -> list[tuple[str, str, str]]:
    """Return (code, old name, new name) of codes that were given to another place, by code.

    Notes: takes the crosswalk of one pair of indelingen. A code that stayed, under a name that says the same, is not
    reused; nor is a place that kept its name and became smaller.
    """
    if overgang.empty:
        return []
    oud = dict(zip(overgang["van"], overgang["van_naam"], strict=True))
    nieuw = dict(zip(overgang["naar"], overgang["naar_naam"], strict=True))
    blijft = overgang[(overgang["van"] == overgang["naar"]) & overgang["grondslag"].isin(ZELFDE_PLEK)]
    gebleven = set(blijft["van"])
    return [(c, oud[c], nieuw[c]) for c in sorted(oud.keys() & nieuw.keys() - gebleven) if oud[c] != nieuw[c]]
