"""The mark of who asks: what binds a session of Streamlit to one login of one person in one role."""

import hashlib
import hmac
import secrets
from collections.abc import Mapping

from starlette.types import Scope

from lwd_monitor.toegang import Gebruiker

# Only the gate sets this header; Streamlit keeps its value with the session and resumes that for the same value alone.
KOP = "x-lwd-merk"
VELD = "lwd_merk"
# New at each start: a mark says nothing outside this process, and nobody can work one out.
_SLEUTEL = secrets.token_bytes(32)


def build_merk(gebruiker: Gebruiker, koekjes: Mapping[str, str]) -> str:
    """Return the mark of a person, and behind the dot that of his role, his wijken and this login.

    Notes: `koekjes` are those that carry the login; another login of the same person gives another mark.
    """
    wat = [gebruiker.rol.value, *gebruiker.wijken, *(f"{naam}={waarde}" for naam, waarde in sorted(koekjes.items()))]
    return f"{_sign(gebruiker.naam)}.{_sign(gebruiker.naam, *wat)}"


def get_persoon(merk: str) -> str:
    """Return the part of a mark that all logins of one person share."""
    return merk.partition(".")[0]


def put_merk(scope: Scope, merk: str) -> Scope:
    """Return a request that carries a mark, and none that its sender made up."""
    koppen = [(naam, waarde) for naam, waarde in scope["headers"] if naam.lower() != KOP.encode()]
    return {**scope, "headers": [*koppen, (KOP.encode(), merk.encode())]}


def _sign(*delen: str) -> str:
    # The length before each part: no two rows of parts read as one.
    tekst = "".join(f"{len(deel)}:{deel}" for deel in delen)
    return hmac.new(_SLEUTEL, tekst.encode(), hashlib.sha256).hexdigest()
