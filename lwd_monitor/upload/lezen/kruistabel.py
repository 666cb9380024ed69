"""StatLine's cross table, with places in columns: turned so that each place is a row, as in every other table."""

import re
from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from lwd_monitor.fout import Fout
from lwd_monitor.upload.lezen.tabel import Tabel

_CODE = re.compile(r"\s*(BU\d{4}\w{4}|WK\d{4}\w{2}|GM\d{4}|NL0[01])\s*")
_EERSTE = re.compile(r"onderwerp(en)?", re.I)
ZOEKDIEPTE = 40
MINIMUM = 2
"""Codes in one row that make it the row of places."""


def has_kruistabel(rijen: Sequence[Sequence[Any]]) -> bool:
    """Tell by its first rows whether a table has its places in columns."""
    codes = _find_codes(rijen)
    return codes is not None and any(_EERSTE.fullmatch(_get(rij, 0)) for rij in rijen[: codes + 1])


def read_kruistabel(rijen: Sequence[Sequence[Any]], soort: str, naam: str) -> Tabel | None:
    """Give a cross table with one row per place; None for any other table.

    Notes: rows with texts about the places become columns of their own; a topic is named with its unit in brackets.
    """
    codes = _find_codes(rijen)
    if codes is None or not has_kruistabel(rijen):
        return None
    plaatsen = [n for n, cel in enumerate(rijen[codes]) if _CODE.fullmatch(str(cel))]
    kolommen: dict[str, list[str]] = {}
    for rij in rijen:
        cellen = [_get(rij, n) for n in plaatsen]
        label = _name(_get(rij, 0), _get(rij, 1) if plaatsen[0] > 1 else "")
        if not label or not any(cellen):
            continue
        if label in kolommen:
            raise Fout(f"Het onderwerp '{label}' staat twee keer in de tabel. Haal een van de twee weg.")
        kolommen[label] = cellen
    frame = pd.DataFrame({kop: pd.Series(cellen, dtype=pd.ArrowDtype(pa.string())) for kop, cellen in kolommen.items()})
    titel = next((_get(rij, 0) for rij in rijen[:codes] if _get(rij, 0)), "")
    melding = (
        "De plaatsen staan in dit bestand in kolommen; de tabel is gedraaid. Een rij in een melding is een plaats."
    )
    return Tabel(
        frame,
        np.arange(2, len(plaatsen) + 2, dtype=np.int32),
        list(kolommen),
        soort,
        naam,
        meldingen=[melding],
        kenmerken={"titel": titel},
    )


def _name(titel: str, eenheid: str) -> str:
    """Give the heading of a turned row: a text about the place by its last word, a topic with its unit."""
    if _EERSTE.fullmatch(titel):
        return "Wijken en buurten"
    if eenheid.lower() in ("", "naam", "omschrijving", "code"):
        return titel.split("|")[-1].strip()
    return f"{titel.replace('|', '/')} ({eenheid})"


def _find_codes(rijen: Sequence[Sequence[Any]]) -> int | None:
    """Give the row in which every place has its code, when it stands above the figures."""
    for nummer, rij in enumerate(rijen[:ZOEKDIEPTE]):
        gevuld = [str(cel) for cel in rij[1:] if cel is not None and str(cel).strip()]
        aantal = sum(_CODE.fullmatch(cel) is not None for cel in gevuld)
        if aantal >= MINIMUM and aantal >= len(gevuld) - 1:
            return nummer
    return None


def _get(rij: Sequence[Any], plaats: int) -> str:
    cel = rij[plaats] if plaats < len(rij) else None
    return "" if cel is None else " ".join(str(cel).split())
