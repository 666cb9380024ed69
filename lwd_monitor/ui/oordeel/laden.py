"""All verdicts of one niveau and year, kept until the data changes."""

from lwd_monitor import bewering
from lwd_monitor.bewering import Kolom, Oordeelbeeld
from lwd_monitor.db import Cursor
from lwd_monitor.ui import bronnen
from lwd_monitor.ui.opslag import per_versie

__all__ = ["Kolom", "Oordeelbeeld", "load_oordeelbeeld"]


@per_versie
def load_oordeelbeeld(con: Cursor, niveau: str, jaar: int) -> Oordeelbeeld:
    """Return the verdicts of all places of a niveau, laid out."""
    return bewering.load_oordeelbeeld(con, niveau, jaar, bronnen.load_gebieden())
