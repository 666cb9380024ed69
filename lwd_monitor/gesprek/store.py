"""SQL of what is said about stories: answers, questions to which a story may be the answer, and a team's choice."""

from datetime import datetime

from lwd_monitor.db import Cursor

INSERT_ANTWOORD_SQL = "INSERT INTO verhaal_antwoord VALUES ($id, $verhaal_id, $tekst, $gebruiker, $op)"
LIST_ANTWOORDEN_SQL = "SELECT id, verhaal_id, tekst, gebruiker, op FROM verhaal_antwoord ORDER BY op, id"
INSERT_VRAAG_SQL = """
INSERT INTO verhaal_vraag VALUES ($id, $indicator_id, $gebied_code, $indeling, $jaar_van, $jaar_tot, $vraag, $gebruiker,
  $op, $verhaal_id, $beantwoord_op, $richting, $in_almelo, $vervallen_op)
"""
SET_VERVALLEN_SQL = "UPDATE verhaal_vraag SET vervallen_op = $vervallen_op, in_almelo = $in_almelo WHERE id = $id"
ANSWER_VRAAG_SQL = "UPDATE verhaal_vraag SET verhaal_id = $verhaal_id, beantwoord_op = $op WHERE id = $id"
LIST_VRAGEN_SQL = """
SELECT id, indicator_id, gebied_code, indeling, jaar_van, jaar_tot, vraag, gebruiker, op, verhaal_id, beantwoord_op,
  richting, in_almelo, vervallen_op
FROM verhaal_vraag ORDER BY vervallen_op IS NOT NULL, verhaal_id IS NOT NULL, op, gebied_code, indicator_id, id
"""
DELETE_KEUZE_SQL = "DELETE FROM verhaal_keuze WHERE kwartaal = $kwartaal AND team = $team"
INSERT_KEUZE_SQL = "INSERT INTO verhaal_keuze VALUES ($id, $kwartaal, $team, $verhaal_id, $waarom, $gebruiker, $op)"
LIST_KEUZES_SQL = """
SELECT id, kwartaal, team, verhaal_id, waarom, gebruiker, op FROM verhaal_keuze ORDER BY kwartaal DESC, team
"""


def insert_antwoord(con: Cursor, velden: dict[str, object]) -> None:
    """Add an answer."""
    con.execute(INSERT_ANTWOORD_SQL, velden)


def list_antwoorden(con: Cursor) -> list[tuple]:
    """Return all answers, the oldest first."""
    return con.execute(LIST_ANTWOORDEN_SQL).fetchall()


def insert_vraag(con: Cursor, velden: dict[str, object]) -> None:
    """Add an open question."""
    con.execute(INSERT_VRAAG_SQL, velden)


def set_vervallen(con: Cursor, vraag_id: str, op: datetime | None, in_almelo: str | None) -> None:
    """Say since when the change of a question is gone (None: it is there), and what the whole gemeente did."""
    con.execute(SET_VERVALLEN_SQL, {"id": vraag_id, "vervallen_op": op, "in_almelo": in_almelo})


def answer_vraag(con: Cursor, velden: dict[str, object]) -> None:
    """Let a story be the answer to a question."""
    con.execute(ANSWER_VRAAG_SQL, velden)


def list_vragen(con: Cursor) -> list[tuple]:
    """Return all questions, the open ones first."""
    return con.execute(LIST_VRAGEN_SQL).fetchall()


def replace_keuze(con: Cursor, velden: dict[str, object]) -> None:
    """Let this be the choice of a team for a quarter."""
    con.execute(DELETE_KEUZE_SQL, {"kwartaal": velden["kwartaal"], "team": velden["team"]})
    con.execute(INSERT_KEUZE_SQL, velden)


def list_keuzes(con: Cursor) -> list[tuple]:
    """Return all choices, the newest quarter first."""
    return con.execute(LIST_KEUZES_SQL).fetchall()
