"""The margins of many figures at once, by how each figure came about."""

from collections.abc import Collection, Mapping

import numpy as np
import pandas as pd

from lwd_monitor.gebied import get_niveau
from lwd_monitor.indicator import Indicator, Toetssoort
from lwd_monitor.oordeel.aantallen import compute_marge_aantal
from lwd_monitor.oordeel.dispersie import TELLINGEN, find_dispersie, get_z, list_eigen
from lwd_monitor.oordeel.interval import compute_wilson

# An estimate (crosswalk, weighted mean) carries more doubt than its count or noemer shows: only a published interval
# counts.
GESCHAT = "geschat"


def get_toetssoort(indicator: Indicator, statussen: Collection[str] = ()) -> Toetssoort:
    """Return how figures of an indicator are tested; estimates among them leave only their own intervals."""
    soort = indicator.toets or Toetssoort.GEMIDDELDE
    if soort is not Toetssoort.STAND and GESCHAT in statussen:
        return Toetssoort.GEMIDDELDE
    return soort


def add_marges(frame: pd.DataFrame, indicatoren: Mapping[str, Indicator]) -> pd.DataFrame:
    """Return figures with ci_laag and ci_hoog filled in wherever they can be computed.

    Notes: takes gebied, indicator, waarde, noemer, ci_laag, ci_hoog, status. A published interval stays; a complete count
    (stand) gets none. Same rules as `meting.find_marge`, for whole columns.
    """
    soorten = frame["indicator"].map({i.id: (i.toets.value if i.toets else "") for i in indicatoren.values()})
    waarde, noemer = frame["waarde"].to_numpy(dtype=float), frame["noemer"].to_numpy(dtype=float)
    laag, hoog = frame["ci_laag"].to_numpy(dtype=float).copy(), frame["ci_hoog"].to_numpy(dtype=float).copy()
    open_ = np.isnan(laag) & np.isfinite(waarde) & (frame["status"] != GESCHAT).to_numpy()
    stand = (soorten == Toetssoort.STAND.value).to_numpy()
    laag[stand] = hoog[stand] = np.nan
    deel = open_ & (soorten == Toetssoort.AANDEEL.value).to_numpy()
    laag[deel], hoog[deel] = (100 * grens for grens in compute_wilson(waarde[deel] / 100, noemer[deel]))
    codes = frame["gebied"].astype(str)
    telling = open_ & soorten.isin([soort.value for soort in TELLINGEN]).to_numpy()
    # Places of one niveau scatter alike; a place that has its own stands apart.
    alleen = {d.niveau for i in indicatoren.values() for d in list_eigen(i)}
    gelijk = codes.where(codes.isin(alleen) | codes.str.contains("+", regex=False), codes.map(get_niveau))
    for _, rijen in frame[telling].groupby(["indicator", gelijk[telling]]).indices.items():
        kies = np.flatnonzero(telling)[rijen]
        indicator = indicatoren[str(frame["indicator"].iloc[kies[0]])]
        dispersie = find_dispersie(indicator, codes.iloc[kies[0]])
        for rij, schaal in zip(kies, _get_schalen(indicator, noemer[kies]), strict=True):
            grenzen = compute_marge_aantal(waarde[rij] / schaal, get_z(dispersie), dispersie)
            laag[rij], hoog[rij] = (schaal * grens for grens in grenzen)
    return frame.assign(ci_laag=laag, ci_hoog=hoog)


def _get_schalen(indicator: Indicator, noemers: np.ndarray) -> list[float]:
    """Return what one event adds to each figure; nan for a rate without noemer, which has no margin."""
    if indicator.toets is Toetssoort.AANTAL:
        return [1.0] * len(noemers)
    return [indicator.per / noemer if noemer > 0 else float("nan") for noemer in noemers]
