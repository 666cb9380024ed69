"""SQL of the log: lines are only ever added."""

from collections.abc import Iterator
from datetime import datetime

from lwd_monitor.db import Cursor
from lwd_monitor.gebeurtenis.model import Gebeurtenis, GebeurtenisSoort

STAND_SQL = "SELECT volgnummer, hash FROM gebeurtenis_stand WHERE id = 1"
END_STAND_SQL = "DELETE FROM gebeurtenis_stand WHERE id = 1"
SET_STAND_SQL = "INSERT INTO gebeurtenis_stand VALUES (1, $volgnummer, $hash)"
LAST_SQL = "SELECT volgnummer, hash, op FROM gebeurtenis ORDER BY volgnummer DESC LIMIT 1"
FIRST_SQL = "SELECT id FROM gebeurtenis WHERE volgnummer = 1"
HASH_SQL = "SELECT hash FROM gebeurtenis WHERE volgnummer = $volgnummer"
SINCE_SQL = "SELECT count(*) FROM gebeurtenis WHERE soort = $soort AND op >= $op"
LAATSTE_VAN_SQL = "SELECT max(op) FROM gebeurtenis WHERE soort = $soort"
INSERT_SQL = """
INSERT INTO gebeurtenis VALUES ($id, $volgnummer, $op, $gebruiker, $soort, $onderwerp, $details, $vorige_hash, $hash)
"""
ALL_SQL = """
SELECT id, volgnummer, op, gebruiker, soort, onderwerp, details, vorige_hash, hash FROM gebeurtenis ORDER BY volgnummer
"""
BATCH = 5000


def find_stand(con: Cursor) -> tuple[int, str] | None:
    """Return number and fingerprint that the last line must have."""
    row = con.execute(STAND_SQL).fetchone()
    return (int(row[0]), row[1]) if row else None


def insert_gebeurtenis(con: Cursor, regel: Gebeurtenis) -> None:
    """Add one line, and keep apart that it is the last."""
    con.execute(INSERT_SQL, vars(regel))
    con.execute(END_STAND_SQL)
    con.execute(SET_STAND_SQL, {"volgnummer": regel.volgnummer, "hash": regel.hash})


def find_laatste_van(con: Cursor, soort: GebeurtenisSoort) -> datetime | None:
    """Return when something of this kind last happened, or None."""
    rij = con.execute(LAATSTE_VAN_SQL, {"soort": soort.value}).fetchone()
    return rij[0] if rij else None


def find_laatste(con: Cursor) -> tuple[int, str, datetime] | None:
    """Return number, fingerprint and moment of the last line that stands there."""
    row = con.execute(LAST_SQL).fetchone()
    return (int(row[0]), row[1], row[2]) if row else None


def find_eerste(con: Cursor) -> str | None:
    """Return the id of the first line, which no other store has."""
    row = con.execute(FIRST_SQL).fetchone()
    return row[0] if row else None


def find_hash(con: Cursor, volgnummer: int) -> str | None:
    """Return the fingerprint of one line."""
    row = con.execute(HASH_SQL, {"volgnummer": volgnummer}).fetchone()
    return row[0] if row else None


def has_sinds(con: Cursor, soort: GebeurtenisSoort, op: datetime) -> bool:
    """Tell whether something of this kind happened at or after a moment."""
    row = con.execute(SINCE_SQL, {"soort": soort.value, "op": op}).fetchone()
    return bool(row and row[0])


def iterate_gebeurtenissen(con: Cursor) -> Iterator[Gebeurtenis]:
    """Return every line in its order, a batch at a time."""
    result = con.execute(ALL_SQL)
    while rows := result.fetchmany(BATCH):
        yield from (Gebeurtenis(*row) for row in rows)
