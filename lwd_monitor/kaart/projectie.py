"""From degrees to the whole-number drawing grid of the map, and SVG path texts on that grid."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import cos, radians

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

# The map is shown some 700 px wide: 1400 grid steps keep every point within half a pixel.
GRID_WIDTH = 1400
MARGIN = 8


@dataclass(frozen=True)
class Projectie:
    """Equirectangular drawing of a part of the gemeente; true to shape, since the municipality is only 12 km high."""

    west: float
    north: float
    per_degree_x: float
    per_degree_y: float
    width: int
    height: int

    def apply(self, geometry: BaseGeometry) -> BaseGeometry:
        """Return the geometry on the drawing grid, unrounded."""

        def to_grid(points: np.ndarray) -> np.ndarray:
            x = MARGIN + (points[:, 0] - self.west) * self.per_degree_x
            y = MARGIN + (self.north - points[:, 1]) * self.per_degree_y
            return np.column_stack([x, y])

        return shapely.transform(geometry, to_grid)


def build_projectie(shown: Iterable[BaseGeometry], max_ratio: float | None = None) -> Projectie:
    """Fit the drawing around the gebieden that must be in view; `max_ratio` caps its height, in widths."""
    west, south, east, north = shapely.total_bounds(np.array(list(shown), dtype=object))
    if max_ratio is not None:
        needed = (north - south) / cos(radians((south + north) / 2)) / max_ratio
        extra = max(0.0, needed - (east - west)) / 2
        west, east = west - extra, east + extra
    per_x = (GRID_WIDTH - 2 * MARGIN) / max(east - west, 1e-9)
    per_y = per_x / cos(radians((south + north) / 2))
    height = round((north - south) * per_y) + 2 * MARGIN
    return Projectie(float(west), float(north), float(per_x), float(per_y), GRID_WIDTH, height)


def format_path(geometry: BaseGeometry) -> str:
    """Write a (multi)polygon or line on the grid as a compact SVG path: whole numbers, relative steps."""
    rings: list[BaseGeometry] = []
    for part in shapely.get_parts(geometry):
        rings += [part.exterior, *part.interiors] if part.geom_type == "Polygon" else [part]
    return "".join(_format_ring(shapely.get_coordinates(ring), closed=ring.is_closed) for ring in rings)


def _format_ring(points: np.ndarray, *, closed: bool) -> str:
    grid = np.rint(points).astype(int)
    steps = np.diff(grid, axis=0)
    steps = steps[np.any(steps != 0, axis=1)]
    if closed:
        steps = steps[:-1]
    moves = "".join(f"l{dx}{'' if dy < 0 else ' '}{dy}" for dx, dy in steps)
    return f"M{grid[0][0]} {grid[0][1]}{moves}{'z' if closed else ''}"
