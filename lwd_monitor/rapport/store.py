"""SQL of editions: fixed once, read many times; only the words of a withdrawn story ever leave."""

from dataclasses import dataclass
from datetime import datetime

from lwd_monitor.db import Cursor

TABELLEN = ("rapport_editie", "rapport_editie_verhaal")
_KOP = "id, soort, gebied, jaar, moment, titel, op, gebruiker, binnen, controle"
LIST_SQL = f"SELECT {_KOP} FROM rapport_editie ORDER BY op DESC, id"
FIND_SQL = f"SELECT {_KOP}, inhoud, html FROM rapport_editie WHERE id = $id"
VERHALEN_SQL = "SELECT verhaal_id, inhoud, html FROM rapport_editie_verhaal WHERE editie_id = $id ORDER BY verhaal_id"
INSERT_SQL = """
INSERT INTO rapport_editie VALUES
($id, $soort, $gebied, $jaar, $moment, $titel, $op, $gebruiker, $binnen, $inhoud, $html, $controle)
"""
INSERT_VERHAAL_SQL = "INSERT INTO rapport_editie_verhaal VALUES ($editie_id, $verhaal_id, $inhoud, $html)"


@dataclass(frozen=True)
class Editie:
    """A fixed report without its text; `controle` is the SHA-256 of its HTML as it was fixed.

    Notes: `binnen` marks one with money, evaluations or stories that only who reads inside may see.
    """

    id: str
    soort: str
    gebied: str
    jaar: int
    moment: str
    titel: str
    op: datetime
    gebruiker: str
    binnen: bool
    controle: str


@dataclass(frozen=True)
class Bewaard:
    """The text of an edition: content and HTML without stories, and per story its content and HTML."""

    inhoud: str
    html: str
    verhalen: dict[str, tuple[str, str]]


def list_edities(con: Cursor) -> list[Editie]:
    """Return all editions, the newest first."""
    return [Editie(*row) for row in con.execute(LIST_SQL).fetchall()]


def find_editie(con: Cursor, id_: str) -> tuple[Editie, Bewaard] | None:
    """Return an edition with its text, or None."""
    row = con.execute(FIND_SQL, {"id": id_}).fetchone()
    if row is None:
        return None
    verhalen = {verhaal: (inhoud, html) for verhaal, inhoud, html in con.execute(VERHALEN_SQL, {"id": id_}).fetchall()}
    return Editie(*row[:-2]), Bewaard(row[-2], row[-1], verhalen)


def insert_editie(con: Cursor, editie: Editie, bewaard: Bewaard) -> None:
    """Add an edition."""
    con.execute(INSERT_SQL, {**vars(editie), "inhoud": bewaard.inhoud, "html": bewaard.html})
    for verhaal_id, (inhoud, html) in bewaard.verhalen.items():
        velden = {"editie_id": editie.id, "verhaal_id": verhaal_id, "inhoud": inhoud, "html": html}
        con.execute(INSERT_VERHAAL_SQL, velden)
