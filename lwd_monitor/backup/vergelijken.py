"""Comparing the log with what a backup remembers of it."""

from pathlib import Path

from lwd_monitor.backup.maken import list_backups
from lwd_monitor.db import Database, find_bestand, opened_copy
from lwd_monitor.fout import Fout
from lwd_monitor.gebeurtenis import GebeurtenisSoort, find_eerste, find_hash, find_laatste, has_sinds


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
