"""Reading the log, for who may: it stands apart from writing it, which every slice does, also that of rights."""

from lwd_monitor.db import Cursor
from lwd_monitor.gebeurtenis import Gebeurtenis
from lwd_monitor.logboek import store
from lwd_monitor.logboek.store import Logfilter
from lwd_monitor.toegang import Gebruiker, Recht, require

__all__ = ["Logfilter", "build_csv", "list_gebeurtenissen", "list_namen"]


def list_gebeurtenissen(con: Cursor, gebruiker: Gebruiker | None, keuze: Logfilter) -> list[Gebeurtenis]:
    """Return the lines that fit, the newest first; for beheerders only."""
    require(gebruiker, Recht.GEBRUIKER_BEHEREN)
    return store.list_regels(con, keuze)


def list_namen(con: Cursor, gebruiker: Gebruiker | None) -> list[str]:
    """Return everybody who stands in the log; for beheerders only."""
    require(gebruiker, Recht.GEBRUIKER_BEHEREN)
    return store.list_namen(con)


def build_csv(con: Cursor, gebruiker: Gebruiker | None, keuze: Logfilter) -> bytes:
    """Return the lines that fit as CSV with semicolons; for beheerders only."""
    return store.build_csv(list_gebeurtenissen(con, gebruiker, keuze))
