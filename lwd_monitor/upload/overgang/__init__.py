"""A crosswalk between two indelingen: from a table, from addresses or from boundaries, checked, published and taken back."""

from lwd_monitor.upload.overgang.berekenen import build_overgang_csv, build_tabel_uit_grenzen
from lwd_monitor.upload.overgang.plan import BRON as BRON_GRENZEN
from lwd_monitor.upload.overgang.plan import check_overgang, preview_undo_overgang, run_overgang
from lwd_monitor.upload.overgang.stand import Overgangstand, list_standen

__all__ = [
    "BRON_GRENZEN",
    "Overgangstand",
    "build_overgang_csv",
    "build_tabel_uit_grenzen",
    "check_overgang",
    "list_standen",
    "preview_undo_overgang",
    "run_overgang",
]
