"""SQL of streets and postcodes."""

import pandas as pd

from lwd_monitor.db import Cursor

UPLOAD_SQL = """
SELECT id FROM upload WHERE staat = 'gepubliceerd' AND id <> $zonder
  AND id IN (SELECT upload_id FROM adres_plek)
ORDER BY volgnummer DESC LIMIT 1
"""
LOAD_SQL = """
SELECT straat, plaats, postcode, gebied_code, indeling FROM adres_plek WHERE upload_id = $id
ORDER BY straat, plaats, postcode
"""
HEEFT_SQL = "SELECT 1 FROM adres_plek WHERE upload_id = $id LIMIT 1"
INSERT_SQL = (
    "INSERT INTO adres_plek BY NAME SELECT $id AS upload_id, * FROM nieuw_adres ORDER BY straat, plaats, postcode"
)


def load_adressen(con: Cursor, zonder: str = "") -> pd.DataFrame:
    """Return the streets and postcodes that hold now, or would without an upload: straat, plaats, postcode, gebied_code, indeling."""
    rij = con.execute(UPLOAD_SQL, {"zonder": zonder}).fetchone()
    return con.execute(LOAD_SQL, {"id": rij[0] if rij else ""}).df()


def has_adressen(con: Cursor, upload_id: str) -> bool:
    """Tell whether an upload brought streets and postcodes."""
    return con.execute(HEEFT_SQL, {"id": upload_id}).fetchone() is not None


def insert_adressen(con: Cursor, upload_id: str, adressen: pd.DataFrame) -> None:
    """Write the streets and postcodes of an upload, within its write."""
    con.register("nieuw_adres", adressen)
    con.execute(INSERT_SQL, {"id": upload_id})
    con.unregister("nieuw_adres")
