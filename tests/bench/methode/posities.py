"""Positions and changes of themes: does a page name places that do not differ, when answers of one person go together?

Twelve wijken with 30 to 120 respondents and four questions a theme, two themes; answers yes or no from normal scores that
correlate, so that the answers do. Tested by the rules that `compute_oordelen` uses, with the correlation that is assumed where none is known.
"""

import numpy as np
import pandas as pd
from scipy import stats

from lwd_monitor.oordeel.fdr import compute_q
from lwd_monitor.oordeel.fouten import (
    build_rekenwijze,
    build_samenhang,
    combine_fouten,
    compute_afwijking,
    compute_variantie,
    compute_verschilfout,
)
from lwd_monitor.oordeel.interval import compute_wilson, get_z
from lwd_monitor.oordeel.matrix import Stand, compute_basis
from lwd_monitor.oordeel.ontwikkeling import compute_p, compute_verandering
from lwd_monitor.oordeel.positie import compute_z
from lwd_monitor.oordeel.toets import ALFA

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
INDICATOREN = pd.DataFrame(
    {"richting": "hoger_gunstig", "basisjaar": 2023.0, "toets": "aandeel", "per": 1000.0, "dispersie": 1.0},
    index=[f"v{v}" for v in range(VRAGEN)],
)
TEKEN, WIJZE = np.ones(VRAGEN), build_rekenwijze(INDICATOREN)
SAMEN = build_samenhang(INDICATOREN.index, TEKEN, {})


def draw_ronde(kans: np.random.Generator, samenhang: float, n: np.ndarray, schuif: np.ndarray) -> np.ndarray:
    """Return shares (wijk x question) of one theme; `schuif` moves the normal scores of each wijk."""
    drempel = stats.norm.isf(AANDELEN)
    # Scores that give answers (at a half) this correlation: cutting a score in two weakens it.
    score = np.sin(np.pi / 2 * samenhang)
    uit = np.empty((WIJKEN, VRAGEN))
    for w in range(WIJKEN):
        samen = kans.normal(size=(n[w], 1))
        eigen = kans.normal(size=(n[w], VRAGEN))
        scores = np.sqrt(score) * samen + np.sqrt(1 - score) * eigen + schuif[w]
        uit[w] = (scores > drempel).mean(axis=0)
    return uit


def build_stand(aandelen: np.ndarray, n: np.ndarray, jaar: int) -> Stand:
    """Return shares as figures with the errors of their margins."""
    laag, hoog = compute_wilson(aandelen, n[:, None])
    leeg = np.full(aandelen.shape, np.nan)
    return Stand(100 * aandelen, 100 * (hoog - laag) / (2 * get_z()), np.full(aandelen.shape, float(jaar)), leeg)


def simulate_bladzijde(kans: np.random.Generator, samenhang: float, schuif: np.ndarray) -> dict[str, np.ndarray]:
    """Return of one page which positions and changes are named (theme x wijk); `schuif` is what differs in the later round."""
    n = kans.integers(30, 121, WIJKEN)
    p_positie, p_verandering = np.empty((THEMAS, WIJKEN)), np.empty((THEMAS, WIJKEN))
    for thema in range(THEMAS):
        eerder = build_stand(draw_ronde(kans, samenhang, n, np.zeros(WIJKEN)), n, 2023)
        nu = build_stand(draw_ronde(kans, samenhang, n, schuif), n, 2025)
        basis = compute_basis(eerder, INDICATOREN, np.ones(WIJKEN, dtype=bool))
        z, z_eerder = (compute_z(s.waarde, basis.gemiddelde, basis.spreiding, TEKEN) for s in (nu, eerder))
        variantie = compute_variantie(nu, basis.gemiddelde, WIJZE)
        telt, anders = np.ones(WIJKEN, dtype=bool), np.zeros((WIJKEN, VRAGEN), dtype=bool)
        fout = compute_afwijking(variantie, eerder.fout**2, telt, anders) / basis.spreiding
        p_positie[thema] = compute_p(z.mean(axis=1), combine_fouten(fout, SAMEN))
        p_verandering[thema] = compute_p(
            *compute_verandering(z, z_eerder, compute_verschilfout(nu, eerder, WIJZE) / basis.spreiding, SAMEN)
        )
    return {"positie": compute_q(p_positie) <= ALFA, "verandering": compute_q(p_verandering) <= ALFA}


def simulate(herhalingen: int = 1500, zaad: int = 21) -> list[tuple]:
    """Return a row for each correlation, in percent, with the columns of KOPPEN."""
    rijen = []
    anders = np.arange(WIJKEN) < 4
    for samenhang in SAMENHANGEN:
        kans = np.random.default_rng([zaad, int(10 * samenhang)])
        uit = []
        for _ in range(herhalingen):
            nul = simulate_bladzijde(kans, samenhang, np.zeros(WIJKEN))
            echt = simulate_bladzijde(kans, samenhang, np.where(anders, -0.6, 0.0))["verandering"]
            vals = echt[:, ~anders].sum() / max(echt.sum(), 1)
            uit.append((nul["positie"].any(), nul["verandering"].any(), vals, echt[:, anders].mean()))
        rijen.append((samenhang, *(100 * np.array(uit, dtype=float).mean(axis=0))))
    return rijen
