"""What a figure may say: margins, tested differences, positions and floors."""

from lwd_monitor.indicator import Toetssoort
from lwd_monitor.oordeel.afscherming import (
    SPELING,
    Masker,
    Publicatie,
    apply_afscherming,
    find_lekken,
    list_kleine_sommen,
)
from lwd_monitor.oordeel.berekening import compute_beleving_en_feiten
from lwd_monitor.oordeel.deel_geheel import Plaats, compare_met_geheel
from lwd_monitor.oordeel.dispersie import compute_factor, find_dispersie, list_eigen
from lwd_monitor.oordeel.fdr import apply_fdr
from lwd_monitor.oordeel.interval import compute_n_effectief, compute_n_uit_breedte, compute_t_interval, compute_wilson
from lwd_monitor.oordeel.laden import (
    Oordeelset,
    compare_periode,
    get_indeling,
    load_oordelen,
    load_reeks,
)
from lwd_monitor.oordeel.marges import add_marges
from lwd_monitor.oordeel.meten import rebuild_dispersies, sync_dispersies
from lwd_monitor.oordeel.meting import Marge, Toetscijfer, find_marge
from lwd_monitor.oordeel.norm import (
    Norm,
    can_have_ondergrens,
    carries_oordeel,
    list_normen,
    list_ondergrenzen,
    set_ondergrens,
)
from lwd_monitor.oordeel.reeks import Reeks, compare_heel, compare_stap, explain_leeg
from lwd_monitor.oordeel.streefwaarde import compare_met_waarde
from lwd_monitor.oordeel.toets import Oordeel, Vergelijking, compare
from lwd_monitor.oordeel.veranderingen import VERANDERD, Verandering, list_veranderingen
from lwd_monitor.oordeel.verdelingen import compute_rangen, compute_spearman

__all__ = [
    "SPELING",
    "VERANDERD",
    "Marge",
    "Masker",
    "Norm",
    "Oordeel",
    "Oordeelset",
    "Plaats",
    "Publicatie",
    "Reeks",
    "Toetscijfer",
    "Toetssoort",
    "Verandering",
    "Vergelijking",
    "add_marges",
    "apply_afscherming",
    "apply_fdr",
    "can_have_ondergrens",
    "carries_oordeel",
    "compare",
    "compare_heel",
    "compare_met_geheel",
    "compare_met_waarde",
    "compare_periode",
    "compare_stap",
    "compute_beleving_en_feiten",
    "compute_factor",
    "compute_n_effectief",
    "compute_n_uit_breedte",
    "compute_rangen",
    "compute_spearman",
    "compute_t_interval",
    "compute_wilson",
    "explain_leeg",
    "find_dispersie",
    "find_lekken",
    "find_marge",
    "get_indeling",
    "list_eigen",
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
