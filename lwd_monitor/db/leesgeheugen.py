"""Reading much at one moment: a question that was asked before is answered from memory."""

from typing import Any, cast

import pandas as pd

from lwd_monitor.db.database import Cursor


def remember(con: Cursor) -> Cursor:
    """Return a cursor that asks the store each question once, for whoever reads much and writes nothing meanwhile."""
    return con if isinstance(con, _Leesgeheugen) else cast("Cursor", _Leesgeheugen(con))


class _Leesgeheugen:
    """Answers by the text of the question and its values."""

    def __init__(self, con: Cursor) -> None:
        self._con = con
        self._bekend: dict[tuple[str, str], _Antwoord] = {}

    def execute(self, sql: str, waarden: object = None) -> "_Antwoord":
        """Return the answer to a question, read from the store the first time."""
        return self._bekend.setdefault((sql, repr(waarden)), _Antwoord(self._con, sql, waarden))


class _Antwoord:
    """The answer to one question, in the two forms in which it can be asked for."""

    def __init__(self, con: Cursor, sql: str, waarden: object) -> None:
        self._con, self._sql, self._waarden = con, sql, waarden
        self._frame: pd.DataFrame | None = None
        self._rijen: list[Any] | None = None

    def df(self) -> pd.DataFrame:
        """Return the answer as a frame; pandas copies a column as soon as somebody writes in it."""
        if self._frame is None:
            self._frame = self._con.execute(self._sql, self._waarden).df()
        return self._frame.copy(deep=False)

    def fetchall(self) -> list[Any]:
        """Return the rows of the answer."""
        if self._rijen is None:
            self._rijen = self._con.execute(self._sql, self._waarden).fetchall()
        return list(self._rijen)

    def fetchone(self) -> Any:
        """Return the first row, None where there is none."""
        return next(iter(self.fetchall()), None)
