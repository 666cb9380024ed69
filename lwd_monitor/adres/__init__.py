"""Streets and postcodes, each with the buurt it lies in: from the middle of a postcode to that buurt."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
import shapely

from lwd_monitor.adres.store import has_adressen, insert_adressen, load_adressen

KOLOMMEN = ["straat", "plaats", "postcode", "gebied_code", "indeling"]
_PUNT = re.compile(r"POINT\s*\(\s*(-?[\d.]+)\s+(-?[\d.]+)\s*\)")
_POSTCODE = re.compile(r"[1-9]\d{3}[A-Z]{2}")
__all__ = ["has_adressen", "insert_adressen", "load_adressen", "place_postcodes"]


@dataclass(frozen=True)
class Geplaatst:
    """The pairs that lie in a buurt, and how many lie in none or tell no place."""

    frame: pd.DataFrame
    buiten: int


def place_postcodes(paren: Iterable[Mapping[str, object]], vlakken: pd.DataFrame, indeling: int) -> Geplaatst:
    """Return every pair of street and postcode with its buurt; `vlakken` has code and geometrie (GeoJSON text).

    Notes: what lies in no buurt of the gemeente is left out, so that nothing is placed by guess.
    """
    rijen = [rij for paar in paren if (rij := _read_paar(paar)) is not None]
    aantal = sum(1 for _ in rijen)
    bekend = vlakken.dropna(subset=["geometrie"])
    boom = shapely.STRtree(shapely.from_geojson(bekend["geometrie"].to_numpy(dtype=object)))
    punten = shapely.points([(lon, lat) for *_, lon, lat in rijen]) if rijen else np.array([], dtype=object)
    plek, vlak = boom.query(punten, predicate="intersects")
    # On a shared border a point lies in both: the first code holds, each time the same.
    eerste: dict[int, str] = {}
    for nummer, code in sorted(zip(plek.tolist(), bekend["code"].to_numpy()[vlak].tolist(), strict=True)):
        eerste.setdefault(nummer, code)
    frame = pd.DataFrame(
        [(*rijen[nummer][:3], code, indeling) for nummer, code in eerste.items()], columns=KOLOMMEN
    ).drop_duplicates(["straat", "plaats", "postcode"])
    return Geplaatst(frame.sort_values(KOLOMMEN, ignore_index=True), aantal - len(eerste))


def _read_paar(paar: Mapping[str, object]) -> tuple[str, str, str, float, float] | None:
    straat, plaats = (str(paar.get(naam) or "").strip() for naam in ("straatnaam", "woonplaatsnaam"))
    postcode = str(paar.get("postcode") or "").replace(" ", "").upper()
    punt = _PUNT.fullmatch(str(paar.get("centroide_ll") or "").strip())
    if not straat or not _POSTCODE.fullmatch(postcode) or punt is None:
        return None
    return straat, plaats, postcode, float(punt.group(1)), float(punt.group(2))
