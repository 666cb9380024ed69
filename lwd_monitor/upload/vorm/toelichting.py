"""Rows around the figures that are none: totals, and notes under the table."""

import re

import numpy as np
import pandas as pd

from lwd_monitor.upload.lezen.tabel import Tabel
from lwd_monitor.upload.namen import read_namen

_TOTAAL, _ZONDER = (re.compile(read_namen("woorden")["rijen"][naam], re.I) for naam in ("totaal", "zonder"))
# More rows than this under the last place are no notes but a second table.
MAX_NOTEN = 50


def find_totalen(tabel: Tabel, kolom: str, kapot: np.ndarray) -> np.ndarray:
    """Tell which of the rows without a place are totals: they say so in the column of the place."""
    return _find(tabel, kolom, kapot, _TOTAAL)


def find_zonder_plaats(tabel: Tabel, kolom: str, kapot: np.ndarray) -> np.ndarray:
    """Tell which of the rows without a place are about what has none, as 'onbekend' or 'overig'."""
    return _find(tabel, kolom, kapot, _ZONDER)


def _find(tabel: Tabel, kolom: str, kapot: np.ndarray, patroon: re.Pattern[str]) -> np.ndarray:
    plaatsen = np.flatnonzero(kapot)
    uit = np.zeros(len(kapot), dtype=bool)
    uit[plaatsen] = [bool(patroon.match(str(cel))) for cel in tabel.get_kolom(kolom).iloc[plaatsen].tolist()]
    return uit


def find_noten(tabel: Tabel, kapot: np.ndarray) -> np.ndarray:
    """Tell which rows under the last row with a place hold a text in one cell and nothing else."""
    goed = np.flatnonzero(~kapot)
    uit = np.zeros(len(kapot), dtype=bool)
    if len(goed) == 0 or len(kapot) - goed[-1] > MAX_NOTEN:
        return uit
    for plaats in range(int(goed[-1]) + 1, len(kapot)):
        cellen = [str(cel).strip() for cel in tabel.frame.iloc[plaats] if not pd.isna(cel)]
        gevuld = [cel for cel in cellen if cel]
        uit[plaats] = len(gevuld) == 1 and not re.fullmatch(r"[\d.,\s-]+", gevuld[0])
    return uit
