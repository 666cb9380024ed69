"""SQL of what an upload would change: the candidate rows beside what is valid now.

The candidates stand in temporary tables of one cursor; rehearsing and publishing use the same SQL.
"""

import pandas as pd
import pyarrow as pa

from lwd_monitor.db import Cursor, insert_sorted, note_toegevoegd, without_fsst
from lwd_monitor.gebied import sql_gemeente
from lwd_monitor.upload.voorstel.rijen import number_kandidaten

# Every text also has a number: what meets every row joins, groups and filters on numbers.
RIJ_SQL = "CREATE OR REPLACE TEMP TABLE kandidaat_rij AS SELECT * FROM kandidaat_frame"
GEBIED_SQL = (
    "CREATE OR REPLACE TEMP TABLE kandidaat_gebied AS SELECT nr AS gebied_nr, tekst AS gebied_code FROM tekst_frame"
)
INDICATOR_SQL = "CREATE OR REPLACE TEMP TABLE kandidaat_indicator AS SELECT nr AS indicator_nr, tekst AS indicator_id FROM tekst_frame"
KOLOM_SQL = "CREATE OR REPLACE TEMP TABLE kandidaat_kolom AS SELECT nr AS kolom_nr, tekst AS kolom FROM tekst_frame"
TEKST_SQL = {"gebied_code": GEBIED_SQL, "indicator_id": INDICATOR_SQL, "kolom": KOLOM_SQL}
PLEK_SQL = """
CREATE OR REPLACE TEMP TABLE kandidaat_plek AS
SELECT p.gebied_nr, p.indeling, g.gebied_code FROM (SELECT DISTINCT gebied_nr, indeling FROM kandidaat_rij) p
JOIN kandidaat_gebied g ON g.gebied_nr = p.gebied_nr
"""
KANDIDAAT_SQL = """
CREATE OR REPLACE TEMP VIEW kandidaat AS
SELECT k.nummer, k.gebied_nr, k.indicator_nr, k.rij, o.kolom, k.gebied_code, k.indeling, k.indicator_id, k.jaar, k.waarde,
  k.noemer, k.ci_laag, k.ci_hoog, k.status
FROM kandidaat_rij k JOIN kandidaat_kolom o ON o.kolom_nr = k.kolom_nr
"""
# A file that gives no denominator or interval says nothing about the one that stands. Our own export writes ten digits:
# a difference beyond those is no change.
BESTAAND_SQL = """
CREATE OR REPLACE TEMP TABLE bestaand AS
WITH staat AS (
  SELECT g.gebied_nr, i.indicator_nr, v.indeling, v.jaar, v.waarde, v.noemer, v.ci_laag, v.ci_hoog, v.status
  FROM waarneming v JOIN kandidaat_gebied g ON g.gebied_code = v.gebied_code
  JOIN kandidaat_indicator i ON i.indicator_id = v.indicator_id)
SELECT k.nummer, w.waarde AS oud_waarde, w.status AS oud_status,
  CASE WHEN (k.waarde IS NOT DISTINCT FROM w.waarde OR abs(k.waarde - w.waarde) <= 1e-9 * abs(w.waarde)) AND k.status = w.status
      AND (k.noemer IS NULL OR abs(k.noemer - w.noemer) <= 1e-9 * abs(w.noemer))
      AND (k.ci_laag IS NULL OR abs(k.ci_laag - w.ci_laag) <= 1e-9 * abs(w.ci_laag))
      AND (k.ci_hoog IS NULL OR abs(k.ci_hoog - w.ci_hoog) <= 1e-9 * abs(w.ci_hoog)) THEN 'ongewijzigd'
    ELSE 'gewijzigd' END AS soort
FROM kandidaat_rij k
JOIN staat w ON w.gebied_nr = k.gebied_nr AND w.indeling = k.indeling AND w.indicator_nr = k.indicator_nr
  AND w.jaar = k.jaar
"""
VERSCHIL_SQL = """
CREATE OR REPLACE TEMP VIEW verschil AS
SELECT k.*, b.oud_waarde, b.oud_status, coalesce(b.soort, 'nieuw') AS soort
FROM kandidaat k LEFT JOIN bestaand b ON b.nummer = k.nummer
"""
# Gone: what the same publisher gave before for an indicator, year and niveau that this file covers, and does not give now.
VERVALLEN_SQL = """
CREATE OR REPLACE TEMP TABLE vervallen AS
WITH plek AS (
  SELECT p.gebied_nr, p.indeling, g.niveau FROM kandidaat_plek p JOIN gebied g ON g.code = p.gebied_code AND g.indeling = p.indeling),
bereik AS (
  SELECT i.indicator_id, b.indicator_nr, b.jaar, b.indeling, b.niveau FROM (
    SELECT DISTINCT k.indicator_nr, k.jaar, k.indeling, p.niveau FROM kandidaat_rij k
    JOIN plek p ON p.gebied_nr = k.gebied_nr AND p.indeling = k.indeling) b
  JOIN kandidaat_indicator i ON i.indicator_nr = b.indicator_nr),
gegeven AS (
  SELECT w.gebied_code, n.gebied_nr, w.indeling, w.indicator_id, b.indicator_nr, w.jaar, w.waarde, w.status
  FROM waarneming w
  JOIN gebied g ON g.code = w.gebied_code AND g.indeling = w.indeling
  JOIN bereik b ON b.indicator_id = w.indicator_id AND b.jaar = w.jaar AND b.indeling = w.indeling AND b.niveau = g.niveau
  JOIN upload u ON u.id = w.upload_id AND u.bron = $bron
  LEFT JOIN kandidaat_gebied n ON n.gebied_code = w.gebied_code)
SELECT v.gebied_code, v.indeling, v.indicator_id, v.jaar, v.waarde, v.status FROM gegeven v
ANTI JOIN kandidaat_rij k ON k.gebied_nr = v.gebied_nr AND k.indeling = v.indeling
  AND k.indicator_nr = v.indicator_nr AND k.jaar = v.jaar
"""
EERDER_SQL = "SELECT id FROM upload WHERE bron = $bron LIMIT 1"
GEEN_VERVALLEN_SQL = """
CREATE OR REPLACE TEMP TABLE vervallen AS
SELECT gebied_code, indeling, indicator_id, jaar, waarde, status FROM waarneming WHERE false
"""
TELLING_SQL = """
SELECT soort, count(*) FROM bestaand GROUP BY soort UNION ALL SELECT 'vervallen', count(*) FROM vervallen
UNION ALL SELECT 'nieuw', (SELECT count(*) FROM kandidaat_rij) - (SELECT count(*) FROM bestaand)
"""
ROWS_SQL = """
SELECT soort, rij, gebied_code, indeling, indicator_id, jaar, oud_waarde, oud_status, waarde, status FROM verschil
WHERE soort = $soort ORDER BY indicator_id, gebied_code, jaar LIMIT $limiet
"""
VERVALLEN_ROWS_SQL = """
SELECT 'vervallen' AS soort, NULL AS rij, gebied_code, indeling, indicator_id, jaar, waarde AS oud_waarde,
  status AS oud_status, NULL AS waarde, NULL AS status FROM vervallen ORDER BY indicator_id, gebied_code, jaar LIMIT $limiet
"""
# Where none of the keys stands yet, all rows go in as they are, sorted already and on every core; a join would undo both.
APPEND_ALLE_SQL = """
INSERT INTO waarneming_versie
SELECT gebied_code, indeling, indicator_id, jaar, waarde, noemer, ci_laag, ci_hoog, status, $upload_id, $volgnummer FROM kandidaat_rij
"""
INSERT_ALLE_SQL = """
INSERT INTO waarneming
SELECT gebied_code, indeling, indicator_id, jaar, waarde, noemer, ci_laag, ci_hoog, status, $upload_id FROM kandidaat_rij
"""
VERSIE_SQL = """
SELECT k.gebied_code, k.indeling, k.indicator_id, k.jaar, k.waarde, k.noemer, k.ci_laag, k.ci_hoog, k.status, $upload_id, $volgnummer
FROM kandidaat_rij k ANTI JOIN (SELECT nummer FROM bestaand WHERE soort = 'ongewijzigd') b ON b.nummer = k.nummer
ORDER BY k.gebied_nr, k.indicator_nr, k.jaar
"""
# New keys need no look at the history: nothing stood there.
NIEUW_SQL = """
SELECT k.gebied_code, k.indeling, k.indicator_id, k.jaar, k.waarde, k.noemer, k.ci_laag, k.ci_hoog, k.status, $upload_id
FROM kandidaat_rij k ANTI JOIN bestaand b ON b.nummer = k.nummer
ORDER BY k.gebied_nr, k.indicator_nr, k.jaar
"""
VERSIE_VERVALLEN_SQL = """
SELECT gebied_code, indeling, indicator_id, jaar, NULL, NULL, NULL, NULL, 'vervallen', $upload_id, $volgnummer FROM vervallen
ORDER BY gebied_code, indicator_id, jaar
"""
GERAAKT_SQL = """
CREATE OR REPLACE TEMP TABLE geraakte_sleutel AS
SELECT gebied_code, indeling, indicator_id, jaar FROM kandidaat_rij k
SEMI JOIN (SELECT nummer FROM bestaand WHERE soort = 'gewijzigd') b ON b.nummer = k.nummer
UNION ALL SELECT gebied_code, indeling, indicator_id, jaar FROM vervallen
"""
STAAT_SQL = "SELECT nummer FROM bestaand LIMIT 1"
INDICATOREN_SQL = """
SELECT i.indicator_id FROM (
  SELECT DISTINCT k.indicator_nr FROM kandidaat_rij k
  ANTI JOIN (SELECT nummer FROM bestaand WHERE soort = 'ongewijzigd') b ON b.nummer = k.nummer) n
JOIN kandidaat_indicator i ON i.indicator_nr = n.indicator_nr
UNION SELECT DISTINCT indicator_id FROM vervallen ORDER BY 1
"""
ALLE_INDICATOREN_SQL = """
SELECT indicator_id FROM kandidaat_indicator WHERE indicator_id IS NOT NULL
UNION SELECT DISTINCT indicator_id FROM vervallen ORDER BY 1
"""
PLEKKEN_SQL = """
SELECT p.gebied_code, p.indeling FROM (
  SELECT DISTINCT k.gebied_nr, k.indeling FROM kandidaat_rij k
  ANTI JOIN (SELECT nummer FROM bestaand WHERE soort = 'ongewijzigd') b ON b.nummer = k.nummer) n
JOIN kandidaat_plek p ON p.gebied_nr = n.gebied_nr AND p.indeling = n.indeling
UNION SELECT DISTINCT gebied_code, indeling FROM vervallen
"""
ALLE_PLEKKEN_SQL = """
SELECT gebied_code, indeling FROM kandidaat_plek UNION SELECT DISTINCT gebied_code, indeling FROM vervallen
"""
RAAKT_SQL = f"""
SELECT 1 FROM (SELECT gebied_code FROM kandidaat_plek UNION ALL SELECT gebied_code FROM vervallen)
WHERE {sql_gemeente("gebied_code")} = {sql_gemeente("$gemeente")} LIMIT 1
"""


def stage(con: Cursor, frame: pd.DataFrame) -> None:
    """Put candidate rows beside the store: rij, kolom, the key, waarde, noemer, ci_laag, ci_hoog, status."""
    genummerd = number_kandidaten(frame)
    _create(con, RIJ_SQL, "kandidaat_frame", genummerd.rijen)
    for naam, sql in TEKST_SQL.items():
        _create(con, sql, "tekst_frame", genummerd.teksten[naam])
    con.execute(PLEK_SQL)
    con.execute(KANDIDAAT_SQL)


def _create(con: Cursor, sql: str, naam: str, tabel: pa.Table) -> None:
    con.register(naam, tabel)
    con.execute(sql)
    con.unregister(naam)


def compare(con: Cursor, bron: str, aanvullen: bool) -> dict[str, int]:
    """Compare the candidates with what is valid and count nieuw, gewijzigd, ongewijzigd, vervallen.

    With `aanvullen` a file only adds and corrects: what it does not mention stays.
    """
    con.execute(BESTAAND_SQL)
    con.execute(VERSCHIL_SQL)
    if aanvullen or not con.execute(EERDER_SQL, {"bron": bron}).fetchall():
        con.execute(GEEN_VERVALLEN_SQL)
    else:
        con.execute(VERVALLEN_SQL, {"bron": bron})
    telling = dict.fromkeys(("nieuw", "gewijzigd", "ongewijzigd", "vervallen"), 0)
    telling.update({soort: int(aantal) for soort, aantal in con.execute(TELLING_SQL).fetchall()})
    return telling


def load_verschil(con: Cursor, soort: str, limiet: int) -> pd.DataFrame:
    """Return rows of one kind of difference with the old and the new value, after `compare`."""
    if soort == "vervallen":
        return con.execute(VERVALLEN_ROWS_SQL, {"limiet": limiet}).df()
    return con.execute(ROWS_SQL, {"soort": soort, "limiet": limiet}).df()


def append(con: Cursor, upload_id: str, volgnummer: int) -> None:
    """Append what changes to the history, add the new keys to what is valid, and show the touched ones in `geraakte_sleutel`."""
    alle = _is_alles_nieuw(con)
    versie = {"upload_id": upload_id, "volgnummer": volgnummer}
    with without_fsst(con):
        if alle:
            con.execute(APPEND_ALLE_SQL, versie)
            con.execute(INSERT_ALLE_SQL, {"upload_id": upload_id})
            note_toegevoegd(con, "kandidaat_rij")
        else:
            insert_sorted(con, "waarneming_versie", VERSIE_SQL, versie)
            insert_sorted(con, "waarneming", NIEUW_SQL, {"upload_id": upload_id})
    insert_sorted(con, "waarneming_versie", VERSIE_VERVALLEN_SQL, versie)
    con.execute(GERAAKT_SQL)


def list_indicatoren(con: Cursor) -> list[str]:
    """Return the indicators that the difference touches."""
    return [row[0] for row in con.execute(ALLE_INDICATOREN_SQL if _is_alles_nieuw(con) else INDICATOREN_SQL).fetchall()]


def load_plekken(con: Cursor) -> pa.Table:
    """Return the places that the difference touches: gebied_code, indeling."""
    return con.execute(ALLE_PLEKKEN_SQL if _is_alles_nieuw(con) else PLEKKEN_SQL).to_arrow_table()


def has_gemeente(con: Cursor, gemeente: str) -> bool:
    """Tell whether places of a gemeente are among the candidates, or among what is gone."""
    return con.execute(RAAKT_SQL, {"gemeente": gemeente}).fetchone() is not None


def _is_alles_nieuw(con: Cursor) -> bool:
    return not con.execute(STAAT_SQL).fetchall()
