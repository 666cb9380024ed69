"""The store: connection, the one way to write, migrations and views."""

from lwd_monitor.db.connection import PROJECT, find_bestand, get_url, open_database
from lwd_monitor.db.database import Cursor, Database, check_tegen_bevestigd
from lwd_monitor.db.herstel import fill_lake, replace_database
from lwd_monitor.db.instelling import find_instelling, set_instelling
from lwd_monitor.db.invoegen import insert_sorted, note_toegevoegd, without_fsst
from lwd_monitor.db.kopie import copy_database, opened_copy, sweep_kopieen
from lwd_monitor.db.lake import LAKE, mask_geheim
from lwd_monitor.db.leesgeheugen import remember, select_deel
from lwd_monitor.db.migrate import apply_migrations, get_schema_nummer, list_migraties
from lwd_monitor.db.sleutels import SLEUTELS
from lwd_monitor.db.storing import told_in_dutch

__all__ = [
    "LAKE",
    "PROJECT",
    "SLEUTELS",
    "Cursor",
    "Database",
    "apply_migrations",
    "check_tegen_bevestigd",
    "copy_database",
    "fill_lake",
    "find_bestand",
    "find_instelling",
    "get_schema_nummer",
    "get_url",
    "insert_sorted",
    "list_migraties",
    "mask_geheim",
    "note_toegevoegd",
    "open_database",
    "opened_copy",
    "remember",
    "replace_database",
    "select_deel",
    "set_instelling",
    "sweep_kopieen",
    "told_in_dutch",
    "without_fsst",
]
