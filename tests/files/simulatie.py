"""How often the 95% intervals hold the truth, and how many differences found are chance: tables of the method."""

import numpy as np
from scipy import stats

from lwd_monitor.oordeel.fdr import compute_q
from lwd_monitor.oordeel.interval import compute_poisson_grenzen, compute_t_interval, compute_wilson, get_z

OMVANG = (10, 30, 100, 500)
KANSEN = (0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98)
HERHALINGEN = 10_000
# Age groups, their share of the respondents, and a weight that mends who answers least (as in a Burgerpeiling).
GROEPEN = (0.18, 0.24, 0.22, 0.21, 0.15)
GEWICHTEN = (2.2, 1.3, 0.9, 0.6, 0.5)


def compute_poisson(aantal):
    """Return the limits of counts at 95%."""
    return np.vectorize(compute_poisson_grenzen, otypes=[float, float])(aantal, get_z())


def compute_dekking_wilson(n: int, p: float) -> float:
    """Return the exact coverage of Wilson's interval: the binomial probability of all counts whose interval holds p."""
    aantal = np.arange(n + 1)
    laag, hoog = compute_wilson(aantal / n, n)
    return float(stats.binom.pmf(aantal, n, p)[(laag <= p) & (p <= hoog)].sum())


def compute_dekking_gewogen(n: int, p: float, herhalingen: int = HERHALINGEN) -> float:
    """Return the coverage of Wilson's interval on Kish's n, over redrawn weighted samples."""
    kans = np.random.default_rng([n, round(1000 * p)])
    w = kans.choice(GEWICHTEN, size=(herhalingen, n), p=GROEPEN)
    x = kans.random((herhalingen, n)) < p
    som = w.sum(axis=1)
    laag, hoog = compute_wilson((w * x).sum(axis=1) / som, som**2 / (w**2).sum(axis=1))
    return float(((laag <= p) & (p <= hoog)).mean())


def compute_dekking_byar(verwacht: float) -> float:
    """Return the exact coverage of the interval of a count with this expectation."""
    aantal = np.arange(int(verwacht + 12 * np.sqrt(verwacht) + 20))
    laag, hoog = compute_poisson(aantal)
    return float(stats.poisson.pmf(aantal, verwacht)[(laag <= verwacht) & (verwacht <= hoog)].sum())


def compute_dekking_cijfer(n: int, herhalingen: int = HERHALINGEN) -> float:
    """Return the coverage of the t interval of a weighted mean mark (1-10, mean 7.1)."""
    kans = np.random.default_rng([n, 7])
    cijfers, delen = np.arange(1, 11), np.array([1, 1, 2, 3, 6, 14, 30, 29, 10, 4]) / 100
    x = kans.choice(cijfers, size=(herhalingen, n), p=delen)
    w = kans.choice(GEWICHTEN, size=(herhalingen, n), p=GROEPEN)
    som, kwadraat = w.sum(axis=1), (w**2).sum(axis=1)
    midden = (w * x).sum(axis=1) / som
    variantie = (w * (x - midden[:, None]) ** 2).sum(axis=1) / (som - kwadraat / som)
    laag, hoog = compute_t_interval(midden, variantie, som**2 / kwadraat)
    echt = float(cijfers @ delen)
    return float(((laag <= echt) & (echt <= hoog)).mean())


def compute_fdr(samenhang: float, herhalingen: int = 4000, toetsen: int = 200, echt: int = 40) -> tuple[float, float]:
    """Return the share of false differences among those found, with its standard error.

    Notes: 200 two-sided tests of which 40 are real (3 standard errors); `samenhang` is the correlation between
    indicators, all through one common cause; a negative value lets half of them move the other way.
    """
    kans = np.random.default_rng([200, round(100 * abs(samenhang)), int(samenhang < 0)])
    teken = np.where(np.arange(toetsen) % 2 == 0, 1.0, -1.0 if samenhang < 0 else 1.0)
    sterk = abs(samenhang)
    gemeen = kans.standard_normal((herhalingen, 1)) * teken
    z = np.sqrt(sterk) * gemeen + np.sqrt(1 - sterk) * kans.standard_normal((herhalingen, toetsen))
    z[:, :echt] += 3.0
    gevonden = np.array([compute_q(2 * stats.norm.sf(np.abs(rij))) <= 0.05 for rij in z])
    vals = gevonden[:, echt:].sum(axis=1) / np.maximum(gevonden.sum(axis=1), 1)
    return float(vals.mean()), float(vals.std(ddof=1) / np.sqrt(herhalingen))


def format_dekking(gewogen: bool) -> str:
    """Return the coverage table as it stands in docs/methode.md."""
    reken = compute_dekking_gewogen if gewogen else compute_dekking_wilson
    regels = ["| n | " + " | ".join(f"{100 * p:.0f}%" for p in KANSEN) + " | gemiddeld |"]
    regels.append("|" + "---:|" * (len(KANSEN) + 2))
    for n in OMVANG:
        dekking = [100 * reken(n, p) for p in KANSEN]
        cellen = [f"{d:.1f}" for d in [*dekking, float(np.mean(dekking))]]
        regels.append(f"| {n} | " + " | ".join(cellen).replace(".", ",") + " |")
    return "\n".join(regels)


def format_byar() -> str:
    """Return the coverage of counts as it stands in docs/methode.md."""
    verwacht = (1, 2, 5, 10, 20, 50, 100, 1000)
    dekking = [f"{100 * compute_dekking_byar(x):.1f}".replace(".", ",") for x in verwacht]
    kop = "| verwacht aantal | " + " | ".join(f"{x}" for x in verwacht) + " |"
    return "\n".join([kop, "|" + "---:|" * (len(verwacht) + 1), "| dekking (%) | " + " | ".join(dekking) + " |"])


def format_cijfers() -> str:
    """Return the coverage of mean marks as it stands in docs/methode.md."""
    dekking = [f"{100 * compute_dekking_cijfer(n):.1f}".replace(".", ",") for n in OMVANG]
    kop = "| n | " + " | ".join(f"{n}" for n in OMVANG) + " |"
    return "\n".join([kop, "|" + "---:|" * (len(OMVANG) + 1), "| dekking (%) | " + " | ".join(dekking) + " |"])


if __name__ == "__main__":
    print(format_dekking(False), format_dekking(True), format_byar(), format_cijfers(), sep="\n\n")
    for r in (0.0, 0.3, 0.6, 0.9, -0.3, -0.6, -0.9):
        print(r, compute_fdr(r))
