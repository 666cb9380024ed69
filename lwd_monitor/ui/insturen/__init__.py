"""The page on which a story is written: a draft that saves itself, checked beside the text."""

from lwd_monitor.ui.insturen.bewaarhulp import show_conflict
from lwd_monitor.ui.insturen.formulier import show_formulier
from lwd_monitor.ui.insturen.keuze import kies_klad, show_gevolgd

__all__ = ["kies_klad", "show_conflict", "show_formulier", "show_gevolgd"]
