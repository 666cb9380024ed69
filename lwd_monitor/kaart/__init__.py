"""Maps: frames in, plain payloads and figures out; no database and no Streamlit."""

from lwd_monitor.kaart.bevinding import build_kop, build_lead, compute_plekken, find_patroon
from lwd_monitor.kaart.geometrie import Geometrie, build_geometrie
from lwd_monitor.kaart.jaarkaarten import Jaarkaart, build_jaarkaarten
from lwd_monitor.kaart.klassen import Klassen, compute_klassen, get_klasse
from lwd_monitor.kaart.legenda import NAMELESS, format_klassen, format_met_eenheid
from lwd_monitor.kaart.payload import build_badges, build_kaart
from lwd_monitor.kaart.plekken import build_namen, build_plekkenkaart
from lwd_monitor.kaart.schets import build_schets
from lwd_monitor.kaart.straten import CREDITS, build_stratenkaart
from lwd_monitor.kaart.tabel import TabelRij, Volgorde, build_tabel, select_jaren, sort_tabel
from lwd_monitor.kaart.verschil import Verschil, build_verschilkaart

__all__ = [
    "CREDITS",
    "NAMELESS",
    "Geometrie",
    "Jaarkaart",
    "Klassen",
    "TabelRij",
    "Verschil",
    "Volgorde",
    "build_badges",
    "build_geometrie",
    "build_jaarkaarten",
    "build_kaart",
    "build_kop",
    "build_lead",
    "build_namen",
    "build_plekkenkaart",
    "build_schets",
    "build_stratenkaart",
    "build_tabel",
    "build_verschilkaart",
    "compute_klassen",
    "compute_plekken",
    "find_patroon",
    "format_klassen",
    "format_met_eenheid",
    "get_klasse",
    "select_jaren",
    "sort_tabel",
]
