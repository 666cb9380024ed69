"""One figure for several places together, such as an own area of some buurten."""

import pandas as pd

from lwd_monitor.indicator.model import Aggregatie, Indicator
from lwd_monitor.waarneming.model import VERBORGEN, Status


def combine_delen(rijen: pd.DataFrame, indicator: Indicator, gewichten: dict[str, float], aantal: int) -> pd.DataFrame:
    """Return one row a year for `aantal` places together: jaar, waarde, noemer, status.

    `rijen` has gebied_code, jaar, waarde, noemer, status of the parts; `gewichten` the weight of each part.
    Notes: counts add up (`berekend`), shares are weighted means (`geschat`), and what is less sure in a part is so in
    the whole; a year in which a part has no figure, and
    an indicator for which neither holds, gives `ontbreekt`; a part whose figure is not shown gives its own status.
    """
    return pd.DataFrame(
        [_combine_jaar(int(jaar), deel, indicator, gewichten, aantal) for jaar, deel in rijen.groupby("jaar")],
        columns=["jaar", "waarde", "noemer", "status"],
    )


def _combine_jaar(
    jaar: int, deel: pd.DataFrame, indicator: Indicator, gewichten: dict[str, float], aantal: int
) -> tuple[int, float | None, float | None, str]:
    if len(deel) < aantal or deel["waarde"].isna().any():
        return jaar, None, None, _find_verborgen(deel)
    if indicator.aggregatie == Aggregatie.SOM:
        return jaar, float(deel["waarde"].sum()), None, _find_zwakste(deel, Status.BEREKEND).value
    gewicht = deel["noemer"] if indicator.afleiding else deel["gebied_code"].map(gewichten)
    kan = indicator.aggregatie == Aggregatie.GEWOGEN_GEMIDDELDE or indicator.afleiding is not None
    if not kan or gewicht.isna().any() or not gewicht.sum():
        return jaar, None, None, Status.ONTBREEKT.value
    # A rate over its own denominators is exact; a share over inhabitants is an estimate.
    exact = Status.BEREKEND if indicator.afleiding else Status.GESCHAT
    waarde = float((deel["waarde"] * gewicht).sum() / gewicht.sum())
    return jaar, waarde, float(gewicht.sum()), _find_zwakste(deel, exact).value


def _find_zwakste(deel: pd.DataFrame, zelf: Status) -> Status:
    """Return the status of a whole: of one part that is made up, an estimate or provisional, so is the whole."""
    statussen = {*deel["status"], zelf.value}
    return next((s for s in (Status.VOORBEELD, Status.GESCHAT, Status.VOORLOPIG) if s.value in statussen), zelf)


def _find_verborgen(deel: pd.DataFrame) -> str:
    """Return why parts make no whole: one of them is not shown, or there is none."""
    statussen = set(deel["status"])
    return next((status.value for status in VERBORGEN if status.value in statussen), Status.ONTBREEKT.value)
