"""One figure for several places together; survey outcomes of an own area are worked out from the answers instead."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from lwd_monitor.db import Cursor
from lwd_monitor.gebied import EigenGebied, Gebieden, GebiedNiveau, compute_indeling
from lwd_monitor.indicator import Aggregatie, Indicator
from lwd_monitor.waarneming import store
from lwd_monitor.waarneming.model import VERBORGEN, Status

Rij = NDArray[np.float64]


@dataclass(frozen=True)
class Deel:
    """The figures of the parts in one year, with the weight of each and how they came to be."""

    waarden: Rij
    gewichten: Rij
    statussen: frozenset[str]


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
                    Deel(waarden[plek], eigen[plek], frozenset(statussen[i] for i in plek)), indicator, aantallen[groep]
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


def _find_zwakste(statussen: frozenset[str], zelf: Status) -> Status:
    """Return the status of a whole: of one part that is made up, an estimate or provisional, so is the whole."""
    alle = {*statussen, zelf.value}
    return next((s for s in (Status.VOORBEELD, Status.GESCHAT, Status.VOORLOPIG) if s.value in alle), zelf)


def _find_verborgen(statussen: frozenset[str]) -> str:
    """Return why parts make no whole: one of them is not shown, or there is none."""
    return next((status.value for status in VERBORGEN if status.value in statussen), Status.ONTBREEKT.value)


def find_wijken(eigen: EigenGebied, gebieden: Gebieden) -> frozenset[str] | None:
    """Return the whole wijken that an own area is made of; None where it holds loose buurten, or nothing."""
    leden = {(lid.code, lid.indeling) for lid in eigen.leden}
    heel, gedekt = set(), set()
    for wijk in gebieden.list_niveau(GebiedNiveau.WIJK, eigen.leden[0].indeling) if leden else []:
        delen = {(deel.code, deel.indeling) for deel in gebieden.list_delen(wijk)}
        if (wijk.code, wijk.indeling) in leden or (delen and delen <= leden):
            heel.add(wijk.code)
            gedekt |= delen | {(wijk.code, wijk.indeling)}
    return frozenset(heel) if heel and leden <= gedekt else None


def load_eigen_uitkomsten(con: Cursor, eigen: EigenGebied, gebieden: Gebieden) -> pd.DataFrame:
    """Return the published outcomes of an own area of several whole wijken, as figures; empty for any other.

    Notes: indicator_id, jaar, waarde, noemer (people who answered), ci, status, n_effectief, gewicht. Only outcomes of
    the wijken that it has now, and of the indeling in which these are what they are.
    """
    wijken = find_wijken(eigen, gebieden) or frozenset()
    frame = store.load_eigen(con, eigen.id, ",".join(sorted(wijken)) if len(eigen.leden) > 1 else "")
    indeling = eigen.leden[0].indeling if eigen.leden else None
    eigen_jaren = [jaar for jaar in frame["jaar"].unique() if compute_indeling(jaar, gebieden.indelingen) == indeling]
    return frame[frame["jaar"].isin(eigen_jaren)].reset_index(drop=True)
