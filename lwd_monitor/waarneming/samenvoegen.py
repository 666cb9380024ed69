"""One figure for several places together, such as an own area of some buurten."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from lwd_monitor.indicator import Aggregatie, Indicator
from lwd_monitor.waarneming.model import VERBORGEN, Status

Rij = NDArray[np.float64]


@dataclass(frozen=True)
class Deel:
    """The figures of the parts in one year, with the weight of each and how they came to be."""

    waarden: Rij
    gewichten: Rij
    statussen: set[str]


def combine_delen(rijen: pd.DataFrame, indicator: Indicator, gewichten: dict[str, float], aantal: int) -> pd.DataFrame:
    """Return one row a year for `aantal` places together: jaar, waarde, noemer, status.

    `rijen` has gebied_code, jaar, waarde, noemer, status of the parts; `gewichten` the weight of each part.
    Notes: counts add up (`berekend`), shares are weighted means (`geschat`), and what is less sure in a part is so in
    the whole; a year in which a part has no figure, and
    an indicator for which neither holds, gives `ontbreekt`; a part whose figure is not shown gives its own status.
    """
    samen = _combine(rijen, indicator, gewichten, ["" for _ in range(len(rijen))], {"": aantal})
    return samen.drop(columns="groep")


def combine_groepen(
    rijen: pd.DataFrame, indicator: Indicator, gewichten: dict[str, float], groepen: dict[str, list[str]]
) -> pd.DataFrame:
    """Return one row a group and year, as `combine_delen` for the codes of each group; `groep` names it.

    Notes: a code is in one group at most; rows of a code outside all of them are passed over.
    """
    groep_van = {code: groep for groep, codes in groepen.items() for code in codes}
    van = [groep_van.get(code) for code in rijen["gebied_code"]]
    return _combine(rijen, indicator, gewichten, van, {groep: len(codes) for groep, codes in groepen.items()})


def _combine(
    rijen: pd.DataFrame,
    indicator: Indicator,
    gewichten: dict[str, float],
    van: Sequence[str | None],
    aantallen: dict[str, int],
) -> pd.DataFrame:
    kolommen = [rijen[naam] for naam in ("waarde", "noemer")] + [rijen["gebied_code"].map(gewichten)]
    waarden, noemers, gewicht = (kolom.to_numpy(dtype=float) for kolom in kolommen)
    eigen = noemers if indicator.afleiding else gewicht
    statussen = rijen["status"].tolist()
    # By position in whole columns: a frame for each group and year took most of the time.
    plekken: dict[tuple[str, int], list[int]] = {}
    for plek, (groep, jaar) in enumerate(zip(van, rijen["jaar"].tolist(), strict=True)):
        if groep is not None:
            plekken.setdefault((groep, int(jaar)), []).append(plek)
    return pd.DataFrame(
        [
            (
                groep,
                jaar,
                *_combine_jaar(
                    Deel(waarden[plek], eigen[plek], {statussen[i] for i in plek}), indicator, aantallen[groep]
                ),
            )
            for groep in aantallen
            for jaar in sorted(jaar for g, jaar in plekken if g == groep)
            for plek in (plekken[groep, jaar],)
        ],
        columns=["groep", "jaar", "waarde", "noemer", "status"],
    )


def _combine_jaar(deel: Deel, indicator: Indicator, aantal: int) -> tuple[float | None, float | None, str]:
    """Return value, noemer and status of one year."""
    if len(deel.waarden) < aantal or np.isnan(deel.waarden).any():
        return None, None, _find_verborgen(deel.statussen)
    if indicator.aggregatie == Aggregatie.SOM:
        return float(deel.waarden.sum()), None, _find_zwakste(deel.statussen, Status.BEREKEND).value
    som = float(deel.gewichten.sum())
    kan = indicator.aggregatie == Aggregatie.GEWOGEN_GEMIDDELDE or indicator.afleiding is not None
    if not kan or np.isnan(som) or not som:
        return None, None, Status.ONTBREEKT.value
    # A rate over its own denominators is exact; a share over inhabitants is an estimate.
    exact = Status.BEREKEND if indicator.afleiding else Status.GESCHAT
    return float((deel.waarden * deel.gewichten).sum() / som), som, _find_zwakste(deel.statussen, exact).value


def _find_zwakste(statussen: set[str], zelf: Status) -> Status:
    """Return the status of a whole: of one part that is made up, an estimate or provisional, so is the whole."""
    alle = {*statussen, zelf.value}
    return next((s for s in (Status.VOORBEELD, Status.GESCHAT, Status.VOORLOPIG) if s.value in alle), zelf)


def _find_verborgen(statussen: set[str]) -> str:
    """Return why parts make no whole: one of them is not shown, or there is none."""
    return next((status.value for status in VERBORGEN if status.value in statussen), Status.ONTBREEKT.value)
