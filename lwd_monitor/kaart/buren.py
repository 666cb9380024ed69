"""Which gebied an arrow key goes to: the nearest neighbour to the left, right, above and below."""

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

# Left, right, up, down; y grows downwards as on the screen.
DIRECTIONS = ((-1, 0), (1, 0), (0, -1), (0, 1))
NONE = -1
SIDEWAYS_COST = 2.0
NOT_ADJACENT_COST = 1.6


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
