"""What became of a place when the indeling changed, judged by its code, its names and the crosswalk."""

from enum import StrEnum

import pandas as pd

from lwd_monitor.gebied.overgang import GELIJK


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
