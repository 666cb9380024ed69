"""Boundaries from a file: places with names, parents and outlines, checked, previewed, published and taken back."""

from lwd_monitor.upload.grenzen.model import Gebiedsplan, compare_gebieden
from lwd_monitor.upload.grenzen.plan import plan_gebieden
from lwd_monitor.upload.grenzen.uitvoeren import check_grenzen, is_grensbestand, preview_undo_grenzen, run_grenzen

__all__ = [
    "Gebiedsplan",
    "check_grenzen",
    "compare_gebieden",
    "is_grensbestand",
    "plan_gebieden",
    "preview_undo_grenzen",
    "run_grenzen",
]
