"""A still map of the wijken with points on it, where what has no point is hatched; and names that tell places apart."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
import shapely
from markupsafe import Markup
from shapely.geometry.base import BaseGeometry

from lwd_monitor.kaart.projectie import build_projectie, format_path
from lwd_monitor.kleuren import GRIJS, INKT, TINTEN, WIT

# A point in degrees (lon, lat), or the code of the place in which it lies where nothing more is known.
Plek = tuple[float, float] | str
_ARCEER = Markup(
    "<defs><pattern id='leeg' width='28' height='28' patternUnits='userSpaceOnUse' patternTransform='rotate(45)'>"
    "<rect width='28' height='28' fill='{}'/><line x1='0' y1='0' x2='0' y2='28' stroke='{}' stroke-width='8'/>"
    "</pattern></defs>"
).format(WIT, GRIJS)


@dataclass(frozen=True)
class Plekkenkaart:
    """The drawing, and where on it the points and the middles of the hatched places are, in percent from left and top."""

    svg: str
    plekken: tuple[tuple[float, float] | None, ...]
    leeg: Mapping[str, tuple[float, float]]


def build_plekkenkaart(cellen: pd.DataFrame, plekken: Sequence[Plek], leeg: Collection[str]) -> Plekkenkaart | None:
    """Return the places of `cellen` (code, geometrie) with `plekken` on them, the codes `leeg` hatched; None without outlines.

    Notes: a point outside the drawing, or of a place without an outline, has no place on it (None).
    """
    bekend = cellen[cellen["geometrie"].map(lambda tekst: isinstance(tekst, str) and tekst != "")]
    if bekend.empty:
        return None
    vormen = dict(zip(bekend["code"], shapely.make_valid(shapely.from_geojson(bekend["geometrie"])), strict=True))
    projectie = build_projectie(vormen.values())
    getekend = {code: projectie.apply(vorm) for code, vorm in vormen.items()}
    midden = {code: _find_midden(vorm) for code, vorm in getekend.items()}

    def place(plek: Plek) -> tuple[float, float] | None:
        if isinstance(plek, str):
            punt = midden.get(plek)
        else:
            punt = shapely.get_coordinates(projectie.apply(shapely.Point(*plek)))[0]
        return None if punt is None else _scale(punt, projectie.width, projectie.height)

    paden = Markup().join(
        Markup("<path d='{}' fill='{}' fill-rule='evenodd' stroke='{}' stroke-width='3'/>").format(
            format_path(vorm), "url(#leeg)" if code in leeg else TINTEN[0], INKT
        )
        for code, vorm in getekend.items()
    )
    svg = Markup("<svg xmlns='http://www.w3.org/2000/svg' width='{0}' height='{1}' viewBox='0 0 {0} {1}'>{2}{3}</svg>")
    return Plekkenkaart(
        svg.format(projectie.width, projectie.height, _ARCEER, paden),
        tuple(_keep(place(plek)) for plek in plekken),
        {code: punt for code in leeg if (punt := place(code)) is not None},
    )


def _find_midden(vorm: BaseGeometry) -> tuple[float, float]:
    """Return the roomiest spot of a place: a place around another has its middle in that other."""
    grootste = max(shapely.get_parts(vorm), key=lambda deel: deel.area)
    x, y = shapely.get_coordinates(shapely.maximum_inscribed_circle(grootste, tolerance=1.0))[0]
    return float(x), float(y)


def _scale(punt: Sequence[float], breedte: int, hoogte: int) -> tuple[float, float]:
    return round(100 * float(punt[0]) / breedte, 2), round(100 * float(punt[1]) / hoogte, 2)


def _keep(punt: tuple[float, float] | None) -> tuple[float, float] | None:
    return punt if punt is not None and all(0 <= deel <= 100 for deel in punt) else None


def build_namen(cellen: pd.DataFrame) -> dict[str, str]:
    """Return a name per code, from code, naam, wijk_naam ("Verspreide huizen" occurs in several wijken)."""
    dubbel = cellen["naam"].duplicated(keep=False)
    return {
        code: f"{naam} ({wijk})" if twee and isinstance(wijk, str) else naam
        for code, naam, wijk, twee in zip(cellen["code"], cellen["naam"], cellen["wijk_naam"], dubbel, strict=True)
    }
