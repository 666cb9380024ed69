"""The search index in SQLite FTS5: derived from the stories, to be thrown away and rebuilt at will."""

import sqlite3
from collections.abc import Iterable
from pathlib import Path

_SCHEMA = (
    """
    CREATE VIRTUAL TABLE IF NOT EXISTS stam USING fts5(
        titel, tekst, id UNINDEXED, titel_ruw UNINDEXED, tekst_ruw UNINDEXED, prefix = '3 5'
    )
    """,
    "CREATE VIRTUAL TABLE IF NOT EXISTS deel USING fts5(tekst, tokenize = 'trigram', detail = 'full')",
)
_INSERT_STAM = "INSERT INTO stam(rowid, titel, tekst, id, titel_ruw, tekst_ruw) VALUES (?, ?, ?, ?, ?, ?)"
_INSERT_DEEL = "INSERT INTO deel(rowid, tekst) VALUES (?, ?)"
_ZOEK_STAM = "SELECT rowid, rank FROM stam WHERE stam MATCH ? AND rank MATCH 'bm25(5.0, 1.0)' ORDER BY rank LIMIT ?"
_RECENT_STAM = "SELECT rowid, -1.0 FROM stam WHERE stam MATCH ? ORDER BY rowid DESC LIMIT ?"
_TEL_STAM = "SELECT count(*) FROM (SELECT 1 FROM stam WHERE stam MATCH ? LIMIT ?)"
_ZOEK_DEEL = "SELECT rowid FROM deel WHERE deel MATCH ? ORDER BY rowid DESC LIMIT ?"
_LEES = "SELECT titel_ruw, tekst_ruw FROM stam WHERE rowid = ?"
# Ranking reads every hit; above this many the newest say as much and come in a few milliseconds.
MAX_RANGSCHIK = 4_000

Rij = tuple[str, str, str, str, str]


class Zoekstore:
    """Runs the SQL of the index on one connection; the caller keeps the lock."""

    def __init__(self, pad: str | Path) -> None:
        self._con = sqlite3.connect(str(pad), check_same_thread=False, isolation_level=None)
        self._con.execute("PRAGMA journal_mode = MEMORY")
        self._con.execute("PRAGMA synchronous = OFF")
        for opdracht in _SCHEMA:
            self._con.execute(opdracht)
        self._rij: dict[str, int] = {}
        self._id: dict[int, str] = {}
        self._read_ids()
        self._laatste = max(self._rij.values(), default=0)

    def __len__(self) -> int:
        return len(self._rij)

    def clear(self) -> None:
        """Empty the index."""
        self._con.execute("DELETE FROM stam")
        self._con.execute("DELETE FROM deel")
        self._rij.clear()
        self._id.clear()

    def insert(self, rijen: Iterable[tuple[Rij, str]]) -> None:
        """Add stories in one transaction; a story that is there already is replaced."""
        self._con.execute("BEGIN")
        try:
            for (titel, tekst, id_, titel_ruw, tekst_ruw), gevouwen in rijen:
                self.delete(id_)
                self._laatste += 1
                self._con.execute(_INSERT_STAM, (self._laatste, titel, tekst, id_, titel_ruw, tekst_ruw))
                self._con.execute(_INSERT_DEEL, (self._laatste, gevouwen))
                self._rij[id_], self._id[self._laatste] = self._laatste, id_
        except BaseException:
            self._con.execute("ROLLBACK")
            self._read_ids()
            raise
        self._con.execute("COMMIT")

    def delete(self, id_: str) -> None:
        """Take one story out; one that is not there is fine."""
        rowid = self._rij.pop(id_, None)
        if rowid is not None:
            del self._id[rowid]
            self._con.execute("DELETE FROM stam WHERE rowid = ?", (rowid,))
            self._con.execute("DELETE FROM deel WHERE rowid = ?", (rowid,))

    def search_stam(self, match: str, aantal: int) -> list[tuple[int, float]]:
        """Return rowids with their score, the best first; a higher score is better."""
        (treffers,) = self._con.execute(_TEL_STAM, (match, MAX_RANGSCHIK)).fetchone()
        opdracht = _ZOEK_STAM if treffers < MAX_RANGSCHIK else _RECENT_STAM
        return [(rowid, -rang) for rowid, rang in self._con.execute(opdracht, (match, aantal))]

    def search_deel(self, match: str, aantal: int) -> list[int]:
        """Return the newest rowids that hold the words inside other words."""
        return [rowid for (rowid,) in self._con.execute(_ZOEK_DEEL, (match, aantal))]

    def get_id(self, rowid: int) -> str:
        """Return the id of one story, without reading it."""
        return self._id[rowid]

    def read(self, id_: str) -> tuple[str, str] | None:
        """Return title and text of one story, or None where it is not in the index."""
        rowid = self._rij.get(id_)
        return None if rowid is None else self._con.execute(_LEES, (rowid,)).fetchone()

    def _read_ids(self) -> None:
        self._id = {rowid: str(id_) for rowid, id_ in self._con.execute("SELECT rowid, id FROM stam")}
        self._rij = {id_: rowid for rowid, id_ in self._id.items()}

    def close(self) -> None:
        """Close the file."""
        self._con.close()
