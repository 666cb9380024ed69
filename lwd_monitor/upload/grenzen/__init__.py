"""Boundaries from a file: places with names, parents and outlines, checked, previewed, published and taken back."""

from lwd_monitor.upload.grenzen.plan import check_grenzen, is_grensbestand, preview_undo_grenzen, run_grenzen

__all__ = [
    "check_grenzen",
    "is_grensbestand",
    "preview_undo_grenzen",
    "run_grenzen",
]
