"""The text check: personal data and plain language."""

from lwd_monitor.tekst.leestips import build_leestips
from lwd_monitor.tekst.model import TekstBevinding

__all__ = [
    "TekstBevinding",
    "build_leestips",
    "check_tekst",
]


def check_tekst(tekst: str) -> list[TekstBevinding]:
    """Return all personal data in the text in order of place; see `vinden.find_alle`."""
    # Its patterns take a third of a second to compile, and most commands and pages check no text.
    from lwd_monitor.tekst.vinden import find_alle

    return find_alle(tekst)
