"""A place in figures: per indicator its value beside Almelo, its position and its course."""

from lwd_monitor.profiel.laden import load_profiel
from lwd_monitor.profiel.model import Meting, Profiel, ProfielRij, Vergelijking
from lwd_monitor.profiel.reeksen import load_reeksen

__all__ = ["Meting", "Profiel", "ProfielRij", "Vergelijking", "load_profiel", "load_reeksen"]
