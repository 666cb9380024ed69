"""The figures of the map as rows: a place each, with its years beside each other."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

import pandas as pd

from lwd_monitor.waarneming import Meting, Status

MAXIMUM_JAREN = 5
GEEN = Meting(0, None, Status.ONTBREEKT)


class Volgorde(StrEnum):
    """How the rows of the table may be ordered."""

    NAAM = "naam"
    NAAM_OM = "naam_om"
    LAAG = "laag"
    HOOG = "hoog"


@dataclass(frozen=True)
class TabelRij:
    """One place with its figures per year."""

    code: str
    naam: str
    wijk: str
    per_jaar: Mapping[int, Meting] = field(default_factory=dict)

    def get_meting(self, jaar: int) -> Meting:
        """Return the figure of a year; a year without a row is a missing figure."""
        return self.per_jaar.get(jaar, GEEN)


def build_tabel(cellen: pd.DataFrame, reeks: pd.DataFrame, namen: dict[str, str]) -> list[TabelRij]:
    """Return a row per place of `cellen` (code, wijk_naam) with the figures of `reeks` (gebied_code, jaar, waarde, status)."""
    per_gebied: dict[str, dict[int, Meting]] = {}
    for code, jaar, waarde, status in zip(
        reeks["gebied_code"], reeks["jaar"], reeks["waarde"], reeks["status"], strict=True
    ):
        getal = None if pd.isna(waarde) else float(waarde)
        per_gebied.setdefault(code, {})[int(jaar)] = Meting(int(jaar), getal, Status(status))
    return [
        TabelRij(code, namen[code], wijk if isinstance(wijk, str) else "", per_gebied.get(code, {}))
        for code, wijk in zip(cellen["code"], cellen["wijk_naam"], strict=True)
    ]


def sort_tabel(rijen: list[TabelRij], volgorde: Volgorde, jaar: int) -> list[TabelRij]:
    """Return the rows by name, or by the figure of a year with missing figures last and equal figures by name."""
    op_naam = sorted(rijen, key=lambda rij: rij.naam, reverse=volgorde == Volgorde.NAAM_OM)
    if volgorde in (Volgorde.NAAM, Volgorde.NAAM_OM):
        return op_naam
    richting = -1 if volgorde == Volgorde.HOOG else 1

    def rank(rij: TabelRij) -> tuple[bool, float]:
        waarde = rij.get_meting(jaar).waarde
        return waarde is None, richting * (waarde or 0.0)

    return sorted(op_naam, key=rank)


def select_jaren(jaren: list[int], gekozen: int) -> list[int]:
    """Return the years that fit beside each other: the newest ones, and always the first and the chosen one.

    >>> select_jaren([2012, 2014, 2016, 2018, 2020, 2022, 2024], 2016)
    [2012, 2016, 2020, 2022, 2024]
    """
    vast = {*jaren[:1], gekozen}
    nieuwste = [jaar for jaar in reversed(jaren) if jaar not in vast][: MAXIMUM_JAREN - len(vast)]
    return sorted(vast | set(nieuwste))
