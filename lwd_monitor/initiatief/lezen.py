"""Reading initiatieven and vouchers, and what may still be asked of the gemeente."""

from dataclasses import dataclass

from lwd_monitor.db import Cursor
from lwd_monitor.plan import load_bestand
from lwd_monitor.register import Stuk, get_register, list_stukken
from lwd_monitor.toegang import Gebruiker

REGISTER, COMPLEET, VOUCHER = "initiatief", "initiatievenjaar", "voucher"


@dataclass(frozen=True)
class Verplichting:
    """What vouchers may cost in a year when every household uses all of them, in euro."""

    huishoudens: int
    per_jaar: int
    waarde: float

    @property
    def hoogste(self) -> float:
        """Return the most that a year may cost."""
        return self.huishoudens * self.per_jaar * self.waarde


def list_initiatieven(con: Cursor, gebruiker: Gebruiker) -> list[Stuk]:
    """Return the initiatieven, the newest year first and by title within it."""
    stukken = list_stukken(con, gebruiker, get_register(REGISTER))
    return sorted(stukken, key=lambda stuk: (-int(stuk.gegevens["jaar"]), str(stuk.gegevens["titel"])))


def list_complete_jaren(con: Cursor, gebruiker: Gebruiker) -> list[int]:
    """Return the years of which somebody marked that all initiatieven are in."""
    return sorted(int(s.gegevens["jaar"]) for s in list_stukken(con, gebruiker, get_register(COMPLEET)))


def list_vouchers(con: Cursor, gebruiker: Gebruiker) -> list[Stuk]:
    """Return the vouchers per half year, the newest first."""
    stukken = list_stukken(con, gebruiker, get_register(VOUCHER))
    return sorted(stukken, key=lambda stuk: (stuk.gegevens["jaar"], stuk.gegevens["half"]), reverse=True)


def compute_verplichting(huishoudens: int) -> Verplichting:
    """Return what vouchers may cost in a year with that many households."""
    voucher = load_bestand("budgetten")["voucher"]
    return Verplichting(huishoudens, voucher["aantal_per_huishouden_per_jaar"], voucher["bedrag"])
