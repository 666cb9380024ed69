"""SQL of stories: what stands now, and the history that is only appended to."""

from datetime import datetime

from lwd_monitor.db import Cursor
from lwd_monitor.verhaal.model import Verhaal

LIST_SQL = """
SELECT inhoud FROM verhaal
WHERE status = 'gepubliceerd' AND zichtbaar IN (SELECT unnest($zichtbaar)) ORDER BY sorteerdatum DESC, id DESC
"""
IDS_SQL = "SELECT DISTINCT verhaal_id FROM verhaal_versie"
DELETE_SQL = "DELETE FROM verhaal WHERE id = $id"
DELETE_GEBIED_SQL = "DELETE FROM verhaal_gebied WHERE verhaal_id = $id"
INSERT_SQL = """
INSERT INTO verhaal VALUES ($id, $versie, $status, $zichtbaar, $inhoud, $titel, $sorteerdatum, $soort)
"""
INSERT_GEBIED_SQL = "INSERT INTO verhaal_gebied VALUES ($id, $code, $indeling)"
APPEND_SQL = "INSERT INTO verhaal_versie VALUES ($id, $versie, $status, $inhoud, $gebruiker, $op, $opmerking)"


def list_gepubliceerd(con: Cursor, zichtbaar: list[str]) -> list[Verhaal]:
    """Return the published stories that may be read, the newest first."""
    return [Verhaal.from_json(row[0]) for row in con.execute(LIST_SQL, {"zichtbaar": zichtbaar}).fetchall()]


def list_bekende_ids(con: Cursor) -> set[str]:
    """Return the ids of all stories that ever were, also withdrawn ones."""
    return {row[0] for row in con.execute(IDS_SQL).fetchall()}


def save_verhaal(con: Cursor, verhaal: Verhaal, gebruiker: str, op: datetime, opmerking: str | None = None) -> None:
    """Append a version to the history and let it stand as the story of now."""
    inhoud = verhaal.as_json()
    con.execute(
        APPEND_SQL,
        {
            "id": verhaal.id,
            "versie": verhaal.versie,
            "status": verhaal.status.value,
            "inhoud": inhoud,
            "gebruiker": gebruiker,
            "op": op,
            "opmerking": opmerking,
        },
    )
    con.execute(DELETE_SQL, {"id": verhaal.id})
    con.execute(DELETE_GEBIED_SQL, {"id": verhaal.id})
    con.execute(
        INSERT_SQL,
        {
            "id": verhaal.id,
            "versie": verhaal.versie,
            "status": verhaal.status.value,
            "zichtbaar": verhaal.zichtbaar.value,
            "inhoud": inhoud,
            "titel": verhaal.titel,
            "sorteerdatum": verhaal.datum,
            "soort": verhaal.soort.value,
        },
    )
    for code in verhaal.gebieden:
        con.execute(INSERT_GEBIED_SQL, {"id": verhaal.id, "code": code, "indeling": verhaal.indeling})
