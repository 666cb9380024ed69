"""What became of a code between two indelingen."""

from dataclasses import dataclass

import pandas as pd

from lwd_monitor.gebied.model import Gebied
from lwd_monitor.gebied.zoeken import Gebieden

# Grounds on which a place is the same one, whatever it is called now.
ZELFDE_PLEK = {"gelijk", "naam"}
GRONDSLAGEN = {
    "gelijk": "zelfde gebied",
    "naam": "volgt uit de naam",
    "adressen": "verdeeld naar adressen",
    "inwoners_2024": "verdeeld naar inwoners in 2024",
    "oppervlakte": "verdeeld naar oppervlakte, onzeker",
}


@dataclass(frozen=True)
class Hergebruik:
    """A code that stood for another place in another indeling."""

    hier: Gebied
    daar: Gebied


def find_hergebruik(gebied: Gebied, gebieden: Gebieden, overgang: pd.DataFrame) -> Hergebruik | None:
    """Return the other place that bore the code of this one, or None.

    Notes: another name alone is no reuse; it is one when the old place did not go over into this code as a whole.
    """
    for indeling in gebieden.indelingen:
        ander = gebieden.find(gebied.code, indeling)
        if ander is None or indeling == gebied.indeling or _fold(ander.naam) == _fold(gebied.naam):
            continue
        rijen = overgang[(overgang["van"] == gebied.code) & (overgang["naar"] == gebied.code)]
        geheel = rijen["grondslag"].isin(ZELFDE_PLEK) & (rijen["aandeel"] >= 1)
        if len(overgang[overgang["van"] == gebied.code]) and not geheel.any():
            return Hergebruik(gebied, ander)
    return None


def _fold(naam: str) -> str:
    return "".join(teken for teken in naam.casefold() if teken.isalnum())
