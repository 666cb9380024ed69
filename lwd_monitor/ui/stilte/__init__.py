"""Where it is silent, which voices are missing, where stories and figures differ, and what figures ask."""

from lwd_monitor.ui.stilte.kaart import show_stiltekaart
from lwd_monitor.ui.stilte.keuzeronde import show_keuzeronde
from lwd_monitor.ui.stilte.laden import load_stilte
from lwd_monitor.ui.stilte.tegenspraak import show_tegenspraak
from lwd_monitor.ui.stilte.vragen import show_vragen
from lwd_monitor.ui.stilte.werklijst import build_lead, show_stemmen, show_werklijst

__all__ = [
    "build_lead",
    "load_stilte",
    "show_keuzeronde",
    "show_stemmen",
    "show_stiltekaart",
    "show_tegenspraak",
    "show_vragen",
    "show_werklijst",
]
