"""Which pairs of indelingen are joined, and on what ground."""

from dataclasses import dataclass
from itertools import combinations

from lwd_monitor.db import Cursor
from lwd_monitor.gebied import (
    describe_grondslag,
    find_weg,
    list_indelingen,
    list_paren,
    load_overgang,
    rank_grondslag,
)


@dataclass(frozen=True)
class Overgangstand:
    """How one pair of indelingen is joined: by a crosswalk of its own, by those between (`weg`), or not at all.

    Notes: `heel` old buurten go over as a whole, `verdeeld` are shared out; `grondslagen` are those used, certain first.
    """

    van: int
    naar: int
    weg: tuple[int, ...] = ()
    heel: int = 0
    verdeeld: int = 0
    grondslagen: tuple[str, ...] = ()

    @property
    def eigen(self) -> bool:
        """Tell whether the pair has a crosswalk of its own."""
        return len(self.weg) == 2


def list_standen(con: Cursor) -> list[Overgangstand]:
    """Return every pair of loaded indelingen, those to the newest first."""
    indelingen, paren = list_indelingen(con), list_paren(con)
    standen = [_load(con, van, naar, find_weg(paren, van, naar)) for van, naar in combinations(indelingen, 2)]
    return sorted(standen, key=lambda stand: (-stand.naar, -stand.van))


def _load(con: Cursor, van: int, naar: int, weg: list[int] | None) -> Overgangstand:
    if weg is None:
        return Overgangstand(van, naar)
    frame = load_overgang(con, van, naar)
    heen = frame.groupby("van")["naar"].nunique()
    grondslagen = sorted(frame["grondslag"].unique(), key=rank_grondslag)
    woorden = tuple(describe_grondslag(grondslag) for grondslag in grondslagen)
    return Overgangstand(van, naar, tuple(weg), int((heen == 1).sum()), int((heen > 1).sum()), woorden)
