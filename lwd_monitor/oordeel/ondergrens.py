"""Basis op orde: does a figure reach the floor, and how sure is that (its zekerheid)?"""

from enum import StrEnum

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import special

from lwd_monitor.indicator import Toetssoort
from lwd_monitor.oordeel.fdr import compute_q
from lwd_monitor.oordeel.fouten import Rekenwijze
from lwd_monitor.oordeel.interval import compute_n_uit_breedte, get_z
from lwd_monitor.oordeel.matrix import Stand

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
    with np.errstate(divide="ignore", invalid="ignore"):
        kans = np.where(met_marge, special.ndtr(afstand / se), np.where(afstand >= 0, 1.0, 0.0))
    return np.where(np.isnan(afstand), np.nan, kans)


def compute_zekerheid(stand: Stand, ondergrens: Matrix, teken: Matrix, wijze: Rekenwijze) -> Matrix:
    """Return how sure it is that each figure reaches its floor: 1 surely, 0 surely not.

    Notes: shares by the binomial and rates by the Poisson distribution, exact near 0 and 100 as well (Clopper & Pearson
    1934, Garwood 1936), on the n that their margin is worth; other figures by the normal one (`compute_kans`). One minus
    the p of "not reached" where that is above a half, the p of "reached" where that is below; a half in between.
    """
    kans = compute_kans(stand.waarde, stand.fout, ondergrens, teken)
    met_marge = (stand.fout > 0) & ~np.isnan(kans)
    n = compute_n_uit_breedte(stand.waarde, get_z() * stand.fout)
    aandeel = met_marge & (wijze.soort == Toetssoort.AANDEEL.value)[None, :] & np.isfinite(n)
    schaal = stand.noemer / wijze.per / wijze.dispersie
    cijfer = met_marge & (wijze.soort == Toetssoort.CIJFER_PER.value)[None, :] & (stand.noemer > 0)
    grens = np.broadcast_to(ondergrens, kans.shape)
    x, y = stand.waarde / 100 * n, stand.waarde * schaal
    minstens = np.select([aandeel, cijfer], [_compute_minstens_aandeel(x, n, grens / 100), _gamma(y, grens * schaal)])
    meer = np.select(
        [aandeel, cijfer], [_compute_minstens_aandeel(x + 1, n, grens / 100, rest=n - x), _gamma(y + 1, grens * schaal)]
    )
    # `minstens`: so many or more at the floor itself; `meer`: more than that. Where low is good the sides change.
    gehaald, gemist = np.where(teken > 0, 1 - minstens, meer), np.where(teken > 0, meer, 1 - minstens)
    exact = np.maximum(gehaald, np.minimum(1 - gemist, 0.5))
    return np.where(aandeel | cijfer, exact, kans)


def _compute_minstens_aandeel(x: Matrix, n: Matrix, p: Matrix, rest: Matrix | None = None) -> Matrix:
    """Return the probability of `x` or more out of `n`, neither of which need be whole."""
    over = n - x + 1 if rest is None else rest
    binnen = special.betainc(np.maximum(x, 1e-12), np.maximum(over, 1e-12), np.clip(p, 0, 1))
    return np.where(x <= 0, 1.0, np.where(over <= 0, 0.0, binnen))


def _gamma(x: Matrix, verwacht: Matrix) -> Matrix:
    """Return the probability of `x` events or more where `verwacht` are expected."""
    return np.where(x <= 0, 1.0, special.gammainc(np.maximum(x, 1e-12), np.maximum(verwacht, 0)))


def compute_q_ondergrens(kans: Matrix) -> Matrix:
    """Return the p of the nearer side after Benjamini-Hochberg over all floors of a page; what is certain is no test.

    >>> compute_q_ondergrens(np.array([0.99, 0.5, 1.0])).round(2).tolist()
    [0.02, 0.5, nan]
    """
    p = np.minimum(kans, 1 - kans)
    return compute_q(np.where(np.isin(kans, (0.0, 1.0)), np.nan, p))


def get_woord(kans: ArrayLike, heeft_ondergrens: ArrayLike = True, q: ArrayLike = 0.0) -> NDArray[np.object_]:
    """Return met, not met (each when 95% sure) or not certain; a floor without a figure is not certain.

    Notes: `q` is the p after the false discovery rate of the page (`compute_q_ondergrens`); nan where nothing is tested.

    >>> get_woord([0.99, 0.5, 0.01, float("nan")]).tolist()
    ['gehaald', 'niet_zeker', 'niet_gehaald', 'niet_zeker']
    """
    k, heeft, streng = np.broadcast_arrays(
        np.asarray(kans, dtype=float), np.asarray(heeft_ondergrens, dtype=bool), np.asarray(q, dtype=float)
    )
    keuzes = [~heeft, streng > 1 - ZEKER + 1e-12, k >= ZEKER, k <= 1 - ZEKER]
    woorden = [
        Ondergrens.GEEN_ONDERGRENS.value,
        Ondergrens.NIET_ZEKER.value,
        Ondergrens.GEHAALD.value,
        Ondergrens.NIET_GEHAALD.value,
    ]
    return np.select(keuzes, [np.full(k.shape, w, dtype=object) for w in woorden], Ondergrens.NIET_ZEKER.value)


def combine_zekerheid(kans: Matrix) -> Matrix:
    """Return how sure it is that all floors of a theme are met (gebied x floor); nan where one has no figure.

    Notes: at least this sure, however the figures go together (Bonferroni). One floor that seems missed makes a theme
    only when it still does so after counting how many floors were looked at: with ten floors, one at 5% is nothing.

    >>> combine_zekerheid(np.array([[0.99, 0.98], [0.99, 0.01], [0.9, 0.04], [0.9, float("nan")]])).round(2).tolist()
    [0.97, 0.02, 0.08, nan]
    """
    aantal = kans.shape[1]
    allemaal = 1 - (1 - kans).sum(axis=1)
    een_gemist = aantal * np.fmin.reduce(kans, axis=1)
    leeg = np.isnan(kans).any(axis=1)
    # Where a floor has no figure, only that another is surely missed says anything.
    return np.where(
        leeg, np.where(een_gemist <= 1 - ZEKER, een_gemist, np.nan), np.maximum(allemaal, np.minimum(een_gemist, 0.5))
    )
