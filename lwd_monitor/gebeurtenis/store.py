"""SQL of the log: lines are only ever added."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from lwd_monitor.db import Cursor
from lwd_monitor.gebeurtenis.model import Gebeurtenis

LAST_SQL = "SELECT volgnummer, hash FROM gebeurtenis ORDER BY volgnummer DESC LIMIT 1"
INSERT_SQL = """
INSERT INTO gebeurtenis VALUES ($id, $volgnummer, $op, $gebruiker, $soort, $onderwerp, $details, $vorige_hash, $hash)
"""
LIST_SQL = """
SELECT id, volgnummer, op, gebruiker, soort, onderwerp, details, vorige_hash, hash FROM gebeurtenis
WHERE ($soort IS NULL OR soort = $soort) AND ($gebruiker IS NULL OR gebruiker = $gebruiker)
  AND ($van IS NULL OR op >= $van) AND ($tot IS NULL OR op < $tot)
ORDER BY volgnummer DESC LIMIT $aantal
"""
ALL_SQL = """
SELECT id, volgnummer, op, gebruiker, soort, onderwerp, details, vorige_hash, hash FROM gebeurtenis ORDER BY volgnummer
"""
GEBRUIKERS_SQL = "SELECT DISTINCT gebruiker FROM gebeurtenis ORDER BY gebruiker"
BATCH = 5000


@dataclass(frozen=True)
class Filter:
    """Which lines a reader asks for; None leaves a part open, `tot` is not included."""

    soort: str | None = None
    gebruiker: str | None = None
    van: datetime | None = None
    tot: datetime | None = None
    aantal: int = 500


def find_laatste(con: Cursor) -> tuple[int, str] | None:
    """Return number and fingerprint of the last line."""
    row = con.execute(LAST_SQL).fetchone()
    return (int(row[0]), row[1]) if row else None


def insert_gebeurtenis(con: Cursor, regel: Gebeurtenis) -> None:
    """Add one line."""
    con.execute(INSERT_SQL, vars(regel))


def list_gebeurtenissen(con: Cursor, keuze: Filter) -> list[Gebeurtenis]:
    """Return the lines that fit, the newest first."""
    return [Gebeurtenis(*row) for row in con.execute(LIST_SQL, vars(keuze)).fetchall()]


def iterate_gebeurtenissen(con: Cursor) -> Iterator[Gebeurtenis]:
    """Return every line in its order, a batch at a time."""
    result = con.execute(ALL_SQL)
    while rows := result.fetchmany(BATCH):
        yield from (Gebeurtenis(*row) for row in rows)


def list_namen(con: Cursor) -> list[str]:
    """Return everybody who stands in the log."""
    return [row[0] for row in con.execute(GEBRUIKERS_SQL).fetchall()]
