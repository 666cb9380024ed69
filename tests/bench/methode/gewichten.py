"""Weights that go with the answer: how often do margins on Kish's n and on the linearised n hold the truth?

Five age groups as in a Burgerpeiling: who answers least weighs most. The share or the mark runs with age, by `samenhang`
times what is possible at that share; at 0 the weights have nothing to do with the answer.
"""

import numpy as np

from lwd_monitor.enquete.nauwkeurigheid import Gewichten, compute_aandeel, compute_gemiddelde
from lwd_monitor.oordeel.deel_geheel import build_rest, compare_met_geheel
from lwd_monitor.oordeel.interval import compute_t_interval, compute_wilson
from lwd_monitor.oordeel.meting import Toetscijfer, Toetssoort
from lwd_monitor.oordeel.toets import compare

# Share of the respondents and weight of each age group; from the weights follows the share of the population.
DELEN = np.array([0.08, 0.17, 0.25, 0.28, 0.22])
GEWICHT = np.array([3.0, 1.5, 0.9, 0.6, 0.5])
LOOP = np.array([1.0, 0.6, 0.1, -0.3, -0.5])
AANDELEN = (0.1, 0.3, 0.5, 0.8)
KOPPEN = (
    "n", "samenhang", "aandeel: Kish, laagste (%)", "aandeel: gelineariseerd, laagste (%)", "cijfer: Kish (%)",
    "cijfer: gelineariseerd (%)",
)  # fmt: skip
KOPPEN_REST = (
    "deel", "samenhang", "onterecht, rest afgeleid (hoogste, %)", "onterecht, rest bekend (hoogste, %)", "n_eff van de rest",
)  # fmt: skip


def build_kansen(p: float, samenhang: float) -> np.ndarray:
    """Return the share of each age group, around a share `p` of the population."""
    inwoners = DELEN * GEWICHT / (DELEN @ GEWICHT)
    loop = LOOP - inwoners @ LOOP
    ruimte = min(((0.98 if stap > 0 else 0.02) - p) / stap for stap in loop)
    return np.asarray(p + samenhang * ruimte * loop)


def draw_gewichten(kans: np.random.Generator, kansen: np.ndarray, herhalingen: int, n: int) -> tuple[Gewichten, float]:
    """Return samples (a gebied each) of answers nee and ja, and the share of the population."""
    groep = kans.choice(len(DELEN), size=(herhalingen, n), p=DELEN)
    w, x = GEWICHT[groep], kans.random((herhalingen, n)) < kansen[groep]
    delen = [np.column_stack([(w**k * ~x).sum(axis=1), (w**k * x).sum(axis=1)]) for k in (1, 2)]
    echt = float((DELEN * GEWICHT) @ kansen / (DELEN @ GEWICHT))
    return Gewichten(*delen, w.sum(axis=1), (w**2).sum(axis=1)), echt


def draw_cijfers(kans: np.random.Generator, samenhang: float, herhalingen: int, n: int) -> tuple[Gewichten, float]:
    """Return samples of marks from 1 to 10 that run with age, and the mean of the population."""
    tienden = np.arange(1, 11)
    verdeling = np.exp(-((tienden[None] - 7 + 3 * samenhang * LOOP[:, None]) ** 2) / (2 * 1.6**2))
    verdeling /= verdeling.sum(axis=1, keepdims=True)
    groep = kans.choice(len(DELEN), size=(herhalingen, n), p=DELEN)
    rang = (kans.random((herhalingen, n))[..., None] > np.cumsum(verdeling, axis=1)[groep]).sum(axis=2)
    gegeven, w = np.minimum(rang, 9)[..., None] == np.arange(10), GEWICHT[groep]
    delen = [(w[..., None] ** k * gegeven).sum(axis=1) for k in (1, 2)]
    echt = float((DELEN * GEWICHT) @ (verdeling @ tienden) / (DELEN @ GEWICHT))
    return Gewichten(*delen, w.sum(axis=1), (w**2).sum(axis=1)), echt


def compute_dekking_aandeel(gewichten: Gewichten, echt: float) -> tuple[float, float]:
    """Return how often the margin of a share holds the truth: on Kish's n, and linearised."""
    waarde, laag, hoog, _ = compute_aandeel(gewichten, np.array([0.0, 1.0]))
    kish = compute_wilson(waarde / 100, gewichten.kish)
    return _dekt(*kish, echt), _dekt(laag / 100, hoog / 100, echt)


def compute_dekking_cijfer(gewichten: Gewichten, echt: float) -> tuple[float, float]:
    """Return how often the margin of a mean mark holds the truth: on Kish's n, and linearised."""
    tienden, kish = np.arange(1.0, 11), gewichten.kish
    m, laag, hoog, _ = compute_gemiddelde(gewichten, tienden, tienden**2)
    s2 = (gewichten.compute_deel(tienden**2) - m**2) * kish / (kish - 1)
    return _dekt(*compute_t_interval(m, s2, kish), echt), _dekt(laag, hoog, echt)


def simulate(herhalingen: int = 20_000, zaad: int = 51) -> list[tuple]:
    """Return a row for each number of people and strength, in percent, with the columns of KOPPEN.

    Notes: of the shares the coverage where it is lowest.
    """
    rijen = []
    for n in (30, 60, 120, 600):
        for samenhang in (0.0, 0.5, 1.0):
            kans = np.random.default_rng([zaad, n, int(10 * samenhang)])
            keer = max(herhalingen * 30 // n, 2000)
            aandeel = np.min(
                [compute_dekking_aandeel(*draw_gewichten(kans, build_kansen(p, samenhang), keer, n)) for p in AANDELEN],
                axis=0,
            )
            cijfer = compute_dekking_cijfer(*draw_cijfers(kans, samenhang, keer, n))
            rijen.append((n, samenhang, *(100 * aandeel), *(100 * np.array(cijfer))))
    return rijen


def compute_rest(
    kans: np.random.Generator, kansen: np.ndarray, herhalingen: int, n: int, n_rest: int
) -> tuple[float, float, float]:
    """Return how often a part falsely differs from its whole, how often from the rest itself, and the share of n found.

    Notes: nothing differs. Of the rest only the whole and the part are known, as in the monitor (`build_rest`): the share
    is its n against the linearised n of its own respondents (the median).
    """
    deel, rest = (draw_gewichten(kans, kansen, herhalingen, aantal)[0] for aantal in (n, n_rest))
    namen = ("gewogen", "kwadraat", "som", "som_kwadraat")
    geheel = Gewichten(*(getattr(deel, naam) + getattr(rest, naam) for naam in namen))
    plekken = [
        [Toetscijfer(p, n_eff, gewicht=som) for p, n_eff, som in zip(uit[0], uit[3], gewichten.som, strict=True)]
        for gewichten in (deel, geheel, rest)
        for uit in [compute_aandeel(gewichten, np.array([0.0, 1.0]))]
    ]
    vals, los, delen = 0, 0, []
    for d, g, r in zip(*plekken, strict=True):
        vals += (compare_met_geheel(d, g, Toetssoort.AANDEEL).p or 1.0) < 0.05
        los += (compare(r, d, Toetssoort.AANDEEL).p or 1.0) < 0.05
        delen.append(build_rest(d, g, Toetssoort.AANDEEL).noemer / r.noemer)
    return 100 * vals / herhalingen, 100 * los / herhalingen, float(np.median(delen))


def simulate_rest(herhalingen: int = 1_000, zaad: int = 52) -> list[tuple]:
    """Return a row for each size of the part and strength, with the columns of KOPPEN_REST."""
    rijen = []
    for n, n_rest in ((60, 660), (180, 540), (360, 360)):
        for samenhang in (0.0, 0.5, 1.0):
            kans = np.random.default_rng([zaad, n, int(10 * samenhang)])
            uit = [compute_rest(kans, build_kansen(p, samenhang), herhalingen, n, n_rest) for p in AANDELEN]
            rijen.append((f"{n} van {n + n_rest}", samenhang, *np.max(uit, axis=0)[:2], *np.mean(uit, axis=0)[2:]))
    return rijen


def _dekt(laag: np.ndarray, hoog: np.ndarray, echt: float) -> float:
    return float(((laag <= echt) & (echt <= hoog)).mean())
