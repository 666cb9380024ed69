"""The log as it is read: SQL, and the same lines as a file."""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from lwd_monitor.db import Cursor
from lwd_monitor.gebeurtenis import Gebeurtenis
from lwd_monitor.opmaak import disarm_formule

LIST_SQL = """
SELECT id, volgnummer, op, gebruiker, soort, onderwerp, details, vorige_hash, hash FROM gebeurtenis
WHERE ($soort IS NULL OR soort = $soort) AND ($gebruiker IS NULL OR gebruiker = $gebruiker)
  AND ($van IS NULL OR op >= $van) AND ($tot IS NULL OR op < $tot)
ORDER BY volgnummer DESC LIMIT $aantal
"""
GEBRUIKERS_SQL = "SELECT DISTINCT gebruiker FROM gebeurtenis ORDER BY gebruiker"
KOPPEN = ("volgnummer", "op", "gebruiker", "soort", "onderwerp", "details", "vorige_hash", "hash")


@dataclass(frozen=True)
class Logfilter:
    """Which lines a reader asks for; None leaves a part open, `tot` is not included."""

    soort: str | None = None
    gebruiker: str | None = None
    van: datetime | None = None
    tot: datetime | None = None
    aantal: int = 500


def list_regels(con: Cursor, keuze: Logfilter) -> list[Gebeurtenis]:
    """Return the lines that fit, the newest first."""
    return [Gebeurtenis(*row) for row in con.execute(LIST_SQL, vars(keuze)).fetchall()]


def list_namen(con: Cursor) -> list[str]:
    """Return everybody who stands in the log."""
    return [row[0] for row in con.execute(GEBRUIKERS_SQL).fetchall()]


def build_csv(regels: Iterable[Gebeurtenis]) -> bytes:
    """Return lines as CSV with semicolons; what could run as a formula is put behind an apostrophe."""
    uit = io.StringIO()
    schrijver = csv.writer(uit, delimiter=";")
    schrijver.writerow(KOPPEN)
    for regel in regels:
        cellen = [regel.volgnummer, regel.op.isoformat(sep=" ", timespec="seconds")]
        teksten = [regel.gebruiker, regel.soort, regel.onderwerp, regel.details, regel.vorige_hash, regel.hash]
        schrijver.writerow([*cellen, *(disarm_formule(tekst) for tekst in teksten)])
    return uit.getvalue().encode("utf-8-sig")
