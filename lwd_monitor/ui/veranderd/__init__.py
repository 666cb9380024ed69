"""The page Wat veranderde: what a test proved, what was tested besides, and the full counts."""

from lwd_monitor.ui.veranderd.keuze import Wens, kies_veranderd
from lwd_monitor.ui.veranderd.tonen import load_veranderd, show_veranderd

__all__ = ["Wens", "kies_veranderd", "load_veranderd", "show_veranderd"]
