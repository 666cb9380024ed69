"""The strip: a tick per comparable place, a bar for the gemeente and a mark for this place."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

# Long tails are cut here, so that a single centre does not press all others together.
KAP_PERCENTIEL = 95
KAP_FACTOR = 1.5


@dataclass(frozen=True)
class Strook:
    """Positions on a line from 0 to 1, and the values at its ends; `gekapt` says that the high end holds more."""

    streepjes: tuple[float, ...]
    eigen: float | None
    almelo: float | None
    laag: float
    hoog: float
    gekapt: bool
    marge: tuple[float, float] | None = None
    ondergrens: float | None = None


def build_strook(
    waarden: Sequence[float],
    eigen: float | None,
    almelo: float | None,
    marge: tuple[float, float] | None = None,
    ondergrens: float | None = None,
) -> Strook | None:
    """Return the strip, or None when fewer than two different values stand beside each other.

    Notes: a margin is cut to the strip; a floor outside the values widens it, so that it is never out of sight.
    """
    alle = [*waarden, *(w for w in (eigen, almelo) if w is not None)]
    if len(waarden) < 2 or min(alle) == max(alle):
        return None
    grens = [] if ondergrens is None else [ondergrens]
    laag, hoog = float(min([*alle, *grens])), float(max(alle))
    kap = float(np.percentile(waarden, KAP_PERCENTIEL))
    gekapt = hoog - laag > KAP_FACTOR * (kap - laag) > 0
    eind = max([kap, almelo or kap, *grens]) if gekapt else max([hoog, *grens])
    gekapt, hoog = hoog > eind, eind
    return Strook(
        tuple(_place(w, laag, hoog) for w in sorted(waarden)),
        None if eigen is None else _place(eigen, laag, hoog),
        None if almelo is None else _place(almelo, laag, hoog),
        laag,
        hoog,
        gekapt,
        None if marge is None else (_place(marge[0], laag, hoog), _place(marge[1], laag, hoog)),
        None if ondergrens is None else _place(ondergrens, laag, hoog),
    )


def _place(waarde: float, laag: float, hoog: float) -> float:
    return min(1.0, max(0.0, (waarde - laag) / (hoog - laag)))
