"""A place in figures: per indicator its value beside that of the gemeente, its position and its course, and the stories with it."""

from lwd_monitor.profiel.bouwen import build_jaarrijen
from lwd_monitor.profiel.bundel import Bundel, build_bundel, find_grafiekrij
from lwd_monitor.profiel.feiten import Feiten, Nieuws, compute_feiten, list_nieuws
from lwd_monitor.profiel.laden import Stroken, load_profiel, load_stadsreeksen
from lwd_monitor.profiel.lijktop import Gelijkenis, list_lijkt_op
from lwd_monitor.profiel.model import Gemeentepositie, Profiel, ProfielRij, has_genoeg_inwoners
from lwd_monitor.profiel.omgerekend import can_middelen
from lwd_monitor.profiel.reeksen import iterate_alle_reeksen, list_gevuld, load_reeksen
from lwd_monitor.profiel.toetsing import (
    compare_laatste_stap,
    compare_met_waarde,
    compare_metingen,
    compare_plekken,
    compute_plaats,
    find_marge,
)
from lwd_monitor.profiel.vertellen import Vertelling, assign_verhalen, list_werkvelden, select_plaats
from lwd_monitor.profiel.volgorde import list_themas, sort_rijen

__all__ = [
    "Bundel",
    "Feiten",
    "Gelijkenis",
    "Gemeentepositie",
    "Nieuws",
    "Profiel",
    "ProfielRij",
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
    "load_profiel",
    "load_reeksen",
    "load_stadsreeksen",
    "select_plaats",
    "sort_rijen",
]
