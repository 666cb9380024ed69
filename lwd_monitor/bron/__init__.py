"""Clients of outside sources: each writes what it fetched as a file that goes the same way in as an upload."""

from lwd_monitor.bron.bronnen import BRONNEN, fetch
from lwd_monitor.bron.cbs import (
    Tabeldeel,
    fetch_beschrijving,
    fetch_catalogus,
    fetch_perioden,
    fetch_tabel,
    fetch_waarnemingen,
)
from lwd_monitor.bron.ophalen import NietGevonden, Ophaler, replace_server
from lwd_monitor.bron.pdok import LOCATIESERVER, fetch_grenzen, fetch_postcodes, find_adressen
from lwd_monitor.bron.tegels import TegelBron, can_reach_tegels, get_tegel_url

__all__ = [
    "BRONNEN",
    "LOCATIESERVER",
    "NietGevonden",
    "Ophaler",
    "Tabeldeel",
    "TegelBron",
    "can_reach_tegels",
    "fetch",
    "fetch_beschrijving",
    "fetch_catalogus",
    "fetch_grenzen",
    "fetch_perioden",
    "fetch_postcodes",
    "fetch_tabel",
    "fetch_waarnemingen",
    "find_adressen",
    "get_tegel_url",
    "replace_server",
]
