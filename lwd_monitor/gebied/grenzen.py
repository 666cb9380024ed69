"""From outlines of buurten to the places of an indeling: buurten, their wijken and the gemeente."""

import json
from pathlib import Path

import pandas as pd

from lwd_monitor.gebied.model import GEMEENTE_CODE, spell_naam

DECIMALEN = 6  # a decimetre: rounded further, lines that two gebieden share would part where one bends


def build_gebieden(
    pad: Path, indeling: int, gemeente_naam: str, ruw: bool = False, precies: Path | None = None
) -> pd.DataFrame:
    """Return the rows of `gebied` for one indeling from a GeoJSON of buurten in EPSG:4326.

    `ruw` marks outlines that are good only by approximation; `precies` is a second file with the same buurten in full
    detail.
    """
    # geopandas takes a second to import and only loading needs it.
    import geopandas as gpd

    gebieden = assemble_gebieden(gpd.read_file(pad), indeling, gemeente_naam, ruw)
    if precies is None:
        return gebieden
    fijn = assemble_gebieden(gpd.read_file(precies), indeling, gemeente_naam).set_index("code")["geometrie"]
    return gebieden.assign(geometrie_precies=gebieden["code"].map(fijn))


def assemble_gebieden(frame, indeling: int, gemeente_naam: str, ruw: bool = False) -> pd.DataFrame:
    """Return buurten, their wijken and the gemeente from outlines with buurtcode, buurtnaam, wijkcode, wijknaam.

    Notes: each place gets the gemeente's own spelling of its name, whichever the publisher uses.
    """
    rows = [
        _row(row.buurtcode, indeling, "buurt", spell_naam(row.buurtnaam), row.wijkcode, row.geometry, ruw)
        for row in frame.itertuples()
    ]
    for (code, naam), deel in frame.groupby(["wijkcode", "wijknaam"]):
        rows.append(_row(code, indeling, "wijk", spell_naam(naam), GEMEENTE_CODE, deel.geometry.union_all(), ruw))
    rows.append(_row(GEMEENTE_CODE, indeling, "gemeente", gemeente_naam, None, frame.geometry.union_all(), ruw))
    return pd.DataFrame(rows)


def format_geometrie(vorm) -> str | None:
    """Return an outline as GeoJSON text; None when there is none."""
    import shapely

    if vorm is None or vorm.is_empty:
        return None
    afgerond = shapely.set_precision(vorm, 10**-DECIMALEN)
    return json.dumps(json.loads(shapely.to_geojson(afgerond)), separators=(",", ":"))


def _row(code: str, indeling: int, niveau: str, naam: str, ouder: str | None, vorm, ruw: bool) -> dict[str, object]:
    """Give a row of the table gebied; seven, its columns."""
    return {
        "code": code,
        "indeling": indeling,
        "niveau": niveau,
        "naam": naam,
        "ouder_code": ouder,
        "geometrie": format_geometrie(vorm),
        "geometrie_ruw": ruw,
    }
