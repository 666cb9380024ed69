"""The pages that judge all places at once: basis op orde, and beleving beside feiten."""

from lwd_monitor.ui.oordeel.beleving import build_beleving
from lwd_monitor.ui.oordeel.heat import build_heattabel
from lwd_monitor.ui.oordeel.keuze import kies_gebied, kies_niveau_en_jaar
from lwd_monitor.ui.oordeel.laden import Oordeelbeeld, load_oordeelbeeld
from lwd_monitor.ui.oordeel.norm import build_normen, show_normformulier
from lwd_monitor.ui.oordeel.onderdelen import build_onderdelen
from lwd_monitor.ui.oordeel.stijl import show_stijl
from lwd_monitor.ui.oordeel.tekst import build_bronnen, build_lead, build_melding, build_rookmelder

__all__ = [
    "Oordeelbeeld",
    "build_beleving",
    "build_bronnen",
    "build_heattabel",
    "build_lead",
    "build_melding",
    "build_normen",
    "build_onderdelen",
    "build_rookmelder",
    "kies_gebied",
    "kies_niveau_en_jaar",
    "load_oordeelbeeld",
    "show_normformulier",
    "show_stijl",
]
