"""A place in figures: per indicator its value beside Almelo, its position and its course."""

from lwd_monitor.profiel.bouwen import INWONERS, MINIMUM_INWONERS
from lwd_monitor.profiel.jaar import build_jaarrij
from lwd_monitor.profiel.laden import load_profiel
from lwd_monitor.profiel.model import Meting, Profiel, ProfielRij, Vergelijking
from lwd_monitor.profiel.reeksen import load_reeksen

__all__ = [
    "INWONERS",
    "MINIMUM_INWONERS",
    "Meting",
    "Profiel",
    "ProfielRij",
    "Vergelijking",
    "build_jaarrij",
    "load_profiel",
    "load_reeksen",
]
