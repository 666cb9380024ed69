"""Counts that scatter more than chance alone: how often do two points, a trend and a page of the map name what is not there?

Drawn from a negative binomial distribution of which the variance is a fixed factor times the mean, for 60 places of 200
to 4,000 inhabitants over five years in which nothing changes.
"""

import numpy as np
from scipy import stats

from lwd_monitor.indicator import Dispersie, Toetssoort
from lwd_monitor.oordeel import Meting, Reeks, apply_fdr, compare_heel, compare_met_geheel, find_marge
from lwd_monitor.oordeel.dispersie import Spreiding, build_dispersies, compute_spreiding
from lwd_monitor.oordeel.toets import compare

FACTOREN = (1.0, 1.7, 2.4, 3.3)
PLEKKEN, JAREN, PER_INWONER = 60, 5, 0.054
KOPPEN = ("spreiding", "geschat", "marge bevat het echte (%)", "twee jaren (%)", "trend (%)", "kaart noemt iemand (%)")


def draw_tellingen(kans: np.random.Generator, factor: float, verwacht: np.ndarray) -> np.ndarray:
    """Return counts with mean `verwacht` and variance `factor` times that."""
    if factor == 1:
        return kans.poisson(verwacht).astype(float)
    return kans.negative_binomial(verwacht / (factor - 1), 1 / factor).astype(float)


def draw_inwoners(kans: np.random.Generator) -> np.ndarray:
    """Return the inhabitants of the places."""
    return np.clip(np.exp(kans.normal(6.9, 0.7, PLEKKEN)), 200, 4000).round()


def measure(x: np.ndarray) -> Dispersie:
    """Return the dispersion as the monitor would measure it on these series."""
    chi2, vrijheid = compute_spreiding(x)
    return build_dispersies({"buurt": [Spreiding(chi2, vrijheid, len(x), 2021, 2025)]})[0]


def simulate_bladzijde(kans: np.random.Generator, factor: float) -> tuple[float, float, float, float, bool]:
    """Return of one null page: dispersion, shares of margins that hold, two points and trends that are false, and any name."""
    inwoners = draw_inwoners(kans)
    verwacht = PER_INWONER * inwoners
    x = draw_tellingen(kans, factor, np.repeat(verwacht[:, None], JAREN, axis=1))
    dispersie = measure(x)
    reeksen = [
        Reeks(tuple(Meting(a, jaar=2021 + j, dispersie=dispersie) for j, a in enumerate(rij)), Toetssoort.AANTAL)
        for rij in x
    ]
    marges = [find_marge(reeks.metingen[-1], Toetssoort.AANTAL) for reeks in reeksen]
    gedekt = [marge[0] <= mu <= marge[1] for marge, mu in zip(marges, verwacht, strict=True) if marge]
    twee = [compare(*reeks.metingen[-2:], Toetssoort.AANTAL).p < 0.05 for reeks in reeksen]
    trend = [compare_heel(reeks).oordeel != "geen_aantoonbaar_verschil" for reeks in reeksen]
    geheel = Meting(1000 * x[:, -1].sum() / inwoners.sum(), inwoners.sum())
    plaatsen = [
        compare_met_geheel(Meting(1000 * a / n, n, dispersie=dispersie), geheel, Toetssoort.CIJFER_PER)
        for a, n in zip(x[:, -1], inwoners, strict=True)
    ]
    genoemd = any(p.oordeel in ("lager", "hoger") for p in apply_fdr(plaatsen))
    return dispersie.waarde, float(np.mean(gedekt)), float(np.mean(twee)), float(np.mean(trend)), genoemd


def simulate(herhalingen: int = 400, zaad: int = 11) -> list[tuple]:
    """Return a row for each true dispersion, in percent, with the columns of KOPPEN."""
    rijen = []
    for factor in FACTOREN:
        kans = np.random.default_rng([zaad, int(10 * factor)])
        uit = np.array([simulate_bladzijde(kans, factor) for _ in range(herhalingen)], dtype=float).mean(axis=0)
        rijen.append((factor, uit[0], *(100 * uit[1:])))
    return rijen


def simulate_gemeente(herhalingen: int = 4000, zaad: int = 12) -> list[tuple]:
    """Return per true dispersion how often the last step of one lone series of 4,000 a year is called a change (%)."""
    rijen = []
    for factor in FACTOREN:
        kans, fout = np.random.default_rng([zaad, int(10 * factor)]), 0
        for _ in range(herhalingen):
            x = draw_tellingen(kans, factor, np.full((1, JAREN), 4000.0))
            wijk = Spreiding(factor * stats.chi2.rvs(44, random_state=kans), 44.0, 12)
            eigen = build_dispersies({"wijk": [wijk], "gemeente": [Spreiding(*compute_spreiding(x), 1)]})[-1]
            van, tot = (Meting(a, jaar=j, dispersie=eigen) for j, a in enumerate(x[0, -2:]))
            fout += compare(van, tot, Toetssoort.AANTAL).p < 0.05
        rijen.append((factor, 100 * fout / herhalingen))
    return rijen
