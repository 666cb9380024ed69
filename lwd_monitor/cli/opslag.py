"""Opening the store for a command."""

from collections.abc import Iterator
from contextlib import contextmanager

from lwd_monitor.db import Database, apply_migrations, get_schema_nummer, list_migraties, open_database, told_in_dutch
from lwd_monitor.fout import Fout


@contextmanager
def opened(migreer: bool = False) -> Iterator[Database]:
    """Open the store, refuse one that was never made, and close it afterwards."""
    db = open_database()
    try:
        with told_in_dutch(db.url):
            if migreer:
                apply_migrations(db)
            elif get_schema_nummer(db.cursor()) == 0:
                raise Fout("De database is nog leeg. Draai eerst: python -m lwd_monitor db init")
            elif get_schema_nummer(db.cursor()) < list_migraties()[-1].nummer:
                raise Fout("De database is van een ouder programma. Draai eerst: python -m lwd_monitor db init")
            yield db
    finally:
        db.close()
