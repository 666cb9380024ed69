"""Weighted shares and means, and how many respondents they are worth (Kish)."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from lwd_monitor.oordeel.interval import compute_t_interval, compute_wilson


@dataclass(frozen=True)
class Schatting:
    """An estimate with its respondents and margin; `waarde` is a share (0-1) or a mean, nan where nobody answered."""

    waarde: float
    n: int
    n_effectief: float
    ci_laag: float
    ci_hoog: float


def compute_n_effectief(gewicht: ArrayLike) -> float:
    """Return Kish's effective number of respondents, (sum w)^2 / sum w^2; nobody gives 0.

    >>> compute_n_effectief([1, 1, 1, 1])
    4.0
    >>> round(compute_n_effectief([0.5, 0.5, 2, 1]), 2)
    2.91
    """
    w = np.asarray(gewicht, dtype=float)
    kwadraten = float((w**2).sum())
    return float(w.sum() ** 2 / kwadraten) if kwadraten > 0 else 0.0


def compute_gewogen_aandeel(kenmerk: ArrayLike, gewicht: ArrayLike) -> Schatting:
    """Return the weighted share of those with `kenmerk`, Wilson's interval on the effective n."""
    x, w = _valid(kenmerk, gewicht)
    n_effectief = compute_n_effectief(w)
    waarde = float((w * x).sum() / w.sum()) if n_effectief > 0 else float("nan")
    laag, hoog = compute_wilson(waarde, n_effectief)
    return Schatting(waarde, len(x), n_effectief, float(laag), float(hoog))


def compute_gewogen_variantie(waarden: ArrayLike, gewicht: ArrayLike) -> float:
    """Return s^2 = sum w (x - m)^2 / (sum w - sum w^2 / sum w); one answer gives nan."""
    x, w = _valid(waarden, gewicht)
    som = w.sum()
    noemer = som - (w**2).sum() / som if som > 0 else 0.0
    if len(x) < 2 or noemer <= 0:
        return float("nan")
    gemiddelde = (w * x).sum() / som
    return float((w * (x - gemiddelde) ** 2).sum() / noemer)


def compute_gewogen_gemiddelde(waarden: ArrayLike, gewicht: ArrayLike) -> Schatting:
    """Return the weighted mean, t interval on the effective n."""
    x, w = _valid(waarden, gewicht)
    n_effectief = compute_n_effectief(w)
    waarde = float((w * x).sum() / w.sum()) if n_effectief > 0 else float("nan")
    laag, hoog = compute_t_interval(waarde, compute_gewogen_variantie(x, w), n_effectief)
    return Schatting(waarde, len(x), n_effectief, float(laag), float(hoog))


def _valid(waarden: ArrayLike, gewicht: ArrayLike) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    x, w = np.asarray(waarden, dtype=float), np.asarray(gewicht, dtype=float)
    gegeven = ~np.isnan(x)
    return x[gegeven], w[gegeven]
