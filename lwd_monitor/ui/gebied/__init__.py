"""The page of one place: choosing it, its figures and its stories."""

from lwd_monitor.ui.gebied.beeld import Gebiedbeeld, load_alles, load_beeld
from lwd_monitor.ui.gebied.cijferkeuze import show_cijferkeuze
from lwd_monitor.ui.gebied.feed import show_feed, show_gespreklink, show_insturen, show_rapportlink
from lwd_monitor.ui.gebied.keuze import kies_gebied
from lwd_monitor.ui.gebied.kruimel import load_kruimelpad
from lwd_monitor.ui.gebied.themas import show_themas
from lwd_monitor.ui.gebied.vergelijk import kies_ander, load_lijkt_op, load_vergelijking

__all__ = [
    "Gebiedbeeld",
    "kies_ander",
    "kies_gebied",
    "load_alles",
    "load_beeld",
    "load_kruimelpad",
    "load_lijkt_op",
    "load_vergelijking",
    "show_cijferkeuze",
    "show_feed",
    "show_gespreklink",
    "show_insturen",
    "show_rapportlink",
    "show_themas",
]
