"""95% intervals for shares, means, counts and rates, for one number or for whole arrays."""

import math
from functools import cache

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import special

from lwd_monitor.oordeel.verdelingen import compute_normaal_kwantiel, compute_t_kwantiel

Grenzen = tuple[NDArray[np.float64], NDArray[np.float64]]

BETROUWBAARHEID = 0.95
# Below this count Byar's lower limit is too low (Breslow & Day 1987, table 2.11; PHEindicatormethods uses the same
# switch).
EXACT_ONDER = 10


@cache
def get_z(betrouwbaarheid: float = BETROUWBAARHEID) -> float:
    """Return the two-sided normal quantile: 1.96 for 95%."""
    return float(compute_normaal_kwantiel(0.5 + betrouwbaarheid / 2))


def compute_wilson(aandeel: ArrayLike, n: ArrayLike, betrouwbaarheid: float = BETROUWBAARHEID) -> Grenzen:
    """Return Wilson's score interval of a share between 0 and 1.

    Notes: `n` may be an effective n and need not be whole. Nobody (n = 0) gives nan: the caller says so in words.
    Source: Wilson (1927), JASA 22, 209-212.

    >>> laag, hoog = compute_wilson(81 / 263, 263)  # Newcombe (1998), Stat Med 17, 857-872, table I, method 3
    >>> round(float(laag), 4), round(float(hoog), 4)
    (0.2553, 0.3662)
    """
    p, aantal = np.broadcast_arrays(np.asarray(aandeel, dtype=float), np.asarray(n, dtype=float))
    z2 = get_z(betrouwbaarheid) ** 2
    with np.errstate(divide="ignore", invalid="ignore"):
        midden = (p + z2 / (2 * aantal)) / (1 + z2 / aantal)
        half = np.sqrt(z2 * (p * (1 - p) / aantal + z2 / (4 * aantal**2))) / (1 + z2 / aantal)
    # At 0 and 1 rounding would leave the share itself just outside its interval.
    return np.maximum(np.minimum(midden - half, p), 0), np.minimum(np.maximum(midden + half, p), 1)


def compute_t_interval(
    gemiddelde: ArrayLike, variantie: ArrayLike, n: ArrayLike, betrouwbaarheid: float = BETROUWBAARHEID
) -> Grenzen:
    """Return the t interval of a mean, with `n` (effective) answers and their variance.

    Notes: one answer, or answers that are all equal, say nothing about the spread: nan, and the caller says why.

    >>> laag, hoog = compute_t_interval(7.0, 4.0, 25)
    >>> round(float(laag), 3), round(float(hoog), 3)
    (6.174, 7.826)
    """
    m, s2, aantal = np.broadcast_arrays(*(np.asarray(x, dtype=float) for x in (gemiddelde, variantie, n)))
    # There is no t without degrees of freedom: one answer gives nan by itself.
    t = compute_t_kwantiel(0.5 + betrouwbaarheid / 2, aantal - 1)
    with np.errstate(divide="ignore", invalid="ignore"):
        half = np.where(s2 > 0, t * np.sqrt(s2 / aantal), np.nan)
    return m - half, m + half


def compute_poisson_grenzen(x: float, z: float) -> tuple[float, float]:
    """Return the limits of one count, which need not be whole: Byar's approximation, the exact ones (chi-square) below 10.

    Notes: `z` is in standard errors; nan stays nan. Source: Breslow & Day (1987), Statistical Methods in Cancer Research
    II, p. 69. A test looks for the `z` at which a margin touches zero, some tens of times a figure.
    """
    if math.isnan(x):
        return x, x
    if x < EXACT_ONDER:
        # A gamma with shape 0 is not defined, while no events at all have the lower limit 0.
        staart = float(special.ndtr(-z))
        return (float(special.gammaincinv(x, staart)) if x > 0 else 0.0), float(special.gammainccinv(x + 1, staart))
    boven = x + 1
    laag = x * (1 - 1 / (9 * x) - z / (3 * math.sqrt(x))) ** 3
    return laag, boven * (1 - 1 / (9 * boven) + z / (3 * math.sqrt(boven))) ** 3


def compute_n_effectief(procent: float | None, laag: float, hoog: float) -> float | None:
    """Return the (effective) n behind a published Wilson interval of a percentage; None where there is no width.

    Notes: the width of the interval gives a quadratic equation in n, of which the positive root is the answer.

    >>> laag, hoog = compute_wilson(0.3, 80)
    >>> round(compute_n_effectief(30, 100 * float(laag), 100 * float(hoog)), 6)
    80.0
    """
    if procent is None:
        return None
    n = float(compute_n_uit_breedte(procent, (hoog - laag) / 2))
    return None if math.isnan(n) else n


def compute_n_uit_breedte(procent: ArrayLike, half: ArrayLike) -> NDArray[np.float64]:
    """Return the (effective) n of percentages from half the width of their Wilson intervals; nan where there is none."""
    p, h = np.broadcast_arrays(np.asarray(procent, dtype=float) / 100, np.asarray(half, dtype=float) / 100)
    h = np.where((h > 0) & (h < 0.5) & (p >= 0) & (p <= 1), h, np.nan)
    z2, pq = get_z() ** 2, p * (1 - p)
    a, b, c = h**2, 2 * h**2 * z2 - z2 * pq, h**2 * z2**2 - z2**2 / 4
    return np.asarray((-b + np.sqrt(b**2 - 4 * a * c)) / (2 * a))
