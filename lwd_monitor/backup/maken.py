"""Making copies of the store and letting the oldest go."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from lwd_monitor.db import PROJECT, Database, copy_database
from lwd_monitor.fout import Fout
from lwd_monitor.gebeurtenis import GebeurtenisSoort, write_gebeurtenis
from lwd_monitor.instellingen import get_backups
from lwd_monitor.toegang import Gebruiker, Recht, require

BEWAAR = 14  # two weeks of one copy a night
PATROON = "lwd-[0-9]*-[0-9]*.duckdb"


@dataclass(frozen=True)
class Backup:
    """One copy of the store: its file, size in bytes and moment."""

    pad: Path
    grootte: int
    op: datetime


def get_map() -> Path:
    """Return the folder of copies, from LWD_BACKUPS or data/bewaard."""
    return Path(get_backups() or PROJECT / "data" / "bewaard")


def list_backups(map_: Path) -> list[Backup]:
    """Return the copies in a folder, the newest first."""
    paden = sorted(map_.glob(PATROON), reverse=True)
    return [Backup(p, p.stat().st_size, datetime.fromtimestamp(p.stat().st_mtime)) for p in paden]


def make_backup(db: Database, gebruiker: Gebruiker, doel: Path, nu: datetime, bewaar: int = BEWAAR) -> Backup:
    """Copy the store to a file, or into a folder of which the newest `bewaar` copies stay; returns the copy.

    Notes: the copy is read back before an older one goes. A file that exists is never written over.
    """
    require(gebruiker, Recht.GEBRUIKER_BEHEREN)
    if bewaar < 1:
        raise Fout("Bewaar ten minste 1 back-up.")
    in_map = doel.is_dir() or doel.suffix != ".duckdb"
    pad = doel / f"lwd-{nu:%Y%m%d-%H%M%S}.duckdb" if in_map else doel
    if pad.exists():
        raise Fout(f"Het bestand {pad} bestaat al. Kies een andere naam; een back-up wordt nooit overschreven.")
    copy_database(db, pad)
    write_gebeurtenis(db, gebruiker.naam, GebeurtenisSoort.BACKUP_GEMAAKT, nu, pad.name)
    if in_map:
        # Named by the clock: copies of when it ran ahead may not push out the one just made.
        for oud in [b for b in list_backups(doel) if b.pad != pad][bewaar - 1 :]:
            oud.pad.unlink(missing_ok=True)
    return Backup(pad, pad.stat().st_size, nu)
