"""All open figures in one go: which parts there are, fetching and publishing each, and a report in words."""

from lwd_monitor.ververs.model import Melder, Uitkomst, Verslag, Verzoek, list_bronnen
from lwd_monitor.ververs.taak import Ververstaak, is_tijd
from lwd_monitor.ververs.uitvoeren import find_laatste, is_bereikbaar, run_ververs
from lwd_monitor.ververs.verslag import format_slot, format_uitkomst, format_verslag

__all__ = [
    "Melder",
    "Uitkomst",
    "Verslag",
    "Ververstaak",
    "Verzoek",
    "find_laatste",
    "format_slot",
    "format_uitkomst",
    "format_verslag",
    "is_bereikbaar",
    "is_tijd",
    "list_bronnen",
    "run_ververs",
]
