"""One search over everything a reader knows by name: places, streets, postcodes, indicators and stories."""

from lwd_monitor.zoekveld.model import Treffer, Treffersoort, Zoekbron
from lwd_monitor.zoekveld.zoeken import (
    GEEN_ADRESSEN,
    KORT,
    find_alle,
    find_misspeld,
    search,
    search_buiten,
    select_beste,
)

__all__ = [
    "GEEN_ADRESSEN",
    "KORT",
    "Treffer",
    "Treffersoort",
    "Zoekbron",
    "find_alle",
    "find_misspeld",
    "search",
    "search_buiten",
    "select_beste",
]
