"""What an account, a one-time link and a row of failed logins are, and the rules about them."""

import hashlib
import re
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from lwd_monitor.fout import Fout
from lwd_monitor.opmaak import join_namen
from lwd_monitor.toegang.model import BEZOEKER, MET_WIJKEN, SYSTEEM, Rol

VRIJE_POGINGEN = 5
EERSTE_WACHT = timedelta(seconds=30)
LANGSTE_WACHT = timedelta(minutes=15)
LINK_GELDIG = timedelta(hours=24)
# Who reads without an account stands so in the log of refusals.
NIEMAND = "niet ingelogd"
_NAAM = re.compile(r"[a-z0-9][a-z0-9._@-]{1,63}")


@dataclass(frozen=True)
class Account:
    """A local account; without a password hash its owner has yet to choose one."""

    naam: str
    rol: Rol
    wijken: tuple[str, ...]
    actief: bool
    wachtwoord: str | None
    aangemaakt_op: datetime


@dataclass(frozen=True)
class Link:
    """A one-time link: to choose a password, or (without a person) to make the first beheerder."""

    gebruiker: str | None
    soort: str
    verloopt_op: datetime
    gebruikt_op: datetime | None = None

    def is_geldig(self, nu: datetime) -> bool:
        """Tell whether the link still works."""
        return self.gebruikt_op is None and nu < self.verloopt_op <= nu + LINK_GELDIG


@dataclass(frozen=True)
class Poging:
    """Failed logins of one name since it last got in."""

    aantal: int
    laatste_op: datetime
    geblokkeerd_tot: datetime | None

    def compute_wacht(self, nu: datetime) -> timedelta:
        """Return how long this name must wait; a clock that jumped back never makes it longer than the longest."""
        if self.geblokkeerd_tot is None or nu >= self.geblokkeerd_tot:
            return timedelta()
        return min(self.geblokkeerd_tot - nu, LANGSTE_WACHT)


def count_poging(poging: Poging | None, nu: datetime) -> Poging:
    """Return the row after one more failed login: from the fifth on each doubles the wait."""
    aantal = (poging.aantal if poging else 0) + 1
    te_veel = aantal - VRIJE_POGINGEN
    if te_veel < 0:
        return Poging(aantal, nu, None)
    return Poging(aantal, nu, nu + min(EERSTE_WACHT * 2 ** min(te_veel, 10), LANGSTE_WACHT))


def is_voorbehouden(naam: str) -> bool:
    """Tell whether the program itself goes by a name: in the log an account of that name would read as the program.

    >>> is_voorbehouden("Bezoeker"), is_voorbehouden("demo-eva"), is_voorbehouden("eva")
    (True, True, False)
    """
    klein = naam.strip().casefold()
    return klein in {SYSTEEM.naam, BEZOEKER.naam, NIEMAND} or klein.startswith("demo-")


def require_naam(naam: str) -> str:
    """Return a new account's name as it is kept; refuses what could be mistaken for another."""
    schoon = naam.strip().casefold()
    if not schoon:
        raise Fout("Een account zonder naam kan niet. Vul een naam in om mee in te loggen.")
    if not _NAAM.fullmatch(schoon) or is_voorbehouden(schoon):
        raise Fout(
            f"De naam '{naam[:64]}' kan niet. Gebruik 2 tot 64 kleine letters, cijfers, punten of streepjes, of een e-mailadres."
        )
    return schoon


def require_wijken(rol: Rol, wijken: tuple[str, ...]) -> tuple[str, ...]:
    """Return codes of wijken; only some roles are limited to wijken, and a partner always is."""
    if wijken and rol not in MET_WIJKEN:
        namen = join_namen([met.titel for met in MET_WIJKEN])
        raise Fout(f"Alleen een {namen} kan aan wijken worden gebonden. Laat de wijken leeg.")
    if rol == Rol.PARTNER and not wijken:
        raise Fout("Een partner leest alleen over eigen wijken. Kies ten minste één wijk.")
    if fout := [wijk for wijk in wijken if not re.fullmatch(r"WK\d{6}", wijk)]:
        raise Fout(f"Dit is geen code van een wijk: {', '.join(fout)}. Een code ziet eruit als WK014111.")
    return tuple(dict.fromkeys(wijken))


def make_token() -> str:
    """Return a new secret of 256 bits for a cookie or a link."""
    return secrets.token_urlsafe(32)


def hash_token(token: str) -> str:
    """Return what is kept of a token."""
    return hashlib.sha256(token.encode()).hexdigest()
