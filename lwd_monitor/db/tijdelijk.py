"""Copies under way: for this account alone from their first byte, and cleared away after a program that was killed."""

import contextlib
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

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
