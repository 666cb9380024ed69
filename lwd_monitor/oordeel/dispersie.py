"""How much more counts scatter than chance alone: measured on the series, each niveau and each wild place apart."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

import numpy as np
from numpy.typing import NDArray

from lwd_monitor.gebied import get_niveau
from lwd_monitor.indicator import Dispersie, Indicator, Toetssoort
from lwd_monitor.oordeel import interval
from lwd_monitor.oordeel.interval import BETROUWBAARHEID
from lwd_monitor.oordeel.verdelingen import (
    compute_chi2_grens,
    compute_normaal_boven,
    compute_normaal_kwantiel,
    compute_t_boven,
    compute_t_kwantiel,
)

Matrix = NDArray[np.float64]

# What registered crimes of small places show; where nothing can be measured yet it is all that counts stand on.
AANGENOMEN = 2.4
# The estimate leans on that of the smaller places as if that were this many degrees of freedom more.
STEUN = 4.0
# A place scatters by itself where chance gives its series so much scatter around its own line in one of forty places. At
# one of a hundred, pages with a few wild places call too many trends (tests/bench/methode).
DREMPEL_PLEK = 0.025
# Five years: with fewer there is hardly a line to scatter around.
VRIJHEID_PLEK = 3.0
# Smaller places come first: there are more of them, and each larger niveau leans on the one before it.
NIVEAUS = ("buurt", "wijk", "gemeente")
TELLINGEN = (Toetssoort.AANTAL, Toetssoort.CIJFER_PER)
_RONDEN = 50


@dataclass(frozen=True)
class Spreiding:
    """Pearson's chi-square of series around what was expected, its degrees of freedom, and what it rests on."""

    chi2: float
    vrijheid: float
    reeksen: int
    jaar_van: int | None = None
    jaar_tot: int | None = None
    plekken: Mapping[str, float] = field(default_factory=dict)
    """Chi-square of each place around its own line, of those with years enough; `vrijheid_plek` its degrees of freedom."""
    vrijheid_plek: float = 0.0


def compute_spreiding(aantallen: Matrix, noemers: Matrix | None = None) -> tuple[float, float]:
    """Return Pearson's chi-square and its degrees of freedom of counts (series x years, no gaps).

    Notes: expected is the level of each series times the common movement of the years, so that a year in which all
    places rise is no scatter. One series alone has no others to take that movement from: it is set against its own
    straight line.

    >>> compute_spreiding(np.array([[10.0, 20.0], [30.0, 60.0]]))
    (0.0, 1.0)
    """
    if aantallen.shape[0] == 1:
        return _compute_spreiding_lijn(aantallen[0], np.ones_like(aantallen[0]) if noemers is None else noemers[0])
    n = np.ones_like(aantallen) if noemers is None else noemers
    gevuld = aantallen.sum(axis=1) > 0
    x, n = aantallen[gevuld], n[gevuld]
    if len(x) < 2 or x.shape[1] < 2 or (x.sum(axis=0) == 0).any():
        return 0.0, 0.0
    verwacht = _fit_niveau_en_jaar(x, n)
    return round(float(((x - verwacht) ** 2 / verwacht).sum()), 9), float((len(x) - 1) * (x.shape[1] - 1))


def compute_spreiding_plekken(aantallen: Matrix, noemers: Matrix | None = None) -> tuple[Matrix, float]:
    """Return the chi-square of each series around its own straight line after the year effect, and its degrees of freedom.

    Notes: a place that steadily goes another way than the others does not scatter; only what lies off its own line
    counts. nan for a series without events; no degrees of freedom where there are too few years or places.

    >>> chi2, vrijheid = compute_spreiding_plekken(np.array([[10.0, 10, 10, 10, 10], [8, 9, 10, 11, 12]]))
    >>> chi2.round(2).tolist(), vrijheid
    ([0.0, 0.0], 3.0)
    """
    n = np.ones_like(aantallen) if noemers is None else noemers
    gevuld, vrijheid = aantallen.sum(axis=1) > 0, aantallen.shape[1] - 2.0
    x, n = aantallen[gevuld], n[gevuld]
    uit = np.full(len(aantallen), np.nan)
    if vrijheid < VRIJHEID_PLEK or len(x) < 2 or (x.sum(axis=0) == 0).any():
        return uit, 0.0
    verwacht = _fit_niveau_en_jaar(x, n)
    # Weighted least squares of what came to what was expected, all places at once; a mean of 1 by construction.
    boven, jaar = x / verwacht - 1, np.arange(x.shape[1])
    tijd = jaar - ((verwacht * jaar).sum(axis=1) / verwacht.sum(axis=1))[:, None]
    helling = (verwacht * tijd * boven).sum(axis=1) / (verwacht * tijd**2).sum(axis=1)
    uit[gevuld] = (verwacht * (boven - helling[:, None] * tijd) ** 2).sum(axis=1)
    return uit, vrijheid


def _fit_niveau_en_jaar(x: Matrix, n: Matrix) -> Matrix:
    """Return n x level x year by Poisson likelihood; without noemers the first round is exact already."""
    jaar = np.ones(x.shape[1])
    for _ in range(_RONDEN):
        niveau = x.sum(axis=1) / (n * jaar).sum(axis=1)
        nieuw = x.sum(axis=0) / (n * niveau[:, None]).sum(axis=0)
        klaar, jaar = np.allclose(nieuw, jaar, rtol=1e-10), nieuw
        if klaar:
            break
    return np.asarray(n * (x.sum(axis=1) / (n * jaar).sum(axis=1))[:, None] * jaar)


def _compute_spreiding_lijn(x: Matrix, n: Matrix) -> tuple[float, float]:
    vrijheid, totaal = len(x) - 2.0, x.sum()
    if vrijheid < 1 or totaal == 0:
        return 0.0, 0.0
    cijfer, tijd = x / n, np.arange(len(x)) - (n * np.arange(len(x))).sum() / n.sum()
    midden = totaal / n.sum()
    helling = (n * tijd * cijfer).sum() / (n * tijd**2).sum()
    rest = cijfer - midden - helling * tijd
    return float((n * rest**2).sum() / midden), vrijheid


def build_dispersies(gemeten: Mapping[str, Sequence[Spreiding]]) -> tuple[Dispersie, ...]:
    """Return the dispersion of each niveau that was measured, shrunk to that of the smaller places, never below 1.

    Notes: `gemeten` holds per niveau what was measured, an entry for each indeling.

    >>> meting = {"buurt": [Spreiding(560.0, 280.0, 71, 2021, 2025)], "wijk": [Spreiding(0.0, 0.0, 1)]}
    >>> [(d.niveau, round(d.waarde, 2), d.vrijheid) for d in build_dispersies(meting)]
    [('buurt', 2.01, 284.0), ('wijk', 2.01, 4.0)]
    """
    steun, uit = AANGENOMEN, []
    for niveau in NIVEAUS:
        delen = gemeten.get(niveau, ())
        if not delen:
            continue
        vrijheid = sum(deel.vrijheid for deel in delen)
        waarde = max((sum(deel.chi2 for deel in delen) + STEUN * steun) / (vrijheid + STEUN), 1.0)
        telt = [deel for deel in delen if deel.vrijheid > 0]
        uit.append(
            Dispersie(
                niveau,
                waarde,
                vrijheid + STEUN,
                max((deel.reeksen for deel in telt), default=0),
                min((deel.jaar_van for deel in telt if deel.jaar_van is not None), default=None),
                max((deel.jaar_tot for deel in telt if deel.jaar_tot is not None), default=None),
            )
        )
        steun = waarde
    return (*uit, *_list_plekken(gemeten, {d.niveau: d.waarde for d in uit}))


def _list_plekken(gemeten: Mapping[str, Sequence[Spreiding]], van_niveau: Mapping[str, float]) -> list[Dispersie]:
    """Return the places that scatter more than their niveau, each with its own dispersion, in order of code.

    Notes: shrunk to the niveau, but the degrees of freedom are those of its own series alone: the niveau says nothing about
    a place that was shown to differ from it. Of a code in several indelingen the one that scatters most counts.
    """
    gevonden: dict[str, Dispersie] = {}
    for niveau, delen in gemeten.items():
        for deel in delen:
            grens = (
                van_niveau[niveau] * compute_chi2_grens(DREMPEL_PLEK, deel.vrijheid_plek) if deel.plekken else np.inf
            )
            for code, chi2 in deel.plekken.items():
                if not chi2 > grens:
                    continue
                waarde = (chi2 + STEUN * van_niveau[niveau]) / (deel.vrijheid_plek + STEUN)
                eigen = Dispersie(code, waarde, deel.vrijheid_plek, 1, deel.jaar_van, deel.jaar_tot)
                gevonden[code] = max(eigen, gevonden.get(code, eigen), key=compute_factor)
    return [gevonden[code] for code in sorted(gevonden)]


def find_dispersie(indicator: Indicator, code: str) -> Dispersie | None:
    """Return how much the counts of a place scatter; None where it is no count.

    Notes: a place that scatters more than its niveau has its own. Several places together, and own areas, scatter as a
    wijk does, or as the wildest of them. Where nothing was measured for a niveau the nearest smaller one holds, else
    what is assumed.
    """
    if indicator.toets not in TELLINGEN:
        return None
    bekend = {d.niveau: d for d in indicator.dispersies}
    if code in bekend:
        return bekend[code]
    niveau = "anders" if "+" in code else get_niveau(code)
    samen = _find_van_niveau(bekend, niveau if niveau in NIVEAUS else "wijk")
    wild = [bekend[deel] for deel in code.split("+") if deel in bekend]
    return max([samen, *wild], key=compute_factor) if wild else samen


def find_dispersie_niveau(indicator: Indicator, niveau: str) -> Dispersie | None:
    """Return how much the counts of places of a niveau scatter that have no dispersion of their own."""
    bekend = {d.niveau: d for d in indicator.dispersies}
    return _find_van_niveau(bekend, niveau) if indicator.toets in TELLINGEN else None


def _find_van_niveau(bekend: Mapping[str, Dispersie], niveau: str) -> Dispersie:
    kleiner = [bekend[n] for n in NIVEAUS[: NIVEAUS.index(niveau) + 1] if n in bekend]
    return kleiner[-1] if kleiner else Dispersie(niveau, AANGENOMEN, STEUN)


def list_eigen(indicator: Indicator) -> list[Dispersie]:
    """Return the dispersions of the places that scatter more than their niveau; their `niveau` is the code."""
    return [d for d in indicator.dispersies if d.niveau not in NIVEAUS] if indicator.toets in TELLINGEN else []


def get_waarde(dispersie: Dispersie | None) -> float:
    """Return the factor by which the variance is larger than by chance alone; 1 where nothing says otherwise."""
    return 1.0 if dispersie is None else dispersie.waarde


def compute_factor(dispersie: Dispersie | None) -> float:
    """Return the factor on the variance of counts, with the doubt about that factor itself in it.

    >>> round(compute_factor(Dispersie("wijk", 3.0, 1e6)), 2), round(compute_factor(Dispersie("WK014110", 3.0, 3.0)), 2)
    (3.0, 7.91)
    """
    return get_waarde(dispersie) * (get_z(dispersie) / interval.get_z()) ** 2


@cache
def get_z(dispersie: Dispersie | None, betrouwbaarheid: float = BETROUWBAARHEID) -> float:
    """Return the quantile for an interval: Student's t, for the dispersion is itself an estimate.

    >>> round(get_z(None), 2), round(get_z(Dispersie("gemeente", 5.0, 7.0)), 2)
    (1.96, 2.36)
    """
    staart = 0.5 + betrouwbaarheid / 2
    return float(
        compute_normaal_kwantiel(staart) if dispersie is None else compute_t_kwantiel(staart, dispersie.vrijheid)
    )


def compute_p(z: float, dispersie: Dispersie | None) -> float:
    """Return the two-sided p of a distance in standard errors, by the same distribution as `get_z`."""
    return float(
        2 * (compute_normaal_boven(abs(z)) if dispersie is None else compute_t_boven(abs(z), dispersie.vrijheid))
    )
