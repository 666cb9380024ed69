"""What the map shows in words: centre or edge, beyond what neighbours share, and the range of its figures."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from lwd_monitor.gebied import GEMEENTE_NAAM
from lwd_monitor.indicator import Aggregatie, Indicator, Toetssoort, format_in_zin
from lwd_monitor.oordeel import compute_rangen, compute_spearman

Plek = tuple[float, float]
Matrix = NDArray[np.float64]

PATRONEN = 999
ZAAD = 141
CENTRUM = "Binnenstad"
# House thresholds: a headline only when chance is very unlikely and the eye sees it too (docs/methode.md).
MAXIMUM_P = 0.01
MINIMUM_RHO = 0.4
MINIMUM_GEBIEDEN = 5
KM_PER_GRAAD = 111.32


def compute_p_ruimte(waarden: list[float], afstanden: list[float], plekken: list[Plek]) -> float:
    """Return how often a map that is as smooth as this one goes as strongly with the distance from the centre.

    Notes: Moran spectral randomization (Wagner & Dray 2015, Methods Ecol Evol 6, 1169-1178), on ranks: the map is taken
    apart into waves, from wide to narrow, and each gets its sign by lot. So every drawn map has as much of each wave,
    and neighbours resemble each other as they did; a shuffle of loose places would break that.
    """
    rangen, ver = compute_rangen(waarden), compute_rangen(afstanden)
    golven = _compute_golven(np.asarray(plekken, dtype=float))
    maat = golven.T @ (rangen - rangen.mean())
    tekens = np.random.default_rng(ZAAD).choice([-1.0, 1.0], size=(PATRONEN, len(maat)))
    getrokken = np.abs(tekens @ (maat * (golven.T @ (ver - ver.mean()))))
    echt = abs(float((rangen - rangen.mean()) @ (ver - ver.mean())))
    return float((1 + (getrokken >= echt - 1e-9).sum()) / (PATRONEN + 1))


def _compute_golven(plekken: Matrix) -> Matrix:
    """Return the waves of a map, one a column: the eigenvectors of how near the places are, around their mean."""
    ver = np.hypot(*(plekken[:, None] - plekken[None]).transpose(2, 0, 1))
    nabij = np.exp(-ver / max(float(np.median(ver)), 1e-9))
    rond = np.eye(len(plekken)) - 1 / len(plekken)
    return np.asarray(np.linalg.eigh(rond @ nabij @ rond)[1])


@dataclass(frozen=True)
class Patroon:
    """How figures go with the distance from the centre; `p` is None where everything was counted."""

    rho: float
    p: float | None


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
    rho, p = compute_spearman(waarden, afstanden)
    if p >= MAXIMUM_P or abs(rho) < MINIMUM_RHO:
        return None
    return rho if volledig or compute_p_ruimte(waarden, afstanden, plekken) < MAXIMUM_P else None


def find_patroon(indicator: Indicator, cellen: pd.DataFrame, plekken: dict[str, Plek]) -> Patroon | None:
    """Return the proven pattern from the centre to the edge, or None.

    Notes: `cellen` (code, waarde, status) holds the places that are large enough. The total of a count follows the size
    of a place; a fictitious figure or an estimate, ours or a model's, is no finding.
    """
    deel = cellen[cellen["waarde"].notna() & cellen["code"].isin(list(plekken))]
    if indicator.aggregatie == Aggregatie.SOM or indicator.modelschatting:
        return None
    if bool(deel["status"].isin(["voorbeeld", "geschat"]).any()):
        return None
    volledig = indicator.toets is Toetssoort.STAND
    waarden, plek = deel["waarde"].tolist(), [plekken[code] for code in deel["code"]]
    rho = compute_samenhang(waarden, plek, volledig)
    if rho is None:
        return None
    return Patroon(rho, None if volledig else compute_p_ruimte(waarden, [float(np.hypot(*p)) for p in plek], plek))


def build_kop(indicator: Indicator, patroon: Patroon | None, woord: str, jaar: int) -> str:
    """Return the pattern as a headline, or the title when there is none; a full count says that it is one."""
    if patroon is None:
        return f"{indicator.titel} per {woord} in {jaar}"
    woorden = indicator.kop_lager_na_plaats if patroon.rho > 0 else indicator.kop_hoger_na_plaats
    telling = " (volledige telling)" if patroon.p is None else ""
    return f"Rond het centrum {woorden} dan aan de rand{telling}"


def build_lead(indicator: Indicator, cellen: pd.DataFrame, almelo: float | None) -> str:
    """Return the sentences under the headline: the range of the figures and that of the city; empty without figures.

    Notes: `cellen` (waarde) holds the places that are large enough. The ends of the range carry no name: this is no
    ranking. With fewer than five figures a range says nothing.
    """
    bekend = cellen.loc[cellen["waarde"].notna(), "waarde"].round(indicator.decimalen)
    met_almelo = almelo is not None and indicator.aggregatie != Aggregatie.SOM
    zin = indicator.zin.format(gebied=f"heel {GEMEENTE_NAAM}", waarde=format_in_zin(indicator, almelo))
    heel = zin if met_almelo else ""
    if len(bekend) < MINIMUM_GEBIEDEN or bekend.nunique() < 2:
        return heel
    laag, hoog = format_in_zin(indicator, bekend.min()), format_in_zin(indicator, bekend.max(), met_schatting=False)
    return f"De cijfers lopen van {laag} tot {hoog}. {heel}".strip()
