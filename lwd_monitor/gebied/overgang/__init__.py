"""Crosswalks: which place of an older indeling went where in a newer one, and on what ground that is known."""

from lwd_monitor.gebied.overgang.grondslag import (
    GELIJK,
    ONBEKEND,
    check_overgang,
    describe_grondslag,
    is_grondslag,
    rank_grondslag,
)
from lwd_monitor.gebied.overgang.keten import (
    compose_overgang,
    find_gelijke_wijken,
    find_weg,
    load_overgang,
    select_niveau,
)
from lwd_monitor.gebied.overgang.maken import (
    compute_overgang_uit_adressen,
    compute_overgang_uit_grenzen,
    compute_ruis,
)
from lwd_monitor.gebied.overgang.store import (
    find_paar,
    list_paren,
    load_overgang_rijen,
    load_overgang_terug,
    publish_overgang,
    rebuild_overgang,
    refresh_overgang,
    replace_overgang,
)

__all__ = [
    "GELIJK",
    "ONBEKEND",
    "check_overgang",
    "compose_overgang",
    "compute_overgang_uit_adressen",
    "compute_overgang_uit_grenzen",
    "compute_ruis",
    "describe_grondslag",
    "find_gelijke_wijken",
    "find_paar",
    "find_weg",
    "is_grondslag",
    "list_paren",
    "load_overgang",
    "load_overgang_rijen",
    "load_overgang_terug",
    "publish_overgang",
    "rank_grondslag",
    "rebuild_overgang",
    "refresh_overgang",
    "replace_overgang",
    "select_niveau",
]
