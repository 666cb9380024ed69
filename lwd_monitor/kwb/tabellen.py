"""The fact tables of data/kwb: which StatLine table holds which year, and which years CBS still calls provisional."""

import csv
from functools import cache
from pathlib import Path

MAP = Path(__file__).resolve().parents[2] / "data" / "kwb"


@cache
def load_rijen(naam: str) -> tuple[dict[str, str], ...]:
    """Give the rows of one table by its name without `.csv`."""
    with (MAP / f"{naam}.csv").open(encoding="utf-8", newline="") as bestand:
        return tuple(csv.DictReader(bestand, delimiter=";"))


@cache
def _load() -> dict[int, str]:
    return {int(rij["jaar"]): rij["tabel"] for rij in load_rijen("tabellen")}


def list_jaren() -> list[int]:
    """Give every year of which the table is known."""
    return sorted(_load())


def find_tabel(jaar: int) -> str | None:
    """Give the StatLine table of one year."""
    return _load().get(jaar)


def find_jaar(tabel: str | None) -> int | None:
    """Give the year of one StatLine table.

    >>> find_jaar("85984NED"), find_jaar("47022NED")
    (2024, None)
    """
    return next((jaar for jaar, naam in _load().items() if naam == tabel), None)


def is_voorlopig(jaar: int) -> bool:
    """Tell whether CBS still completes the figures of a year; a year later than all known ones is provisional too."""
    stand = {int(rij["jaar"]): rij["voorlopig"] == "ja" for rij in load_rijen("tabellen")}
    return stand.get(jaar, jaar > max(stand))
