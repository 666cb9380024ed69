"""The text check: personal data and plain language."""

from lwd_monitor.verhaal.tekst.check import check_tekst
from lwd_monitor.verhaal.tekst.leestips import Leestip, build_leestips, compute_leesgemak
from lwd_monitor.verhaal.tekst.model import ERNST, TekstBevinding

__all__ = ["ERNST", "Leestip", "TekstBevinding", "build_leestips", "check_tekst", "compute_leesgemak"]
