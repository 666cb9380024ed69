"""Position of a gebied per theme: the mean of z-scores against a fixed base year, with its uncertainty."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lwd_monitor.oordeel.verdelingen import compute_normaal_kwantiel

Matrix = NDArray[np.float64]

# A theme needs two thirds of its indicators (DESIGN section 7; the house rule in docs/methode.md#positie).
DEKKING_MINIMUM = 2 / 3
TREKKINGEN = 200
GEWICHT_MARGE = 0.5
# Half a standard deviation: nearer to the mean than that reads as "rond het gemiddelde".
BAND = 0.5
ZAAD = 141


@dataclass(frozen=True)
class Positie:
    """Scores per gebied: interval, coverage (0-1), whether enough margins went in, and the share of variants that agree."""

    score: Matrix
    laag: Matrix
    hoog: Matrix
    dekking: Matrix
    met_marge: NDArray[np.bool_]
    houdt_stand: Matrix


def compute_z(waarde: Matrix, gemiddelde: Matrix, spreiding: Matrix, teken: Matrix) -> Matrix:
    """Return z-scores in which higher is always better.

    >>> compute_z(np.array([[8.0], [4.0]]), np.array([6.0]), np.array([2.0]), np.array([-1.0])).tolist()
    [[-1.0], [1.0]]
    """
    return (waarde - gemiddelde) / spreiding * teken


def compute_positie(
    z: Matrix,
    fout: Matrix,
    andere: list[Matrix],
    trekkingen: int = TREKKINGEN,
    zeker: NDArray[np.bool_] | None = None,
    samenhang: Matrix | None = None,
) -> Positie:
    """Return the position on one theme from its z-scores (gebied x indicator) and their standard errors.

    Notes: missing figures are left out, never filled in; below two thirds coverage there is no score. The interval is
    the middle 95% of scores under redrawn figures and weights (0.5 to 1.5). `andere` holds the same z-scores against
    other base years: with leaving out one indicator at a time and other weights they are the variants of the
    sensitivity. `zeker` says which figures carry a margin or need none: with fewer than two thirds of these the
    interval would be too narrow to test on. `samenhang` says how the errors of the indicators go together; without it
    they do not.
    """
    gegeven = ~np.isnan(z)
    dekking = gegeven.mean(axis=1) if z.shape[1] else np.zeros(len(z))
    genoeg = dekking >= DEKKING_MINIMUM - 1e-9
    score = np.where(genoeg, compute_score(z, np.ones(z.shape[1])), np.nan)
    getrokken = _draw_scores(z, fout, trekkingen, np.eye(z.shape[1]) if samenhang is None else samenhang)
    laag, hoog = np.full(len(z), np.nan), np.full(len(z), np.nan)
    if genoeg.any():
        laag[genoeg], hoog[genoeg] = np.quantile(getrokken[:, genoeg], [0.025, 0.975], axis=0, method="hazen")
    bekend = gegeven & ((fout > 0) if zeker is None else zeker)
    genoeg_bekend = bekend.sum(axis=1) >= DEKKING_MINIMUM * gegeven.sum(axis=1) - 1e-9
    met_marge = np.asarray((gegeven & (fout > 0)).any(axis=1) & genoeg_bekend, dtype=bool)
    # One indicator without a margin: redrawing changes nothing, and an interval of no width would pose as certainty.
    zonder = ~met_marge & (gegeven.sum(axis=1) < 2)
    laag[zonder] = hoog[zonder] = np.nan
    return Positie(score, laag, hoog, dekking, met_marge, _compute_houdt_stand(z, score, andere))


def compute_score(z: Matrix, gewicht: Matrix) -> Matrix:
    """Return the weighted mean of the z-scores that are there; nan where there is none."""
    gegeven = ~np.isnan(z)
    with np.errstate(invalid="ignore"):
        return np.asarray(np.where(gegeven, z, 0.0) @ gewicht / (gegeven @ gewicht))


def get_band(score: Matrix) -> Matrix:
    """Return -1, 0 or 1: clearly below, around or clearly above the mean of the base year; nan stays nan."""
    return np.where(np.isnan(score), np.nan, np.where(score >= BAND, 1.0, np.where(score <= -BAND, -1.0, 0.0)))


def _draw_scores(z: Matrix, fout: Matrix, trekkingen: int, samenhang: Matrix) -> Matrix:
    """Return redrawn scores (draw x gebied).

    Notes: under given weights the score is a sum of normal figures, so normal itself: one draw for all of them. These
    draws, and those of each weight, are spread evenly over their distributions (Latin hypercube).
    """
    kans = np.random.default_rng(ZAAD)
    *lagen, eigen = ((kans.permutation(trekkingen) + 0.5) / trekkingen for _ in range(z.shape[1] + 1))
    gewicht = 1 + GEWICHT_MARGE * (2 * np.array(lagen).reshape(z.shape[1], trekkingen) - 1)
    gegeven = ~np.isnan(z)
    # The root of the table of correlations turns the errors into parts that go together with nothing.
    waarden, richtingen = np.linalg.eigh(samenhang)
    delen = richtingen * np.sqrt(np.maximum(waarden, 0))
    eigen_fout = np.where(gegeven, np.nan_to_num(fout), 0.0)
    kwadraat = sum(((eigen_fout * deel) @ gewicht) ** 2 for deel in delen.T)
    spreiding = np.sqrt(np.asarray(kwadraat, dtype=float))
    scores = np.nan_to_num(z) @ gewicht + spreiding * compute_normaal_kwantiel(eigen)
    scores /= np.maximum(gegeven @ gewicht, 1e-9)
    return np.asarray(scores.T)


def _compute_houdt_stand(z: Matrix, score: Matrix, andere: list[Matrix]) -> Matrix:
    kans = np.random.default_rng(ZAAD + 1)
    k = z.shape[1]
    varianten = [compute_score(ander, np.ones(k)) for ander in andere]
    if k > 1:
        varianten += [compute_score(np.delete(z, i, axis=1), np.ones(k - 1)) for i in range(k)]
        gewichten = kans.uniform(1 - GEWICHT_MARGE, 1 + GEWICHT_MARGE, (k, k))
        varianten += [compute_score(z, gewicht) for gewicht in gewichten]
    if not varianten:
        return np.full(len(z), np.nan)
    stand = get_band(score)
    telbaar = np.array([~np.isnan(variant) for variant in varianten])
    gelijk = np.array([get_band(variant) == stand for variant in varianten])
    with np.errstate(invalid="ignore"):
        return np.where(np.isnan(score), np.nan, 100 * gelijk.sum(axis=0) / telbaar.sum(axis=0))
