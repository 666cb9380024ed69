"""SQL of editions: fixed once, read many times; only the words of a withdrawn story ever leave."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from lwd_monitor.db import Cursor

TABELLEN = ("rapport_editie", "rapport_editie_verhaal")
_KOP = "id, soort, gebied, jaar, moment, titel, op, gebruiker, binnen, controle, rest, wijken"
LIST_SQL = f"SELECT {_KOP} FROM rapport_editie ORDER BY op DESC, id"
FIND_SQL = f"SELECT {_KOP}, inhoud, html FROM rapport_editie WHERE id = $id"
# What a consent that ended, or a story that fewer may read than before, hides elsewhere is hidden here as well.
VERHALEN_SQL = """
SELECT verhaal_id, inhoud, html FROM rapport_editie_verhaal e
WHERE editie_id = $id
  AND NOT EXISTS (SELECT 1 FROM verhaal_dossier d WHERE d.verhaal_id = e.verhaal_id AND d.toestemming_tot < $vandaag)
  AND NOT EXISTS (
    SELECT 1 FROM verhaal v WHERE v.id = e.verhaal_id AND v.zichtbaar NOT IN (SELECT unnest($zichtbaar)))
ORDER BY verhaal_id
"""
INSERT_SQL = """
INSERT INTO rapport_editie VALUES
($id, $soort, $gebied, $jaar, $moment, $titel, $op, $gebruiker, $binnen, $inhoud, $html, $controle,
$rest, $wijken)
"""
INSERT_VERHAAL_SQL = "INSERT INTO rapport_editie_verhaal VALUES ($editie_id, $verhaal_id, $inhoud, $html)"


@dataclass(frozen=True)
class Editie:
    """A fixed report without its text; `controle` is the SHA-256 of its HTML as it was fixed, `rest` of it without stories.

    Notes: `binnen` marks one with money, evaluations or stories that only who reads inside may see. `wijken` are those of
    which it shows an opgave that was not vastgesteld; None where an older version of the program did not keep them.
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
    rest: str
    wijken: tuple[str, ...] | None


@dataclass(frozen=True)
class Bewaard:
    """The text of an edition: content and HTML without stories, and per story its content and HTML."""

    inhoud: str
    html: str
    verhalen: Mapping[str, tuple[str, str]]


def list_edities(con: Cursor) -> list[Editie]:
    """Return all editions, the newest first."""
    return [_read_editie(row) for row in con.execute(LIST_SQL).fetchall()]


def find_editie(con: Cursor, id_: str, zichtbaar: list[str], vandaag: date) -> tuple[Editie, Bewaard] | None:
    """Return an edition with its text, or None; of its stories those that these visibilities let read today."""
    row = con.execute(FIND_SQL, {"id": id_}).fetchone()
    if row is None:
        return None
    velden = {"id": id_, "zichtbaar": zichtbaar, "vandaag": vandaag}
    verhalen = {verhaal: (inhoud, html) for verhaal, inhoud, html in con.execute(VERHALEN_SQL, velden).fetchall()}
    return _read_editie(row[:-2]), Bewaard(row[-2], row[-1], verhalen)


def insert_editie(con: Cursor, editie: Editie, bewaard: Bewaard) -> None:
    """Add an edition."""
    velden = {**vars(editie), "wijken": ",".join(editie.wijken or ())}
    con.execute(INSERT_SQL, {**velden, "inhoud": bewaard.inhoud, "html": bewaard.html})
    for verhaal_id, (inhoud, html) in bewaard.verhalen.items():
        delen = {"editie_id": editie.id, "verhaal_id": verhaal_id, "inhoud": inhoud, "html": html}
        con.execute(INSERT_VERHAAL_SQL, delen)


def _read_editie(row: tuple) -> Editie:
    wijken = None if row[-1] is None else tuple(code for code in row[-1].split(",") if code)
    velden = (*row[:-1], wijken)
    return Editie(*velden)
