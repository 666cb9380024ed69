"""What readers are told of what ships: of each file its title, publisher and licence, and the glossary."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

_KOLOMMEN = 3
_KOP_BOUW = "## Voor wie bouwt"


@dataclass(frozen=True)
class Bijschrift:
    """The sidecar of one shipped file; `uitleg` is what a page says of it beside its figures, where it does."""

    bestand: str
    titel: str
    uitgever: str
    bron: str
    url: str
    licentie: str
    jaren: tuple[int, ...]
    toelichting: str
    indeling: int | None = None
    uitleg: str = ""


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
        indeling=entry.get("indeling"),
        uitleg=entry.get("uitleg", ""),
    )


@dataclass(frozen=True)
class Begrip:
    """One word of the glossary; `meervoud` may be empty, and a reader meets no word `voor_bouw`."""

    woord: str
    meervoud: str
    betekenis: str
    voor_bouw: bool = False


def parse_begrippen(tekst: str) -> list[Begrip]:
    """Return the words of every three-column Markdown table in a text, by word.

    >>> parse_begrippen("| woord | meervoud | betekenis |\\n|---|---|---|\\n| wijk | wijken | Een deel. |")
    [Begrip(woord='wijk', meervoud='wijken', betekenis='Een deel.', voor_bouw=False)]
    """
    begrippen, in_tabel, voor_bouw = [], False, False
    for regel in tekst.splitlines():
        if regel.startswith("#"):
            voor_bouw = regel.startswith(_KOP_BOUW)
        cellen = _split(regel)
        if len(cellen) != _KOLOMMEN:
            in_tabel = False
        elif all(cel and not cel.strip("-:") for cel in cellen):
            in_tabel = True  # the line under the heading: what follows are words
        elif in_tabel:
            woord, meervoud, betekenis = cellen
            begrippen.append(Begrip(woord, meervoud, betekenis, voor_bouw))
    return sorted(begrippen, key=lambda b: b.woord.casefold())


def _split(regel: str) -> list[str]:
    # A bar inside a cell is written \\| in Markdown.
    bewaard = regel.strip().replace("\\|", "\0")
    if not bewaard.startswith("|"):
        return []
    return [cel.strip().replace("\0", "|") for cel in bewaard.strip("|").split("|")]
