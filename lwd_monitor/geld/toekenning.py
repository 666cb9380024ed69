"""What was granted: kept in a register of its own, with a warning for what the plan excludes."""

from datetime import datetime

from lwd_monitor.db import Cursor, Database
from lwd_monitor.fout import Bevinding
from lwd_monitor.gebied import Gebieden
from lwd_monitor.plan import load_bestand
from lwd_monitor.register import Stuk, get_register, list_stukken, save_stuk
from lwd_monitor.toegang import Gebruiker, Recht, require

REGISTER = "toekenning"


def list_toekenningen(con: Cursor, gebruiker: Gebruiker, jaar: int | None = None) -> list[Stuk]:
    """Return what was granted, of one year or all, by year and name."""
    stukken = list_stukken(con, gebruiker, get_register(REGISTER))
    gekozen = [stuk for stuk in stukken if jaar is None or stuk.gegevens["jaar"] == jaar]
    return sorted(gekozen, key=lambda stuk: (stuk.gegevens["jaar"], stuk.gegevens["naam"]))


def check_bestemming(ruw: dict) -> list[Bevinding]:
    """Return a warning for each word in a grant that names what the plan does not pay for.

    Notes: a warning, no refusal: the plan leaves room for small projects, and a word alone proves nothing.
    """
    tekst = " ".join(str(ruw.get(naam) or "") for naam in ("naam", "verantwoording")).casefold()
    return [
        Bevinding(
            f"Het plan betaalt dit niet: {regel['wat']}. Staat dit er terecht, schrijf dan bij Verantwoording waarom."
        )
        for regel in load_bestand("uitgesloten")["uitgesloten"]
        if any(woord in tekst for woord in regel["woorden"])
    ]


def save_toekenning(
    db: Database, gebruiker: Gebruiker, ruw: dict, gebieden: Gebieden, nu: datetime, vorige: Stuk | None = None
) -> Stuk:
    """Keep a grant; the register asks the right `geld_toekennen`."""
    require(gebruiker, Recht.GELD_TOEKENNEN)
    return save_stuk(db, gebruiker, get_register(REGISTER), ruw, gebieden, nu, vorige)
