"""What a figure may say: margins, tested differences, positions and floors."""

from lwd_monitor.indicator import Toetssoort
from lwd_monitor.oordeel.afscherming import Publicatie, apply_afscherming, list_kleine_sommen
from lwd_monitor.oordeel.berekening import Oordelen, compute_beleving_en_feiten, compute_oordelen
from lwd_monitor.oordeel.deel_geheel import Plaats, compare_met_geheel
from lwd_monitor.oordeel.dispersie import find_dispersie
from lwd_monitor.oordeel.fdr import apply_fdr
from lwd_monitor.oordeel.interval import compute_n_effectief, compute_n_uit_breedte
from lwd_monitor.oordeel.laden import (
    Oordeelset,
    build_metingen,
    compare_periode,
    find_indeling,
    load_oordelen,
    load_reeks,
)
from lwd_monitor.oordeel.marges import add_marges, get_toetssoort
from lwd_monitor.oordeel.meten import rebuild_dispersies, sync_dispersies
from lwd_monitor.oordeel.meting import Marge, Meting, find_marge
from lwd_monitor.oordeel.norm import (
    Norm,
    can_have_ondergrens,
    carries_oordeel,
    list_normen,
    list_ondergrenzen,
    set_ondergrens,
)
from lwd_monitor.oordeel.reeks import Reeks, compare_heel, compare_reeks, compare_stap, explain_leeg
from lwd_monitor.oordeel.toets import Oordeel, Vergelijking, compare
from lwd_monitor.oordeel.veranderingen import VERANDERD, Verandering, list_veranderingen

__all__ = [
    "VERANDERD",
    "Marge",
    "Meting",
    "Norm",
    "Oordeel",
    "Oordeelset",
    "Oordelen",
    "Plaats",
    "Publicatie",
    "Reeks",
    "Toetssoort",
    "Verandering",
    "Vergelijking",
    "add_marges",
    "apply_afscherming",
    "apply_fdr",
    "build_metingen",
    "can_have_ondergrens",
    "carries_oordeel",
    "compare",
    "compare_heel",
    "compare_met_geheel",
    "compare_periode",
    "compare_reeks",
    "compare_stap",
    "compute_beleving_en_feiten",
    "compute_n_effectief",
    "compute_n_uit_breedte",
    "compute_oordelen",
    "explain_leeg",
    "find_dispersie",
    "find_indeling",
    "find_marge",
    "get_toetssoort",
    "list_kleine_sommen",
    "list_normen",
    "list_ondergrenzen",
    "list_veranderingen",
    "load_oordelen",
    "load_reeks",
    "rebuild_dispersies",
    "set_ondergrens",
    "sync_dispersies",
]
