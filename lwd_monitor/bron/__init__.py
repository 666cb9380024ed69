"""Clients of outside sources: each writes what it fetched as a file that goes the same way in as an upload."""

from lwd_monitor.bron.bronnen import BRONNEN, Bron, fetch
from lwd_monitor.bron.cbs import fetch_kwb, fetch_tabel
from lwd_monitor.bron.cbs4 import fetch_waarnemingen
from lwd_monitor.bron.derden import fetch_gezondheid, fetch_misdrijven
from lwd_monitor.bron.ophalen import Ophaler
from lwd_monitor.bron.pdok import fetch_grenzen

__all__ = [
    "BRONNEN",
    "Bron",
    "Ophaler",
    "fetch",
    "fetch_gezondheid",
    "fetch_grenzen",
    "fetch_kwb",
    "fetch_misdrijven",
    "fetch_tabel",
    "fetch_waarnemingen",
]
