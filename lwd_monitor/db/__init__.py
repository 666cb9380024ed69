"""The store: connection, the one way to write, migrations and views."""

from lwd_monitor.db.connection import get_url, open_database
from lwd_monitor.db.database import Cursor, Database
from lwd_monitor.db.invoegen import insert_sorted, without_fsst
from lwd_monitor.db.lake import mask_geheim
from lwd_monitor.db.migrate import apply_migrations, get_schema_nummer
from lwd_monitor.db.sleutels import SLEUTELS
from lwd_monitor.db.storing import told_in_dutch

__all__ = [
    "SLEUTELS",
    "Cursor",
    "Database",
    "apply_migrations",
    "get_schema_nummer",
    "get_url",
    "insert_sorted",
    "mask_geheim",
    "open_database",
    "told_in_dutch",
    "without_fsst",
]
