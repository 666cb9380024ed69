"""How far figures may lie apart by chance when nothing differs: the errors under the null, and what goes together."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from lwd_monitor.indicator import Toetssoort
from lwd_monitor.oordeel.interval import compute_n_uit_breedte, get_z
from lwd_monitor.oordeel.matrix import Matrix, Stand

Masker = NDArray[np.bool_]

# Between two figures of a theme about which nothing is known: answers of one person to questions of a theme seldom go
# together more than this. Assuming more than there is makes a theme harder to tell from chance, never easier.
AANGENOMEN_SAMENHANG = 0.5


@dataclass(frozen=True)
class Rekenwijze:
    """How the figures of each indicator came about: kind, scale of a rate, and dispersion of its counts.

    Notes: the dispersion is that of each place (gebieden x indicators), or one row for all places.
    """

    soort: NDArray[np.object_]
    per: Matrix
    dispersie: Matrix


def build_rekenwijze(indicatoren: pd.DataFrame, gebieden: pd.Index | None = None) -> Rekenwijze:
    """Return how figures came about; `indicatoren` may have toets, per, dispersie and eigen.

    Notes: `eigen` holds, by code, the dispersion of places that scatter more than the others; those count with `gebieden`.
    """
    velden = indicatoren.reindex(columns=["toets", "per", "dispersie", "eigen"])
    dispersie = velden["dispersie"].astype(float).fillna(1.0).to_numpy()
    if gebieden is not None:
        dispersie = np.tile(dispersie, (len(gebieden), 1))
        for kolom, eigen in enumerate(velden["eigen"]):
            for rij in np.flatnonzero(gebieden.isin(list(eigen))) if isinstance(eigen, Mapping) else ():
                dispersie[rij, kolom] = eigen[gebieden[rij]]
    return Rekenwijze(
        velden["toets"].to_numpy(dtype=object),
        velden["per"].astype(float).fillna(1000.0).to_numpy(),
        dispersie,
    )


def compute_variantie(stand: Stand, midden: Matrix, wijze: Rekenwijze) -> Matrix:
    """Return the variance that each figure would have if its true value were `midden`; without a kind, the observed one.

    Notes: a figure far from the middle has another error than the middle has: a share near 0 a small one. Under "nothing
    differs" all share the error of the middle. The n of a share is the one that its margin is worth.
    """
    variantie = stand.fout**2
    m = np.broadcast_to(midden, variantie.shape)
    n = compute_n_uit_breedte(stand.waarde, get_z() * stand.fout)
    with np.errstate(divide="ignore", invalid="ignore"):
        als_aandeel = m * (100 - m) / n
        als_cijfer = wijze.dispersie * m * wijze.per / stand.noemer
    for soort, ander in ((Toetssoort.AANDEEL, als_aandeel), (Toetssoort.CIJFER_PER, als_cijfer)):
        kies = (wijze.soort == soort.value)[None, :] & (variantie > 0) & np.isfinite(ander) & (ander > 0)
        variantie = np.where(kies, ander, variantie)
    return variantie


def compute_afwijking(variantie: Matrix, basis: Matrix, telt: Masker, zelfde: Masker) -> Matrix:
    """Return the error of the distance to the mean of the base year, of which the variance counts too.

    Notes: `variantie` of the figures now, `basis` of those in the base year, `telt` who is in that mean, and `zelfde` where
    the figure now is itself the one of the base year: then it holds the mean to itself.
    """
    mee = telt[:, None] & ~np.isnan(basis)
    aantal = np.maximum(mee.sum(axis=0), 1)
    van_midden = np.where(mee, basis, 0.0).sum(axis=0) / aantal**2
    samen = np.where(zelfde & mee, variantie / aantal, 0.0)
    return np.sqrt(np.maximum(variantie - 2 * samen + van_midden, 0.0))


def compute_verschilfout(nu: Stand, eerder: Stand, wijze: Rekenwijze) -> Matrix:
    """Return the error of the change of each figure if nothing changed: both share the value that they have together."""
    n_nu, n_eerder = (_compute_n(stand, wijze) for stand in (nu, eerder))
    with np.errstate(invalid="ignore", divide="ignore"):
        samen = (nu.waarde * n_nu + eerder.waarde * n_eerder) / (n_nu + n_eerder)
    midden = np.where(np.isnan(samen), (nu.waarde + eerder.waarde) / 2, samen)
    return np.sqrt(compute_variantie(nu, midden, wijze) + compute_variantie(eerder, midden, wijze))


def _compute_n(stand: Stand, wijze: Rekenwijze) -> Matrix:
    per_inwoner = (wijze.soort == Toetssoort.CIJFER_PER.value)[None, :]
    return np.where(per_inwoner, stand.noemer, compute_n_uit_breedte(stand.waarde, get_z() * stand.fout))


def build_samenhang(
    indicatoren: pd.Index, teken: Matrix, bekend: Mapping[tuple[str, str], float], anders: float = AANGENOMEN_SAMENHANG
) -> Matrix:
    """Return how the errors of some indicators go together, each turned so that higher is better.

    Notes: `bekend` holds the correlation over persons of pairs (in order of id); what is not known is taken as `anders`.
    Pieces of several rounds may contradict each other a little: then the nearest possible table.

    >>> build_samenhang(pd.Index(["a", "b"]), np.array([1.0, -1.0]), {("a", "b"): -0.3}).tolist()
    [[1.0, 0.3], [0.3, 1.0]]
    """
    k = len(indicatoren)
    tabel = np.eye(k)
    for i in range(k):
        for j in range(i):
            gemeten = bekend.get(tuple(sorted((str(indicatoren[i]), str(indicatoren[j])))))  # type: ignore[arg-type]
            tabel[i, j] = tabel[j, i] = anders if gemeten is None else gemeten * teken[i] * teken[j]
    waarden, richtingen = np.linalg.eigh(tabel)
    return tabel if (waarden >= 0).all() else richtingen * np.maximum(waarden, 0) @ richtingen.T


def combine_fouten(fout: Matrix, samenhang: Matrix) -> Matrix:
    """Return the error of the mean over the indicators of a theme, of those that are there (others nan)."""
    gegeven = ~np.isnan(fout)
    bij = np.where(gegeven, fout, 0.0)
    kwadraat = np.einsum("gi,ij,gj->g", bij, samenhang, bij)
    return np.asarray(np.sqrt(np.maximum(kwadraat, 0.0)) / np.maximum(gegeven.sum(axis=1), 1))
