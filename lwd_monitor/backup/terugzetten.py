"""Putting a copy back in the place of the store."""

from datetime import datetime
from pathlib import Path

from lwd_monitor.db import LAKE, apply_migrations, fill_lake, get_url, open_database, replace_database
from lwd_monitor.gebeurtenis import GebeurtenisSoort, write_gebeurtenis
from lwd_monitor.toegang import Gebruiker, Recht, end_alles, require


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
