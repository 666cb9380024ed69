"""Money of the plan: what was budgeted, what was granted, committed and paid, and what is left."""

from lwd_monitor.geld.model import (
    REGISTER,
    Post,
    Totaal,
    check_bestemming,
    compute_totaal,
    list_toekenningen,
    load_posten,
    save_toekenning,
)

__all__ = [
    "REGISTER",
    "Post",
    "Totaal",
    "check_bestemming",
    "compute_totaal",
    "list_toekenningen",
    "load_posten",
    "save_toekenning",
]
