"""What PDOK gives: boundaries of wijken and buurten, streets and postcodes, and one look-up while somebody waits."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from lwd_monitor.bron.ophalen import Ophaler, write_json
from lwd_monitor.fout import Fout

BASIS = "https://api.pdok.nl/cbs"
PER_BLADZIJDE = 1_000
LOCATIESERVER = "https://api.pdok.nl/bzk/locatieserver/search/v3_1"
# More rows than this the service does not give in one answer.
ADRESSEN_PER_BLADZIJDE = 100
VELDEN = "straatnaam,woonplaatsnaam,postcode,centroide_ll"


def fetch_grenzen(
    jaar: int,
    map_: Path,
    *,
    ophaler: Ophaler,
    niveau: str = "buurten",
    gemeente: str,
    basis: str = BASIS,
) -> Path:
    """Fetch the boundaries as one GeoJSON file in WGS84 that `gebied load` reads."""
    adres = (
        f"{basis.rstrip('/')}/wijken-en-buurten-{jaar}/ogc/v1/collections/{niveau}/items"
        f"?gemeentecode={gemeente}&limit={PER_BLADZIJDE}&f=json"
    )
    vlakken: list[dict[str, Any]] = []
    verwacht = None
    for bladzijde in ophaler.iter_bladzijden(adres, _find_volgende):
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


def _find_volgende(bladzijde: Mapping[str, Any]) -> str | None:
    for verwijzing in bladzijde.get("links") or []:
        if isinstance(verwijzing, dict) and verwijzing.get("rel") == "next":
            return verwijzing.get("href")
    return None


def fetch_postcodes(map_: Path, *, ophaler: Ophaler, gemeente: str, basis: str = LOCATIESERVER) -> Path:
    """Fetch every pair of street and postcode of a gemeente, with its middle, as one JSON file."""
    vraag = f"fq=type:postcode&fq=gemeentecode:{gemeente.removeprefix('GM')}&fl={VELDEN}&rows={ADRESSEN_PER_BLADZIJDE}"
    wortel = f"{basis.rstrip('/')}/free?{vraag}"
    paren: list[dict[str, Any]] = []

    def find_volgende(bladzijde: Mapping[str, Any]) -> str | None:
        aantal, docs = _read_antwoord(bladzijde)
        return f"{wortel}&start={len(paren)}" if docs and len(paren) < aantal else None

    aantal = 0
    for bladzijde in ophaler.iter_bladzijden(f"{wortel}&start=0", lambda antwoord: find_volgende(antwoord)):
        aantal, docs = _read_antwoord(bladzijde)
        paren += docs
    if not paren:
        raise Fout(f"PDOK Locatieserver heeft geen postcodes van {gemeente}. Klopt de code van de gemeente?")
    if aantal != len(paren):
        raise Fout(
            f"PDOK Locatieserver beloofde {aantal} postcodes maar gaf er {len(paren)}. Probeer het later opnieuw."
        )
    return write_json({"postcodes": paren}, map_ / f"adressen_{gemeente}.json")


def find_adressen(woorden: str, *, ophaler: Ophaler, gemeente: str, basis: str = LOCATIESERVER) -> list[dict[str, Any]]:
    """Ask for pairs of street and postcode in a gemeente that look like some words; the best first."""
    vraag = urlencode(
        [
            ("q", woorden),
            ("fq", "type:postcode"),
            ("fq", f"gemeentecode:{gemeente.removeprefix('GM')}"),
            ("fl", VELDEN),
            ("rows", "20"),
        ],
        quote_via=quote,
    )
    return _read_antwoord(ophaler.get_json(f"{basis.rstrip('/')}/free?{vraag}"))[1]


def _read_antwoord(bladzijde: Mapping[str, Any]) -> tuple[int, list[dict[str, Any]]]:
    antwoord = bladzijde.get("response")
    docs = antwoord.get("docs") if isinstance(antwoord, dict) else None
    if not isinstance(antwoord, dict) or not isinstance(docs, list) or not isinstance(antwoord.get("numFound"), int):
        raise Fout(
            "Het antwoord van PDOK Locatieserver heeft niet de vorm die het belooft ('response' ontbreekt). "
            "Probeer het later opnieuw."
        )
    return antwoord["numFound"], [doc for doc in docs if isinstance(doc, dict)]
