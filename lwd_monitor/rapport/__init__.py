"""Reports: wijkblad, verslag, vergaderpakket and stories as HTML, Word and PDF, and editions that stay as they were."""

from lwd_monitor.rapport.editie import (
    Afwijking,
    Verschil,
    compare_editie,
    format_editie,
    get_editie,
    list_edities,
    save_editie,
)
from lwd_monitor.rapport.maken import Bestand, Formaat, build_rapport, format_rapport, get_formaat
from lwd_monitor.rapport.model import Cijfer, Moment, Rapport, Rapportsoort
from lwd_monitor.rapport.stof import Vraag
from lwd_monitor.rapport.store import Editie

__all__ = [
    "Afwijking",
    "Bestand",
    "Cijfer",
    "Editie",
    "Formaat",
    "Moment",
    "Rapport",
    "Rapportsoort",
    "Verschil",
    "Vraag",
    "build_rapport",
    "compare_editie",
    "format_editie",
    "format_rapport",
    "get_editie",
    "get_formaat",
    "list_edities",
    "save_editie",
]
