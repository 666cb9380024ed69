"""What a sourced count is, and reading those that ship."""

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


def load_bestand(pad: Path, indeling: int) -> list[Kengetal]:
    """Return the counts of a YAML file whose codes are of `indeling`."""
    return [
        Kengetal(
            id=e["id"],
            naam=e["naam"],
            waarde=float(e["waarde"]),
            eenheid=e["eenheid"],
            jaar=int(e["jaar"]),
            gebied_code=e["gebied"],
            indeling=indeling,
            status=e["status"],
            n=e.get("n"),
            beheer=e.get("beheer"),
            bron=e["bron"],
            bron_url=e.get("bron_url"),
            toelichting=e.get("toelichting"),
        )
        for e in yaml.load(pad.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    ]
