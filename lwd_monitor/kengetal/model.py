"""What a sourced count is, and reading those that ship."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import yaml

STATUS_WOORDEN = {
    "telling": "geteld",
    "peiling": "uit een peiling",
    "begroot": "begroot, niet uitgegeven",
    "gepland": "gepland",
    "raming": "geraamd, niet vastgesteld",
    "afgeleid": "berekend uit andere cijfers",
    "regel": "vaste regel",
}
BESTAND = Path(__file__).resolve().parents[2] / "data" / "cijfers" / "kengetal_groepen.toml"
_INHOUD = tomllib.loads(BESTAND.read_text(encoding="utf-8"))
# The first group whose words begin a name holds it; the shipped counts have no subject of their own.
_GROEPEN: dict[str, tuple[str, ...]] = {groep["naam"]: tuple(groep["begin"]) for groep in _INHOUD["groep"]}
OVERIG = "Overig"


@dataclass(frozen=True)
class Kengetal:
    """One count or amount with its source; `n` is the number of respondents of a survey."""

    id: str
    naam: str
    waarde: float
    eenheid: str
    jaar: int
    gebied_code: str
    indeling: int
    status: str
    n: int | None
    beheer: str | None
    bron: str
    bron_url: str | None
    toelichting: str | None


def load_kengetallen(pad: Path) -> list[Kengetal]:
    """Return the counts of a YAML file."""
    return [
        Kengetal(
            id=e["id"],
            naam=e["naam"],
            waarde=float(e["waarde"]),
            eenheid=e["eenheid"],
            jaar=int(e["jaar"]),
            gebied_code=e["gebied"],
            indeling=_INHOUD["indeling"],
            status=e["status"],
            n=e.get("n"),
            beheer=e.get("beheer"),
            bron=e["bron"],
            bron_url=e.get("bron_url"),
            toelichting=e.get("toelichting"),
        )
        for e in yaml.load(pad.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    ]


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
