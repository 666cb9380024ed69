"""The opened store and the one way to write to it."""

import math
import random
import re
import threading
import time
from collections import Counter
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

import duckdb
import pandas as pd

from lwd_monitor.db.bevestigd import Bevestigd, check_bevestigd
from lwd_monitor.db.invoegen import list_toegevoegd
from lwd_monitor.db.lake import LAKE, use_lake
from lwd_monitor.db.sleutels import SLEUTELS
from lwd_monitor.db.storing import BEZET, STUK, explain_opslaan, is_vol
from lwd_monitor.fout import Fout

# Frames here are small and many: text that pyarrow holds costs more to take up and put down than it saves.
pd.set_option("mode.string_storage", "python")

Cursor = duckdb.DuckDBPyConnection
P = ParamSpec("P")
T = TypeVar("T")

POGINGEN = 12
# The log only grows, each line with the number after the last: looking at all of it would slow every login a little more.
NIEUWSTE = {
    "gebeurtenis": """(
        SELECT volgnummer FROM gebeurtenis WHERE volgnummer > (SELECT max(volgnummer) - 1000 FROM gebeurtenis_stand))"""
}
# A file of the whole country touches so many that one look at the whole table is quicker.
MEESTE_DELEN = 30
_BEGIN = re.compile(r"[A-Z]{2}[0-9]{4}")
# Row 1 is the lock; row 2 is the number of the data that pages show.
TELLER_SQL = "SELECT teller FROM write_lock WHERE id = 1"
LOCK_SQL = "UPDATE write_lock SET teller = teller + 1 WHERE id = 1"
RAISE_VERSIE_SQL = "UPDATE write_lock SET teller = teller + 1 WHERE id = 2"
VERSIE_SQL = "SELECT teller FROM write_lock WHERE id = 2"
# How long the number of the data of a lake is believed: other processes write there, and one page asks some fifty times.
LAKE_SECONDEN = 0.1
# How often this process wrote to a store, however many times it has that store open.
_GESCHREVEN: Counter[str] = Counter()
_TELSLOT = threading.Lock()


class DubbeleSleutel(Exception):
    """A write would have left two rows for one key; it was rolled back."""


def _run_later(write: Callable[Concatenate["Database", P], T]) -> Callable[Concatenate["Database", P], T]:
    """Let what `do_after` was given during a write follow once that write is over, however it ended."""

    @wraps(write)
    def write_and_follow(self: "Database", *args: P.args, **kwargs: P.kwargs) -> T:
        if getattr(self.draad, "later", None) is not None:
            raise RuntimeError("a write within a write waits for its own lock; use do_after")
        self.draad.later = []
        try:
            return write(self, *args, **kwargs)
        finally:
            later, self.draad.later = self.draad.later, None
            for doe in later:
                doe()

    return write_and_follow


class Database:
    """One opened store: hands out cursors for reading and carries out every write."""

    def __init__(self, con: Cursor, url: str, bevestigd: Bevestigd | None = None) -> None:
        self._con = con
        self._bevestigd = bevestigd
        self._slot = threading.RLock()
        self.draad = threading.local()
        self._bekend: tuple[int, float, int] | None = None
        self.url = url

    def cursor(self) -> Cursor:
        """Return a cursor of its own, to read with."""
        con = self._con.cursor()
        if self.url.startswith(LAKE):
            # A cursor does not take over in which catalogue its connection works.
            use_lake(con)
        return con

    def get_versie(self) -> int:
        """Return the number of the data: each write that pages can show raises it, so caches key on it.

        Notes: nobody else can write to a file that this process has open, so there it is read once after each write of
        our own; of a lake it is read again after a moment.
        """
        geschreven, bekend, nu = _GESCHREVEN[self.url], self._bekend, time.monotonic()
        if bekend and bekend[0] == geschreven and nu < bekend[1]:
            return bekend[2]
        row = self.cursor().execute(VERSIE_SQL).fetchone()
        if row is None:
            return 0
        # Keyed by the count from before reading: a write that lands meanwhile makes this outdated, never lasting.
        self._bekend = (geschreven, nu + LAKE_SECONDEN if self.url.startswith(LAKE) else math.inf, int(row[0]))
        return int(row[0])

    def forget_versie(self) -> None:
        """Let the number of the data be read anew: something may have been written."""
        with _TELSLOT:
            _GESCHREVEN[self.url] += 1

    @_run_later
    def write(
        self,
        werk: Callable[[Cursor], T],
        tabellen: tuple[str, ...],
        *,
        toont: bool = True,
        voorbereid: Callable[[Cursor], object] | None = None,
    ) -> T:
        """Carry out `werk` in one transaction and return its result; all of it lands or nothing.

        Notes: takes the one-row lock first, because merges from several processes otherwise leave double rows; checks
        the keys of `tabellen` before committing; retries when another process was ahead. `werk` may run more than once.
        `toont=False` is for what no cached page shows (logins, the log): it leaves the number of the data as it is.
        `voorbereid` fills temporary tables on the same cursor before the transaction begins: of rows that are not
        committed DuckDB has no statistics, and joins them in the slow way.
        """
        for poging in range(POGINGEN):
            with self._slot:
                con = self.cursor()
                try:
                    if voorbereid:
                        voorbereid(con)
                    con.execute("BEGIN")
                    con.execute(LOCK_SQL)
                    if toont:
                        con.execute(RAISE_VERSIE_SQL)
                    result = werk(con)
                    for tabel in tabellen:
                        _require_unique(con, tabel)
                    teller = con.execute(TELLER_SQL).fetchone()
                    con.execute("COMMIT")
                    if self._bevestigd and teller:
                        self._bevestigd.note(int(teller[0]))
                    return result
                except duckdb.TransactionException as exc:
                    _rollback(con)
                    # A commit that the disk refuses comes as this kind as well; trying again would not help.
                    if is_vol(str(exc)):
                        raise Fout(explain_opslaan(str(exc))) from exc
                    if poging == POGINGEN - 1:
                        raise Fout(BEZET) from exc
                except BaseException as exc:
                    _rollback(con)
                    if isinstance(exc, STUK):
                        raise Fout(explain_opslaan(str(exc))) from exc
                    raise
                finally:
                    # Also when it failed: a commit that broke off on the way may have landed.
                    self.forget_versie()
            time.sleep(random.uniform(0.01, 0.05) * 2 ** min(poging, 5))
        raise AssertionError("unreachable")

    def do_after(self, doe: Callable[[], None]) -> None:
        """Do something that writes: now, or once the write of this thread is over, however it ended."""
        later = getattr(self.draad, "later", None)
        if later is None:
            doe()
        else:
            later.append(doe)

    def close(self) -> None:
        """Close the store."""
        self._con.close()
        if self._bevestigd:
            self._bevestigd.close()


def check_tegen_bevestigd(db: Database, bestand: Path | None) -> list[str]:
    """Return in Dutch what a store of one file acknowledged and no longer holds."""
    teller = db.cursor().execute(TELLER_SQL).fetchone()
    return check_bevestigd(bestand, int(teller[0]) if teller else 0) if bestand else []


def _rollback(con: Cursor) -> None:
    try:
        con.execute("ROLLBACK")
    except duckdb.Error:
        con.close()


def _require_unique(con: Cursor, tabel: str) -> None:
    for deel in _list_delen(con, tabel):
        _require_unique_deel(con, tabel, deel)


def _list_delen(con: Cursor, tabel: str) -> list[str]:
    """Return the parts of a table that this write can have changed, as SQL.

    Notes: only what was added can be double. Codes lie sorted in the table: of a range only its own part is read.
    """
    beginnen = list_toegevoegd(con, tabel)
    if beginnen is None or len(beginnen) > MEESTE_DELEN or not all(_BEGIN.fullmatch(begin) for begin in beginnen):
        return [NIEUWSTE.get(tabel, tabel)]
    return [f"(SELECT * FROM {tabel} WHERE gebied_code BETWEEN '{b}' AND '{b}~')" for b in beginnen]


def _require_unique_deel(con: Cursor, tabel: str, van: str) -> None:
    kolommen = ", ".join(SLEUTELS[tabel])
    # Equal keys have equal hashes, and one number groups twice as fast as a key of four columns; different keys may share
    # a hash by chance, so only the keys themselves decide.
    gelijk = con.execute(f"SELECT hash({kolommen}) AS h FROM {van} GROUP BY h HAVING count(*) > 1 LIMIT 1").fetchone()
    if gelijk is None:
        return
    double = con.execute(f"SELECT {kolommen} FROM {van} GROUP BY {kolommen} HAVING count(*) > 1 LIMIT 1").fetchone()
    if double:
        raise DubbeleSleutel(f"{tabel}: {double}")
