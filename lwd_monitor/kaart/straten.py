"""The same map on top of streets: a Plotly figure on PDOK's grey background tiles, served by our own route."""

import json
from math import cos, log2, radians
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import shapely
from shapely.geometry import shape

from lwd_monitor.kaart.klassen import compute_klassen
from lwd_monitor.kaart.payload import Cel, build_cellen, get_waarden
from lwd_monitor.kleuren import GRIJS, INKT, TINTEN, WIT

CREDITS = "Achtergrond: BRT Achtergrondkaart, Kadaster (CC BY 4.0)"
FONT = {"family": '"Source Sans", sans-serif', "size": 14}
HEIGHT = 640
# The zoom that fits the gebieden on a phone also fits them on a wide screen.
FIT_WIDTH, FIT_HEIGHT = 380, 610
METRES_PER_PIXEL_AT_0 = 78271.5
METRES_PER_DEGREE = 111320.0


def build_stratenkaart(
    cellen: pd.DataFrame,
    *,
    eenheid: str,
    decimalen: int,
    basis_url: str,
    gekozen: str | None = None,
    stad_codes: tuple[str, ...] | None = None,
) -> go.Figure:
    """Return the choropleth on tiles; a click carries the code in `customdata`.

    Notes: `basis_url` is the app's own address ("http://localhost:8501"): map workers cannot resolve a bare path.
    The style stays "white-bg" with a raster layer, since a style dictionary switches hover off.
    """
    known = cellen[cellen["geometrie"].notna()]
    klassen = compute_klassen(get_waarden(cellen), decimalen)
    # The chosen gebied comes last, or its neighbours would cover its outline.
    drawn = sorted(build_cellen(known, klassen, eenheid, decimalen), key=lambda cel: cel.code == gekozen)
    features = {
        "type": "FeatureCollection",
        "features": [
            {"type": "Feature", "id": code, "properties": {}, "geometry": json.loads(text)}
            for code, text in zip(known["code"], known["geometrie"], strict=True)
        ],
    }
    figure = go.Figure([_build_trace(drawn, features, gekozen)])
    figure.update_layout(
        map=_build_view(features, basis_url, stad_codes),
        height=HEIGHT,
        margin={"l": 0, "r": 0, "t": 0, "b": 0},
        clickmode="event+select",
        hoverlabel={"bgcolor": INKT, "bordercolor": INKT, "font": FONT | {"color": "white"}},
        font=FONT | {"color": INKT},
        showlegend=False,
    )
    return figure


def _build_trace(drawn: list[Cel], features: dict[str, Any], gekozen: str | None) -> go.Choroplethmap:
    """Build the coloured gebieden; a class is its number, and -1 for every reason without a figure."""
    steps = [GRIJS, *TINTEN]
    scale = [[place / len(steps), colour] for nr, colour in enumerate(steps) for place in (nr, nr + 1)]
    return go.Choroplethmap(
        geojson=features,
        locations=[cel.code for cel in drawn],
        customdata=[[cel.code] for cel in drawn],
        text=[cel.zin for cel in drawn],
        z=[-1 if cel.tint is None else cel.tint for cel in drawn],
        zmin=-1.5,
        zmax=len(TINTEN) - 0.5,
        colorscale=scale,
        showscale=False,
        hovertemplate="%{text}<extra></extra>",
        marker={
            "opacity": [0.35 if cel.tint is None and cel.code != gekozen else 0.72 for cel in drawn],
            "line": {
                "width": [3.5 if cel.code == gekozen else 1 for cel in drawn],
                "color": [INKT if cel.code == gekozen else WIT for cel in drawn],
            },
        },
        # Plotly fades everything but the clicked gebied otherwise; the ink outline shows the choice already.
        selected={"marker": {"opacity": 0.72}},
        unselected={"marker": {"opacity": 0.72}},
    )


def _build_view(features: dict[str, Any], basis_url: str, stad_codes: tuple[str, ...] | None) -> dict[str, Any]:
    west, south, east, north = _get_bounds(features, stad_codes)
    shrink = cos(radians((south + north) / 2))
    metres_per_pixel = METRES_PER_DEGREE * max((east - west) * shrink / FIT_WIDTH, (north - south) / FIT_HEIGHT)
    return {
        "style": "white-bg",
        "bounds": {"west": west - 0.5, "east": east + 0.5, "south": south - 0.15, "north": north + 0.15},
        "center": {"lon": (west + east) / 2, "lat": (south + north) / 2},
        "zoom": log2(METRES_PER_PIXEL_AT_0 * shrink / metres_per_pixel),
        "layers": [
            {
                "sourcetype": "raster",
                "source": [f"{basis_url.rstrip('/')}/tegels/{{z}}/{{x}}/{{y}}.png"],
                "sourceattribution": CREDITS,
                "below": "traces",
            }
        ],
    }


def _get_bounds(features: dict[str, Any], stad_codes: tuple[str, ...] | None) -> tuple[float, float, float, float]:
    shapes = {feature["id"]: shape(feature["geometry"]) for feature in features["features"]}
    inside = [shapes[code] for code in stad_codes or () if code in shapes]
    west, south, east, north = shapely.total_bounds(np.array(inside or list(shapes.values()), dtype=object))
    return float(west), float(south), float(east), float(north)
