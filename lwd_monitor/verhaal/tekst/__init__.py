"""The text check: personal data and plain language."""

from lwd_monitor.verhaal.tekst.check import check_tekst
from lwd_monitor.verhaal.tekst.model import ERNST, VOORSTEL, TekstBevinding

__all__ = ["ERNST", "VOORSTEL", "TekstBevinding", "check_tekst"]
