"""Floors: how often does a page say gehaald or niet gehaald of what lies exactly on its floor, and of a theme of ten?"""

import numpy as np

from lwd_monitor.oordeel.fouten import Rekenwijze
from lwd_monitor.oordeel.interval import compute_wilson, get_z
from lwd_monitor.oordeel.matrix import Stand
from lwd_monitor.oordeel.ondergrens import (
    combine_zekerheid,
    compute_kans,
    compute_q_ondergrens,
    compute_zekerheid,
    get_woord,
)

AANDELEN = (0.02, 0.1, 0.5, 0.9, 0.98)
KOPPEN = (
    "ondergrens (%)", "los, normale benadering (%)", "los, precies (%)", "bladzijde noemt iets (%)", "thema van 10 (%)",
)  # fmt: skip


def simulate(herhalingen: int = 3000, zaad: int = 31, wijken: int = 12, n: int = 60) -> list[tuple]:
    """Return a row for each true share, which is the floor itself, in percent, with the columns of KOPPEN."""
    rijen, vragen = [], 10
    wijze = Rekenwijze(np.full(vragen, "aandeel", dtype=object), np.full(vragen, 1000.0), np.ones(vragen))
    for p in AANDELEN:
        kans = np.random.default_rng([zaad, int(100 * p)])
        los = normaal = bladzijde = thema = 0.0
        for _ in range(herhalingen):
            waarde = kans.binomial(n, p, (wijken, vragen)) / n
            laag, hoog = compute_wilson(waarde, n)
            fout = 100 * (hoog - laag) / (2 * get_z())
            stand = Stand(100 * waarde, fout, np.full(waarde.shape, 2025.0), np.full(waarde.shape, float(n)))
            zeker = compute_zekerheid(stand, np.full(vragen, 100 * p), np.ones(vragen), wijze)
            gewoon = compute_kans(stand.waarde, stand.fout, 100 * p, 1.0)
            los += ((zeker >= 0.95) | (zeker <= 0.05)).mean()
            normaal += ((gewoon >= 0.95) | (gewoon <= 0.05)).mean()
            bladzijde += (get_woord(zeker, True, compute_q_ondergrens(zeker)) != "niet_zeker").any()
            samen = combine_zekerheid(zeker)
            thema += (get_woord(samen) != "niet_zeker").mean()
        deel = 100 / herhalingen
        rijen.append((100 * p, deel * normaal, deel * los, deel * bladzijde, deel * thema))
    return rijen
