"""Indicators of which one follows from others: parts of the same people that make up a whole."""

from collections.abc import Iterable
from itertools import combinations
from math import comb

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]
# A whole is looked for in so many parts at most, and among so many sets of parts.
DELEN_HOOGSTENS = 4
SETS_HOOGSTENS = 20_000
# One sum that another indicator happens to equal is soon found by chance; in so many places it is not.
PLAATSEN_VOOR_DEEL = 3
GEHEEL = 100.0
GELIJK = 0.5


def group_op_noemer(noemers: Matrix) -> list[list[int]]:
    """Return the indicators (columns) that are about the same people: equal noemers in every gebied (row) of both.

    >>> group_op_noemer(np.array([[100, 100, 90], [50, np.nan, 45.0]]))
    [[0, 1], [2]]
    """
    groepen: list[tuple[list[int], Matrix]] = []
    for i, eigen in enumerate(noemers.T):
        leden, mensen = [i], eigen
        anders = []
        for groep, n in groepen:
            if _is_zelfde(mensen, n):
                leden, mensen = [*groep, *leden], np.where(np.isnan(mensen), n, mensen)
            else:
                anders.append((groep, n))
        groepen = [*anders, (leden, mensen)]
    return sorted(sorted(leden) for leden, _ in groepen)


def _is_zelfde(a: Matrix, b: Matrix) -> bool:
    beide = np.isfinite(a) & np.isfinite(b)
    return bool(beide.any() and (np.abs(a[beide] - b[beide]) <= GELIJK).all())


def group_verwant(aandelen: Matrix) -> list[list[int]]:
    """Return the shares (columns, in percent) that follow from each other, nan where a gebied (row) has none.

    Notes: shares that add up to 100 wherever all are known, or of which one is the sum of the others; as far as their
    rounding tells. By chance too few places may fit: then more is hidden than needed, never less.

    >>> group_verwant(np.array([[60.0, 40, 71], [55, 45, 64]]))
    [[0, 1], [2]]
    """
    aantal = aandelen.shape[1]
    stappen = [_get_stap(aandelen[:, i]) for i in range(aantal)]
    samen: list[tuple[int, ...]] = []
    for omvang in range(2, min(aantal, DELEN_HOOGSTENS) + 1):
        if comb(aantal, omvang) > SETS_HOOGSTENS:
            break
        for delen in combinations(range(aantal), omvang):
            waarden = aandelen[:, delen][np.isfinite(aandelen[:, delen]).all(axis=1)]
            if len(waarden) and _is_geheel(waarden, sum(stappen[i] for i in delen) / 2 + 1e-6):
                samen.append(delen)
    return _join(aantal, samen)


def fill_ontbrekend(aandelen: Matrix) -> Matrix:
    """Return shares of one whole with the one that is missing in a gebied worked out, where all others are known."""
    gevuld = aandelen.copy()
    een = np.isnan(aandelen).sum(axis=1) == 1
    if aandelen.shape[1] < 2 or not een.any():
        return gevuld
    heel = aandelen[np.isfinite(aandelen).all(axis=1)]
    if not len(heel) or not (np.abs(heel.sum(axis=1) - GEHEEL) <= aandelen.shape[1]).all():
        return gevuld
    rest = np.clip(GEHEEL - np.nansum(aandelen, axis=1), 0, GEHEEL)
    return np.where(een[:, None] & np.isnan(aandelen), rest[:, None], gevuld)


def _is_geheel(waarden: Matrix, afronding: float) -> bool:
    totaal = waarden.sum(axis=1)
    if (np.abs(totaal - GEHEEL) <= afronding).all():
        return True
    if len(waarden) < PLAATSEN_VOOR_DEEL or totaal.max() <= 0:
        return False
    return bool((np.abs(totaal[:, None] - 2 * waarden) <= afronding).all(axis=0).any())


def _get_stap(waarden: Matrix) -> float:
    bekend = waarden[np.isfinite(waarden)]
    return next((10.0**-d for d in (0, 1, 2) if (np.round(bekend, d) == bekend).all()), 0.0)


def _join(aantal: int, samen: Iterable[tuple[int, ...]]) -> list[list[int]]:
    """Return the numbers in groups: those that stand together anywhere are one group."""
    groep = list(range(aantal))
    for delen in samen:
        eerste, geraakt = min(groep[i] for i in delen), {groep[i] for i in delen}
        groep = [eerste if g in geraakt else g for g in groep]
    return [[i for i in range(aantal) if groep[i] == g] for g in sorted(set(groep))]
