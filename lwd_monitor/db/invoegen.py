"""Inserting many rows."""

from collections.abc import Iterator
from contextlib import contextmanager

import duckdb

ZONDER_FSST_SQL = "SET GLOBAL disabled_compression_methods = 'fsst'"
MET_FSST_SQL = "RESET GLOBAL disabled_compression_methods"

# The table of figures is large: of which places rows were added in this write is kept beside it, by the first characters
# of their codes (a gemeente and niveau), so that only those are checked for double keys.
PER_GEBIED = "waarneming"
TOEGEVOEGD_SQL = "CREATE TEMP TABLE IF NOT EXISTS toegevoegd (begin VARCHAR NOT NULL)"
BEKEND_SQL = "SELECT count(*) FROM duckdb_tables() WHERE temporary AND table_name = 'toegevoegd'"
LIJST_SQL = "SELECT DISTINCT begin FROM toegevoegd ORDER BY begin"


def note_toegevoegd(con: duckdb.DuckDBPyConnection, rijen: str) -> None:
    """Keep of which places this write adds figures; `rijen` is the table that they come from."""
    con.execute(TOEGEVOEGD_SQL)
    con.execute(f"INSERT INTO toegevoegd SELECT DISTINCT substr(gebied_code, 1, 6) FROM {rijen}")


def list_toegevoegd(con: duckdb.DuckDBPyConnection, tabel: str) -> list[str] | None:
    """Return how the codes begin of which this write added rows to a table; None when that was not kept."""
    bekend = con.execute(BEKEND_SQL).fetchone() if tabel == PER_GEBIED else None
    if not bekend or not bekend[0]:
        return None
    return [row[0] for row in con.execute(LIJST_SQL).fetchall()]


def insert_sorted(
    con: duckdb.DuckDBPyConnection, tabel: str, keuze: str, waarden: dict[str, object] | None = None
) -> int:
    """Insert the sorted rows of a query into a table and return how many there were; none at all is no insert.

    Notes: in DuckDB 1.5.5 a sorted insert of no rows hides every row that the same transaction adds in bulk (122,880 or
    more), and what is added later, from all readers until the next checkpoint.
    """
    con.execute(f"CREATE OR REPLACE TEMP TABLE gesorteerd AS {keuze}", waarden or {})
    if tabel == PER_GEBIED:
        note_toegevoegd(con, "gesorteerd")
    row = con.execute("SELECT count(*) FROM gesorteerd").fetchone()
    aantal = int(row[0]) if row else 0
    if aantal:
        con.execute(f"INSERT INTO {tabel} SELECT * FROM gesorteerd")
    return aantal


@contextmanager
def without_fsst(con: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Write rows whose texts repeat, such as codes: DuckDB then does not try the packing that is meant for long texts.

    Notes: it would never choose it for them, and trying it costs a sixth of a large insert. Nothing else changes.
    """
    con.execute(ZONDER_FSST_SQL)
    try:
        yield
    finally:
        # By a cursor of its own: after a failed statement this one takes none.
        con.cursor().execute(MET_FSST_SQL)
