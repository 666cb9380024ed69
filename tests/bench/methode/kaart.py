"""A pattern of centre and edge: how often is it named on a map where neighbours only resemble each other?"""

import numpy as np
from scipy.stats import spearmanr

from lwd_monitor.kaart.bevinding import compute_samenhang

BEREIKEN = (0.0, 0.5, 1.0, 2.0, 4.0)
KOPPEN = ("bereik (km)", "los getoetst, p < 0,01 (%)", "met buren bij elkaar (%)")


def simulate(herhalingen: int = 600, zaad: int = 41, plekken: int = 60) -> list[tuple]:
    """Return a row for each range of resemblance, in percent, with the columns of KOPPEN."""
    rijen = []
    for bereik in BEREIKEN:
        kans = np.random.default_rng([zaad, int(10 * bereik)])
        los = samen = 0
        for _ in range(herhalingen):
            xy = kans.normal(0, 1.6, (plekken, 2))
            ver = np.hypot(*(xy[:, None] - xy[None]).transpose(2, 0, 1))
            tabel = np.exp(-ver / bereik) if bereik else np.eye(plekken)
            waarden = (np.linalg.cholesky(tabel + 1e-9 * np.eye(plekken)) @ kans.normal(size=plekken)).tolist()
            los += spearmanr(waarden, np.hypot(*xy.T)).pvalue < 0.01
            samen += compute_samenhang(waarden, [(float(x), float(y)) for x, y in xy]) is not None
        rijen.append((bereik, 100 * los / herhalingen, 100 * samen / herhalingen))
    return rijen
