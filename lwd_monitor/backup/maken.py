"""Copies of the store: making them, letting the oldest go, putting one back, and holding the log against them."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from lwd_monitor.db import (
    LAKE,
    PROJECT,
    Database,
    apply_migrations,
    copy_database,
    fill_lake,
    find_bestand,
    get_url,
    open_database,
    opened_copy,
    replace_database,
)
from lwd_monitor.fout import Fout
from lwd_monitor.gebeurtenis import GebeurtenisSoort, find_eerste, find_hash, find_laatste, has_sinds, write_gebeurtenis
from lwd_monitor.instellingen import get_backups
from lwd_monitor.toegang import Gebruiker, Recht, end_alles, require

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


def restore_backup(
    gebruiker: Gebruiker, bestand: Path, nu: datetime, *, url: str | None = None, toch: bool = False
) -> tuple[int, Path | None]:
    """Put a copy back, bring it up to date, and return its schema's number and where the old store lies.

    Notes: sessions and one-time links of the copy end: one that was used or withdrawn since would work again. A lake
    is filled only while it is empty.
    """
    require(gebruiker, Recht.GEBRUIKER_BEHEREN)
    url = url or get_url()
    if url.startswith(LAKE):
        fill_lake(bestand, url)
        opzij = None
    else:
        opzij = replace_database(bestand, url, nu, toch=toch)
    db = open_database(url)
    try:
        schema = apply_migrations(db)
        end_alles(db, nu)
        write_gebeurtenis(db, gebruiker.naam, GebeurtenisSoort.BACKUP_TERUGGEZET, nu, bestand.name)
    finally:
        db.close()
    return schema, opzij


def check_tegen_backup(db: Database, map_: Path) -> list[str]:
    """Return in Dutch what the newest backup in a folder knows of the log that no longer stands there.

    Notes: a chain can be made anew by who may write the store; the copy was made before that. A copy from before a
    restore tells of a log that was put back on purpose, and one of another store (another first line) of nothing.
    """
    con, eigen = db.cursor(), find_bestand(db.url)
    # Somebody who looks into a copy has that very file open as the store.
    for backup in [b for b in list_backups(map_) if eigen is None or b.pad.resolve() != eigen.resolve()][:1]:
        try:
            with opened_copy(backup.pad) as kopie:
                bewaard = find_laatste(kopie) if find_eerste(kopie) == find_eerste(con) else None
        except Fout as fout:
            return [fout.melding]
        if bewaard is None:
            continue
        volgnummer, hash_, op = bewaard
        if find_hash(con, volgnummer) != hash_ and not has_sinds(con, GebeurtenisSoort.BACKUP_TERUGGEZET, op):
            return [
                f"Logboek: regel {volgnummer} staat er niet meer zoals in de back-up {backup.pad.name}. "
                "Er is een regel veranderd of weg."
            ]
    return []
