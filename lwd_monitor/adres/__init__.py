"""Streets and postcodes, each with the buurt it lies in."""

from lwd_monitor.adres.plaatsen import place_postcodes
from lwd_monitor.adres.store import has_adressen, insert_adressen, load_adressen

__all__ = ["has_adressen", "insert_adressen", "load_adressen", "place_postcodes"]
