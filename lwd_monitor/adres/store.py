"""SQL of streets and postcodes."""

import pandas as pd

from lwd_monitor.db import Cursor

UPLOAD_SQL = """
SELECT id FROM upload WHERE staat = 'gepubliceerd' AND id IN (SELECT upload_id FROM adres_plek)
ORDER BY volgnummer DESC LIMIT 1
"""
LOAD_SQL = """
SELECT straat, plaats, postcode, gebied_code, indeling FROM adres_plek WHERE upload_id = $id
ORDER BY straat, plaats, postcode
"""
INSERT_SQL = (
    "INSERT INTO adres_plek BY NAME SELECT $id AS upload_id, * FROM nieuw_adres ORDER BY straat, plaats, postcode"
)


def find_upload(con: Cursor) -> str | None:
    """Return the upload whose streets and postcodes hold now, or None."""
    rij = con.execute(UPLOAD_SQL).fetchone()
    return rij[0] if rij else None


def load_adressen(con: Cursor) -> pd.DataFrame:
    """Return the streets and postcodes that hold now: straat, plaats, postcode, gebied_code, indeling."""
    return con.execute(LOAD_SQL, {"id": find_upload(con) or ""}).df()


def insert_adressen(con: Cursor, upload_id: str, adressen: pd.DataFrame) -> None:
    """Write the streets and postcodes of an upload, within its write."""
    con.register("nieuw_adres", adressen)
    con.execute(INSERT_SQL, {"id": upload_id})
    con.unregister("nieuw_adres")
