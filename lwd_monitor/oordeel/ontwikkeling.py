"""Did a theme in a gebied change since the base year, and does level and change together call for attention?"""

from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from lwd_monitor.oordeel.fdr import compute_q
from lwd_monitor.oordeel.fouten import combine_fouten
from lwd_monitor.oordeel.positie import DEKKING_MINIMUM
from lwd_monitor.oordeel.toets import ALFA
from lwd_monitor.oordeel.verdelingen import compute_normaal_boven

Matrix = NDArray[np.float64]
Woorden = NDArray[np.object_]


class Ontwikkeling(StrEnum):
    """The words for the change of a theme."""

    VERBETERD = "verbeterd"
    VERSLECHTERD = "verslechterd"
    GEEN_AANTOONBAAR_VERSCHIL = "geen_aantoonbaar_verschil"
    NIET_TE_TOETSEN = "niet_te_toetsen"


class Rookmelder(StrEnum):
    """The early flag: alarm when level and change are both unfavourable."""

    ALARM = "alarm"
    LET_OP = "let_op"
    RUSTIG = "rustig"
    ONBEKEND = "onbekend"


class Verhouding(StrEnum):
    """How what residents say stands to what is counted."""

    BELEVING_GUNSTIGER = "beleving_gunstiger"
    BELEVING_ONGUNSTIGER = "beleving_ongunstiger"
    GEEN_AANTOONBAAR_VERSCHIL = "geen_aantoonbaar_verschil"
    NIET_TE_VERGELIJKEN = "niet_te_vergelijken"


def compute_verandering(z: Matrix, z_eerder: Matrix, fout: Matrix, samenhang: Matrix) -> tuple[Matrix, Matrix]:
    """Return the mean change of a theme in z-scores with its standard error.

    Notes: `fout` is the error of each change, `samenhang` how those go together. Only indicators with a margin at both
    moments count; when these are fewer than two thirds, nan.
    """
    verschil = z - z_eerder
    bruikbaar = ~np.isnan(verschil) & (fout > 0)
    aantal = bruikbaar.sum(axis=1)
    genoeg = (aantal > 0) & (aantal >= DEKKING_MINIMUM * z.shape[1] - 1e-9)
    with np.errstate(invalid="ignore"):
        gemiddeld = np.where(bruikbaar, verschil, 0.0).sum(axis=1) / aantal
    spreiding = combine_fouten(np.where(bruikbaar, fout, np.nan), samenhang)
    return np.where(genoeg, gemiddeld, np.nan), np.where(genoeg, spreiding, np.nan)


def compute_p(verandering: Matrix, fout: Matrix) -> Matrix:
    """Return the two-sided p of a change with its standard error; nan stays nan."""
    return np.asarray(2 * compute_normaal_boven(np.abs(verandering) / fout))


def get_woorden(verandering: Matrix, p: Matrix) -> Woorden:
    """Return the word for each change, after Benjamini-Hochberg over all of them."""
    woorden = (Ontwikkeling.NIET_TE_TOETSEN, Ontwikkeling.VERBETERD, Ontwikkeling.VERSLECHTERD)
    return _select_woorden(verandering, p, woorden, Ontwikkeling.GEEN_AANTOONBAAR_VERSCHIL)


def _select_woorden(verschil: Matrix, p: Matrix, woorden: tuple[StrEnum, StrEnum, StrEnum], anders: StrEnum) -> Woorden:
    """Return the first of three words where nothing is tested, the second above zero and the third below it."""
    q = compute_q(p)
    keuzes = [np.isnan(q), (q <= ALFA) & (verschil > 0), (q <= ALFA) & (verschil < 0)]
    return np.select(keuzes, [np.full(q.shape, woord.value, dtype=object) for woord in woorden], anders.value)


def get_rookmelder(niveau_laag: NDArray[np.bool_], niveau_bekend: NDArray[np.bool_], ontwikkeling: Woorden) -> Woorden:
    """Return the early flag: low and worse is alarm, one of the two is let op.

    >>> w = np.array(["verslechterd", "niet_te_toetsen", "verbeterd"], dtype=object)
    >>> get_rookmelder(np.array([True, True, False]), np.array([True, True, True]), w).tolist()
    ['alarm', 'let_op', 'rustig']
    """
    slechter = ontwikkeling == Ontwikkeling.VERSLECHTERD.value
    onbekend = ~niveau_bekend | (ontwikkeling == Ontwikkeling.NIET_TE_TOETSEN.value)
    keuzes = [niveau_laag & slechter, niveau_laag | slechter, onbekend]
    woorden = [Rookmelder.ALARM.value, Rookmelder.LET_OP.value, Rookmelder.ONBEKEND.value]
    vorm = ontwikkeling.shape
    return np.select(keuzes, [np.full(vorm, w, dtype=object) for w in woorden], Rookmelder.RUSTIG.value)


def compute_verhouding(beleving: Matrix, fout_beleving: Matrix, feiten: Matrix, fout_feiten: Matrix) -> Woorden:
    """Return where the subjective and the objective score differ beyond their margins, of all these at most 5% by chance."""
    verschil, fout = beleving - feiten, np.hypot(fout_beleving, fout_feiten)
    woorden = (Verhouding.NIET_TE_VERGELIJKEN, Verhouding.BELEVING_GUNSTIGER, Verhouding.BELEVING_ONGUNSTIGER)
    return _select_woorden(verschil, compute_p(verschil, fout), woorden, Verhouding.GEEN_AANTOONBAAR_VERSCHIL)
