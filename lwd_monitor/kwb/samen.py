"""Count or percentage: groups that together make the whole tell which of the two a file gives."""

from dataclasses import dataclass
from functools import cache

import numpy as np

from lwd_monitor.kwb.tabellen import load_rijen

AANTAL, PROCENT = "aantal", "%"
# Five rounded percentages are together 98 to 102; a place with fewer people than this could be mistaken for one.
_SPELING, _GROOT = 3, 200


@dataclass(frozen=True)
class Samenstelling:
    """Topics that together are the whole of another topic."""

    naam: str
    geheel: str
    delen: tuple[str, ...]


@cache
def list_samenstellingen() -> tuple[Samenstelling, ...]:
    """Give the groups of topics that together make a whole, such as the five age groups."""
    groepen: dict[tuple[str, str], list[str]] = {}
    for rij in load_rijen("samen"):
        groepen.setdefault((rij["groep"], rij["geheel"]), []).append(rij["deel"])
    return tuple(Samenstelling(naam, geheel, tuple(delen)) for (naam, geheel), delen in groepen.items())


def decide_eenheid(delen: list[np.ndarray], geheel: np.ndarray | None) -> str | None:
    """Tell whether columns hold counts or percentages; None where the figures do not show it.

    Notes: `delen` are all columns of a group, that together are 100 or the whole; small places are left out.

    >>> decide_eenheid([np.array([40.0]), np.array([60.0])], np.array([5610.0]))
    '%'
    """
    som = np.sum(delen, axis=0)
    heel = np.full(len(som), np.nan) if geheel is None else geheel
    telt = np.isfinite(som) & ~(heel < _GROOT)
    if not telt.any():
        return None
    honderd = np.abs(som[telt] - 100) <= _SPELING
    if honderd.mean() > 0.5:
        return PROCENT
    samen = np.abs(som[telt] - heel[telt]) <= np.maximum(5 * len(delen), 0.02 * heel[telt])
    return AANTAL if samen.mean() > 0.5 else None
