"""Codes that mean another place in a newer indeling."""

import pandas as pd

_ZELFDE_PLEK = ("gelijk", "naam")


def list_hergebruikt(overgang: pd.DataFrame) -> list[tuple[str, str, str]]:
    """Return (code, old name, new name) of codes that were given to another place, by code.

    Notes: takes the crosswalk of one pair of indelingen. A code that stayed, under a name that says the same, is not
    reused; nor is a place that kept its name and became smaller.
    """
    oud = dict(zip(overgang["van"], overgang["van_naam"], strict=True))
    nieuw = dict(zip(overgang["naar"], overgang["naar_naam"], strict=True))
    blijft = overgang[(overgang["van"] == overgang["naar"]) & overgang["grondslag"].isin(_ZELFDE_PLEK)]
    gebleven = set(blijft["van"])
    return [(c, oud[c], nieuw[c]) for c in sorted(oud.keys() & nieuw.keys() - gebleven) if oud[c] != nieuw[c]]
