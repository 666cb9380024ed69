"""The words of one text in a row, with what stands between them and the names found so far."""

import re

from lwd_monitor.tekst import aanwijzing
from lwd_monitor.tekst.woord import Woord

_VAST = (" ", "\u00a0", "")
_LIDWOORDEN = aanwijzing.load("lidwoorden")


class Rij:
    """The words of one text; `gevonden` holds names as pairs of word numbers, half-open."""

    def __init__(self, tekst: str, woorden: list[Woord]) -> None:
        self.tekst = tekst
        self.woorden = woorden
        self.gevonden: list[tuple[int, int]] = []
        self.bezet: set[int] = set()

    def __len__(self) -> int:
        return len(self.woorden)

    def __getitem__(self, i: int) -> Woord:
        return self.woorden[i]

    def add(self, van: int, eind: int) -> None:
        """Note the words van..eind as a name."""
        self.gevonden.append((van, eind))
        self.bezet.update(range(van, eind))

    def read_tussen(self, i: int) -> str:
        """Return what stands between word i-1 and word i."""
        return self.tekst[self.woorden[i - 1].eind : self.woorden[i].start]

    def is_aaneen(self, i: int) -> bool:
        """Tell whether word i follows word i-1 without punctuation."""
        if i <= 0 or i >= len(self.woorden):
            return False
        tussen = self.read_tussen(i)
        return tussen in _VAST or (self.woorden[i - 1].initialen and not tussen.strip(" \u00a0.-"))

    def has_lidwoord(self, i: int) -> bool:
        """Tell whether an article or the like stands before word i."""
        return i > 0 and self.woorden[i - 1].kaal in _LIDWOORDEN

    def read_erna(self, eind: int, lengte: int = 30) -> str:
        """Return the text behind the last word before number `eind`."""
        begin = self.woorden[eind - 1].eind
        return self.tekst[begin : begin + lengte]

    def match_tussen(self, i: int, patroon: str) -> bool:
        """Tell whether the pattern fits what stands before word i."""
        return 0 < i < len(self.woorden) and re.fullmatch(patroon, self.read_tussen(i)) is not None
