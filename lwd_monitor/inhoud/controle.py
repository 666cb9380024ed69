"""Checking a store: what must always be true of it."""

from lwd_monitor.db import SLEUTELS, Database, get_schema_nummer
from lwd_monitor.gebeurtenis import check_logboek
from lwd_monitor.inhoud import store


def check_database(db: Database) -> tuple[int, list[str]]:
    """Return the schema's number and what is not in order, in Dutch."""
    con = db.cursor()
    bevindingen = [
        f"Tabel {tabel}: {aantal} sleutel(s) komen dubbel voor."
        for tabel, kolommen in SLEUTELS.items()
        if (aantal := store.count_double(con, tabel, kolommen))
    ]
    bevindingen += [melding for melding, aantal in store.count_strays(con) if aantal]
    bevindingen += check_logboek(con)
    return get_schema_nummer(con), bevindingen
