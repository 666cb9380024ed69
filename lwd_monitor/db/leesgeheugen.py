"""Reading much at one moment: a question that was asked before is answered from memory."""

from typing import Any, cast

import pandas as pd

from lwd_monitor.db.database import Cursor


def remember(con: Cursor, alles: bool = False) -> Cursor:
    """Return a cursor that asks the store each question once, for whoever reads much and writes nothing meanwhile.

    Notes: with `alles` it will be asked about nearly everything, so that `select_deel` reads all parts at once.
    """
    return con if isinstance(con, _Leesgeheugen) else cast("Cursor", _Leesgeheugen(con, alles))


def select_deel(con: Cursor, sql: str, kolom: str, waarde: object, **waarden: object) -> pd.DataFrame:
    """Return the rows of a question that have one value in a column; `sql` holds `{deel}` where that value is asked for.

    Notes: a question for each of some hundreds of values took half a minute, one for all of them a second.
    """
    if isinstance(con, _Leesgeheugen) and con.alles:
        return con.execute(sql.format(deel="true"), waarden).get_deel(kolom, waarde)
    return con.execute(sql.format(deel=f"{kolom} = $deel"), {**waarden, "deel": waarde}).df()


class _Leesgeheugen:
    """Answers by the text of the question and its values."""

    def __init__(self, con: Cursor, alles: bool) -> None:
        self._con, self.alles = con, alles
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
        self._delen: dict[str, dict[object, pd.DataFrame]] = {}

    def df(self) -> pd.DataFrame:
        """Return the answer as a frame; pandas copies a column as soon as somebody writes in it."""
        if self._frame is None:
            self._frame = self._con.execute(self._sql, self._waarden).df()
        return self._frame.copy(deep=False)

    def get_deel(self, kolom: str, waarde: object) -> pd.DataFrame:
        """Return the rows with a value in a column, in the order of the answer; empty where there are none."""
        if kolom not in self._delen:
            self._delen[kolom] = {deel: rijen.reset_index(drop=True) for deel, rijen in self.df().groupby(kolom)}
        rijen = self._delen[kolom].get(waarde)
        return self.df().iloc[:0] if rijen is None else rijen.copy(deep=False)

    def fetchall(self) -> list[Any]:
        """Return the rows of the answer."""
        if self._rijen is None:
            self._rijen = self._con.execute(self._sql, self._waarden).fetchall()
        return list(self._rijen)

    def fetchone(self) -> Any:
        """Return the first row, None where there is none."""
        return next(iter(self.fetchall()), None)
