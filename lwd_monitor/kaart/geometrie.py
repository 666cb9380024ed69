"""The drawing of the map without any figure: paths, wijk borders, places of names, neighbours for the arrow keys."""

from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import Any

import numpy as np
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from lwd_monitor.kaart.projectie import MARGIN, Projectie, build_projectie, format_path

# Left, right, up, down; y grows downwards as on the screen.
DIRECTIONS = ((-1, 0), (1, 0), (0, -1), (0, 1))
NONE = -1
SIDEWAYS_COST = 2.0
NOT_ADJACENT_COST = 1.6
# The stad is taller than wide; a little of the land beside it keeps map and legend on one screen.
STAD_RATIO = 1.15


def compute_buren(shapes: list[BaseGeometry]) -> list[list[int]]:
    """Return for each gebied the numbers of its neighbours left, right, up and down; -1 where there is none.

    Notes: every gebied can be reached from every other; where the plain nearest ones leave a gebied out, a free
    direction of the closest reachable gebied leads to it.
    """
    if not shapes:
        return []
    points = shapely.get_coordinates(shapely.point_on_surface(np.array(shapes, dtype=object)))
    touching = _compute_touching(shapes)
    buren = [[_find_buur(nr, points, touching[nr], direction) for direction in DIRECTIONS] for nr in range(len(points))]
    _connect(buren, points)
    return buren


def _compute_touching(shapes: list[BaseGeometry]) -> np.ndarray:
    tree = shapely.STRtree(shapes)
    touching = np.zeros((len(shapes), len(shapes)), dtype=bool)
    for one, other in tree.query(shapes, predicate="dwithin", distance=2.0).T:
        touching[one, other] = one != other
    return touching


def _find_buur(nr: int, points: np.ndarray, touching: np.ndarray, direction: tuple[int, int]) -> int:
    offsets = points - points[nr]
    ahead = offsets @ np.array(direction)
    sideways = np.abs(offsets @ np.array(direction[::-1]))
    cost = ahead + SIDEWAYS_COST * sideways
    cost = np.where(touching, cost, cost * NOT_ADJACENT_COST)
    cost = np.where((ahead > 0) & (sideways <= 1.5 * ahead), cost, np.inf)
    best = int(np.argmin(cost))
    return best if np.isfinite(cost[best]) else NONE


def find_reachable(buren: list[list[int]], start: int = 0) -> set[int]:
    """Return the numbers that the arrow keys reach from `start`."""
    seen, todo = {start}, [start]
    while todo:
        for buur in buren[todo.pop()]:
            if buur != NONE and buur not in seen:
                seen.add(buur)
                todo.append(buur)
    return seen


def _connect(buren: list[list[int]], points: np.ndarray) -> None:
    """Make every gebied reachable from the first, and the first from every one, by filling free directions."""
    everything = set(range(len(points)))
    while missing := everything - (seen := find_reachable(buren)):
        _link(buren, points, sorted(seen), sorted(missing))
    while strays := [nr for nr in sorted(everything) if 0 not in find_reachable(buren, nr)]:
        good = [nr for nr in sorted(everything) if nr not in strays]
        _link(buren, points, strays, good)


def _link(buren: list[list[int]], points: np.ndarray, sources: list[int], targets: list[int]) -> None:
    """Point the best direction of the closest source at a target; a direction that leads nowhere yet goes first."""
    options = [
        (
            buren[source][place] != NONE,
            float(np.hypot(*(offset := points[target] - points[source]))) - float(offset @ np.array(direction)),
            source,
            place,
            target,
        )
        for source in sources
        for target in targets
        for place, direction in enumerate(DIRECTIONS)
        if float((points[target] - points[source]) @ np.array(direction)) > 0
    ]
    _, _, source, place, target = min(options)
    buren[source][place] = target


@dataclass(frozen=True)
class Geometrie:
    """What the browser needs to draw; `codes` are the gebieden in view, `zonder_grens` those without a border."""

    id: str
    width: int
    height: int
    codes: tuple[str, ...]
    paden: tuple[str, ...]
    buren: tuple[tuple[int, ...], ...]
    wijken: tuple[str, ...]
    namen: tuple[tuple[str, int, int], ...]
    zonder_grens: tuple[str, ...]
    ruw: bool

    def as_dict(self) -> dict[str, Any]:
        """Return the drawing in the form that goes to the browser."""
        return asdict(self)


def build_geometrie(cellen: pd.DataFrame, stad_codes: tuple[str, ...] | None = None) -> Geometrie:
    """Draw the gebieden of `cellen` (code, naam, wijk_naam, geometrie, geometrie_ruw), or what `stad_codes` span.

    Notes: 71 buurten take about 20 ms; it depends on borders alone, so a caller may keep it over years and indicators.
    Gebieden wholly outside the stad are left out of the drawing.
    """
    known = cellen[cellen["geometrie"].map(lambda text: isinstance(text, str) and text != "")]
    zonder = tuple(cellen.loc[~cellen["code"].isin(known["code"]), "code"])
    ruw = bool(known["geometrie_ruw"].fillna(False).astype(bool).any()) if len(known) else False
    if known.empty:
        return Geometrie("leeg", 0, 0, (), (), (), (), (), zonder, ruw)
    shapes = dict(zip(known["code"], shapely.make_valid(shapely.from_geojson(known["geometrie"])), strict=True))
    inside = [shapes[code] for code in stad_codes or () if code in shapes]
    projectie = build_projectie(inside, STAD_RATIO) if inside else build_projectie(shapes.values())
    drawn = {code: projectie.apply(shape) for code, shape in shapes.items()}
    window = shapely.box(0, 0, projectie.width, projectie.height)
    shown = known[[drawn[code].intersection(window).area > MARGIN**2 for code in known["code"]]]
    return _build_drawing(shown, {code: drawn[code] for code in shown["code"]}, window, projectie, zonder, ruw)


def _build_drawing(
    shown: pd.DataFrame,
    drawn: dict[str, BaseGeometry],
    window: BaseGeometry,
    projectie: Projectie,
    zonder: tuple[str, ...],
    ruw: bool,
) -> Geometrie:
    codes = tuple(shown["code"])
    visible = {code: drawn[code].intersection(window) for code in codes}
    groups = _group_by_wijk(shown)
    paden = tuple(format_path(drawn[code]) for code in codes)
    namen = tuple((naam, *_find_name_place([visible[c] for c in members])) for naam, members in groups.items())
    is_wijk = len(groups) < len(codes)
    borders = [shapely.union_all([drawn[c] for c in members]) for members in groups.values()] if is_wijk else []
    key = "|".join([*codes, *paden, *groups])
    return Geometrie(
        id=sha256(key.encode()).hexdigest()[:12],
        width=projectie.width,
        height=projectie.height,
        codes=codes,
        paden=paden,
        buren=tuple(tuple(row) for row in compute_buren([visible[code] for code in codes])),
        wijken=tuple(format_path(shapely.boundary(border)) for border in borders),
        namen=namen,
        zonder_grens=zonder,
        ruw=ruw,
    )


def _group_by_wijk(shown: pd.DataFrame) -> dict[str, list[str]]:
    """Group codes under the name that is printed on the map: the wijk, or the gebied itself where it has none."""
    groups: dict[str, list[str]] = {}
    for code, naam, wijk in zip(shown["code"], shown["naam"], shown["wijk_naam"], strict=True):
        groups.setdefault(wijk if isinstance(wijk, str) and wijk else naam, []).append(code)
    return groups


def _find_name_place(shapes: list[BaseGeometry]) -> tuple[int, int]:
    """Put a wijk's name where people live: small buurten are the built-up ones, so they pull hardest."""
    points = np.array([shapely.get_coordinates(shapely.point_on_surface(s))[0] for s in shapes])
    weights = 1 / np.sqrt([max(s.area, 1.0) for s in shapes])
    middle = (points * weights[:, None]).sum(axis=0) / weights.sum()
    if not shapely.union_all(shapes).contains(shapely.Point(middle)):
        middle = points[np.argmin(np.hypot(*(points - middle).T))]
    return round(float(middle[0])), round(float(middle[1]))
