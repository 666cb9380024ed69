"""Basis op orde: does a figure reach the floor, and how sure is that?"""

from enum import StrEnum

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import stats

Matrix = NDArray[np.float64]
ZEKER = 0.95


class Ondergrens(StrEnum):
    """The words for a floor."""

    GEHAALD = "gehaald"
    NIET_GEHAALD = "niet_gehaald"
    NIET_ZEKER = "niet_zeker"
    GEEN_ONDERGRENS = "geen_ondergrens"


def compute_kans(waarde: ArrayLike, fout: ArrayLike, ondergrens: ArrayLike, teken: ArrayLike) -> Matrix:
    """Return the probability that the true figure reaches its floor; `teken` -1: it must stay below.

    Notes: without a margin (fout nan or 0) the figure is taken as it is: 1 or 0. No figure, no floor or a neutral
    indicator: nan.

    >>> compute_kans([60, 52, 52], [2, 2, float("nan")], 55, 1).round(2).tolist()
    [0.99, 0.07, 0.0]
    """
    v, se, grens, t = np.broadcast_arrays(*(np.asarray(x, dtype=float) for x in (waarde, fout, ondergrens, teken)))
    afstand = (v - grens) * t
    met_marge = se > 0
    kans = np.where(met_marge, stats.norm.cdf(afstand / np.where(met_marge, se, 1)), np.where(afstand >= 0, 1.0, 0.0))
    return np.where(np.isnan(afstand), np.nan, kans)


def get_woord(kans: ArrayLike, heeft_ondergrens: ArrayLike = True) -> NDArray[np.object_]:
    """Return met, not met (each when 95% sure) or not certain; a floor without a figure is not certain.

    >>> get_woord([0.99, 0.5, 0.01, float("nan")]).tolist()
    ['gehaald', 'niet_zeker', 'niet_gehaald', 'niet_zeker']
    """
    k, heeft = np.broadcast_arrays(np.asarray(kans, dtype=float), np.asarray(heeft_ondergrens, dtype=bool))
    keuzes = [~heeft, k >= ZEKER, k <= 1 - ZEKER]
    woorden = [Ondergrens.GEEN_ONDERGRENS.value, Ondergrens.GEHAALD.value, Ondergrens.NIET_GEHAALD.value]
    return np.select(keuzes, [np.full(k.shape, w, dtype=object) for w in woorden], Ondergrens.NIET_ZEKER.value)


def combine_ondergrenzen(kans: Matrix, heeft_ondergrens: NDArray[np.bool_]) -> tuple[Matrix, NDArray[np.object_]]:
    """Return for each gebied the probability that all floors of a theme are met, and the word.

    Notes: the probabilities are multiplied, as if independent, and the word is the one for that probability: word and
    number may not contradict each other. One floor that is surely missed is enough for not met, also without the rest.
    """
    eigen = kans[:, heeft_ondergrens]
    if eigen.shape[1] == 0:
        return np.full(len(kans), np.nan), get_woord(np.full(len(kans), np.nan), False)
    samen = eigen.prod(axis=1)
    gemist = (np.nan_to_num(eigen, nan=1.0) <= 1 - ZEKER).any(axis=1)
    return samen, np.where(gemist, Ondergrens.NIET_GEHAALD.value, get_woord(samen)).astype(object)
