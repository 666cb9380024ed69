"""Places: gemeente, wijken, buurten and own areas, each within an indeling."""

from lwd_monitor.gebied.breuk import Grens, compare_grens
from lwd_monitor.gebied.grenzen import assemble_gebieden, build_gebieden, format_geometrie
from lwd_monitor.gebied.model import GEMEENTE_CODE, GEMEENTE_NAAM, EigenGebied, Gebied, GebiedNiveau, compute_indeling
from lwd_monitor.gebied.omrekenen import compute_omgerekend
from lwd_monitor.gebied.overgang import GRONDSLAGEN, Hergebruik, find_hergebruik
from lwd_monitor.gebied.store import (
    add_gebieden,
    list_eigen_gebieden,
    list_gebieden,
    list_indelingen,
    load_aliassen,
    load_gebied_rijen,
    load_geometrie,
    load_overgang,
    load_programma_buurten,
    load_terug,
    publish_versies,
    rebuild_gebieden,
    replace_gebieden,
)
from lwd_monitor.gebied.zoeken import Gebieden

__all__ = [
    "GEMEENTE_CODE",
    "GEMEENTE_NAAM",
    "GRONDSLAGEN",
    "EigenGebied",
    "Gebied",
    "GebiedNiveau",
    "Gebieden",
    "Grens",
    "Hergebruik",
    "add_gebieden",
    "assemble_gebieden",
    "build_gebieden",
    "compare_grens",
    "compute_indeling",
    "compute_omgerekend",
    "find_hergebruik",
    "format_geometrie",
    "list_eigen_gebieden",
    "list_gebieden",
    "list_indelingen",
    "load_aliassen",
    "load_gebied_rijen",
    "load_gebieden",
    "load_geometrie",
    "load_overgang",
    "load_programma_buurten",
    "load_terug",
    "publish_versies",
    "rebuild_gebieden",
    "replace_gebieden",
]


def load_gebieden(con) -> Gebieden:
    """Return all places and own areas, to look up in."""
    return Gebieden(list_gebieden(con), list_eigen_gebieden(con))
