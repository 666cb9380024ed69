"""The Verhalen page: filters, the feed, and where stories are missing."""

from lwd_monitor.ui.verhalen.feed import show_feed, show_gelinkt
from lwd_monitor.ui.verhalen.filters import kies_verhalen, show_geen
from lwd_monitor.ui.verhalen.ontbreken import show_ontbreken, show_verhalenkaart

__all__ = [
    "kies_verhalen",
    "show_feed",
    "show_geen",
    "show_gelinkt",
    "show_ontbreken",
    "show_verhalenkaart",
]
