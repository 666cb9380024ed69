"""The page on which stories are reviewed: the queue, one story, and what is due."""

from lwd_monitor.ui.beoordelen.besluit import show_besloten, show_besluit
from lwd_monitor.ui.beoordelen.stuk import show_stuk
from lwd_monitor.ui.beoordelen.wachtrij import kies_verhaal, show_bewaren

__all__ = ["kies_verhaal", "show_besloten", "show_besluit", "show_bewaren", "show_stuk"]
