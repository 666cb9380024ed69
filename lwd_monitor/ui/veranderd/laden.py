"""What changed in the city, kept until the data change; it is the same for every reader."""

from lwd_monitor import bewering
from lwd_monitor.bewering import Veranderd
from lwd_monitor.db import Cursor
from lwd_monitor.ui import bronnen
from lwd_monitor.ui.opslag import per_versie


@per_versie
def load_veranderd(con: Cursor) -> Veranderd:
    """Return all tested series and full counts of the newest indeling."""
    return bewering.load_veranderd(con, bronnen.load_indicatoren(), bronnen.load_gebieden())
