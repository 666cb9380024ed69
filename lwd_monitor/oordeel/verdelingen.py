"""Tails and quantiles of the distributions that tests use.

The functions of scipy.special give the same numbers, bit for bit, as scipy.stats (a test holds them side by side). They take
a hundredth of the time, which counts over the tens of thousands of tests behind a list, and load in half the time.
"""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

# A number gives a number and an array an array, as with numpy's own functions.
Getal = Any


def compute_normaal_boven(z: ArrayLike) -> Getal:
    """Return the chance that a standard normal draw lies above z."""
    return special.ndtr(-np.asarray(z, dtype=float))


def compute_normaal_kwantiel(kans: ArrayLike) -> Getal:
    """Return the z below which a standard normal draw lies with this chance."""
    return special.ndtri(kans)


def compute_t_boven(t: ArrayLike, vrijheid: ArrayLike) -> Getal:
    """Return the chance that a draw of Student's t lies above t."""
    return special.stdtr(vrijheid, -np.asarray(t, dtype=float))


def compute_t_kwantiel(kans: ArrayLike, vrijheid: ArrayLike) -> Getal:
    """Return the t below which a draw of Student's t lies with this chance."""
    # The one edge at which scipy.special differs: it gives the wrong end for a chance of nothing.
    nergens = (np.asarray(kans) == 0) & (np.asarray(vrijheid) > 0)
    return np.where(nergens, -np.inf, special.stdtrit(vrijheid, kans))


def compute_chi2_boven(x: ArrayLike, vrijheid: ArrayLike) -> Getal:
    """Return the chance that a draw of chi-square lies above x."""
    return special.chdtrc(vrijheid, x)


def compute_chi2_grens(kans: ArrayLike, vrijheid: ArrayLike) -> Getal:
    """Return the x above which a draw of chi-square lies with this chance."""
    return special.chdtri(vrijheid, kans)


def compute_spearman(links: ArrayLike, rechts: ArrayLike) -> tuple[float, float]:
    """Return Spearman's rank correlation of two rows of numbers and its p, by Student's t with n - 2 degrees of freedom."""
    rho = float(np.corrcoef(compute_rangen(links), compute_rangen(rechts))[0, 1])
    vrijheid = np.size(links) - 2
    with np.errstate(divide="ignore"):
        t = rho * np.sqrt(np.clip(vrijheid / np.float64((rho + 1.0) * (1.0 - rho)), 0, None))
    return rho, float(2 * compute_t_boven(abs(t), vrijheid))


def compute_rangen(waarden: ArrayLike) -> Getal:
    """Return the rank of each number, from 1; equal numbers share the mean of theirs.

    >>> compute_rangen([30, 10, 10]).tolist()
    [3.0, 1.5, 1.5]
    """
    _, plek, aantal = np.unique(np.asarray(waarden, dtype=float), return_inverse=True, return_counts=True)
    tot = np.cumsum(aantal)
    return (tot - (aantal - 1) / 2)[plek]
