"""Reports: wijkblad, verslag, vergaderpakket and stories as HTML, Word and PDF, and editions that stay as they were."""

from lwd_monitor.rapport.editie import Document, format_editie, get_document, list_edities, save_editie
from lwd_monitor.rapport.html import build_inhoud
from lwd_monitor.rapport.maken import Formaat, build_rapport, format_rapport, get_formaat, list_wijkbladen
from lwd_monitor.rapport.model import Moment, Rapportsoort
from lwd_monitor.rapport.stof import Rapportvraag
from lwd_monitor.rapport.store import Editie
from lwd_monitor.rapport.verschil import Afwijking, Editietegenspraak, Editieverschil, compare_editie, list_tegenspraak

__all__ = [
    "Afwijking",
    "Document",
    "Editie",
    "Editietegenspraak",
    "Editieverschil",
    "Formaat",
    "Moment",
    "Rapportsoort",
    "Rapportvraag",
    "build_inhoud",
    "build_rapport",
    "compare_editie",
    "format_editie",
    "format_rapport",
    "get_document",
    "get_formaat",
    "list_edities",
    "list_tegenspraak",
    "list_wijkbladen",
    "save_editie",
]
