"""The page of reports: choosing one, having it as a file, and the editions."""

from lwd_monitor.ui.rapporten.edities import show_edities, show_vastleggen
from lwd_monitor.ui.rapporten.keuze import kies_vraag
from lwd_monitor.ui.rapporten.tonen import show_rapport
from lwd_monitor.ui.rapporten.wijkblad import has_wijkblad, load_opdruk, show_alle, show_wijkblad

__all__ = [
    "has_wijkblad",
    "kies_vraag",
    "load_opdruk",
    "show_alle",
    "show_edities",
    "show_rapport",
    "show_vastleggen",
    "show_wijkblad",
]
