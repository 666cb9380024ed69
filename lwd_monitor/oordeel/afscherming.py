"""Disclosure control: what is hidden may not be computed from what is shown.

Everything published is a linear sum of elementary cells (ronde x wijk x answer). A secret sum is safe when no
combination of published sums gives it, and when published sums do not pin it down too narrowly either, knowing that
no cell is below zero.
"""

from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]
Masker = NDArray[np.bool_]

GELIJK = 1e-7
RANG_MARGE = 1e-9
# A reader who knows a secret number to within less than one person knows it.
SPELING = 1.0
# Small units are put together in secrets of up to this many: "A and B together" may be too small as well.
SAMEN_HOOGSTENS = 4


@dataclass(frozen=True)
class Publicatie:
    """What could be shown: each row of `rijen` is a sum over the cells; rows of one `groep` go together.

    Notes: `inhoud` holds the true cells (persons, weighted or not), `geheim` the sums that must stay unknown,
    `kosten` what hiding a group costs; an infinite cost means that readers know it already (totals, earlier
    publications).
    """

    rijen: Matrix
    groep: NDArray[np.intp]
    kosten: Matrix
    inhoud: Matrix
    geheim: Matrix


def list_kleine_sommen(n: Matrix, minimum: float) -> Matrix:
    """Return as rows which units (with `n` people each), alone or together, hold people but fewer than `minimum`.

    >>> list_kleine_sommen(np.array([10.0, 15, 25, 40, 0]), 30)[:, :3].tolist()
    [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0], [1.0, 1.0, 0.0]]
    """
    klein = [int(i) for i in np.flatnonzero((n > 0) & (n < minimum))]
    groepen = [
        groep
        for omvang in range(1, min(len(klein), SAMEN_HOOGSTENS) + 1)
        for groep in combinations(klein, omvang)
        if n[list(groep)].sum() < minimum
    ]
    geheim = np.zeros((len(groepen), len(n)))
    for rij, groep in enumerate(groepen):
        geheim[rij, list(groep)] = 1.0
    return geheim


def apply_afscherming(publicatie: Publicatie, verborgen: Masker, speling: float = SPELING) -> Masker:
    """Return which groups to hide: those in `verborgen` and the cheapest others until no secret can be computed.

    Notes: what is known already cannot be hidden; `find_lekken` on the result tells if a secret was given away
    before.

    >>> eenheden = np.eye(3)
    >>> rijen = np.vstack([eenheden, eenheden.sum(axis=0)])
    >>> p = Publicatie(rijen, np.arange(4), np.array([4.0, 40, 60, 104]), np.array([4.0, 40, 60]), eenheden[:1])
    >>> apply_afscherming(p, np.array([True, False, False, False])).tolist()
    [True, True, False, False]
    """
    stand = verborgen.copy()
    rest = publicatie
    while True:
        # Showing less never makes a secret easier to find: only those that leaked need another look.
        rest = replace(rest, geheim=rest.geheim[find_lekken(rest, stand, speling)])
        geraakt = [_find_goedkoopste(publicatie, stand, geheim) for geheim in rest.geheim]
        nieuw = {groep for groep in geraakt if groep is not None}
        if not nieuw:
            return stand
        stand[list(nieuw)] = True


def find_lekken(publicatie: Publicatie, verborgen: Masker, speling: float = SPELING) -> Masker:
    """Return which secrets can be computed, or pinned down to less than `speling`, from what is not hidden."""
    zichtbaar = publicatie.rijen[~verborgen[publicatie.groep]]
    bekend = find_bekend(zichtbaar)
    rest, geheim = zichtbaar[:, ~bekend], publicatie.geheim[:, ~bekend]
    lek = find_herleidbaar(rest, geheim)
    if speling > 0:
        open_ = np.flatnonzero(~lek)
        lek[open_] = find_te_nauw(rest, publicatie.inhoud[~bekend], geheim[open_], speling)
    return lek


def find_bekend(zichtbaar: Matrix) -> Masker:
    """Return which cells are shown by themselves; leaving them out keeps the sums that remain to be searched small."""
    alleen = np.count_nonzero(zichtbaar, axis=1) == 1
    return np.asarray((zichtbaar[alleen] != 0).any(axis=0), dtype=bool)


def find_herleidbaar(zichtbaar: Matrix, geheim: Matrix) -> Masker:
    """Return which secret sums are a combination of the visible sums (their part outside the row space is nothing)."""
    basis = _compute_rijruimte(zichtbaar)
    rest = geheim - geheim @ basis.T @ basis
    return np.asarray(np.linalg.norm(rest, axis=1) < GELIJK, dtype=bool)


def find_te_nauw(zichtbaar: Matrix, inhoud: Matrix, geheim: Matrix, speling: float = SPELING) -> Masker:
    """Return which secrets above zero must lie within less than `speling`, since cells cannot be below zero.

    Notes: first a cheap proof of safety (walk from the truth, over filled cells only, along what the visible sums
    leave free), linear programming for the rest. A secret of zero is left to the rank test: that nobody gave an
    answer follows from any total of zero.
    """
    te_nauw = np.zeros(len(geheim), dtype=bool)
    gevuld = inhoud > GELIJK
    basis = _compute_rijruimte(zichtbaar[:, gevuld])
    for i, doel in enumerate(geheim):
        nodig = min(speling, float(doel @ inhoud))
        if nodig <= GELIJK:
            continue
        vrij = doel[gevuld]
        if _compute_loopruimte(vrij - vrij @ basis.T @ basis, inhoud[gevuld], vrij) < nodig:
            te_nauw[i] = _is_te_nauw(zichtbaar, inhoud, doel, nodig)
    return te_nauw


def _is_te_nauw(zichtbaar: Matrix, inhoud: Matrix, doel: Matrix, nodig: float) -> bool:
    waarden, echt = zichtbaar @ inhoud, float(doel @ inhoud)
    # The truth lies between the bounds: where the lower one is far enough away the upper one, as dear, is not needed.
    laag = _compute_minimum(zichtbaar, waarden, doel, 0.0)
    if echt - laag >= nodig - GELIJK:
        return False
    return bool(-_compute_minimum(zichtbaar, waarden, -doel, -np.inf) - laag < nodig - GELIJK)


def _compute_minimum(zichtbaar: Matrix, waarden: Matrix, doel: Matrix, anders: float) -> float:
    """Return the least that a sum can be; `anders` where nothing holds it."""
    raakt = _find_verbonden(zichtbaar, doel)
    # Takes half a second to import, and only figures that hide others need it.
    from scipy.optimize import linprog

    rijen = zichtbaar[:, raakt]
    houd = np.abs(rijen).sum(axis=1) > 0
    if not houd.any():
        return anders
    uitkomst = linprog(
        doel[raakt], A_eq=rijen[houd], b_eq=waarden[houd], bounds=(0, None), method="highs", options={"presolve": False}
    )
    return float(uitkomst.fun) if uitkomst.status == 0 else anders


def _find_verbonden(zichtbaar: Matrix, doel: Matrix) -> Masker:
    bekend = doel != 0
    patroon = zichtbaar != 0
    while True:
        groter = bekend | patroon[(patroon & bekend).any(axis=1)].any(axis=0)
        if (groter == bekend).all():
            return bekend
        bekend = groter


def _compute_loopruimte(richting: Matrix, inhoud: Matrix, doel: Matrix) -> float:
    richting = np.where(np.abs(richting) < GELIJK, 0.0, richting)
    omlaag, omhoog = richting < 0, richting > 0
    vooruit = float((inhoud[omlaag] / -richting[omlaag]).min()) if omlaag.any() else float("inf")
    terug = float((inhoud[omhoog] / richting[omhoog]).min()) if omhoog.any() else float("inf")
    stap = abs(float(doel @ richting))
    return 0.0 if stap <= GELIJK else (vooruit + terug) * stap


def _find_goedkoopste(publicatie: Publicatie, verborgen: Masker, doel: Matrix) -> int | None:
    from scipy.linalg import lstsq

    zichtbaar = np.flatnonzero(~verborgen[publicatie.groep])
    if len(zichtbaar) == 0:
        return None
    rijen = publicatie.rijen[zichtbaar]
    bekend, alleen = find_bekend(rijen), np.count_nonzero(rijen, axis=1) == 1
    oplossing = np.zeros(len(rijen))
    oplossing[~alleen] = lstsq(rijen[~alleen][:, ~bekend].T, doel[~bekend], lapack_driver="gelsy")[0]
    # Cells shown by themselves take part where the other sums hold them too.
    over = doel - rijen.T @ oplossing
    steun = np.abs(oplossing) > GELIJK
    steun[alleen] = np.abs(rijen[alleen]) @ np.where(bekend, np.abs(over), 0.0) > GELIJK
    # Where linear algebra alone does not give the secret, the bounds do: every sum that shares a cell with it helps.
    if np.linalg.norm(over[~bekend]) > GELIJK * 10:
        steun = (np.abs(rijen) @ np.abs(doel)) > 0
    for masker in (steun, (np.abs(rijen) @ _find_verbonden(rijen, doel)) > 0):
        groepen = np.unique(publicatie.groep[zichtbaar[masker]])
        groepen = groepen[np.isfinite(publicatie.kosten[groepen])]
        if len(groepen):
            return int(groepen[np.argmin(publicatie.kosten[groepen])])
    return None


def _compute_rijruimte(rijen: Matrix) -> Matrix:
    from scipy.linalg import qr

    lengte = np.linalg.norm(rijen, axis=1)
    gevuld = lengte > 0
    if not gevuld.any():
        return np.zeros((0, rijen.shape[1]))
    # Pivoted QR instead of an SVD: as good for the rank, faster, and it cannot fail to converge.
    basis, driehoek, _ = qr((rijen[gevuld] / lengte[gevuld, None]).T, mode="economic", pivoting=True)
    rang = int((np.abs(np.diag(driehoek)) > RANG_MARGE).sum())
    return np.asarray(basis[:, :rang].T, dtype=float)
