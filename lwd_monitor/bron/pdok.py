"""Boundaries of wijken and buurten of a year from PDOK (OGC API Features)."""

from pathlib import Path
from typing import Any

from lwd_monitor.bron.ophalen import Ophaler, write_json
from lwd_monitor.fout import Fout
from lwd_monitor.instellingen import GEMEENTE

BASIS = "https://api.pdok.nl/cbs"
PER_BLADZIJDE = 1_000


def fetch_grenzen(
    jaar: int,
    map_: Path,
    *,
    ophaler: Ophaler,
    niveau: str = "buurten",
    gemeente: str = GEMEENTE.code,
    basis: str = BASIS,
) -> Path:
    """Fetch the boundaries as one GeoJSON file in WGS84 that `gebied load` reads."""
    adres = (
        f"{basis.rstrip('/')}/wijken-en-buurten-{jaar}/ogc/v1/collections/{niveau}/items"
        f"?gemeentecode={gemeente}&limit={PER_BLADZIJDE}&f=json"
    )
    vlakken: list[dict[str, Any]] = []
    verwacht = None
    for bladzijde in ophaler.iter_bladzijden(adres, _get_volgende):
        deel = bladzijde.get("features")
        if not isinstance(deel, list):
            raise Fout("Het antwoord van PDOK heeft niet de vorm die het belooft (de lijst 'features' ontbreekt).")
        vlakken += deel
        verwacht = bladzijde.get("numberMatched", verwacht)
    if not vlakken:
        raise Fout(f"PDOK heeft voor {jaar} geen {niveau} van {gemeente}. Klopt het jaar?")
    if isinstance(verwacht, int) and verwacht != len(vlakken):
        raise Fout(f"PDOK beloofde {verwacht} {niveau} maar gaf er {len(vlakken)}. Probeer het later opnieuw.")
    return write_json({"type": "FeatureCollection", "features": vlakken}, map_ / f"{niveau}_{jaar}_{gemeente}.geojson")


def _get_volgende(bladzijde: dict[str, Any]) -> str | None:
    for verwijzing in bladzijde.get("links") or []:
        if isinstance(verwijzing, dict) and verwijzing.get("rel") == "next":
            return verwijzing.get("href")
    return None
