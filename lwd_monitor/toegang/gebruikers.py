"""Accounts: adding, changing, and the links by which people choose their password."""

from dataclasses import replace
from datetime import datetime

from lwd_monitor.db import Cursor, Database
from lwd_monitor.fout import Fout
from lwd_monitor.gebeurtenis import GebeurtenisSoort, append_gebeurtenis
from lwd_monitor.toegang import store
from lwd_monitor.toegang.account import LINK_GELDIG, Account, Link, hash_token, make_token, require_naam, require_wijken
from lwd_monitor.toegang.model import SYSTEEM, Gebruiker, Recht, Rol
from lwd_monitor.toegang.pogingen import forget_poging, require_poging, tell_mislukt
from lwd_monitor.toegang.rechten import require
from lwd_monitor.toegang.wachtwoord import check_wachtwoord, hash_wachtwoord, is_juist

TABELLEN = ("gebruiker", "eenmalige_link", "gebeurtenis")
WACHTWOORD, EERSTE = "wachtwoord", "eerste"


def list_gebruikers(con: Cursor, gebruiker: Gebruiker) -> list[Account]:
    """Return all local accounts by name."""
    require(gebruiker, Recht.GEBRUIKER_BEHEREN)
    return store.list_accounts(con)


def has_beheerder(con: Cursor) -> bool:
    """Tell whether somebody can log in as beheerder."""
    return any(a.actief and a.wachtwoord and a.rol == Rol.BEHEERDER for a in store.list_accounts(con))


def add_gebruiker(
    db: Database, gebruiker: Gebruiker, naam: str, rol: Rol, nu: datetime, wijken: tuple[str, ...] = ()
) -> str:
    """Add an account and return the token of the link by which its owner chooses a password."""
    require(gebruiker, Recht.GEBRUIKER_BEHEREN)
    schoon, wijken = require_naam(naam), require_wijken(rol, wijken)
    token = make_token()

    def werk(con: Cursor) -> str:
        if store.find_account(con, schoon):
            raise Fout(f"Er is al een account met de naam '{schoon}'. Kies een andere naam.")
        store.replace_account(con, Account(schoon, rol, wijken, True, None, nu), nu)
        _add_link(con, Link(schoon, WACHTWOORD, nu + LINK_GELDIG), token, nu)
        soort = GebeurtenisSoort.GEBRUIKER_TOEGEVOEGD
        append_gebeurtenis(con, gebruiker.naam, soort, nu, schoon, rol=rol.value, wijken=wijken)
        return token

    return db.write(werk, TABELLEN, toont=False)


def save_gebruiker(
    db: Database, gebruiker: Gebruiker, naam: str, rol: Rol, actief: bool, nu: datetime, wijken: tuple[str, ...] = ()
) -> None:
    """Change the role, wijken or state of an account; its sessions end, and the last beheerder stays.

    Notes: seven, what may change of an account with whose it is, who changes it and when.
    """
    require(gebruiker, Recht.GEBRUIKER_BEHEREN)
    wijken = require_wijken(rol, wijken)

    def werk(con: Cursor) -> None:
        nieuw = replace(_get_account(con, naam), rol=rol, actief=actief, wijken=wijken)
        store.replace_account(con, nieuw, nu)
        if not has_beheerder(con):
            raise Fout("Dit is de laatste beheerder. Maak eerst iemand anders beheerder.")
        store.end_sessies(con, naam)
        details = {"rol": rol.value, "actief": actief, "wijken": wijken}
        append_gebeurtenis(con, gebruiker.naam, GebeurtenisSoort.GEBRUIKER_GEWIJZIGD, nu, naam, **details)

    db.write(werk, TABELLEN, toont=False)


def make_link(db: Database, gebruiker: Gebruiker, naam: str, nu: datetime) -> str:
    """Return the token of a new link by which somebody chooses a password again; an older one stops working."""
    require(gebruiker, Recht.GEBRUIKER_BEHEREN)
    token = make_token()

    def werk(con: Cursor) -> str:
        account = _get_account(con, naam)
        _add_link(con, Link(account.naam, WACHTWOORD, nu + LINK_GELDIG), token, nu)
        append_gebeurtenis(con, gebruiker.naam, GebeurtenisSoort.LINK_GEMAAKT, nu, account.naam)
        return token

    return db.write(werk, TABELLEN, toont=False)


def make_eerste_link(db: Database, nu: datetime) -> str | None:
    """Return the token by which the first beheerder makes himself known; None when there is a beheerder."""
    if has_beheerder(db.cursor()):
        return None
    token = make_token()

    def werk(con: Cursor) -> str:
        _add_link(con, Link(None, EERSTE, nu + LINK_GELDIG), token, nu)
        append_gebeurtenis(con, SYSTEEM.naam, GebeurtenisSoort.LINK_GEMAAKT, nu, "eerste beheerder")
        return token

    return db.write(werk, TABELLEN, toont=False)


def find_link(con: Cursor, token: str, nu: datetime) -> Link | None:
    """Return the link of a token while it works."""
    link = store.find_link(con, hash_token(token))
    return link if link and link.is_geldig(nu) else None


def use_link(db: Database, token: str, naam: str, wachtwoord: str, nu: datetime) -> str:
    """Choose a password through a link and return the name of the account; the link is spent.

    Notes: the link of the first beheerder makes the account `naam`; any other link knows whose it is.
    """
    require_sterk(wachtwoord, naam)
    bewaard = hash_wachtwoord(wachtwoord)

    def werk(con: Cursor) -> str:
        link = find_link(con, token, nu)
        if link is None or (link.soort == EERSTE and has_beheerder(con)):
            raise Fout("Deze link werkt niet meer. Vraag een beheerder om een nieuwe.")
        account = _start_account(con, link, naam, nu)
        require_sterk(wachtwoord, account.naam)
        store.replace_account(con, replace(account, wachtwoord=bewaard), nu)
        store.use_link(con, hash_token(token), nu)
        store.end_sessies(con, account.naam)
        forget_poging(con, account.naam)
        append_gebeurtenis(con, account.naam, GebeurtenisSoort.WACHTWOORD_GEWIJZIGD, nu, account.naam, via="link")
        return account.naam

    return db.write(werk, TABELLEN, toont=False)


def change_wachtwoord(db: Database, gebruiker: Gebruiker, oud: str, nieuw: str, nu: datetime) -> None:
    """Let somebody choose another password; all his sessions end, and wrong guesses at the old one are delayed."""
    require_poging(db, gebruiker.naam, nu)
    account = store.find_account(db.cursor(), gebruiker.naam)
    if account is None or not is_juist(account.wachtwoord, oud):
        tell_mislukt(db, gebruiker.naam, nu, geblokkeerd=False)
        raise Fout("Uw oude wachtwoord klopt niet. Probeer het opnieuw.")
    require_sterk(nieuw, gebruiker.naam)
    bewaard = hash_wachtwoord(nieuw)

    def werk(con: Cursor) -> None:
        store.replace_account(con, replace(_get_account(con, gebruiker.naam), wachtwoord=bewaard), nu)
        store.end_sessies(con, gebruiker.naam)
        forget_poging(con, gebruiker.naam)
        append_gebeurtenis(con, gebruiker.naam, GebeurtenisSoort.WACHTWOORD_GEWIJZIGD, nu, gebruiker.naam)

    db.write(werk, TABELLEN, toont=False)


def require_sterk(wachtwoord: str, naam: str) -> None:
    """Refuse a password that is not good enough, and say why."""
    if fouten := check_wachtwoord(wachtwoord, naam):
        raise Fout(" ".join(fouten))


def _start_account(con: Cursor, link: Link, naam: str, nu: datetime) -> Account:
    if link.gebruiker is not None:
        return _get_account(con, link.gebruiker)
    schoon = require_naam(naam)
    bestaand = store.find_account(con, schoon)
    if bestaand:
        raise Fout(f"Er is al een account met de naam '{schoon}'. Kies een andere naam.")
    append_gebeurtenis(con, schoon, GebeurtenisSoort.GEBRUIKER_TOEGEVOEGD, nu, schoon, rol=Rol.BEHEERDER.value)
    return Account(schoon, Rol.BEHEERDER, (), True, None, nu)


def _get_account(con: Cursor, naam: str) -> Account:
    account = store.find_account(con, naam.strip().casefold())
    if account is None:
        raise Fout(f"Er is geen account met de naam '{naam[:64]}'. Kijk in de lijst van gebruikers.")
    return account


def _add_link(con: Cursor, link: Link, token: str, nu: datetime) -> None:
    store.insert_link(con, hash_token(token), link, nu)
