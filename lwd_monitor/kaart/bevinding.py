"""What the map shows in words: near the centre or at the edge, and the two ends of the range."""

import numpy as np
import pandas as pd
import shapely
from scipy.stats import spearmanr

from lwd_monitor.indicator import Aggregatie, Indicator, Toetssoort, format_in_zin
from lwd_monitor.kaart.ruimte import Plek, compute_p_ruimte

CENTRUM = "Binnenstad"
# House thresholds: a headline only when chance is very unlikely and the eye sees it too (docs/methode.md).
MAXIMUM_P = 0.01
MINIMUM_RHO = 0.4
MINIMUM_GEBIEDEN = 5
KM_PER_GRAAD = 111.32


def compute_plekken(geometrie: pd.DataFrame) -> dict[str, Plek]:
    """Return where the middle of each gebied lies, in km east and north of that of the centre; empty without a centre.

    Notes: `geometrie` has code, naam, wijk_naam, geometrie (GeoJSON text or None); gebieden without border are left out.
    """
    known = geometrie[geometrie["geometrie"].notna()]
    if known.empty:
        return {}
    middens = shapely.get_coordinates(shapely.centroid(shapely.from_geojson(known["geometrie"])))
    is_centrum = ((known["naam"] == CENTRUM) | (known["wijk_naam"] == CENTRUM)).to_numpy()
    if not is_centrum.any():
        return {}
    vorm = shapely.union_all(shapely.make_valid(shapely.from_geojson(known.loc[is_centrum, "geometrie"])))
    centrum = shapely.get_coordinates(shapely.centroid(vorm))[0]
    schaal = np.array([np.cos(np.radians(centrum[1])), 1.0]) * KM_PER_GRAAD
    plekken = (middens - centrum) * schaal
    return {code: (float(x), float(y)) for code, (x, y) in zip(known["code"], plekken, strict=True)}


def compute_samenhang(waarden: list[float], plekken: list[Plek], volledig: bool = False) -> float | None:
    """Return Spearman's rank correlation of values with distance from the centre when it is proven and clear, else None.

    >>> round(compute_samenhang([1, 2, 3, 4, 5, 6, 7], [(nr, 0) for nr in range(7)], volledig=True), 2)
    1.0

    Notes: asks p below 0.01 and at least 0.4 in size; equal values throughout, or fewer than five, give None. A complete
    count (`volledig`) has no chance in it: there the size and the order alone decide. Other figures must also stand out
    among patterns that are as smooth (`ruimte.compute_p_ruimte`): neighbours resemble each other anyhow.
    """
    afstanden = [float(np.hypot(*plek)) for plek in plekken]
    if len(waarden) < MINIMUM_GEBIEDEN or len(set(waarden)) < 2 or len(set(afstanden)) < 2:
        return None
    uitkomst = spearmanr(waarden, afstanden)
    rho = float(uitkomst.statistic)
    if float(uitkomst.pvalue) >= MAXIMUM_P or abs(rho) < MINIMUM_RHO:
        return None
    return rho if volledig or compute_p_ruimte(waarden, afstanden, plekken) < MAXIMUM_P else None


def build_kop(indicator: Indicator, cellen: pd.DataFrame, plekken: dict[str, Plek], woord: str, jaar: int) -> str:
    """Return the finding as a headline, or the title when there is none.

    Notes: `cellen` (code, waarde, status) holds the places that are large enough. The total of a count follows the size
    of a place, and a fictitious figure or an estimate is no finding: all get the title.
    """
    titel = f"{indicator.titel} per {woord} in {jaar}"
    deel = cellen[cellen["waarde"].notna() & cellen["code"].isin(list(plekken))]
    if indicator.aggregatie == Aggregatie.SOM or bool(deel["status"].isin(["voorbeeld", "geschat"]).any()):
        return titel
    volledig = indicator.toets is Toetssoort.STAND
    rho = compute_samenhang(deel["waarde"].tolist(), [plekken[code] for code in deel["code"]], volledig)
    if rho is None:
        return titel
    woorden = indicator.kop_lager_na_plaats if rho > 0 else indicator.kop_hoger_na_plaats
    return f"Rond het centrum {woorden} dan aan de rand"


def build_lead(indicator: Indicator, cellen: pd.DataFrame, almelo: float | None) -> str:
    """Return the sentences under the headline: both ends of the range by name, and Almelo; empty without figures.

    Notes: `cellen` (naam, waarde) holds the places that are large enough. An end that several places share has no name, and
    with fewer than five figures the ends say nothing.
    """
    bekend = cellen[cellen["waarde"].notna()]
    met_almelo = almelo is not None and indicator.aggregatie != Aggregatie.SOM
    heel = f"In heel Almelo is dat {format_in_zin(indicator, almelo)}." if met_almelo else ""
    getoond = bekend["waarde"].round(indicator.decimalen)
    alleen = indicator.zin.format(gebied="heel Almelo", waarde=format_in_zin(indicator, almelo)) if heel else ""
    if len(bekend) < MINIMUM_GEBIEDEN or getoond.nunique() < 2:
        return alleen
    hoog, laag = (bekend.loc[getoond == einde, ["naam", "waarde"]] for einde in (getoond.max(), getoond.min()))
    hoogste, laagste = (format_in_zin(indicator, deel["waarde"].iloc[0]) for deel in (hoog, laag))
    if len(hoog) > 1 or len(laag) > 1:
        return f"De cijfers lopen van {laagste} tot {hoogste}. {alleen}".strip()
    zin = indicator.zin.format(gebied=hoog["naam"].iloc[0], waarde=hoogste).removesuffix(".")
    return f"{zin}, in {laag['naam'].iloc[0]} {laagste}. {heel}".strip()
