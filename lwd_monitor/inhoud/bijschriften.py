"""What stands beside each shipped file: its title, publisher, licence and an explanation."""

import tomllib
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Bijschrift:
    """The sidecar of one shipped file."""

    bestand: str
    titel: str
    uitgever: str
    bron: str
    url: str
    licentie: str
    jaren: tuple[int, ...]
    toelichting: str


def list_bijschriften(map_: Path) -> list[Bijschrift]:
    """Return the sidecars under a folder, by place; other TOML files have no publisher and are left out."""
    gevonden = []
    for pad in sorted(map_.rglob("*.toml")):
        entry = tomllib.loads(pad.read_text(encoding="utf-8"))
        if "uitgever" in entry:
            gevonden.append(_build(entry, str(pad.relative_to(map_).with_suffix(""))))
    return gevonden


def _build(entry: dict, bestand: str) -> Bijschrift:
    return Bijschrift(
        bestand=bestand,
        titel=entry["titel"],
        uitgever=entry["uitgever"],
        bron=entry["bron"],
        url=entry["url"],
        licentie=entry["licentie"],
        jaren=tuple(entry["jaren"]),
        toelichting=entry["toelichting"],
    )
