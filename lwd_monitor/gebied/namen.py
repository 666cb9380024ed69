"""What places are called: the gemeente's own spelling, and which of its wijken people call a dorp."""

import tomllib
from functools import cache
from pathlib import Path

BESTAND = Path(__file__).resolve().parents[2] / "data" / "gebieden" / "namen.toml"


@cache
def load_schrijfwijzen() -> dict[str, str]:
    """Return the name to show for each spelling of a publisher that the gemeente does not use."""
    return {entry["was"]: entry["naam"] for entry in _read()["naam"]}


@cache
def load_dorpen() -> frozenset[str]:
    """Return the names of the places that count as a wijk in the figures and are a dorp to everyone."""
    return frozenset(_read()["dorpen"])


def get_wijksoort(naam: str) -> str:
    """Return what people call what counts as a wijk in the figures, by its name: a wijk or a dorp."""
    return "dorp" if naam in load_dorpen() else "wijk"


def spell_naam(naam: str) -> str:
    """Return a name as the gemeente writes it; another name comes back as it is."""
    return load_schrijfwijzen().get(naam, naam)


def _read() -> dict:
    return tomllib.loads(BESTAND.read_text(encoding="utf-8"))
