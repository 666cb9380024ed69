"""How sure a weighted share or mean is: the effective number of people behind it, and its margin.

A weight that has nothing to do with the answer costs what Kish (1965) says. A weight that goes with the answer costs
more: then the linearised variance says how much (Särndal, Swensson & Wretman 1992, par. 5.6).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from lwd_monitor.enquete.telling import Matrix
from lwd_monitor.oordeel import compute_t_interval, compute_wilson

Viertal = tuple[Matrix, Matrix, Matrix, Matrix]
# Below this a sum of squares is what rounding left of nothing.
NIETS = 1e-9


@dataclass(frozen=True)
class Gewichten:
    """Sums of weights and of their squares per gebied: by answer (gebied x answer), and of all who answered."""

    gewogen: Matrix
    kwadraat: Matrix
    som: Matrix
    som_kwadraat: Matrix

    @property
    def kish(self) -> Matrix:
        """Return how many people the answers are worth where weights have nothing to do with them; 0 for nobody."""
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.asarray(np.where(self.som_kwadraat > 0, self.som**2 / self.som_kwadraat, 0.0))

    def compute_deel(self, coefficienten: Matrix) -> Matrix:
        """Return the weighted mean of a sum over the answers; nan where nobody answered."""
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.asarray(np.where(self.som > 0, self.gewogen @ coefficienten / self.som, np.nan))


def compute_n_effectief(spreiding: ArrayLike, som: ArrayLike, residu: ArrayLike, kish: ArrayLike) -> Matrix:
    """Return the effective n: how many people drawn without weights would give the same variance.

    Notes: `spreiding` is the weighted mean of (x - m)^2, `residu` the sum of w^2 (x - m)^2. The linearised variance is
    n/(n - 1) residu / som^2, that of people without weights n/(n - 1) spreiding / n_eff: n/(n - 1) drops out. Never
    more than Kish: in a small sample the few who gave a rare answer may weigh little by chance, and the margin would
    then promise more than it holds. All answers equal (0% or 100%): Kish, there is nothing to go with.

    >>> w, x = np.array([2.0, 2, 1, 1, 1, 1]), np.array([1.0, 1, 0, 0, 0, 0])
    >>> compute_n_effectief(0.25, w.sum(), (w**2 * (x - 0.5) ** 2).sum(), w.sum() ** 2 / (w**2).sum()).round(3).item()
    5.333
    """
    s2, w, q, hoogste = np.broadcast_arrays(*(np.asarray(x, dtype=float) for x in (spreiding, som, residu, kish)))
    bruikbaar = (s2 > NIETS) & (q > NIETS)
    eigen = np.where(bruikbaar, s2, 1.0) * w**2 / np.where(bruikbaar, q, 1.0)
    return np.asarray(np.where(bruikbaar, np.minimum(eigen, hoogste), hoogste))


def compute_aandeel(gewichten: Gewichten, coefficienten: Matrix) -> Viertal:
    """Return a share in percent per gebied, the limits of its Wilson interval, and the effective n behind it."""
    p = np.clip(gewichten.compute_deel(coefficienten), 0, 1)
    residu = (1 - 2 * p) * (gewichten.kwadraat @ coefficienten) + p**2 * gewichten.som_kwadraat
    n_effectief = compute_n_effectief(p * (1 - p), gewichten.som, residu, gewichten.kish)
    laag, hoog = compute_wilson(p, n_effectief)
    return 100 * p, 100 * laag, 100 * hoog, n_effectief


def compute_gemiddelde(gewichten: Gewichten, eerste: Matrix, tweede: Matrix) -> Viertal:
    """Return a mean mark per gebied, the limits of its t interval, and the effective n; `tweede` are marks squared."""
    m = gewichten.compute_deel(eerste)
    spreiding = np.maximum(gewichten.compute_deel(tweede) - m**2, 0)
    residu = gewichten.kwadraat @ tweede - 2 * m * (gewichten.kwadraat @ eerste) + m**2 * gewichten.som_kwadraat
    kish = gewichten.kish
    with np.errstate(divide="ignore", invalid="ignore"):
        # Numpy's variance for reliability weights; one answer leaves none.
        variantie = np.where(kish > 1 + NIETS, spreiding * kish / (kish - 1), np.nan)
    # Answers that are all equal leave a rounding remainder here, which would pass for a margin.
    variantie = np.where(variantie < NIETS, 0.0, variantie)
    n_effectief = compute_n_effectief(spreiding, gewichten.som, residu, kish)
    laag, hoog = compute_t_interval(m, variantie, n_effectief)
    return m, laag, hoog, n_effectief
