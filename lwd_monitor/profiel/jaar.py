"""Many places and one indicator as they were in a chosen year."""

from collections.abc import Iterable

import pandas as pd

from lwd_monitor.indicator import Indicator
from lwd_monitor.profiel.bouwen import build_metingen, build_reeksen
from lwd_monitor.profiel.model import Meting, ProfielRij


def build_jaarrijen(
    indicator: Indicator,
    codes: Iterable[str],
    reeksen: pd.DataFrame,
    almelo: pd.DataFrame,
    jaar: int,
    vergelijkbaar: tuple[float, ...],
) -> dict[str, ProfielRij]:
    """Return the row of each place for one year beside that of the whole gemeente, with the course of both.

    Notes: `reeksen` holds the figures of these places, `almelo` those of the gemeente, all in one indeling.
    """
    per_plek, heel = build_reeksen(reeksen), build_metingen(almelo)
    naast = _find_jaar(heel, jaar)
    rijen = {}
    for code in codes:
        eigen = per_plek.get((indicator.id, code), ())
        rijen[code] = ProfielRij(indicator, _find_jaar(eigen, jaar), naast, eigen, heel, vergelijkbaar)
    return rijen


def _find_jaar(reeks: tuple[Meting, ...], jaar: int) -> Meting | None:
    return next((m for m in reeks if m.jaar == jaar), None)
