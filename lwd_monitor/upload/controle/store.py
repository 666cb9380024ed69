"""SQL of the checks, over the candidate rows in the temporary table `kandidaat` and what is valid now."""

import pandas as pd

from lwd_monitor.db import Cursor
from lwd_monitor.gebied import sql_gemeente

GEBIED_SQL = """
CREATE OR REPLACE TEMP TABLE bekend_gebied AS
SELECT code, indeling, niveau, naam, ouder_code FROM gebied
UNION ALL SELECT code, indeling, niveau, naam, ouder_code FROM nieuw_gebied_frame
"""
INDICATOR_SQL = """
CREATE OR REPLACE TEMP TABLE bekend_indicator AS
SELECT i.*, k.indicator_nr AS nr FROM indicator_frame i LEFT JOIN kandidaat_indicator k ON k.indicator_id = i.id
"""
# Of each series in the file how much it holds; what asks for years or counts looks here instead of at every row.
REEKS_SQL = """
CREATE OR REPLACE TEMP TABLE kandidaat_reeks AS
SELECT k.indicator_nr, k.indeling, k.jaar, g.niveau, count(k.waarde) AS met_waarde FROM kandidaat_rij k
LEFT JOIN (
  SELECT p.gebied_nr, p.indeling, b.niveau FROM kandidaat_plek p
  JOIN bekend_gebied b ON b.code = p.gebied_code AND b.indeling = p.indeling) g
  ON g.gebied_nr = k.gebied_nr AND g.indeling = k.indeling
GROUP BY ALL
"""
# The earlier year is the last one for which the indicator has any figure in that indeling, in the file or in the store.
VORIG_JAAR_SQL = """
CREATE OR REPLACE TEMP TABLE vorig_jaar AS
WITH jaren AS (
  SELECT i.indicator_id, k.indeling, k.jaar FROM kandidaat_reeks k JOIN kandidaat_indicator i ON i.indicator_nr = k.indicator_nr
  UNION
  SELECT DISTINCT w.indicator_id, w.indeling, w.jaar FROM waarneming w
  WHERE w.indicator_id IN (SELECT id FROM bekend_indicator WHERE nr IS NOT NULL)),
reeks AS (SELECT *, lag(jaar) OVER (PARTITION BY indicator_id, indeling ORDER BY jaar) AS vorig FROM jaren)
SELECT r.indicator_id, i.nr AS indicator_nr, r.indeling, r.jaar, r.vorig FROM reeks r
JOIN bekend_indicator i ON i.id = r.indicator_id WHERE r.vorig IS NOT NULL
"""
# Each check first finds its rows in numbers; `totaal` counts them, and texts are looked up for the first ones only.
# No `count(*) OVER ()`: DuckDB 1.5.5 stops with an internal error on it over an empty join.
ONBEKEND_GEBIED_SQL = """
WITH vreemd AS (
  SELECT p.gebied_nr, p.indeling FROM kandidaat_plek p
  ANTI JOIN bekend_gebied g ON g.code = p.gebied_code AND g.indeling = p.indeling),
gevonden AS MATERIALIZED (
  SELECT k.rij, k.gebied_nr, k.indeling, k.jaar FROM kandidaat_rij k
  SEMI JOIN vreemd v ON v.gebied_nr = k.gebied_nr AND v.indeling = k.indeling)
SELECT v.rij, g.gebied_code, v.indeling, v.jaar, (SELECT count(*) FROM gevonden) AS totaal
FROM (SELECT * FROM gevonden ORDER BY rij LIMIT $limiet) v JOIN kandidaat_gebied g ON g.gebied_nr = v.gebied_nr ORDER BY v.rij
"""
TOEKOMST_SQL = """
WITH gevonden AS MATERIALIZED (SELECT rij, max(jaar) AS jaar FROM kandidaat_rij WHERE jaar > $nu GROUP BY rij)
SELECT rij, jaar, (SELECT count(*) FROM gevonden) AS totaal FROM gevonden ORDER BY rij LIMIT $limiet
"""
VROEG_SQL = """
WITH gevonden AS MATERIALIZED (SELECT rij, min(jaar) AS jaar FROM kandidaat_rij WHERE jaar < $eerste GROUP BY rij)
SELECT rij, jaar, (SELECT count(*) FROM gevonden) AS totaal FROM gevonden ORDER BY rij LIMIT $limiet
"""
DUBBEL_SQL = """
WITH sleutel AS (SELECT DISTINCT gebied_nr, indeling, indicator_nr, jaar FROM kandidaat_rij WHERE dubbel),
op_volgorde AS MATERIALIZED (
  SELECT k.nummer, first(k.rij) OVER w AS eerste, row_number() OVER w AS rang
  FROM kandidaat_rij k SEMI JOIN sleutel d USING (gebied_nr, indeling, indicator_nr, jaar)
  WINDOW w AS (PARTITION BY k.gebied_nr, k.indeling, k.indicator_nr, k.jaar ORDER BY k.nummer)),
eerste AS (SELECT * FROM op_volgorde WHERE rang > 1 ORDER BY nummer LIMIT $limiet)
SELECT k.rij, k.kolom, k.gebied_code, k.indicator_id, k.jaar, k.waarde, d.eerste,
  (SELECT count(*) FROM op_volgorde WHERE rang > 1) AS totaal
FROM eerste d JOIN kandidaat k ON k.nummer = d.nummer ORDER BY k.nummer
"""
BEREIK_SQL = """
WITH gevonden AS MATERIALIZED (
  SELECT k.nummer, k.rij, i.laag, i.hoog FROM kandidaat_rij k JOIN bekend_indicator i ON i.nr = k.indicator_nr
  WHERE k.waarde < i.laag OR k.waarde > i.hoog)
SELECT k.rij, k.kolom, k.gebied_code, k.indicator_id, k.waarde, v.laag, v.hoog, (SELECT count(*) FROM gevonden) AS totaal
FROM (SELECT * FROM gevonden ORDER BY rij, nummer LIMIT $limiet) v JOIN kandidaat k ON k.nummer = v.nummer ORDER BY k.rij, k.nummer
"""
MARGE_SQL = """
WITH gevonden AS MATERIALIZED (
  SELECT nummer, rij FROM kandidaat_rij WHERE ci_laag > ci_hoog OR waarde < ci_laag OR waarde > ci_hoog OR noemer < 0)
SELECT k.rij, k.kolom, k.gebied_code, k.indicator_id, k.waarde, k.ci_laag, k.ci_hoog, k.noemer,
  (SELECT count(*) FROM gevonden) AS totaal
FROM (SELECT * FROM gevonden ORDER BY rij, nummer LIMIT $limiet) v JOIN kandidaat k ON k.nummer = v.nummer ORDER BY k.rij, k.nummer
"""
HEEL_SQL = """
WITH gevonden AS MATERIALIZED (
  SELECT k.nummer, k.rij FROM kandidaat_rij k JOIN bekend_indicator i ON i.nr = k.indicator_nr AND i.is_aantal
  WHERE k.waarde <> round(k.waarde))
SELECT k.rij, k.kolom, k.gebied_code, k.indicator_id, k.waarde, (SELECT count(*) FROM gevonden) AS totaal
FROM (SELECT * FROM gevonden ORDER BY rij, nummer LIMIT $limiet) v JOIN kandidaat k ON k.nummer = v.nummer ORDER BY k.rij, k.nummer
"""
ZONDER_DEFINITIE_SQL = """
WITH zonder AS (
  SELECT n.indicator_nr FROM kandidaat_indicator n ANTI JOIN bekend_indicator i ON i.nr = n.indicator_nr AND NOT i.is_nieuw),
gevonden AS MATERIALIZED (
  SELECT k.indicator_nr, min(k.rij) AS rij, arg_min(k.kolom_nr, k.rij) AS kolom_nr, count(*) AS aantal
  FROM kandidaat_rij k SEMI JOIN zonder z ON z.indicator_nr = k.indicator_nr GROUP BY k.indicator_nr)
SELECT i.indicator_id, v.rij, o.kolom, v.aantal, (SELECT count(*) FROM gevonden) AS totaal FROM gevonden v
JOIN kandidaat_indicator i ON i.indicator_nr = v.indicator_nr JOIN kandidaat_kolom o ON o.kolom_nr = v.kolom_nr
ORDER BY i.indicator_id LIMIT $limiet
"""
# A figure beside its former self (0), the year before in the file (once, or more often by mistake) or in the store (1),
# and the year after it in the store (2). What differs much is kept, with how many times as much it is. Of a figure that may
# be negative that says nothing, near nought, unless it is a thousand times.
SPRONG_RIJ_SQL = """
CREATE OR REPLACE TEMP TABLE sprong_rij AS
WITH stap AS (
  SELECT k.nummer, k.rij, k.indicator_nr, k.waarde, k.jaar AS oud_jaar, b.oud_waarde, 0 AS soort FROM bestaand b
  JOIN kandidaat_rij k ON k.nummer = b.nummer WHERE b.soort = 'gewijzigd'
  UNION ALL
  SELECT k.nummer, k.rij, k.indicator_nr, k.waarde, k.vorig_jaar, k.vorige_waarde, 1 FROM kandidaat_rij k
  JOIN vorig_jaar v ON v.indicator_nr = k.indicator_nr AND v.indeling = k.indeling AND v.jaar = k.jaar
    AND v.vorig = k.vorig_jaar
  UNION ALL
  SELECT k.nummer, k.rij, k.indicator_nr, k.waarde, o.jaar, o.waarde, 1 FROM kandidaat_rij o
  JOIN vorig_jaar v ON v.indicator_nr = o.indicator_nr AND v.indeling = o.indeling AND v.vorig = o.jaar
  JOIN kandidaat_rij k ON k.gebied_nr = o.gebied_nr AND k.indicator_nr = o.indicator_nr AND k.indeling = o.indeling
    AND k.jaar = v.jaar
  WHERE o.dubbel
  UNION ALL
  SELECT k.nummer, k.rij, k.indicator_nr, k.waarde, w.jaar, w.waarde, 1 FROM waarneming w
  JOIN vorig_jaar v ON v.indicator_id = w.indicator_id AND v.indeling = w.indeling AND v.vorig = w.jaar
  JOIN kandidaat_gebied g ON g.gebied_code = w.gebied_code
  JOIN kandidaat_rij k ON k.gebied_nr = g.gebied_nr AND k.indicator_nr = v.indicator_nr AND k.indeling = v.indeling
    AND k.jaar = v.jaar
  WHERE k.vorig_jaar IS DISTINCT FROM v.vorig
  UNION ALL
  SELECT k.nummer, k.rij, k.indicator_nr, k.waarde, w.jaar, w.waarde, 2 FROM waarneming w
  JOIN vorig_jaar v ON v.indicator_id = w.indicator_id AND v.indeling = w.indeling AND v.jaar = w.jaar
  JOIN kandidaat_gebied g ON g.gebied_code = w.gebied_code
  JOIN kandidaat_rij k ON k.gebied_nr = g.gebied_nr AND k.indicator_nr = v.indicator_nr AND k.indeling = v.indeling
    AND k.jaar = v.vorig
  ANTI JOIN kandidaat_rij n ON n.gebied_nr = g.gebied_nr AND n.indicator_nr = v.indicator_nr AND n.indeling = v.indeling
    AND n.jaar = v.jaar),
maten AS (
  SELECT s.*, i.is_procent, i.is_aantal, i.is_om_nul, greatest(abs(s.waarde), abs(s.oud_waarde)) AS groot,
    least(abs(s.waarde), abs(s.oud_waarde)) AS klein,
    NOT i.is_procent AND klein > 0 AND groot >= $duizend * klein AND groot >= $minimum AS is_duizend
  FROM stap s JOIN bekend_indicator i ON i.nr = s.indicator_nr),
ver AS (
  SELECT nummer, rij, oud_jaar, oud_waarde, soort, is_duizend FROM maten
  WHERE CASE
    WHEN is_om_nul THEN is_duizend
    WHEN is_procent THEN (soort < 2 AND abs(waarde - oud_waarde) > $punten)
      OR (soort <> 1 AND groot >= $procent_minimum AND groot > $keer * klein)
    ELSE groot > CASE WHEN soort = 1 THEN $factor ELSE $keer END * klein
      AND groot >= CASE WHEN NOT is_aantal THEN 0 WHEN soort = 0 THEN $zelf_minimum ELSE $minimum END END)
SELECT v.* FROM ver v
ANTI JOIN (SELECT nummer FROM bestaand WHERE soort = 'ongewijzigd') b ON b.nummer = v.nummer
QUALIFY row_number() OVER (PARTITION BY v.nummer ORDER BY v.is_duizend DESC, v.soort) = 1
"""
SPRONG_SQL = """
WITH gevonden AS MATERIALIZED (SELECT * FROM sprong_rij WHERE is_duizend = $is_duizend)
SELECT k.rij, k.kolom, k.gebied_code, k.indicator_id, k.jaar, k.waarde, v.oud_jaar, v.oud_waarde,
  (SELECT count(*) FROM gevonden) AS totaal
FROM (SELECT * FROM gevonden ORDER BY rij, nummer LIMIT $limiet) v JOIN kandidaat k ON k.nummer = v.nummer ORDER BY k.rij, k.nummer
"""
# Places of the own gemeente on one level, from low to high: a jump between two of them cuts off the fewer ones. Counts are
# left out, as places differ in size; a share is small for some, but not below one.
BUREN_RIJ_SQL = f"""
CREATE OR REPLACE TEMP TABLE buren_rij AS
WITH eigen AS (
  SELECT p.gebied_nr, p.indeling, b.niveau FROM kandidaat_plek p
  JOIN bekend_gebied b ON b.code = p.gebied_code AND b.indeling = p.indeling
  WHERE {sql_gemeente("p.gebied_code")} = {sql_gemeente("$gemeente")}),
maat AS MATERIALIZED (
  SELECT k.nummer, k.rij, k.indicator_nr, k.jaar, k.indeling, e.niveau, k.waarde, i.is_procent, i.is_om_nul FROM kandidaat_rij k
  JOIN eigen e ON e.gebied_nr = k.gebied_nr AND e.indeling = k.indeling
  JOIN bekend_indicator i ON i.nr = k.indicator_nr
  WHERE k.waarde >= 0 AND NOT i.is_som AND NOT i.is_klasse),
groep AS (
  SELECT indicator_nr, jaar, indeling, niveau, count(*) FILTER (WHERE waarde > 0) AS aantal,
    min(waarde) FILTER (WHERE waarde > 0) AS laagste
  FROM maat GROUP BY ALL),
volgorde AS (
  SELECT *, lag(waarde) OVER w AS lager, row_number() OVER w - 1 AS eronder FROM maat WHERE waarde > 0
  WINDOW w AS (PARTITION BY indicator_nr, jaar, indeling, niveau ORDER BY waarde, nummer)),
gat AS (
  SELECT v.indicator_nr, v.jaar, v.indeling, v.niveau, arg_max(v.lager, v.waarde / v.lager) AS lager,
    arg_max(v.waarde, v.waarde / v.lager) AS hoger, arg_max(v.eronder, v.waarde / v.lager) AS eronder, any_value(g.aantal) AS aantal
  FROM volgorde v JOIN groep g USING (indicator_nr, jaar, indeling, niveau)
  WHERE v.waarde > $keer * v.lager AND g.aantal >= $genoeg AND (NOT v.is_procent OR v.lager < 1) GROUP BY ALL),
ver AS (
  SELECT m.nummer, m.rij, CASE WHEN 2 * g.eronder <= g.aantal THEN g.hoger ELSE g.lager END AS buur,
    NOT m.is_procent AND greatest(m.waarde, g.lager) >= $duizend * least(m.waarde, g.hoger)
      AND (NOT m.is_om_nul OR greatest(m.waarde, g.lager) >= $minimum) AS is_duizend, m.is_om_nul
  FROM maat m JOIN gat g USING (indicator_nr, jaar, indeling, niveau)
  WHERE m.waarde > 0 AND CASE WHEN 2 * g.eronder <= g.aantal THEN m.waarde <= g.lager ELSE m.waarde >= g.hoger END
  UNION ALL
  SELECT m.nummer, m.rij, g.laagste, false, false FROM maat m JOIN groep g USING (indicator_nr, jaar, indeling, niveau)
  WHERE m.waarde = 0 AND NOT m.is_procent AND g.laagste >= $nooit_nul AND g.aantal >= $genoeg)
SELECT v.nummer, v.rij, v.buur, v.is_duizend FROM ver v ANTI JOIN sprong_rij s ON s.nummer = v.nummer
ANTI JOIN (SELECT nummer FROM bestaand WHERE soort = 'ongewijzigd') b ON b.nummer = v.nummer
WHERE v.is_duizend OR NOT v.is_om_nul
"""
BUREN_SQL = """
WITH gevonden AS MATERIALIZED (SELECT * FROM buren_rij WHERE is_duizend = $is_duizend)
SELECT k.rij, k.kolom, k.gebied_code, k.indicator_id, k.jaar, k.waarde, v.buur, (SELECT count(*) FROM gevonden) AS totaal
FROM (SELECT * FROM gevonden ORDER BY rij, nummer LIMIT $limiet) v JOIN kandidaat k ON k.nummer = v.nummer ORDER BY k.rij, k.nummer
"""
# What will stand after this upload, of the counts and years that it touches; our own sums are no evidence.
OPTELLING_SQL = """
WITH deel AS (
  SELECT b.code AS deel_code, b.indeling, w.code FROM bekend_gebied b
  JOIN bekend_gebied w ON w.code = b.ouder_code AND w.indeling = b.indeling WHERE b.niveau = 'buurt' AND w.niveau = 'wijk'
  UNION ALL
  SELECT b.code, b.indeling, w.ouder_code FROM bekend_gebied b
  JOIN bekend_gebied w ON w.code = b.ouder_code AND w.indeling = b.indeling
  WHERE b.niveau = 'buurt' AND w.niveau = 'wijk' AND w.ouder_code IS NOT NULL),
aantal AS (SELECT code, indeling, count(*) AS delen FROM deel GROUP BY ALL),
geraakt AS MATERIALIZED (
  SELECT t.*, i.id AS indicator_id FROM (
    SELECT DISTINCT k.indicator_nr, k.jaar, k.indeling FROM kandidaat_rij k
    ANTI JOIN (SELECT nummer FROM bestaand WHERE soort = 'ongewijzigd') b ON b.nummer = k.nummer) t
  JOIN bekend_indicator i ON i.nr = t.indicator_nr AND i.is_som),
blijft AS MATERIALIZED (
  SELECT w.gebied_code, w.indeling, w.jaar, w.waarde, n.gebied_nr, t.indicator_nr FROM waarneming w
  JOIN geraakt t ON t.indicator_id = w.indicator_id AND t.jaar = w.jaar AND t.indeling = w.indeling
  LEFT JOIN kandidaat_gebied n ON n.gebied_code = w.gebied_code
  WHERE w.upload_id <> 'afgeleid'),
staat AS (
  SELECT w.* FROM blijft w ANTI JOIN kandidaat_rij k ON k.gebied_nr = w.gebied_nr AND k.indeling = w.indeling
    AND k.indicator_nr = w.indicator_nr AND k.jaar = w.jaar),
heel AS MATERIALIZED (
  SELECT p.gebied_code, k.indeling, k.indicator_nr, k.jaar, k.waarde, k.rij, k.kolom_nr, a.delen FROM kandidaat_rij k
  JOIN kandidaat_plek p ON p.gebied_nr = k.gebied_nr AND p.indeling = k.indeling
  JOIN aantal a ON a.code = p.gebied_code AND a.indeling = p.indeling
  SEMI JOIN geraakt t ON t.indicator_nr = k.indicator_nr AND t.jaar = k.jaar AND t.indeling = k.indeling
  UNION ALL
  SELECT w.gebied_code, w.indeling, w.indicator_nr, w.jaar, w.waarde, NULL, NULL, a.delen FROM staat w
  JOIN aantal a ON a.code = w.gebied_code AND a.indeling = w.indeling),
nodig AS (
  SELECT d.deel_code, p.gebied_nr, h.gebied_code AS code, h.indeling, h.indicator_nr, h.jaar
  FROM heel h JOIN deel d ON d.code = h.gebied_code AND d.indeling = h.indeling
  LEFT JOIN kandidaat_plek p ON p.gebied_code = d.deel_code AND p.indeling = d.indeling),
deelwaarde AS (
  SELECT n.code, n.indeling, n.indicator_nr, n.jaar, k.waarde, k.rij FROM nodig n
  JOIN kandidaat_rij k ON k.gebied_nr = n.gebied_nr AND k.indeling = n.indeling AND k.indicator_nr = n.indicator_nr
    AND k.jaar = n.jaar
  UNION ALL
  SELECT n.code, n.indeling, n.indicator_nr, n.jaar, w.waarde, NULL FROM nodig n
  JOIN staat w ON w.gebied_code = n.deel_code AND w.indeling = n.indeling AND w.indicator_nr = n.indicator_nr
    AND w.jaar = n.jaar),
som AS (
  SELECT code, indeling, indicator_nr, jaar, sum(waarde) AS som, count(waarde) AS met,
    bool_and(waarde % $stap = 0) AS op_stap, min(rij) AS rij FROM deelwaarde GROUP BY ALL),
gevonden AS MATERIALIZED (
  SELECT coalesce(h.rij, s.rij) AS rij, h.kolom_nr, h.gebied_code, i.id AS indicator_id, h.jaar, h.waarde, s.som, h.delen
  FROM heel h
  JOIN som s ON s.code = h.gebied_code AND s.indeling = h.indeling AND s.indicator_nr = h.indicator_nr AND s.jaar = h.jaar
    AND s.met = h.delen
  JOIN bekend_indicator i ON i.nr = h.indicator_nr
  WHERE abs(h.waarde - s.som) > CASE WHEN i.afrond IS NOT NULL OR s.op_stap
    THEN (h.delen + 1) * coalesce(i.afrond, $stap) / 2 ELSE 0.5 END)
SELECT v.rij, o.kolom, v.gebied_code, v.indicator_id, v.jaar, v.waarde, v.som, v.delen, (SELECT count(*) FROM gevonden) AS totaal
FROM gevonden v LEFT JOIN kandidaat_kolom o ON o.kolom_nr = v.kolom_nr
ORDER BY v.gebied_code, v.indicator_id, v.jaar LIMIT $limiet
"""
# Places that had a figure in this year, or else in the year before, and get none now.
VERLIES_SQL = f"""
WITH nu AS (
  SELECT i.id AS indicator_id, k.jaar, k.indeling, k.niveau, k.met_waarde AS nieuw FROM kandidaat_reeks k
  JOIN bekend_indicator i ON i.nr = k.indicator_nr WHERE k.niveau IS NOT NULL),
oud AS (
  SELECT w.indicator_id, w.jaar, w.indeling, g.niveau, count(w.waarde) AS oud FROM waarneming w
  JOIN bekend_gebied g ON g.code = w.gebied_code AND g.indeling = w.indeling
  WHERE w.upload_id <> 'afgeleid' AND w.indicator_id IN (SELECT id FROM bekend_indicator WHERE nr IS NOT NULL)
    AND {sql_gemeente("w.gebied_code")} IN (SELECT {sql_gemeente("gebied_code")} FROM kandidaat_plek) GROUP BY ALL),
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
  LEFT JOIN oud o ON o.indicator_id = n.indicator_id AND o.jaar = v.vorig AND o.indeling = n.indeling AND o.niveau = n.niveau),
gevonden AS MATERIALIZED (
  SELECT indicator_id, jaar, niveau, nieuw, oud_jaar, oud FROM paar WHERE oud > 1 AND weg > $aandeel * oud)
SELECT *, (SELECT count(*) FROM gevonden) AS totaal FROM gevonden ORDER BY indicator_id, jaar, niveau LIMIT $limiet
"""
STATUS_SQL = """
SELECT status, count(*) FROM kandidaat_rij WHERE waarde IS NULL GROUP BY status
"""
LEEG_GEWORDEN_SQL = """
SELECT count(*) FROM bestaand b JOIN kandidaat_rij k ON k.nummer = b.nummer
WHERE b.soort = 'gewijzigd' AND k.waarde IS NULL AND b.oud_waarde IS NOT NULL
"""
NIEUW_KOLOMMEN = ["code", "indeling", "niveau", "naam", "ouder_code"]


def stage_kennis(con: Cursor, indicatoren: pd.DataFrame, nieuwe_gebieden: pd.DataFrame | None) -> None:
    """Put what the checks know of indicators and places beside the candidates."""
    leeg = pd.DataFrame({naam: pd.Series(dtype="int32" if naam == "indeling" else "str") for naam in NIEUW_KOLOMMEN})
    con.register("indicator_frame", indicatoren)
    con.register("nieuw_gebied_frame", leeg if nieuwe_gebieden is None else nieuwe_gebieden[NIEUW_KOLOMMEN])
    con.execute(GEBIED_SQL)
    con.execute(INDICATOR_SQL)
    con.execute(REEKS_SQL)
    con.execute(VORIG_JAAR_SQL)
    con.unregister("indicator_frame")
    con.unregister("nieuw_gebied_frame")


def stage_sprongen(con: Cursor, **waarden: float) -> None:
    """Keep the figures that differ much from their former self or the years around them; asks for `compare` first."""
    con.execute(SPRONG_RIJ_SQL, waarden)


def stage_buren(con: Cursor, gemeente: str, **waarden: float) -> None:
    """Keep the figures that lie far from those of all other places; asks for `stage_sprongen` first."""
    con.execute(BUREN_RIJ_SQL, {"gemeente": gemeente, **waarden})


def find_rijen(con: Cursor, sql: str, limiet: int, **waarden: object) -> tuple[list[dict], int]:
    """Return the first rows of one check as dictionaries, and how many there are in all."""
    rijen = con.execute(sql, waarden | {"limiet": limiet}).to_arrow_table().to_pylist()
    return rijen, rijen[0]["totaal"] if rijen else 0


def count_zonder_waarde(con: Cursor) -> dict[str, int]:
    """Return how many candidates have no figure, by the reason."""
    return {status: int(aantal) for status, aantal in con.execute(STATUS_SQL).fetchall()}


def count_leeg_geworden(con: Cursor) -> int:
    """Return how many figures that stand now would become empty; asks for `compare` first."""
    row = con.execute(LEEG_GEWORDEN_SQL).fetchone()
    return int(row[0]) if row else 0
