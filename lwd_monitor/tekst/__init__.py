"""The text check: personal data and plain language."""

from lwd_monitor.tekst.check import check_tekst
from lwd_monitor.tekst.leestips import build_leestips
from lwd_monitor.tekst.model import TekstBevinding

__all__ = [
    "TekstBevinding",
    "build_leestips",
    "check_tekst",
]
