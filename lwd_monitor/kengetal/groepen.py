"""Sourced counts by subject."""

import tomllib
from collections.abc import Iterable
from pathlib import Path

from lwd_monitor.kengetal.model import Kengetal

BESTAND = Path(__file__).resolve().parents[2] / "data" / "cijfers" / "kengetal_groepen.toml"
# The first group whose words begin a name holds it; the shipped counts have no subject of their own.
_GROEPEN: dict[str, tuple[str, ...]] = {
    groep["naam"]: tuple(groep["begin"]) for groep in tomllib.loads(BESTAND.read_text(encoding="utf-8"))["groep"]
}
OVERIG = "Overig"


def get_groep(naam: str) -> str:
    """Return the subject under which a count stands.

    >>> get_groep("Wijkaccommodatie 't Dok"), get_groep("Aantal lantaarns")
    ('Wijkaccommodaties', 'Overig')
    """
    return next((groep for groep, begin in _GROEPEN.items() if naam.startswith(begin)), OVERIG)


def group_kengetallen(kengetallen: Iterable[Kengetal]) -> dict[str, list[Kengetal]]:
    """Return the counts by subject, in the order of the subjects; a subject without counts is left out."""
    groepen: dict[str, list[Kengetal]] = {naam: [] for naam in (*_GROEPEN, OVERIG)}
    for kengetal in kengetallen:
        groepen[get_groep(kengetal.naam)].append(kengetal)
    return {naam: leden for naam, leden in groepen.items() if leden}
