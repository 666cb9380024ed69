"""The page of one place: choosing it, its figures and its stories."""

from lwd_monitor.ui.gebied.beeld import Gebiedbeeld, load_beeld
from lwd_monitor.ui.gebied.cijferkeuze import show_cijferkeuze
from lwd_monitor.ui.gebied.feed import show_feed, show_insturen, show_rapportlink
from lwd_monitor.ui.gebied.keuze import kies_gebied

__all__ = [
    "Gebiedbeeld",
    "kies_gebied",
    "load_beeld",
    "show_cijferkeuze",
    "show_feed",
    "show_insturen",
    "show_rapportlink",
]
