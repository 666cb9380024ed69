"""The personal data check; what it looks with is loaded when there is a text."""

from lwd_monitor.tekst.model import TekstBevinding


def check_tekst(tekst: str) -> list[TekstBevinding]:
    """Return all personal data in the text in order of place; see `vinden.find_alle`."""
    # Its patterns take a third of a second to compile, and most commands and pages check no text.
    from lwd_monitor.tekst.vinden import find_alle

    return find_alle(tekst)
