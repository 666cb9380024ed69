"""Logging in and out, knowing who comes back, and who somebody is according to the identity provider."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from lwd_monitor.db import Cursor, Database
from lwd_monitor.fout import Fout
from lwd_monitor.gebeurtenis import GebeurtenisSoort, append_gebeurtenis
from lwd_monitor.invoer import check_tekens
from lwd_monitor.rollen import Rolregel
from lwd_monitor.toegang import store
from lwd_monitor.toegang.account import Account, hash_token, is_voorbehouden, make_token
from lwd_monitor.toegang.model import Gebruiker, Rol
from lwd_monitor.toegang.pogingen import forget_poging, require_poging, tell_mislukt
from lwd_monitor.toegang.sessieregels import LEVENSDUUR, LOKAAL, OIDC, ZIEN_NA, Sessie
from lwd_monitor.toegang.wachtwoord import is_juist

TABELLEN = ("sessie", "inlogpoging", "gebeurtenis")
VERGEET_NA = timedelta(days=7)
ONJUIST = (
    "Deze naam en dit wachtwoord horen niet bij elkaar. Probeer het opnieuw, of vraag een beheerder om een nieuwe link."
)


def login(db: Database, naam: str, wachtwoord: str, nu: datetime) -> str:
    """Log in with a local account and return the token for the cookie.

    Notes: a name that does not exist takes as long and is delayed as well.
    """
    schoon = naam.strip().casefold()[:64]
    require_poging(db, schoon, nu)
    account = store.find_account(db.cursor(), schoon)
    juist = is_juist(account.wachtwoord if account else None, wachtwoord)
    if account is None or not juist or not account.actief:
        tell_mislukt(db, schoon, nu, geblokkeerd=False)
        raise Fout(ONJUIST)
    return _start(db, account, nu)


def find_gebruiker(db: Database, token: str, nu: datetime) -> Gebruiker | None:
    """Return who belongs to a token; None when the session ended, was withdrawn or never was."""
    return _use(db, hash_token(token), nu)


def open_oidc_sessie(
    db: Database, sleutel: str, naam: str, rol: Rol, begonnen: datetime, nu: datetime
) -> Gebruiker | None:
    """Return who belongs to a login at the identity provider; the first time it is seen it becomes a session.

    Notes: `sleutel` names one login (issuer, subject, moment), so that a copied cookie dies with the session.
    """
    token_hash = hash_token(f"oidc|{sleutel}")
    if store.find_sessie(db.cursor(), token_hash) is None:
        sessie = Sessie(token_hash, naam, rol, OIDC, begonnen, nu, begonnen + LEVENSDUUR)
        if not sessie.is_geldig(nu):
            return None

        def werk(con: Cursor) -> None:
            if store.find_sessie(con, token_hash) is None:
                _insert(con, sessie, nu)

        db.write(werk, TABELLEN, toont=False)
    return _use(db, token_hash, nu)


def logout(db: Database, token: str, nu: datetime, *, overal: bool = False) -> None:
    """End the session of a token, or every session of its person."""
    _end(db, hash_token(token), nu, overal)


def logout_oidc(db: Database, sleutel: str, nu: datetime, *, overal: bool = False) -> None:
    """End the session of a login at the identity provider, or every session of its person."""
    _end(db, hash_token(f"oidc|{sleutel}"), nu, overal)


def end_alles(db: Database, nu: datetime) -> None:
    """End every session and every one-time link: what an older store says of them no longer holds."""
    db.write(lambda con: store.end_alles(con, nu), ("sessie", "eenmalige_link"), toont=False)


def _start(db: Database, account: Account, nu: datetime) -> str:
    token = make_token()
    sessie = Sessie(hash_token(token), account.naam, account.rol, LOKAAL, nu, nu, nu + LEVENSDUUR)

    def werk(con: Cursor) -> None:
        forget_poging(con, account.naam)
        store.forget_sessies(con, nu - VERGEET_NA)
        _insert(con, sessie, nu)

    db.write(werk, TABELLEN, toont=False)
    return token


def _insert(con: Cursor, sessie: Sessie, nu: datetime) -> None:
    store.insert_sessie(con, sessie)
    details = {"rol": sessie.rol.value, "via": sessie.herkomst}
    append_gebeurtenis(con, sessie.gebruiker, GebeurtenisSoort.LOGIN, nu, **details)


def _use(db: Database, token_hash: str, nu: datetime) -> Gebruiker | None:
    sessie = store.find_sessie(db.cursor(), token_hash)
    if sessie is None or not sessie.is_geldig(nu):
        return None
    if nu - sessie.gezien_op > ZIEN_NA:
        db.write(lambda con: store.touch_sessie(con, token_hash, nu), (), toont=False)
    return sessie.build_gebruiker()


def _end(db: Database, token_hash: str, nu: datetime, overal: bool) -> None:
    def werk(con: Cursor) -> None:
        sessie = store.find_sessie(con, token_hash)
        if sessie is None or sessie.ingetrokken:
            return
        if overal:
            store.end_sessies(con, sessie.gebruiker)
        store.end_sessie(con, token_hash)
        append_gebeurtenis(con, sessie.gebruiker, GebeurtenisSoort.UITGELOGD, nu, overal=overal)

    db.write(werk, TABELLEN, toont=False)


@dataclass(frozen=True)
class Identiteit:
    """One login at the provider: who, as what, since when, and a key that names this login alone."""

    naam: str
    rol: Rol
    begonnen: datetime
    sleutel: str


def read_identiteit(claims: Mapping[str, object], regel: Rolregel) -> Identiteit | None:
    """Return who the claims of an ID token speak of; None when they name nobody, no moment or no role.

    Notes: the lifetime runs from `auth_time` (when the person proved who he is), else from `iat`; the cookie of
    Streamlit itself lives 30 days.
    """
    onderwerp, uitgever = claims.get("sub"), claims.get("iss")
    moment = claims.get("auth_time") or claims.get("iat")
    rol = regel.find_rol(claims)
    if not isinstance(onderwerp, str) or not isinstance(moment, (int, float)) or rol is None:
        return None
    deel = f"{uitgever}|{onderwerp}|{claims.get('iat')}|{claims.get('nonce')}"
    naam = next((str(claims[n]) for n in ("preferred_username", "email", "sub") if claims.get(n)), onderwerp)
    # A name that the program itself uses would read as the program in the log.
    naam = "".join(teken for teken in naam if not check_tekens(teken, "de naam"))[:128]
    if is_voorbehouden(naam):
        naam = f"oidc:{naam}"
    return Identiteit(naam, rol, datetime.fromtimestamp(moment), hashlib.sha256(deel.encode()).hexdigest())
