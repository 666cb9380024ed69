"""Wijkaccommodaties: which there are, who runs them, and the wijken without one."""

from typing import Any

from lwd_monitor.db import Cursor
from lwd_monitor.gebied import Gebied, Gebieden, GebiedNiveau
from lwd_monitor.plan import load_bestand
from lwd_monitor.register import Stuk, get_register, list_stukken
from lwd_monitor.toegang import Gebruiker

__all__ = ["REGISTER", "build_meegeleverd", "find_punt", "list_accommodaties", "list_zonder"]

REGISTER = "accommodatie"
# Fields of the file that are fields of the register under the same name.
_ZELFDE = ("naam", "beheer", "sinds", "subsidie", "adres", "lat", "lon", "bron_adres", "bron", "toelichting")


def list_accommodaties(con: Cursor, gebruiker: Gebruiker) -> list[Stuk]:
    """Return the wijkaccommodaties as they stand now, by name."""
    stukken = list_stukken(con, gebruiker, get_register(REGISTER))
    return sorted(stukken, key=lambda stuk: str(stuk.gegevens["naam"]).lstrip("'").casefold())


def find_punt(stuk: Stuk) -> tuple[float, float] | None:
    """Return where an accommodatie stands, in degrees (lon, lat); None where only its wijk is known."""
    lon, lat = stuk.get("lon"), stuk.get("lat")
    return None if lon is None or lat is None else (float(str(lon)), float(str(lat)))


def list_zonder(accommodaties: list[Stuk], gebieden: Gebieden) -> list[Gebied]:
    """Return the wijken and dorpen in which none of these stands."""
    met = {stuk.gegevens["gebied"] for stuk in accommodaties}
    return [wijk for wijk in gebieden.list_niveau(GebiedNiveau.WIJK) if wijk.code not in met]


def build_meegeleverd() -> dict[str, dict[str, Any]]:
    """Return what ships, by an id of its own."""
    inhoud: dict[str, dict[str, Any]] = {}
    for nummer, entry in enumerate(load_bestand("accommodaties")["accommodaties"], 1):
        velden = {naam: entry[naam] for naam in _ZELFDE if naam in entry}
        inhoud[f"accommodatie_{nummer:02}"] = {**velden, "gebied": entry["code"]}
    return inhoud
