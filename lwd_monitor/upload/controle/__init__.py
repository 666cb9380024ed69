"""Checking candidate figures: all problems at once, each with its place and what to do."""

from lwd_monitor.upload.controle.bevindingen import Controleuitslag, check_kandidaten
from lwd_monitor.upload.controle.grenswaarden import Grenswaarden
from lwd_monitor.upload.controle.waarden import check_aandelen, check_nullen, check_statussen
from lwd_monitor.upload.controle.woorden import Kennis, format_plat

__all__ = [
    "Controleuitslag",
    "Grenswaarden",
    "Kennis",
    "check_aandelen",
    "check_kandidaten",
    "check_nullen",
    "check_statussen",
    "format_plat",
]
