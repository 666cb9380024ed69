"""Codes that stand for another place in another indeling, and what became of a place when the indeling changed."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

import pandas as pd

from lwd_monitor.gebied.model import Gebied
from lwd_monitor.gebied.overgang import GELIJK
from lwd_monitor.gebied.zoeken import Gebieden

# From this share on of an old place that stayed under its code, the code means the same place: it was cut or grew.
MEESTE = 0.5


class Grens(StrEnum):
    """What is known about a code that stands in two indelingen."""

    GELIJK = "gelijk"
    GEWIJZIGD = "gewijzigd"
    ANDER_GEBIED = "ander_gebied"
    ONBEKEND = "onbekend"


def compare_grens(overgang: pd.DataFrame, code: str, naam_oud: str, naam_nieuw: str) -> Grens:
    """Return what became of a code between two indelingen; `overgang` has van, naar, grondslag.

    Notes: a wijk of which the crosswalk does not tell is `onbekend`. A code that was given to another name, and is not
    the same by the crosswalk, names another place.
    """
    if overgang.empty:
        return Grens.ANDER_GEBIED if simplify_naam(naam_oud) != simplify_naam(naam_nieuw) else Grens.ONBEKEND
    rijen = overgang[(overgang["van"] == code) & (overgang["naar"] == code)]
    # All of the old place may have gone over while parts of others joined it: then the boundary did change.
    alleen = (overgang["van"] == code).sum() == 1 and (overgang["naar"] == code).sum() == 1
    if (rijen["grondslag"] == GELIJK).any():
        return Grens.GELIJK if alleen else Grens.GEWIJZIGD
    if simplify_naam(naam_oud) != simplify_naam(naam_nieuw):
        return Grens.ANDER_GEBIED
    return Grens.ONBEKEND if rijen.empty else Grens.GEWIJZIGD


def simplify_naam(naam: str) -> str:
    """Return a name without the signs and capitals in which two spellings of it differ."""
    return "".join(teken for teken in naam.casefold() if teken.isalnum())


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
    one when most of the old place went over to other codes and the names have no beginning in common.
    """
    gevonden = []
    for indeling in gebieden.indelingen:
        ander = gebieden.find(gebied.code, indeling)
        if ander is None or indeling == gebied.indeling or simplify_naam(ander.naam) == simplify_naam(gebied.naam):
            continue
        overgang = load_overgang(*sorted((indeling, gebied.indeling)))
        if (overgang["van"] == gebied.code).any() and is_hergebruikt(overgang, gebied.code, ander.naam, gebied.naam):
            gevonden.append(Hergebruik(gebied, ander))
    return gevonden


def list_hergebruikt(overgang: pd.DataFrame, namen: Mapping[str, str] | None = None) -> list[tuple[str, str, str]]:
    """Return (code, old name, new name) of codes that were given to another place, by code.

    `namen` gives the names of the newer indeling: a new place that got nobody stands in no crosswalk.
    Notes: takes the crosswalk of one pair of indelingen. A code that stayed, under a name that says the same, is not
    reused; nor is a place that kept its name and became smaller.
    """
    if overgang.empty:
        return []
    oud = dict(zip(overgang["van"], overgang["van_naam"], strict=True))
    nieuw = {**dict(zip(overgang["naar"], overgang["naar_naam"], strict=True)), **(namen or {})}
    return [
        (c, oud[c], nieuw[c])
        for c in sorted(oud.keys() & nieuw.keys())
        if simplify_naam(oud[c]) != simplify_naam(nieuw[c]) and is_hergebruikt(overgang, c, oud[c], nieuw[c])
    ]


def is_hergebruikt(overgang: pd.DataFrame, code: str, naam_oud: str, naam_nieuw: str) -> bool:
    """Tell whether a code was given to another place: most of the old one left it, and the names begin differently."""
    blijft = overgang.loc[(overgang["van"] == code) & (overgang["naar"] == code), "aandeel"].sum()
    begin = [re.split(r"\W+", naam.casefold())[0] for naam in (naam_oud, naam_nieuw)]
    return blijft < MEESTE and begin[0] != begin[1]
