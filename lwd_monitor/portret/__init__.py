"""A place in figures: per indicator its value beside that of the gemeente, its position and its course, and the stories with it."""

from lwd_monitor.portret.bouwen import build_jaarrijen
from lwd_monitor.portret.bundel import Bundel, build_bundel, find_grafiekrij
from lwd_monitor.portret.feiten import Feiten, Nieuws, compute_feiten, list_nieuws
from lwd_monitor.portret.laden import Stroken, load_portret, load_stadsreeksen
from lwd_monitor.portret.lijktop import Gelijkenis, list_lijkt_op
from lwd_monitor.portret.model import Gemeentepositie, Portret, Portretrij, has_genoeg_inwoners
from lwd_monitor.portret.omgerekend import can_middelen
from lwd_monitor.portret.reeksen import iterate_alle_reeksen, list_gevuld, load_reeksen
from lwd_monitor.portret.toetsing import (
    compare_laatste_stap,
    compare_met_waarde,
    compare_metingen,
    compare_plekken,
    compute_plaats,
    find_marge,
)
from lwd_monitor.portret.vertellen import Vertelling, assign_verhalen, list_werkvelden, select_plaats
from lwd_monitor.portret.volgorde import list_themas, sort_rijen

__all__ = [
    "Bundel",
    "Feiten",
    "Gelijkenis",
    "Gemeentepositie",
    "Nieuws",
    "Portret",
    "Portretrij",
    "Stroken",
    "Vertelling",
    "assign_verhalen",
    "build_bundel",
    "build_jaarrijen",
    "can_middelen",
    "compare_laatste_stap",
    "compare_met_waarde",
    "compare_metingen",
    "compare_plekken",
    "compute_feiten",
    "compute_plaats",
    "find_grafiekrij",
    "find_marge",
    "has_genoeg_inwoners",
    "iterate_alle_reeksen",
    "list_gevuld",
    "list_lijkt_op",
    "list_nieuws",
    "list_themas",
    "list_werkvelden",
    "load_portret",
    "load_reeksen",
    "load_stadsreeksen",
    "select_plaats",
    "sort_rijen",
]
