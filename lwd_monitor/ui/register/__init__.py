"""Lists that people keep, on a page: a form from data/registers, history, undo and the workbook."""

from lwd_monitor.ui.register.beheer import Beheer, build_geschiedenis, show_beheer
from lwd_monitor.ui.register.formulier import Formuliervorm, list_gebiednamen, show_formulier, show_klaar

__all__ = [
    "Beheer",
    "Formuliervorm",
    "build_geschiedenis",
    "list_gebiednamen",
    "show_beheer",
    "show_formulier",
    "show_klaar",
]
