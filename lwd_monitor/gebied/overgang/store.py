"""SQL of crosswalks: what counts now, and what each upload brought."""

import pandas as pd

from lwd_monitor.db import Cursor

PAREN_SQL = "SELECT DISTINCT van_indeling, naar_indeling FROM gebied_overgang ORDER BY 1, 2"
RIJEN_SQL = """
SELECT o.van_code AS van, o.naar_code AS naar, o.aandeel, o.grondslag, v.naam AS van_naam, n.naam AS naar_naam
FROM gebied_overgang o
LEFT JOIN gebied v ON v.code = o.van_code AND v.indeling = o.van_indeling
LEFT JOIN gebied n ON n.code = o.naar_code AND n.indeling = o.naar_indeling
WHERE o.van_indeling = $van AND o.naar_indeling = $naar ORDER BY o.van_code, o.naar_code
"""
DELETE_SQL = "DELETE FROM gebied_overgang WHERE van_indeling = $van AND naar_indeling = $naar"
INSERT_SQL = "INSERT INTO gebied_overgang BY NAME SELECT * FROM nieuw_overgang"
# The first time that an upload touches a pair, what stood there is kept: that is what an undo falls back on.
BEWAAR_BASIS_SQL = """
INSERT INTO gebied_overgang_versie BY NAME
SELECT o.*, 'basis' AS upload_id, 0 AS volgnummer FROM gebied_overgang o
WHERE o.van_indeling = $van AND o.naar_indeling = $naar AND NOT EXISTS (
  SELECT 1 FROM gebied_overgang_versie v WHERE v.van_indeling = $van AND v.naar_indeling = $naar)
"""
APPEND_SQL = """
INSERT INTO gebied_overgang_versie BY NAME
SELECT *, $upload_id AS upload_id, $volgnummer AS volgnummer FROM nieuw_overgang
"""
BASIS_SQL = """
SELECT 1 FROM gebied_overgang_versie WHERE upload_id = 'basis' AND van_indeling = $van AND naar_indeling = $naar LIMIT 1
"""
DELETE_BASIS_SQL = """
DELETE FROM gebied_overgang_versie WHERE upload_id = 'basis' AND van_indeling = $van AND naar_indeling = $naar
"""
GEBRACHT_SQL = """
SELECT 1 FROM gebied_overgang_versie v JOIN upload u ON u.id = v.upload_id AND u.staat = 'gepubliceerd'
WHERE v.van_indeling = $van AND v.naar_indeling = $naar LIMIT 1
"""
PAAR_SQL = "SELECT min(van_indeling), min(naar_indeling) FROM gebied_overgang_versie WHERE upload_id = $upload_id"
# A crosswalk counts as a whole: the newest one of its pair that was not taken back.
TERUG_SQL = """
SELECT v.* EXCLUDE (upload_id, volgnummer) FROM gebied_overgang_versie v
WHERE v.van_indeling = $van AND v.naar_indeling = $naar AND v.volgnummer = (
  SELECT max(b.volgnummer) FROM gebied_overgang_versie b LEFT JOIN upload u ON u.id = b.upload_id
  WHERE b.van_indeling = $van AND b.naar_indeling = $naar AND b.upload_id <> $zonder
    AND (b.upload_id = 'basis' OR u.staat = 'gepubliceerd'))
ORDER BY v.van_code, v.naar_code
"""


def list_paren(con: Cursor) -> list[tuple[int, int]]:
    """Return the pairs of indelingen that have a crosswalk, the older one first."""
    return con.execute(PAREN_SQL).fetchall()


def load_overgang_rijen(con: Cursor, van: int, naar: int) -> pd.DataFrame:
    """Return the crosswalk that was loaded for a pair: van, naar, aandeel, grondslag, van_naam, naar_naam."""
    return con.execute(RIJEN_SQL, {"van": van, "naar": naar}).df()


def replace_overgang(con: Cursor, overgang: pd.DataFrame, van: int, naar: int) -> None:
    """Write the crosswalk of one pair of indelingen anew."""
    con.execute(DELETE_SQL, {"van": van, "naar": naar})
    if overgang.empty:
        return
    con.register("nieuw_overgang", overgang)
    con.execute(INSERT_SQL)
    con.unregister("nieuw_overgang")


def refresh_overgang(con: Cursor, overgang: pd.DataFrame, van: int, naar: int) -> None:
    """Write the crosswalk that ships over an older one; one that an upload brought stays, until that is taken back."""
    paar = {"van": van, "naar": naar}
    con.register("nieuw_overgang", overgang)
    if con.execute(BASIS_SQL, paar).fetchone():
        con.execute(DELETE_BASIS_SQL, paar)
        con.execute(APPEND_SQL, {"upload_id": "basis", "volgnummer": 0})
    con.unregister("nieuw_overgang")
    if not con.execute(GEBRACHT_SQL, paar).fetchone():
        replace_overgang(con, overgang, van, naar)


def publish_overgang(con: Cursor, overgang: pd.DataFrame, van: int, naar: int, upload_id: str, volgnummer: int) -> None:
    """Write the crosswalk of one pair and append it to the history, so that it can be taken back."""
    con.execute(BEWAAR_BASIS_SQL, {"van": van, "naar": naar})
    con.register("nieuw_overgang", overgang)
    con.execute(APPEND_SQL, {"upload_id": upload_id, "volgnummer": volgnummer})
    con.unregister("nieuw_overgang")
    replace_overgang(con, overgang, van, naar)


def find_paar(con: Cursor, upload_id: str) -> tuple[int, int] | None:
    """Return the pair of indelingen of an upload of a crosswalk; None when it brought none."""
    row = con.execute(PAAR_SQL, {"upload_id": upload_id}).fetchone()
    return (row[0], row[1]) if row and row[0] is not None else None


def load_overgang_terug(con: Cursor, upload_id: str) -> tuple[pd.DataFrame, pd.DataFrame] | None:
    """Return the crosswalk of a pair as it stands and as it would stand without an upload; None when it brought none.

    Notes: both have van_code, naar_code, aandeel, grondslag and the two indelingen.
    """
    paar = find_paar(con, upload_id)
    if paar is None:
        return None
    nu = load_overgang_rijen(con, *paar).rename(columns={"van": "van_code", "naar": "naar_code"})
    straks = con.execute(TERUG_SQL, {"van": paar[0], "naar": paar[1], "zonder": upload_id}).df()
    return nu, straks


def rebuild_overgang(con: Cursor, upload_id: str) -> tuple[int, int] | None:
    """Let the crosswalk that an upload brought fall back to the one before, and return its pair; None when it brought none."""
    paar, terug = find_paar(con, upload_id), load_overgang_terug(con, upload_id)
    if paar is None or terug is None:
        return None
    replace_overgang(con, terug[1], *paar)
    return paar
