"""SQL of sourced counts."""

import dataclasses

from lwd_monitor.db import Cursor
from lwd_monitor.kengetal.model import Kengetal

_VELDEN = [f.name for f in dataclasses.fields(Kengetal)]
LIST_SQL = f"SELECT {', '.join(_VELDEN)} FROM kengetal ORDER BY naam, jaar, id"
DELETE_SQL = "DELETE FROM kengetal"
INSERT_SQL = f"INSERT INTO kengetal ({', '.join(_VELDEN)}) VALUES ({', '.join('$' + v for v in _VELDEN)})"


def list_kengetallen(con: Cursor) -> list[Kengetal]:
    """Return all sourced counts by name and year."""
    return [Kengetal(*row) for row in con.execute(LIST_SQL).fetchall()]


def replace_kengetallen(con: Cursor, kengetallen: list[Kengetal]) -> None:
    """Write the sourced counts anew."""
    con.execute(DELETE_SQL)
    for kengetal in kengetallen:
        con.execute(INSERT_SQL, dataclasses.asdict(kengetal))
