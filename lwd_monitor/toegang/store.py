"""SQL of accounts, sessions, one-time links and failed logins."""

from datetime import datetime

from lwd_monitor.db import Cursor
from lwd_monitor.toegang.account import Account, Link, Poging
from lwd_monitor.toegang.model import Rol
from lwd_monitor.toegang.sessieregels import Sessie

LIST_SQL = "SELECT naam, rol, wijken, actief, wachtwoord, aangemaakt_op FROM gebruiker ORDER BY naam"
FIND_SQL = "SELECT naam, rol, wijken, actief, wachtwoord, aangemaakt_op FROM gebruiker WHERE naam = $naam"
INSERT_SQL = "INSERT INTO gebruiker VALUES ($naam, $rol, $wachtwoord, $wijken, $actief, $aangemaakt_op, $nu)"
DELETE_SQL = "DELETE FROM gebruiker WHERE naam = $naam"

FIND_SESSIE_SQL = """
SELECT s.token_hash, s.gebruiker, coalesce(g.rol, s.rol), s.herkomst, s.begonnen_op, s.gezien_op, s.verloopt_op,
  s.ingetrokken OR (s.herkomst = 'lokaal' AND coalesce(g.actief, false) = false), coalesce(g.wijken, '')
FROM sessie s LEFT JOIN gebruiker g ON s.herkomst = 'lokaal' AND g.naam = s.gebruiker WHERE s.token_hash = $token_hash
"""
INSERT_SESSIE_SQL = """
INSERT INTO sessie VALUES ($token_hash, $gebruiker, $rol, $herkomst, $begonnen_op, $gezien_op, $verloopt_op, false)
"""
TOUCH_SQL = "UPDATE sessie SET gezien_op = $nu WHERE token_hash = $token_hash"
END_SQL = "UPDATE sessie SET ingetrokken = true WHERE token_hash = $token_hash"
END_EVERY_SQL = "UPDATE sessie SET ingetrokken = true WHERE NOT ingetrokken"
END_EVERY_LINK_SQL = "UPDATE eenmalige_link SET gebruikt_op = $nu WHERE gebruikt_op IS NULL"
END_ALL_SQL = "UPDATE sessie SET ingetrokken = true WHERE gebruiker = $naam"
FORGET_SQL = "DELETE FROM sessie WHERE verloopt_op < $grens"

FIND_LINK_SQL = "SELECT gebruiker, soort, verloopt_op, gebruikt_op FROM eenmalige_link WHERE token_hash = $token_hash"
INSERT_LINK_SQL = "INSERT INTO eenmalige_link VALUES ($token_hash, $gebruiker, $soort, $nu, $verloopt_op, NULL)"
USE_LINK_SQL = "UPDATE eenmalige_link SET gebruikt_op = $nu WHERE token_hash = $token_hash"
END_LINKS_SQL = """
UPDATE eenmalige_link SET gebruikt_op = $nu
WHERE gebruikt_op IS NULL AND soort = $soort AND gebruiker IS NOT DISTINCT FROM $gebruiker
"""

FIND_POGING_SQL = "SELECT aantal, laatste_op, geblokkeerd_tot FROM inlogpoging WHERE naam = $naam"
INSERT_POGING_SQL = "INSERT INTO inlogpoging VALUES ($naam, $aantal, $laatste_op, $geblokkeerd_tot)"
FORGET_POGINGEN_SQL = "DELETE FROM inlogpoging WHERE laatste_op < $grens"
DELETE_POGING_SQL = "DELETE FROM inlogpoging WHERE naam = $naam"


def list_accounts(con: Cursor) -> list[Account]:
    """Return all accounts by name."""
    return [_build_account(row) for row in con.execute(LIST_SQL).fetchall()]


def find_account(con: Cursor, naam: str) -> Account | None:
    """Return one account."""
    row = con.execute(FIND_SQL, {"naam": naam}).fetchone()
    return _build_account(row) if row else None


def replace_account(con: Cursor, account: Account, nu: datetime) -> None:
    """Let an account stand as given."""
    con.execute(DELETE_SQL, {"naam": account.naam})
    velden = {**vars(account), "rol": account.rol.value, "wijken": " ".join(account.wijken), "nu": nu}
    con.execute(INSERT_SQL, velden)


def find_sessie(con: Cursor, token_hash: str) -> Sessie | None:
    """Return a session with the role and wijken that its person has now."""
    row = con.execute(FIND_SESSIE_SQL, {"token_hash": token_hash}).fetchone()
    if row is None:
        return None
    hash_, naam, rol, herkomst, begonnen, gezien, verloopt, ingetrokken, wijken = row
    return Sessie(hash_, naam, Rol(rol), herkomst, begonnen, gezien, verloopt, ingetrokken, tuple(wijken.split()))


def insert_sessie(con: Cursor, sessie: Sessie) -> None:
    """Record a new session."""
    velden = {k: v for k, v in vars(sessie).items() if k not in {"ingetrokken", "wijken"}}
    con.execute(INSERT_SESSIE_SQL, {**velden, "rol": sessie.rol.value})


def touch_sessie(con: Cursor, token_hash: str, nu: datetime) -> None:
    """Record that a session was used."""
    con.execute(TOUCH_SQL, {"token_hash": token_hash, "nu": nu})


def end_sessie(con: Cursor, token_hash: str) -> None:
    """End one session."""
    con.execute(END_SQL, {"token_hash": token_hash})


def end_sessies(con: Cursor, naam: str) -> None:
    """End every session of a person."""
    con.execute(END_ALL_SQL, {"naam": naam})


def end_alles(con: Cursor, nu: datetime) -> None:
    """End every session and every one-time link of everybody."""
    con.execute(END_EVERY_SQL)
    con.execute(END_EVERY_LINK_SQL, {"nu": nu})


def forget_sessies(con: Cursor, grens: datetime) -> None:
    """Delete sessions that ended before a moment: they say when somebody worked, and nobody needs that."""
    con.execute(FORGET_SQL, {"grens": grens})


def find_link(con: Cursor, token_hash: str) -> Link | None:
    """Return a one-time link."""
    row = con.execute(FIND_LINK_SQL, {"token_hash": token_hash}).fetchone()
    return Link(*row) if row else None


def insert_link(con: Cursor, token_hash: str, link: Link, nu: datetime) -> None:
    """Record a one-time link; an older one for the same person no longer works."""
    con.execute(END_LINKS_SQL, {"soort": link.soort, "gebruiker": link.gebruiker, "nu": nu})
    velden = {"gebruiker": link.gebruiker, "soort": link.soort, "verloopt_op": link.verloopt_op}
    con.execute(INSERT_LINK_SQL, {"token_hash": token_hash, "nu": nu, **velden})


def use_link(con: Cursor, token_hash: str, nu: datetime) -> None:
    """Record that a one-time link was used."""
    con.execute(USE_LINK_SQL, {"token_hash": token_hash, "nu": nu})


def find_poging(con: Cursor, naam: str) -> Poging | None:
    """Return the failed logins of a name since it last got in."""
    row = con.execute(FIND_POGING_SQL, {"naam": naam}).fetchone()
    return Poging(*row) if row else None


def replace_poging(con: Cursor, naam: str, poging: Poging | None) -> None:
    """Set or clear the failed logins of a name."""
    con.execute(DELETE_POGING_SQL, {"naam": naam})
    if poging:
        con.execute(INSERT_POGING_SQL, {"naam": naam, **vars(poging)})


def forget_pogingen(con: Cursor, grens: datetime) -> None:
    """Delete the failed logins of names that were not tried since a moment."""
    con.execute(FORGET_POGINGEN_SQL, {"grens": grens})


def _build_account(row: tuple) -> Account:
    naam, rol, wijken, actief, wachtwoord, aangemaakt_op = row
    return Account(naam, Rol(rol), tuple(wijken.split()), actief, wachtwoord, aangemaakt_op)
