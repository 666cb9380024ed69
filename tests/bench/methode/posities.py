"""Positions and changes of themes: does a page name places that do not differ, when answers of one person go together?

Twelve wijken with 30 to 120 respondents and four questions a theme, two themes; answers yes or no from normal scores that
correlate. Everything goes through `compute_oordelen`.
"""

import numpy as np
import pandas as pd
from scipy import stats

from lwd_monitor.oordeel.berekening import compute_oordelen
from lwd_monitor.oordeel.interval import compute_wilson

SAMENHANGEN = (0.0, 0.3, 0.5)
WIJKEN, VRAGEN, THEMAS = 12, 4, 2
KOPPEN = (
    "samenhang",
    "positie noemt iemand (%)",
    "verandering noemt iemand (%)",
    "met verschillen: onterecht (%)",
    "gevonden (%)",
)
AANDELEN = np.array([0.08, 0.25, 0.5, 0.8])


def draw_ronde(kans: np.random.Generator, samenhang: float, n: np.ndarray, schuif: np.ndarray) -> np.ndarray:
    """Return shares (wijk x question) of one theme; `schuif` moves the normal scores of each wijk."""
    drempel = stats.norm.isf(AANDELEN)
    uit = np.empty((WIJKEN, VRAGEN))
    for w in range(WIJKEN):
        samen = kans.normal(size=(n[w], 1))
        eigen = kans.normal(size=(n[w], VRAGEN))
        scores = np.sqrt(samenhang) * samen + np.sqrt(1 - samenhang) * eigen + schuif[w]
        uit[w] = (scores > drempel).mean(axis=0)
    return uit


def build_rijen(aandelen: np.ndarray, n: np.ndarray, jaar: int, thema: int) -> pd.DataFrame:
    """Return shares as figures with their margins."""
    wijk, vraag = np.indices(aandelen.shape)
    laag, hoog = compute_wilson(aandelen, n[:, None])
    return pd.DataFrame(
        {
            "gebied": [f"W{w:02}" for w in wijk.ravel()],
            "indicator": [f"t{thema}v{v}" for v in vraag.ravel()],
            "jaar": jaar,
            "waarde": 100 * aandelen.ravel(),
            "ci_laag": 100 * laag.ravel(),
            "ci_hoog": 100 * hoog.ravel(),
            "noemer": np.repeat(n, VRAGEN),
        }
    )


INDICATOREN = pd.DataFrame(
    [
        {"id": f"t{t}v{v}", "thema": f"t{t}", "soort": "subjectief", "richting": "hoger_gunstig", "basisjaar": 2023.0,
         "ondergrens": np.nan, "telling": False, "toets": "aandeel", "per": 1000.0, "dispersie": 1.0}
        for t in range(THEMAS) for v in range(VRAGEN)
    ]
)  # fmt: skip


def simulate_bladzijde(kans: np.random.Generator, samenhang: float, schuif: np.ndarray) -> pd.DataFrame:
    """Return the themes of one page; `schuif` (wijk) is what differs in the later round, nothing in the base year."""
    n = kans.integers(30, 121, WIJKEN)
    delen = [
        build_rijen(draw_ronde(kans, samenhang, n, s), n, jaar, thema)
        for thema in range(THEMAS)
        for jaar, s in ((2023, np.zeros(WIJKEN)), (2025, schuif))
    ]
    return compute_oordelen(pd.concat(delen), INDICATOREN, 2025, trekkingen=40).themas


def simulate(herhalingen: int = 250, zaad: int = 21) -> list[tuple]:
    """Return a row for each correlation, in percent, with the columns of KOPPEN."""
    rijen = []
    verschil = np.where(np.arange(WIJKEN) < 4, -0.6, 0.0)
    for samenhang in SAMENHANGEN:
        kans = np.random.default_rng([zaad, int(10 * samenhang)])
        positie = verandering = 0
        vals, gevonden = 0.0, 0.0
        for _ in range(herhalingen):
            nul = simulate_bladzijde(kans, samenhang, np.zeros(WIJKEN))
            positie += nul["positie"].isin(["lager", "hoger"]).any()
            verandering += nul["ontwikkeling"].isin(["verbeterd", "verslechterd"]).any()
            echt = simulate_bladzijde(kans, samenhang, verschil)
            woord = echt["ontwikkeling"].isin(["verbeterd", "verslechterd"])
            anders = echt["gebied"].isin([f"W{w:02}" for w in range(4)])
            vals += (woord & ~anders).sum() / max(int(woord.sum()), 1)
            gevonden += (woord & anders).sum() / anders.sum()
        deel = 100 / herhalingen
        rijen.append((samenhang, deel * positie, deel * verandering, deel * vals, deel * gevonden))
    return rijen
