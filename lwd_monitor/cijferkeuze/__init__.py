"""What someone chose to count for one place, beside what is counted for all; each choice has a reason."""

from datetime import datetime

from lwd_monitor.db import Cursor, Database
from lwd_monitor.fout import Fout
from lwd_monitor.gebied import EigenGebied, Gebied, load_gebieden
from lwd_monitor.indicator import Indicator
from lwd_monitor.register import Stuk, get_register, list_stand, save_stuk, withdraw_stuk
from lwd_monitor.toegang import Gebruiker

SOORT = "gekozen_cijfer"
# More would be a second basisset: a page of everything tells nothing.
MEESTE = 10
__all__ = ["list_gekozen", "save_gekozen", "withdraw_gekozen"]


def list_gekozen(con: Cursor, gebied: str | None = None) -> list[Stuk]:
    """Return what was chosen for a place (a code, or the id of an own area), or for all places."""
    gekozen = [stuk for stuk in list_stand(con, SOORT) if not stuk.vervallen]
    return [stuk for stuk in gekozen if gebied in (None, stuk.get("gebied"))]


def save_gekozen(
    db: Database, gebruiker: Gebruiker, gebied: Gebied | EigenGebied, indicator: Indicator, waarom: str, nu: datetime
) -> Stuk:
    """Let an indicator stand on the page of a place; raises a Dutch `Fout` when it already does or no reason is given.

    Notes: the register asks the right, and a wijkregisseur may do so for his own wijken.
    """
    con = db.cursor()
    gekozen = list_gekozen(con, gebied.sleutel)
    if indicator.is_basis or any(stuk.get("indicator") == indicator.id for stuk in gekozen):
        raise Fout(f"'{indicator.titel_kort}' staat al bij {gebied.naam}. Kies een ander cijfer.")
    if len(gekozen) >= MEESTE:
        raise Fout(f"Bij {gebied.naam} zijn al {MEESTE} cijfers gekozen. Haal er eerst een weg.")
    ruw = {"gebied": gebied.sleutel, "indicator": indicator.id, "waarom": waarom}
    return save_stuk(db, gebruiker, get_register(SOORT), ruw, load_gebieden(con), nu)


def withdraw_gekozen(
    db: Database, gebruiker: Gebruiker, gebied: Gebied | EigenGebied, indicator_id: str, waarom: str, nu: datetime
) -> Stuk:
    """Take a chosen indicator from the page of a place; its history stays, and it can be chosen again."""
    gekozen = list_gekozen(db.cursor(), gebied.sleutel)
    vorige = next((stuk for stuk in gekozen if stuk.get("indicator") == indicator_id), None)
    if vorige is None:
        raise Fout(f"Dit cijfer is niet gekozen bij {gebied.naam}. Er is niets veranderd.")
    return withdraw_stuk(db, gebruiker, get_register(SOORT), vorige, nu, waarom)
