"""SQL of what an upload would change: the candidate rows beside what is valid now.

The candidates stand in a temporary table of one cursor; rehearsing and publishing use the same SQL.
"""

import numpy as np
import pandas as pd
import pyarrow as pa

from lwd_monitor.db import Cursor

# The numbers stand for the texts beside them: checks that meet every row join and group on them.
STAGE_SQL = """
CREATE OR REPLACE TEMP TABLE kandidaat AS
SELECT CAST(nummer AS INTEGER) AS nummer, CAST(gebied_nr AS INTEGER) AS gebied_nr,
  CAST(indicator_nr AS INTEGER) AS indicator_nr, CAST(rij AS BIGINT) AS rij, CAST(kolom AS VARCHAR) AS kolom,
  CAST(gebied_code AS VARCHAR) AS gebied_code, CAST(indeling AS INTEGER) AS indeling,
  CAST(indicator_id AS VARCHAR) AS indicator_id, CAST(jaar AS INTEGER) AS jaar, CAST(waarde AS DOUBLE) AS waarde,
  CAST(noemer AS DOUBLE) AS noemer, CAST(ci_laag AS DOUBLE) AS ci_laag, CAST(ci_hoog AS DOUBLE) AS ci_hoog,
  CAST(status AS VARCHAR) AS status
FROM kandidaat_frame
"""
# A file that gives no denominator or interval says nothing about the one that stands. Our own export writes ten digits:
# a difference beyond those is no change.
BESTAAND_SQL = """
CREATE OR REPLACE TEMP TABLE bestaand AS
WITH gebied_nummer AS (SELECT gebied_nr, first(gebied_code) AS code FROM kandidaat GROUP BY gebied_nr),
indicator_nummer AS (SELECT indicator_nr, first(indicator_id) AS id FROM kandidaat GROUP BY indicator_nr),
staat AS (
  SELECT g.gebied_nr, i.indicator_nr, v.indeling, v.jaar, v.waarde, v.noemer, v.ci_laag, v.ci_hoog, v.status
  FROM waarneming v JOIN gebied_nummer g ON g.code = v.gebied_code JOIN indicator_nummer i ON i.id = v.indicator_id)
SELECT k.nummer, w.waarde AS oud_waarde, w.status AS oud_status,
  CASE WHEN (k.waarde IS NOT DISTINCT FROM w.waarde OR abs(k.waarde - w.waarde) <= 1e-9 * abs(w.waarde)) AND k.status = w.status
      AND (k.noemer IS NULL OR abs(k.noemer - w.noemer) <= 1e-9 * abs(w.noemer))
      AND (k.ci_laag IS NULL OR abs(k.ci_laag - w.ci_laag) <= 1e-9 * abs(w.ci_laag))
      AND (k.ci_hoog IS NULL OR abs(k.ci_hoog - w.ci_hoog) <= 1e-9 * abs(w.ci_hoog)) THEN 'ongewijzigd'
    ELSE 'gewijzigd' END AS soort
FROM kandidaat k
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
  SELECT p.gebied_nr, p.indeling, g.niveau
  FROM (SELECT gebied_nr, indeling, first(gebied_code) AS code FROM kandidaat GROUP BY gebied_nr, indeling) p
  JOIN gebied g ON g.code = p.code AND g.indeling = p.indeling),
bereik AS (
  SELECT first(k.indicator_id) AS indicator_id, k.jaar, k.indeling, p.niveau FROM kandidaat k
  JOIN plek p ON p.gebied_nr = k.gebied_nr AND p.indeling = k.indeling GROUP BY k.indicator_nr, k.jaar, k.indeling, p.niveau)
SELECT w.gebied_code, w.indeling, w.indicator_id, w.jaar, w.waarde, w.status
FROM waarneming w
JOIN gebied g ON g.code = w.gebied_code AND g.indeling = w.indeling
JOIN bereik b ON b.indicator_id = w.indicator_id AND b.jaar = w.jaar AND b.indeling = w.indeling AND b.niveau = g.niveau
JOIN upload u ON u.id = w.upload_id AND u.bron = $bron
ANTI JOIN kandidaat k ON k.gebied_code = w.gebied_code AND k.indeling = w.indeling
  AND k.indicator_id = w.indicator_id AND k.jaar = w.jaar
"""
GEEN_VERVALLEN_SQL = """
CREATE OR REPLACE TEMP TABLE vervallen AS
SELECT gebied_code, indeling, indicator_id, jaar, waarde, status FROM waarneming WHERE false
"""
TELLING_SQL = """
SELECT soort, count(*) FROM bestaand GROUP BY soort UNION ALL SELECT 'vervallen', count(*) FROM vervallen
UNION ALL SELECT 'nieuw', (SELECT count(*) FROM kandidaat) - (SELECT count(*) FROM bestaand)
"""
ROWS_SQL = """
SELECT soort, rij, gebied_code, indeling, indicator_id, jaar, oud_waarde, oud_status, waarde, status FROM verschil
WHERE soort = $soort ORDER BY indicator_id, gebied_code, jaar LIMIT $limiet
"""
VERVALLEN_ROWS_SQL = """
SELECT 'vervallen' AS soort, NULL AS rij, gebied_code, indeling, indicator_id, jaar, waarde AS oud_waarde,
  status AS oud_status, NULL AS waarde, NULL AS status FROM vervallen ORDER BY indicator_id, gebied_code, jaar LIMIT $limiet
"""
APPEND_SQL = """
INSERT INTO waarneming_versie
SELECT gebied_code, indeling, indicator_id, jaar, waarde, noemer, ci_laag, ci_hoog, status, $upload_id, $volgnummer
FROM verschil WHERE soort <> 'ongewijzigd'
"""
APPEND_VERVALLEN_SQL = """
INSERT INTO waarneming_versie
SELECT gebied_code, indeling, indicator_id, jaar, NULL, NULL, NULL, NULL, 'vervallen', $upload_id, $volgnummer FROM vervallen
ORDER BY gebied_code, indicator_id, jaar
"""
GERAAKT_SQL = """
CREATE OR REPLACE TEMP TABLE geraakte_sleutel AS
SELECT gebied_code, indeling, indicator_id, jaar FROM verschil WHERE soort = 'gewijzigd'
UNION ALL SELECT gebied_code, indeling, indicator_id, jaar FROM vervallen
"""
# New keys need no look at the history: nothing stood there.
INSERT_NIEUW_SQL = """
INSERT INTO waarneming
SELECT gebied_code, indeling, indicator_id, jaar, waarde, noemer, ci_laag, ci_hoog, status, $upload_id
FROM verschil WHERE soort = 'nieuw'
"""
INDICATOREN_SQL = """
SELECT DISTINCT indicator_id FROM verschil WHERE soort <> 'ongewijzigd'
UNION SELECT DISTINCT indicator_id FROM vervallen ORDER BY 1
"""


def stage(con: Cursor, frame: pd.DataFrame) -> None:
    """Put candidate rows beside the store: rij, kolom, the key, waarde, noemer, ci_laag, ci_hoog, status.

    Notes: they go in sorted by place, indicator and year, as `waarneming` stands, so that nothing has to be sorted
    when they land; sorting the numbers of categories here takes a fifth of sorting texts there.
    """
    gebied, indicator = _sort_categorie(frame["gebied_code"]), _sort_categorie(frame["indicator_id"])
    volgorde = np.lexsort((frame["jaar"].to_numpy(), indicator.codes, gebied.codes))
    kolommen = {
        naam: frame[naam].array.take(volgorde)
        for naam in ("rij", "kolom", "indeling", "jaar", "waarde", "noemer", "ci_laag", "ci_hoog", "status")
    }
    gesorteerd = {"gebied_code": gebied.take(volgorde), "indicator_id": indicator.take(volgorde)}
    nummers = {"nummer": volgorde, "gebied_nr": gebied.codes[volgorde], "indicator_nr": indicator.codes[volgorde]}
    tabel = pa.Table.from_pandas(pd.DataFrame(kolommen | gesorteerd | nummers, copy=False), preserve_index=False)
    con.register("kandidaat_frame", tabel)
    con.execute(STAGE_SQL)
    con.unregister("kandidaat_frame")


def _sort_categorie(kolom: pd.Series) -> pd.Categorical:
    categorie = pd.Categorical(kolom)
    return categorie.reorder_categories(sorted(categorie.categories))


def compare(con: Cursor, bron: str, aanvullen: bool) -> dict[str, int]:
    """Compare the candidates with what is valid and count nieuw, gewijzigd, ongewijzigd, vervallen.

    With `aanvullen` a file only adds and corrects: what it does not mention stays.
    """
    con.execute(BESTAAND_SQL)
    con.execute(VERSCHIL_SQL)
    if aanvullen:
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
    """Append what changes to the history and show the touched keys in `geraakte_sleutel`."""
    waarden = {"upload_id": upload_id, "volgnummer": volgnummer}
    con.execute(APPEND_SQL, waarden)
    con.execute(APPEND_VERVALLEN_SQL, waarden)
    con.execute(GERAAKT_SQL)
    con.execute(INSERT_NIEUW_SQL, {"upload_id": upload_id})


def list_indicatoren(con: Cursor) -> list[str]:
    """Return the indicators that the difference touches."""
    return [row[0] for row in con.execute(INDICATOREN_SQL).fetchall()]
