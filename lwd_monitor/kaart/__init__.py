"""Maps: frames in, plain payloads and figures out; no database and no Streamlit."""

from lwd_monitor.kaart.geometrie import Geometrie, build_geometrie
from lwd_monitor.kaart.klassen import Klassen, compute_klassen, count_per_klasse, get_klasse
from lwd_monitor.kaart.legenda import format_klassen, format_met_eenheid
from lwd_monitor.kaart.payload import build_kaart
from lwd_monitor.kaart.straten import build_stratenkaart

__all__ = [
    "Geometrie",
    "Klassen",
    "build_geometrie",
    "build_kaart",
    "build_stratenkaart",
    "compute_klassen",
    "count_per_klasse",
    "format_klassen",
    "format_met_eenheid",
    "get_klasse",
]
