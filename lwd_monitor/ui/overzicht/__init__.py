"""The front page: the priority areas as equal cards, and what is new."""

from lwd_monitor.ui.overzicht.beeld import Gebiedkaart, Overzichtbeeld, load_beeld
from lwd_monitor.ui.overzicht.rondleiding import show_rondleiding
from lwd_monitor.ui.overzicht.tonen import show_kaarten, show_link

__all__ = ["Gebiedkaart", "Overzichtbeeld", "load_beeld", "show_kaarten", "show_link", "show_rondleiding"]
