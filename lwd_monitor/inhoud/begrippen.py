"""The glossary, from the Markdown tables in docs/begrippen.md."""

from dataclasses import dataclass

_KOLOMMEN = 3
_KOP_BOUW = "## Voor wie bouwt"


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
