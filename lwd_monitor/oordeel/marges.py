"""The margins of many figures at once, by how each figure came about."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from lwd_monitor.indicator.model import Indicator, Toetssoort
from lwd_monitor.oordeel.interval import compute_poisson, compute_wilson

# An estimate (crosswalk, weighted mean) carries more doubt than its count or noemer shows: only a published interval
# counts.
GESCHAT = "geschat"


def get_toetssoort(indicator: Indicator, statussen: pd.Series | None = None) -> Toetssoort:
    """Return how figures of an indicator are tested; estimates among them leave only their own intervals."""
    soort = indicator.toets or Toetssoort.GEMIDDELDE
    if statussen is not None and soort is not Toetssoort.STAND and (statussen == GESCHAT).any():
        return Toetssoort.GEMIDDELDE
    return soort


def add_marges(frame: pd.DataFrame, indicatoren: Mapping[str, Indicator]) -> pd.DataFrame:
    """Return figures with ci_laag and ci_hoog filled in wherever they can be computed.

    Notes: takes indicator, waarde, noemer, ci_laag, ci_hoog, status. A published interval stays; a complete count
    (stand) gets none. Same rules as `meting.find_marge`, for whole columns.
    """
    soorten = frame["indicator"].map({i.id: (i.toets.value if i.toets else "") for i in indicatoren.values()})
    per = frame["indicator"].map({i.id: i.per for i in indicatoren.values()}).to_numpy(dtype=float)
    waarde, noemer = frame["waarde"].to_numpy(dtype=float), frame["noemer"].to_numpy(dtype=float)
    laag, hoog = frame["ci_laag"].to_numpy(dtype=float).copy(), frame["ci_hoog"].to_numpy(dtype=float).copy()
    open_ = np.isnan(laag) & np.isfinite(waarde) & (frame["status"] != GESCHAT).to_numpy()
    stand = (soorten == Toetssoort.STAND.value).to_numpy()
    laag[stand] = hoog[stand] = np.nan
    for soort in (Toetssoort.AANTAL, Toetssoort.CIJFER_PER, Toetssoort.AANDEEL):
        kies = open_ & (soorten == soort.value).to_numpy()
        if soort is not Toetssoort.AANTAL:
            kies &= noemer > 0
        if kies.any():
            laag[kies], hoog[kies] = _compute_grenzen(soort, waarde[kies], noemer[kies], per[kies])
    return frame.assign(ci_laag=laag, ci_hoog=hoog)


def _compute_grenzen(
    soort: Toetssoort, waarde: np.ndarray, noemer: np.ndarray, per: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    if soort is Toetssoort.AANTAL:
        return compute_poisson(waarde)
    if soort is Toetssoort.CIJFER_PER:
        laag, hoog = compute_poisson(waarde * noemer / per)
        return laag * per / noemer, hoog * per / noemer
    laag, hoog = compute_wilson(waarde / 100, noemer)
    return 100 * laag, 100 * hoog
