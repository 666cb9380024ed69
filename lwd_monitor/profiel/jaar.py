"""One place and indicator as they were in a chosen year."""

import pandas as pd

from lwd_monitor.indicator import Indicator
from lwd_monitor.profiel.bouwen import build_metingen
from lwd_monitor.profiel.model import ProfielRij


def build_jaarrij(
    indicator: Indicator, reeks: pd.DataFrame, almelo: pd.DataFrame, jaar: int, vergelijkbaar: tuple[float, ...]
) -> ProfielRij:
    """Return the row of a place for one year beside Almelo's of that year, with the course of both.

    Notes: `reeks` and `almelo` hold the figures of one place each, in one indeling.
    """
    eigen, heel = build_metingen(reeks), build_metingen(almelo)
    meting = next((m for m in eigen if m.jaar == jaar), None)
    naast = next((m for m in heel if m.jaar == jaar), None)
    return ProfielRij(indicator, meting, naast, eigen, heel, vergelijkbaar)
