"""Counts that scatter more than chance alone: how often do two points, a trend and a page of the map name what is not there?

Drawn from a negative binomial distribution of which the variance is a fixed factor times the mean, for 60 places of 200
to 4,000 inhabitants over five years in which nothing changes.
"""

import numpy as np
from scipy import stats

from lwd_monitor.indicator import Dispersie, Toetssoort
from lwd_monitor.oordeel import Reeks, Toetscijfer, apply_fdr, compare_heel, compare_met_geheel, find_marge
from lwd_monitor.oordeel.dispersie import Spreiding, build_dispersies, compute_spreiding, compute_spreiding_plekken
from lwd_monitor.oordeel.toets import compare

FACTOREN = (1.0, 1.7, 2.4, 3.3)
PLEKKEN, JAREN, PER_INWONER = 60, 5, 0.054
KOPPEN = ("spreiding", "geschat", "marge bevat het echte (%)", "twee jaren (%)", "trend (%)", "kaart noemt iemand (%)")

# A few places that scatter far more than the rest, as the city centre does among the wijken.
AANTAL_WILD, WILD, GEWOON = (0, 3, 5), 15.0, 2.4
KOPPEN_WILD = (
    "wilde plekken",
    "schommeling",
    "twee jaren (%)",
    "twee jaren, wilde plek (%)",
    "trend (%)",
    "kaart noemt iemand (%)",
    "echte halvering gezien (%)",
)
MANIEREN = {"van het niveau": False, "eigen": True}


def draw_tellingen(kans: np.random.Generator, factor: float | np.ndarray, verwacht: np.ndarray) -> np.ndarray:
    """Return counts with mean `verwacht` and variance `factor` times that."""
    if np.all(factor == 1):
        return kans.poisson(verwacht).astype(float)
    return kans.negative_binomial(verwacht / (factor - 1), 1 / factor).astype(float)


def draw_inwoners(kans: np.random.Generator) -> np.ndarray:
    """Return the inhabitants of the places."""
    return np.clip(np.exp(kans.normal(6.9, 0.7, PLEKKEN)), 200, 4000).round()


def measure(x: np.ndarray, eigen: bool = True) -> tuple[Dispersie, ...]:
    """Return the dispersion of each series as the monitor would measure it; without `eigen` that of the niveau for all."""
    chi2, vrijheid = compute_spreiding(x)
    plekken, vrij = compute_spreiding_plekken(x)
    van_plek = dict(enumerate(plekken)) if eigen else {}
    samen, *wild = build_dispersies(
        {"buurt": [Spreiding(chi2, vrijheid, len(x), 2021, 2025, {f"{nr:03}": c for nr, c in van_plek.items()}, vrij)]}
    )
    bekend = {d.niveau: d for d in wild}
    return tuple(bekend.get(f"{nr:03}", samen) for nr in range(len(x)))


def build_reeks(rij: np.ndarray, dispersie: Dispersie) -> Reeks:
    """Return the counts of one place as a series."""
    return Reeks(
        tuple(Toetscijfer(a, jaar=2021 + j, dispersie=dispersie) for j, a in enumerate(rij)), Toetssoort.AANTAL
    )


def judge(
    x: np.ndarray, inwoners: np.ndarray, verwacht: np.ndarray, dispersies: tuple[Dispersie, ...]
) -> tuple[np.ndarray, np.ndarray, np.ndarray, bool]:
    """Return per place whether the margin holds the truth, two points differ and a trend is called; and whether a map names any."""
    reeksen = [build_reeks(rij, d) for rij, d in zip(x, dispersies, strict=True)]
    marges = [find_marge(reeks.metingen[-1], Toetssoort.AANTAL) for reeks in reeksen]
    gedekt = [not marge or marge[0] <= mu <= marge[1] for marge, mu in zip(marges, verwacht, strict=True)]
    twee = [compare(*reeks.metingen[-2:], Toetssoort.AANTAL).p < 0.05 for reeks in reeksen]
    trend = [compare_heel(reeks).oordeel != "geen_aantoonbaar_verschil" for reeks in reeksen]
    geheel = Toetscijfer(1000 * x[:, -1].sum() / inwoners.sum(), inwoners.sum())
    plaatsen = [
        compare_met_geheel(Toetscijfer(1000 * a / n, n, dispersie=d), geheel, Toetssoort.CIJFER_PER)
        for a, n, d in zip(x[:, -1], inwoners, dispersies, strict=True)
    ]
    genoemd = any(p.oordeel in ("lager", "hoger") for p in apply_fdr(plaatsen))
    return np.array(gedekt), np.array(twee), np.array(trend), genoemd


def simulate_bladzijde(kans: np.random.Generator, factor: float) -> tuple[float, float, float, float, bool]:
    """Return of one null page: dispersion, shares of margins that hold, two points and trends that are false, and any name."""
    inwoners = draw_inwoners(kans)
    verwacht = PER_INWONER * inwoners
    x = draw_tellingen(kans, factor, np.repeat(verwacht[:, None], JAREN, axis=1))
    gedekt, twee, trend, genoemd = judge(x, inwoners, verwacht, measure(x))
    return measure(x, eigen=False)[0].waarde, gedekt.mean(), twee.mean(), trend.mean(), genoemd


def simulate_wild_bladzijde(kans: np.random.Generator, aantal: int) -> np.ndarray:
    """Return of one page with `aantal` wild places a row for each of MANIEREN, with the shares of KOPPEN_WILD."""
    inwoners = draw_inwoners(kans)
    verwacht = PER_INWONER * inwoners
    factor = np.where(np.arange(PLEKKEN) < aantal, WILD, GEWOON)[:, None]
    x = draw_tellingen(kans, factor, np.repeat(verwacht[:, None], JAREN, axis=1))
    echt = x.copy()
    # A steady fall to half in the last place, no wild one: what is really there has to be seen still.
    echt[-1] = draw_tellingen(kans, GEWOON, np.linspace(300.0, 150.0, JAREN))
    rijen = []
    for eigen in MANIEREN.values():
        _, twee, trend, genoemd = judge(x, inwoners, verwacht, measure(x, eigen))
        gezien = compare_heel(build_reeks(echt[-1], measure(echt, eigen)[-1])).oordeel == "gedaald"
        rijen.append((twee.mean(), twee[:aantal].mean() if aantal else 0.0, trend.mean(), genoemd, gezien))
    return np.array(rijen, dtype=float)


def simulate(herhalingen: int = 400, zaad: int = 11) -> list[tuple]:
    """Return a row for each true dispersion, in percent, with the columns of KOPPEN."""
    rijen = []
    for factor in FACTOREN:
        kans = np.random.default_rng([zaad, int(10 * factor)])
        uit = np.array([simulate_bladzijde(kans, factor) for _ in range(herhalingen)], dtype=float).mean(axis=0)
        rijen.append((factor, uit[0], *(100 * uit[1:])))
    return rijen


def simulate_wild(herhalingen: int = 200, zaad: int = 13) -> list[tuple]:
    """Return a row for each number of wild places and each of MANIEREN, in percent, with the columns of KOPPEN_WILD."""
    rijen: list[tuple] = []
    for aantal in AANTAL_WILD:
        kans = np.random.default_rng([zaad, aantal])
        uit = 100 * np.mean([simulate_wild_bladzijde(kans, aantal) for _ in range(herhalingen)], axis=0)
        rijen += [(str(aantal), manier, *rij) for manier, rij in zip(MANIEREN, uit, strict=True)]
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
            van, tot = (Toetscijfer(a, jaar=j, dispersie=eigen) for j, a in enumerate(x[0, -2:]))
            fout += compare(van, tot, Toetssoort.AANTAL).p < 0.05
        rijen.append((factor, 100 * fout / herhalingen))
    return rijen
