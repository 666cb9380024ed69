"""The pages that judge all places at once: wijkkompas, basis op orde, and beleving beside feiten."""

from lwd_monitor.ui.oordeel.beleving import build_beleving
from lwd_monitor.ui.oordeel.heat import build_heattabel
from lwd_monitor.ui.oordeel.keuze import EIGEN_KEUZES, follow_oude_link, kies_gebied, kies_niveau_en_jaar
from lwd_monitor.ui.oordeel.laden import Oordeelbeeld, load_oordeelbeeld, load_reeksen
from lwd_monitor.ui.oordeel.norm import build_normen, show_normformulier
from lwd_monitor.ui.oordeel.onderdelen import build_onderdelen
from lwd_monitor.ui.oordeel.ondergrenzen import build_grenslead, build_grenstabel, build_grenzen, build_zonder_grens
from lwd_monitor.ui.oordeel.tekst import build_bronnen, build_lead, build_rookmelder

__all__ = [
    "EIGEN_KEUZES",
    "Oordeelbeeld",
    "build_beleving",
    "build_bronnen",
    "build_grenslead",
    "build_grenstabel",
    "build_grenzen",
    "build_heattabel",
    "build_lead",
    "build_normen",
    "build_onderdelen",
    "build_rookmelder",
    "build_zonder_grens",
    "follow_oude_link",
    "kies_gebied",
    "kies_niveau_en_jaar",
    "load_oordeelbeeld",
    "load_reeksen",
    "show_normformulier",
]
