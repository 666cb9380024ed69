"""Verdicts over many gebieden and indicators at once: at most 5% of the differences found may be chance."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import ArrayLike, NDArray

from lwd_monitor.oordeel.toets import ALFA, Oordeel, Vergelijking

REDEN_FDR = "In een lange lijst is een verschil als dit vaker toeval. Daarom telt het hier niet als aantoonbaar."
ZONDER_VERSCHIL = (Oordeel.GEEN_AANTOONBAAR_VERSCHIL.value, Oordeel.NIET_TE_TOETSEN.value)


def compute_q(p: ArrayLike) -> NDArray[np.float64]:
    """Return the p values adjusted by Benjamini and Hochberg; nan (not tested) stays nan and does not count.

    >>> compute_q([0.01, 0.04, 0.03, float("nan")]).round(3).tolist()
    [0.03, 0.04, 0.04, nan]
    """
    waarden = np.asarray(p, dtype=float)
    getoetst = ~np.isnan(waarden)
    q = np.full(waarden.shape, np.nan)
    if getoetst.any():
        q[getoetst] = _adjust(waarden[getoetst])
    return q


def _adjust(p: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return q: of each p times n over its rank, the smallest of itself and of all larger p."""
    volgorde = np.argsort(p)
    ruw = p[volgorde] * (len(p) / np.arange(1, len(p) + 1))
    q = np.empty(len(p))
    q[volgorde] = np.minimum.accumulate(ruw[::-1])[::-1]
    return q


def apply_fdr(vergelijkingen: Sequence[Vergelijking], alfa: float = ALFA) -> list[Vergelijking]:
    """Return the verdicts of one list with their q, where only what survives Benjamini-Hochberg is still a difference."""
    q = compute_q([float("nan") if v.p is None else v.p for v in vergelijkingen])
    return [
        replace(v, q=float(qi), oordeel=Oordeel.GEEN_AANTOONBAAR_VERSCHIL.value, reden=REDEN_FDR)
        if v.oordeel not in ZONDER_VERSCHIL and qi > alfa
        else replace(v, q=None if v.p is None else float(qi))
        for v, qi in zip(vergelijkingen, q, strict=True)
    ]
