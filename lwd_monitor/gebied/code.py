"""What a CBS code means: of which gemeente it is, how large a place it names and within which places that lies.

A code of a gemeente is GM and four digits; a wijk WK, those four and two more; a buurt BU, those six and two more. SQL asks
the same with `sql_gemeente`.
"""

from collections.abc import Iterable

import pandas as pd

LAND = "NL00"
_NIVEAUS = {"BU": "buurt", "WK": "wijk", "GM": "gemeente", "NL": "land"}
_BEGINNEN = {niveau: begin for begin, niveau in _NIVEAUS.items()}


def get_niveau(code: str) -> str:
    """Give the level a code belongs to: buurt, wijk, gemeente, land or anders."""
    return _NIVEAUS.get(code[:2], "anders")


def get_gemeente(code: str) -> str:
    """Give the gemeente an area lies in; other regions give themselves."""
    return "GM" + code[2:6] if code[:2] in ("BU", "WK", "GM") else code


def list_ouders(code: str) -> list[str]:
    """Return the places that a place lies in, the smallest first.

    >>> list_ouders("BU99991000"), list_ouders("WK999910"), list_ouders("GM9999")
    (['WK999910', 'GM9999'], ['GM9999'], [])
    """
    ouders = {"BU": ["WK" + code[2:8]], "WK": []}.get(code[:2])
    return [] if ouders is None else [*ouders, get_gemeente(code)]


def get_wijk(code: str) -> str:
    """Give the wijk a buurt or wijk lies in; other places give themselves."""
    return "WK" + code[2:8] if code[:2] in ("BU", "WK") else code


def lies_in_gemeente(code: object, gemeente: str) -> bool:
    """Tell whether a code is of a place of a gemeente."""
    return isinstance(code, str) and code[2:6] == gemeente[2:6]


def find_in_gemeente(codes: pd.Series, gemeenten: Iterable[str]) -> pd.Series:
    """Tell per code whether it is of a place of one of these gemeenten; any code of it will do to name a gemeente."""
    return codes.str[2:6].isin({gemeente[2:6] for gemeente in gemeenten})


def build_wijkcodes(codes: pd.Series) -> pd.Series:
    """Return per buurt the code of its wijk."""
    return "WK" + codes.str[2:8]


def build_niveaus(codes: pd.Series) -> pd.Series:
    """Return per code how large a place it names; empty for what is none."""
    return codes.str[:2].map({begin: _NIVEAUS[begin] for begin in ("BU", "WK", "GM")})


def build_bereik(niveau: str, gemeente: str) -> dict[str, str]:
    """Return between which codes the places of a niveau of a gemeente lie."""
    begin = _BEGINNEN[niveau] + gemeente[2:6]
    return {"van": begin, "tot": f"{begin}~"}


def sql_gemeente(kolom: str) -> str:
    """Return the SQL for the gemeente part of a code, alike for a column and a parameter."""
    return f"substr({kolom}, 3, 4)"


def sql_is_gemeente(kolom: str) -> str:
    """Return the SQL that tells whether a code is of a gemeente."""
    return f"(substr({kolom}, 1, 2) = '{_BEGINNEN['gemeente']}')"
