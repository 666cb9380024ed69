"""What publishers call the columns, sheets and tables of their files, as data/vormen describes it."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

MAP = Path(__file__).resolve().parents[2] / "data" / "vormen"


@cache
def read_namen(bestand: str) -> dict[str, Any]:
    """Return one of the files, read once."""
    return tomllib.loads((MAP / f"{bestand}.toml").read_text(encoding="utf-8"))
