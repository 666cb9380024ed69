"""Copying the store to a file and reading that file; a copy under way is cleared away after a program that was killed."""

import contextlib
import os
import re
import shutil
import tempfile
import uuid
from collections.abc import Iterator
from pathlib import Path

import duckdb

from lwd_monitor.db.connection import keep_private
from lwd_monitor.db.database import Cursor, Database
from lwd_monitor.db.lake import quote
from lwd_monitor.db.storing import STUK
from lwd_monitor.fout import Fout

TABLES_SQL = """
SELECT table_name FROM information_schema.tables
WHERE table_catalog = current_database() AND table_type = 'BASE TABLE' ORDER BY table_name
"""


try:
    import fcntl
except ImportError:  # Windows: no lock there, so nothing is cleared away either
    fcntl = None  # type: ignore[assignment]

VOOR = ".lwd-kopie-"
# What earlier programs called a copy under way.
_OUD = re.compile(r"\..+\.[0-9a-f]{32}(\.wal)?")


@contextlib.contextmanager
def opened_map(naast: Path) -> Iterator[Path]:
    """Give a folder of our own beside a file, locked for as long as this program lives, and remove it afterwards."""
    naast.parent.mkdir(parents=True, exist_ok=True)
    map_ = Path(tempfile.mkdtemp(prefix=VOOR, dir=naast.parent))
    slot = _lock(map_)
    try:
        yield map_
    finally:
        shutil.rmtree(map_, ignore_errors=True)
        if slot is not None:
            os.close(slot)


def sweep_kopieen(map_: Path) -> int:
    """Remove from a folder the copies that a killed program left under way, and return how many those were."""
    aantal = 0
    for pad in sorted(map_.glob(".*")) if map_.is_dir() and fcntl is not None else []:
        if pad.is_dir() and pad.name.startswith(VOOR):
            slot = _lock(pad)
            if slot is None:
                continue  # another program is at work
            shutil.rmtree(pad, ignore_errors=True)
            os.close(slot)
            aantal += 1
        elif pad.is_file() and ".duckdb." in pad.name and _OUD.fullmatch(pad.name):
            with contextlib.suppress(OSError):
                pad.unlink()
                aantal += 1
    return aantal


def _lock(map_: Path) -> int | None:
    """Lock a folder until its number is closed or the program ends; None when another has it."""
    if fcntl is None:
        return None
    nummer = os.open(map_, os.O_RDONLY)
    try:
        fcntl.flock(nummer, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(nummer)
        return None
    return nummer


def copy_database(db: Database, doel: Path) -> dict[str, int]:
    """Write the store as it stands now to a new file, read that file again, and return its rows per table.

    Notes: readers and writers go on meanwhile; the copy is what one moment looked like, also of a lake that several
    processes write to. Nothing stands at `doel` until the copy was read back whole.
    """
    try:
        sweep_kopieen(doel.parent)
        with opened_map(doel) as map_:
            tijdelijk = map_ / doel.name
            verwacht = _write_copy(db.cursor(), tijdelijk)
            gelezen = read_copy(tijdelijk)
            if gelezen != verwacht:
                raise Fout(
                    f"De back-up {doel.name} is niet gelijk aan de database. Er is niets bewaard. Probeer het opnieuw."
                )
            keep_private(tijdelijk)
            sync_bestand(tijdelijk)
            os.replace(tijdelijk, doel)
    except (*STUK, duckdb.TransactionException) as exc:
        raise Fout(
            f"De back-up kan niet worden geschreven naar {doel.parent}. Er is niets bewaard. "
            "Controleer of de schijf vol is en of de map mag worden beschreven."
        ) from exc
    return gelezen


@contextlib.contextmanager
def opened_copy(pad: Path) -> Iterator[Cursor]:
    """Open a copy to read from; refuses in Dutch one that cannot be read."""
    try:
        con = duckdb.connect(str(pad), read_only=True)
    except duckdb.Error as exc:
        raise Fout(f"De back-up {pad.name} is beschadigd of is geen database. Kies een andere back-up.") from exc
    try:
        yield con
    except duckdb.Error as exc:
        raise Fout(f"De back-up {pad.name} is beschadigd of is niet van de monitor.") from exc
    finally:
        con.close()


def read_copy(pad: Path) -> dict[str, int]:
    """Return the rows per table of a file that no program has open."""
    con = duckdb.connect(str(pad), read_only=True)
    try:
        return count_rows(con)
    finally:
        con.close()


def wal_of(pad: Path) -> Path:
    """Return the write-ahead log that belongs to a store's file."""
    return pad.with_name(pad.name + ".wal")


def _write_copy(con: Cursor, doel: Path) -> dict[str, int]:
    bron = str((con.execute("SELECT current_database()").fetchone() or ("",))[0])
    naam = f"kopie_{uuid.uuid4().hex}"
    # ATTACH and COPY take names, not parameters; both names are ours.
    con.execute(f"ATTACH {quote(str(doel))} AS {naam}")
    try:
        con.execute("BEGIN")
        rijen = count_rows(con)
        con.execute(f'COPY FROM DATABASE "{bron}" TO {naam}')
        con.execute("COMMIT")
    except BaseException:
        # A commit that failed left no transaction to roll back.
        with contextlib.suppress(duckdb.Error):
            con.execute("ROLLBACK")
        raise
    finally:
        with contextlib.suppress(duckdb.Error):
            con.execute(f"DETACH {naam}")
    return rijen


def count_rows(con: Cursor) -> dict[str, int]:
    """Return the rows of every table."""
    namen = [row[0] for row in con.execute(TABLES_SQL).fetchall()]
    return {naam: int((con.execute(f'SELECT count(*) FROM "{naam}"').fetchone() or (0,))[0]) for naam in namen}


def sync_bestand(pad: Path) -> None:
    """Return when a file stands on the disk."""
    with pad.open("rb+") as bestand:
        os.fsync(bestand.fileno())
