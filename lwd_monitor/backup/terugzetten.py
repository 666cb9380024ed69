"""Putting a copy back in the place of the store."""

from datetime import datetime
from pathlib import Path

from lwd_monitor.db import apply_migrations, get_url, open_database
from lwd_monitor.db.kopie import replace_database
from lwd_monitor.gebeurtenis import GebeurtenisSoort, write_gebeurtenis
from lwd_monitor.toegang import Gebruiker, Recht, require


def restore_backup(
    gebruiker: Gebruiker, bestand: Path, nu: datetime, *, url: str | None = None, toch: bool = False
) -> tuple[int, Path | None]:
    """Put a copy back, bring it up to date, and return its schema's number and where the old store lies.

    Notes: sessions of the copy end: whoever was logged in when it was made must log in again.
    """
    require(gebruiker, Recht.GEBRUIKER_BEHEREN)
    url = url or get_url()
    opzij = replace_database(bestand, url, nu, toch=toch)
    db = open_database(url)
    try:
        schema = apply_migrations(db)
        write_gebeurtenis(db, gebruiker.naam, GebeurtenisSoort.BACKUP_TERUGGEZET, nu, bestand.name)
    finally:
        db.close()
    return schema, opzij
