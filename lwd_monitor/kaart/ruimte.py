"""Is a pattern on the map more than that neighbours resemble each other?"""

import numpy as np
from numpy.typing import NDArray

from lwd_monitor.oordeel import compute_rangen

Plek = tuple[float, float]
Matrix = NDArray[np.float64]

PATRONEN = 999
ZAAD = 141


def compute_p_ruimte(waarden: list[float], afstanden: list[float], plekken: list[Plek]) -> float:
    """Return how often a map that is as smooth as this one goes as strongly with the distance from the centre.

    Notes: Moran spectral randomization (Wagner & Dray 2015, Methods Ecol Evol 6, 1169-1178), on ranks: the map is taken
    apart into waves, from wide to narrow, and each gets its sign by lot. So every drawn map has as much of each wave,
    and neighbours resemble each other as they did; a shuffle of loose places would break that.
    """
    rangen, ver = compute_rangen(waarden), compute_rangen(afstanden)
    golven = _compute_golven(np.asarray(plekken, dtype=float))
    maat = golven.T @ (rangen - rangen.mean())
    tekens = np.random.default_rng(ZAAD).choice([-1.0, 1.0], size=(PATRONEN, len(maat)))
    getrokken = np.abs(tekens @ (maat * (golven.T @ (ver - ver.mean()))))
    echt = abs(float((rangen - rangen.mean()) @ (ver - ver.mean())))
    return float((1 + (getrokken >= echt - 1e-9).sum()) / (PATRONEN + 1))


def _compute_golven(plekken: Matrix) -> Matrix:
    """Return the waves of a map, one a column: the eigenvectors of how near the places are, around their mean."""
    ver = np.hypot(*(plekken[:, None] - plekken[None]).transpose(2, 0, 1))
    nabij = np.exp(-ver / max(float(np.median(ver)), 1e-9))
    rond = np.eye(len(plekken)) - 1 / len(plekken)
    return np.asarray(np.linalg.eigh(rond @ nabij @ rond)[1])
