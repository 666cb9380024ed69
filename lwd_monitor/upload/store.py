"""SQL of uploads: who brought what, when, and whether it still counts."""

from datetime import datetime

import pandas as pd

from lwd_monitor.db import Cursor

LIST_SQL = "SELECT * FROM upload ORDER BY volgnummer DESC"
FIND_SHA_SQL = "SELECT id FROM upload WHERE sha256 = $sha256"
VOLGNUMMER_SQL = "SELECT coalesce(max(volgnummer), 0) + 1 FROM upload"
INSERT_SQL = """
INSERT INTO upload BY NAME SELECT $id AS id, $volgnummer AS volgnummer, $bestand AS bestand, $sha256 AS sha256, $bron AS bron,
  $gebruiker AS gebruiker, $op AS op, 'gepubliceerd' AS staat, $gelezen AS gelezen, $nieuw AS nieuw, $gewijzigd AS gewijzigd,
  $ongewijzigd AS ongewijzigd, $vervallen AS vervallen, $voorbeeld AS voorbeeld
"""
STAAT_SQL = "SELECT staat FROM upload WHERE id = $id"
SET_STAAT_SQL = "UPDATE upload SET staat = $staat WHERE id = $id"
SLEUTELS_SQL = """
SELECT DISTINCT gebied_code, indeling, indicator_id, jaar FROM waarneming_versie WHERE upload_id = $id
"""
VOORBEELD_SQL = "SELECT id FROM upload WHERE voorbeeld AND staat = 'gepubliceerd'"


def list_uploads(con: Cursor) -> pd.DataFrame:
    """Return all uploads, the newest first."""
    return con.execute(LIST_SQL).df()


def find_upload_by_sha(con: Cursor, sha256: str) -> str | None:
    """Return the id of the upload of a file with this fingerprint, also when it was undone."""
    row = con.execute(FIND_SHA_SQL, {"sha256": sha256}).fetchone()
    return row[0] if row else None


def get_volgnummer(con: Cursor) -> int:
    """Return the number that the next upload gets; ask it within the write."""
    row = con.execute(VOLGNUMMER_SQL).fetchone()
    return int(row[0]) if row else 1


def insert_upload(con: Cursor, *, op: datetime, **velden: object) -> None:
    """Record one upload."""
    con.execute(INSERT_SQL, {"op": op, **velden})


def find_staat(con: Cursor, upload_id: str) -> str | None:
    """Return whether an upload counts, or None when it does not exist."""
    row = con.execute(STAAT_SQL, {"id": upload_id}).fetchone()
    return row[0] if row else None


def set_staat(con: Cursor, upload_id: str, staat: str) -> None:
    """Set whether an upload counts: gepubliceerd or teruggedraaid."""
    con.execute(SET_STAAT_SQL, {"id": upload_id, "staat": staat})


def load_sleutels(con: Cursor, upload_id: str) -> pd.DataFrame:
    """Return the keys that an upload brought figures for."""
    return con.execute(SLEUTELS_SQL, {"id": upload_id}).df()


def list_voorbeeld_uploads(con: Cursor) -> list[str]:
    """Return the ids of uploads with fictitious figures that still count."""
    return [row[0] for row in con.execute(VOORBEELD_SQL).fetchall()]
