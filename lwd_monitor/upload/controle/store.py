"""SQL of the checks, over the candidate rows in the temporary table `kandidaat` and what is valid now."""

import pandas as pd

from lwd_monitor.db import Cursor

GEBIED_SQL = """
CREATE OR REPLACE TEMP TABLE bekend_gebied AS
SELECT code, indeling, niveau, naam, ouder_code FROM gebied
UNION ALL SELECT code, indeling, niveau, naam, ouder_code FROM nieuw_gebied_frame
"""
KANDIDAAT_NIVEAU_SQL = """
CREATE OR REPLACE TEMP TABLE kandidaat_niveau AS
SELECT k.gebied_nr, g.indeling, g.niveau, g.ouder_code FROM kandidaat_gebied k JOIN bekend_gebied g ON g.code = k.gebied_code
"""
KANDIDAAT_GEBIED_SQL = """
CREATE OR REPLACE TEMP TABLE kandidaat_gebied AS SELECT gebied_nr, first(gebied_code) AS gebied_code FROM kandidaat GROUP BY gebied_nr
"""
INDICATOR_SQL = """
CREATE OR REPLACE TEMP TABLE bekend_indicator AS
SELECT i.*, k.nr FROM indicator_frame i LEFT JOIN (
  SELECT indicator_nr AS nr, first(indicator_id) AS id FROM kandidaat GROUP BY indicator_nr) k ON k.id = i.id
"""
ONBEKEND_GEBIED_SQL = """
WITH vreemd AS (
  SELECT p.gebied_nr, p.indeling FROM (SELECT DISTINCT gebied_nr, indeling FROM kandidaat) p
  JOIN kandidaat_gebied k ON k.gebied_nr = p.gebied_nr
  ANTI JOIN bekend_gebied g ON g.code = k.gebied_code AND g.indeling = p.indeling)
SELECT k.rij, k.gebied_code, k.indeling, k.jaar FROM kandidaat k
SEMI JOIN vreemd v ON v.gebied_nr = k.gebied_nr AND v.indeling = k.indeling ORDER BY k.rij
"""
TOEKOMST_SQL = "SELECT rij, max(jaar) AS jaar FROM kandidaat WHERE jaar > $nu GROUP BY rij ORDER BY rij"
VROEG_SQL = "SELECT rij, min(jaar) AS jaar FROM kandidaat WHERE jaar < $eerste GROUP BY rij ORDER BY rij"
# Numbering whole rows is dear; first find the keys that occur more than once, then number only those.
DUBBEL_SQL = """
WITH dubbel AS (
  SELECT gebied_nr, indeling, indicator_nr, jaar FROM kandidaat GROUP BY ALL HAVING count(*) > 1),
op_volgorde AS (
  SELECT k.rij, k.kolom, k.gebied_code, k.indicator_id, k.jaar, k.waarde, k.nummer,
    first(k.rij) OVER w AS eerste, row_number() OVER w AS rang
  FROM kandidaat k SEMI JOIN dubbel d USING (gebied_nr, indeling, indicator_nr, jaar)
  WINDOW w AS (PARTITION BY k.gebied_nr, k.indeling, k.indicator_nr, k.jaar ORDER BY k.nummer))
SELECT * FROM op_volgorde WHERE rang > 1 ORDER BY nummer
"""
BEREIK_SQL = """
SELECT k.rij, k.kolom, k.gebied_code, k.indicator_id, k.waarde, i.laag, i.hoog
FROM kandidaat k JOIN bekend_indicator i ON i.nr = k.indicator_nr
WHERE k.waarde < i.laag OR k.waarde > i.hoog ORDER BY k.rij
"""
MARGE_SQL = """
SELECT rij, kolom, gebied_code, indicator_id, waarde, ci_laag, ci_hoog, noemer FROM kandidaat
WHERE ci_laag > ci_hoog OR waarde < ci_laag OR waarde > ci_hoog OR noemer < 0 ORDER BY rij
"""
HEEL_SQL = """
SELECT k.rij, k.kolom, k.gebied_code, k.indicator_id, k.waarde
FROM kandidaat k JOIN bekend_indicator i ON i.nr = k.indicator_nr
WHERE i.is_aantal AND k.waarde <> round(k.waarde) ORDER BY k.rij
"""
ZONDER_DEFINITIE_SQL = """
SELECT k.indicator_id, min(k.rij) AS rij, arg_min(k.kolom, k.rij) AS kolom, count(*) AS aantal
FROM kandidaat k ANTI JOIN bekend_indicator i ON i.nr = k.indicator_nr AND NOT i.is_nieuw GROUP BY k.indicator_id ORDER BY k.indicator_id
"""
# The earlier year is the last one for which the indicator has any figure in that indeling, in the file or in the store.
VORIG_JAAR_SQL = """
CREATE OR REPLACE TEMP TABLE vorig_jaar AS
WITH jaren AS (
  SELECT first(indicator_id) AS indicator_id, indeling, jaar FROM kandidaat GROUP BY indicator_nr, indeling, jaar
  UNION
  SELECT DISTINCT w.indicator_id, w.indeling, w.jaar FROM waarneming w
  WHERE w.indicator_id IN (SELECT id FROM bekend_indicator WHERE nr IS NOT NULL)),
reeks AS (SELECT *, lag(jaar) OVER (PARTITION BY indicator_id, indeling ORDER BY jaar) AS vorig FROM jaren)
SELECT r.indicator_id, i.nr AS indicator_nr, r.indeling, r.jaar, r.vorig FROM reeks r
JOIN bekend_indicator i ON i.id = r.indicator_id WHERE r.vorig IS NOT NULL
"""
SPRONG_SQL = """
WITH stap AS (
  SELECT k.gebied_nr, k.indeling, k.indicator_nr, v.jaar AS naar_jaar, k.jaar, k.waarde FROM kandidaat k
  JOIN vorig_jaar v ON v.indicator_nr = k.indicator_nr AND v.indeling = k.indeling AND v.vorig = k.jaar
  UNION ALL
  SELECT g.gebied_nr, w.indeling, v.indicator_nr, v.jaar, w.jaar, w.waarde FROM waarneming w
  JOIN vorig_jaar v ON v.indicator_id = w.indicator_id AND v.indeling = w.indeling AND v.vorig = w.jaar
  JOIN kandidaat_gebied g ON g.gebied_code = w.gebied_code
  ANTI JOIN kandidaat k ON k.gebied_code = w.gebied_code AND k.indeling = w.indeling
    AND k.indicator_id = w.indicator_id AND k.jaar = w.jaar),
ver AS (
  SELECT k.nummer, o.jaar AS oud_jaar, o.waarde AS oud_waarde
  FROM kandidaat k
  JOIN stap o ON o.gebied_nr = k.gebied_nr AND o.indicator_nr = k.indicator_nr AND o.indeling = k.indeling
    AND o.naar_jaar = k.jaar
  JOIN bekend_indicator i ON i.nr = k.indicator_nr
  WHERE CASE WHEN i.is_procent THEN abs(k.waarde - o.waarde) > $punten
    ELSE greatest(abs(k.waarde), abs(o.waarde)) >= CASE WHEN i.is_aantal THEN $minimum ELSE 0 END
      AND greatest(abs(k.waarde), abs(o.waarde)) > $factor * least(abs(k.waarde), abs(o.waarde)) END)
SELECT k.rij, k.kolom, k.gebied_code, k.indicator_id, k.jaar, k.waarde, v.oud_jaar, v.oud_waarde
FROM verschil k JOIN ver v ON v.nummer = k.nummer WHERE k.soort <> 'ongewijzigd' ORDER BY k.rij
"""
# What will stand after this upload, of the counts and years that it touches; our own sums are no evidence.
OPTELLING_SQL = """
WITH geraakt AS (
  SELECT i.id AS indicator_id, i.nr, k.jaar, k.indeling FROM verschil k
  JOIN bekend_indicator i ON i.nr = k.indicator_nr AND i.is_som WHERE k.soort <> 'ongewijzigd' GROUP BY ALL),
straks AS (
  SELECT k.gebied_code, k.indeling, k.indicator_id, k.jaar, k.waarde, k.rij, k.kolom FROM kandidaat k
  SEMI JOIN geraakt t ON t.nr = k.indicator_nr AND t.jaar = k.jaar AND t.indeling = k.indeling
  UNION ALL
  SELECT w.gebied_code, w.indeling, w.indicator_id, w.jaar, w.waarde, NULL, NULL FROM waarneming w
  SEMI JOIN geraakt t ON t.indicator_id = w.indicator_id AND t.jaar = w.jaar AND t.indeling = w.indeling
  ANTI JOIN kandidaat k ON k.gebied_code = w.gebied_code AND k.indeling = w.indeling
    AND k.indicator_id = w.indicator_id AND k.jaar = w.jaar
  WHERE w.upload_id <> 'afgeleid'),
deel AS (
  SELECT b.code AS deel_code, b.indeling, w.code, 'wijk' AS niveau FROM bekend_gebied b
  JOIN bekend_gebied w ON w.code = b.ouder_code AND w.indeling = b.indeling WHERE b.niveau = 'buurt' AND w.niveau = 'wijk'
  UNION ALL
  SELECT b.code, b.indeling, w.ouder_code, 'gemeente' FROM bekend_gebied b
  JOIN bekend_gebied w ON w.code = b.ouder_code AND w.indeling = b.indeling
  WHERE b.niveau = 'buurt' AND w.niveau = 'wijk' AND w.ouder_code IS NOT NULL),
aantal AS (SELECT code, indeling, count(*) AS delen FROM deel GROUP BY ALL),
heel AS (SELECT s.* FROM straks s SEMI JOIN aantal a ON a.code = s.gebied_code AND a.indeling = s.indeling),
nodig AS (
  SELECT d.deel_code, h.gebied_code AS code, h.indeling, h.indicator_id, h.jaar FROM heel h
  JOIN deel d ON d.code = h.gebied_code AND d.indeling = h.indeling),
som AS (
  SELECT n.code, n.indeling, n.indicator_id, n.jaar, sum(s.waarde) AS som, count(s.waarde) AS met,
    bool_and(s.waarde % $stap = 0) AS op_stap, min(s.rij) AS rij
  FROM nodig n JOIN straks s ON s.gebied_code = n.deel_code AND s.indeling = n.indeling
    AND s.indicator_id = n.indicator_id AND s.jaar = n.jaar GROUP BY ALL)
SELECT coalesce(h.rij, s.rij) AS rij, h.kolom, s.code AS gebied_code, s.indicator_id, s.jaar, h.waarde, s.som, a.delen
FROM som s
JOIN aantal a ON a.code = s.code AND a.indeling = s.indeling AND a.delen = s.met
JOIN heel h ON h.gebied_code = s.code AND h.indeling = s.indeling AND h.indicator_id = s.indicator_id AND h.jaar = s.jaar
JOIN bekend_indicator i ON i.id = s.indicator_id
WHERE abs(h.waarde - s.som) > CASE WHEN i.afrond IS NOT NULL OR s.op_stap
  THEN (a.delen + 1) * coalesce(i.afrond, $stap) / 2 ELSE 0.5 END
ORDER BY s.code, s.indicator_id, s.jaar
"""
# Places that had a figure in this year, or else in the year before, and get none now.
VERLIES_SQL = """
WITH nu AS (
  SELECT i.id AS indicator_id, k.jaar, k.indeling, g.niveau, count(k.waarde) AS nieuw FROM kandidaat k
  JOIN kandidaat_niveau g ON g.gebied_nr = k.gebied_nr AND g.indeling = k.indeling
  JOIN bekend_indicator i ON i.nr = k.indicator_nr GROUP BY ALL),
oud AS (
  SELECT w.indicator_id, w.jaar, w.indeling, g.niveau, count(w.waarde) AS oud FROM waarneming w
  JOIN bekend_gebied g ON g.code = w.gebied_code AND g.indeling = w.indeling
  WHERE w.upload_id <> 'afgeleid' AND w.indicator_id IN (SELECT id FROM bekend_indicator WHERE nr IS NOT NULL)
    AND substr(w.gebied_code, 3, 4) IN (SELECT DISTINCT substr(gebied_code, 3, 4) FROM kandidaat_gebied) GROUP BY ALL),
weg AS (
  SELECT v.indicator_id, v.jaar, v.indeling, g.niveau, count(v.waarde) AS weg FROM vervallen v
  JOIN bekend_gebied g ON g.code = v.gebied_code AND g.indeling = v.indeling GROUP BY ALL),
paar AS (
  SELECT n.*, coalesce(z.jaar, v.vorig) AS oud_jaar, coalesce(z.oud, o.oud) AS oud,
    CASE WHEN z.jaar IS NOT NULL THEN coalesce(w.weg, 0) WHEN $aanvullen THEN 0 ELSE o.oud - n.nieuw END AS weg
  FROM nu n
  LEFT JOIN oud z ON z.indicator_id = n.indicator_id AND z.jaar = n.jaar AND z.indeling = n.indeling AND z.niveau = n.niveau
  LEFT JOIN weg w ON w.indicator_id = n.indicator_id AND w.jaar = n.jaar AND w.indeling = n.indeling AND w.niveau = n.niveau
  LEFT JOIN vorig_jaar v ON v.indicator_id = n.indicator_id AND v.jaar = n.jaar AND v.indeling = n.indeling
  LEFT JOIN oud o ON o.indicator_id = n.indicator_id AND o.jaar = v.vorig AND o.indeling = n.indeling AND o.niveau = n.niveau)
SELECT indicator_id, jaar, niveau, nieuw, oud_jaar, oud FROM paar
WHERE oud > 1 AND weg > $aandeel * oud ORDER BY indicator_id, jaar, niveau
"""
STATUS_SQL = "SELECT status, count(*) FROM kandidaat WHERE waarde IS NULL GROUP BY status"
LEEG_GEWORDEN_SQL = """
SELECT count(*) FROM verschil WHERE soort = 'gewijzigd' AND waarde IS NULL AND oud_waarde IS NOT NULL
"""
NIEUW_KOLOMMEN = ["code", "indeling", "niveau", "naam", "ouder_code"]


def stage_kennis(con: Cursor, indicatoren: pd.DataFrame, nieuwe_gebieden: pd.DataFrame | None) -> None:
    """Put what the checks know of indicators and places beside the candidates."""
    leeg = pd.DataFrame({naam: pd.Series(dtype="int32" if naam == "indeling" else "str") for naam in NIEUW_KOLOMMEN})
    con.register("indicator_frame", indicatoren)
    con.register("nieuw_gebied_frame", leeg if nieuwe_gebieden is None else nieuwe_gebieden[NIEUW_KOLOMMEN])
    con.execute(GEBIED_SQL)
    con.execute(KANDIDAAT_GEBIED_SQL)
    con.execute(KANDIDAAT_NIVEAU_SQL)
    con.execute(INDICATOR_SQL)
    con.execute(VORIG_JAAR_SQL)
    con.unregister("indicator_frame")
    con.unregister("nieuw_gebied_frame")


def find_rijen(con: Cursor, sql: str, limiet: int, **waarden: object) -> tuple[list[dict], int]:
    """Return the first rows of one check as dictionaries, and how many there are in all.

    Notes: no `count(*) OVER ()` beside the rows: DuckDB 1.5.5 stops with an internal error on it over an empty join.
    """
    tabel = con.execute(sql, waarden).to_arrow_table()
    return tabel.slice(0, limiet).to_pylist(), tabel.num_rows


def count_zonder_waarde(con: Cursor) -> dict[str, int]:
    """Return how many candidates have no figure, by the reason."""
    return {status: int(aantal) for status, aantal in con.execute(STATUS_SQL).fetchall()}


def count_leeg_geworden(con: Cursor) -> int:
    """Return how many figures that stand now would become empty; asks for `compare` first."""
    row = con.execute(LEEG_GEWORDEN_SQL).fetchone()
    return int(row[0]) if row else 0
