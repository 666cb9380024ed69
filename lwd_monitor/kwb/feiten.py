"""The fact tables of data/kwb, as rows."""

import csv
from functools import cache
from pathlib import Path

MAP = Path(__file__).resolve().parents[2] / "data" / "kwb"


@cache
def load_rijen(naam: str) -> tuple[dict[str, str], ...]:
    """Give the rows of one table by its name without `.csv`."""
    with (MAP / f"{naam}.csv").open(encoding="utf-8", newline="") as bestand:
        return tuple(csv.DictReader(bestand, delimiter=";"))
