"""Settings that outlive a restart, one row each."""

import duckdb

GET_SQL = "SELECT waarde FROM instelling WHERE naam = $naam"
DELETE_SQL = "DELETE FROM instelling WHERE naam = $naam"
INSERT_SQL = "INSERT INTO instelling VALUES ($naam, $waarde)"


def find_instelling(con: duckdb.DuckDBPyConnection, naam: str) -> str | None:
    """Return a setting, or None when it was never set."""
    row = con.execute(GET_SQL, {"naam": naam}).fetchone()
    return row[0] if row else None


def set_instelling(con: duckdb.DuckDBPyConnection, naam: str, waarde: str) -> None:
    """Set a setting."""
    con.execute(DELETE_SQL, {"naam": naam})
    con.execute(INSERT_SQL, {"naam": naam, "waarde": waarde})
