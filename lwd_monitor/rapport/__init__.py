"""Reports: wijkblad, verslag, vergaderpakket and stories as HTML, Word and PDF, and editions that stay as they were."""

from lwd_monitor.rapport.maken import Bestand, Formaat, build_rapport, format_rapport, get_formaat
from lwd_monitor.rapport.model import Cijfer, Moment, Rapport, Rapportsoort
from lwd_monitor.rapport.stof import Vraag

__all__ = [
    "Bestand",
    "Cijfer",
    "Formaat",
    "Moment",
    "Rapport",
    "Rapportsoort",
    "Vraag",
    "build_rapport",
    "format_rapport",
    "get_formaat",
]
