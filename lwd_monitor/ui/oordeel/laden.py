"""All verdicts of one niveau and year, kept until the data changes."""

from lwd_monitor import bewering
from lwd_monitor.bewering import Kolom, Oordeelbeeld, Rijoordeel
from lwd_monitor.db import Cursor
from lwd_monitor.opmaak import format_getal
from lwd_monitor.ui import laden
from lwd_monitor.ui.opslag import per_versie

__all__ = ["Kolom", "Oordeelbeeld", "load_oordeelbeeld", "load_reeksen"]
SOORTEN = {"objectief": "wat we tellen", "subjectief": "wat mensen vinden"}
GEEN_SCORE = ("–", "te weinig cijfers", "stil")


@per_versie
def load_oordeelbeeld(con: Cursor, niveau: str, jaar: int) -> Oordeelbeeld:
    """Return the verdicts of all places of a niveau, laid out."""
    return bewering.load_oordeelbeeld(con, niveau, jaar, laden.load_gebieden())


@per_versie
def load_reeksen(con: Cursor, code: str, indeling: int) -> dict[str, Rijoordeel]:
    """Return the figures behind a place over the years, each with its change, by indicator."""
    gebied = laden.load_gebieden().find(code, indeling)
    return bewering.judge_portret(gebied, laden.load_portret(code, indeling)) if gebied else {}


def format_score(waarde: float) -> str:
    """Return a score with its sign.

    >>> format_score(-0.84)
    '−0,8'
    """
    teken = "−" if round(waarde, 1) < 0 else "+" if round(waarde, 1) > 0 else ""
    return f"{teken}{format_getal(abs(waarde), 1)}"
