"""SQL of derived figures: a wijk from its buurten, and a rate from a count and its inhabitants.

Derived rows fill only the keys for which nobody published a figure.
"""

import pyarrow as pa

from lwd_monitor.db import Cursor, insert_sorted

# A weighted mean over parts of which some have no figure: the parts with one must hold this share of the weight.
MINIMALE_DEKKING = 0.8

# A rate is derived anew when it is touched itself as well: a published rate that is taken back leaves its place open.
GERAAKT_SQL = """
SELECT id FROM indicator WHERE aggregatie <> 'niet' AND (id IN (SELECT unnest($geraakt)) OR gewicht IN (SELECT unnest($geraakt)))
UNION
SELECT id FROM indicator WHERE afleiding_teller IN (SELECT unnest($geraakt)) OR afleiding_noemer IN (SELECT unnest($geraakt))
UNION
SELECT id FROM indicator WHERE afleiding_teller IS NOT NULL AND id IN (SELECT unnest($geraakt))
"""
# What a figure is derived from lies in the place itself or in its parts: other places cannot change.
DOEL_SQL = """
CREATE OR REPLACE TEMP TABLE afleiding_doel AS
SELECT gebied_code AS code, indeling FROM afleiding_geraakt
UNION
SELECT d.code, d.indeling FROM gebied_deel d JOIN afleiding_geraakt g ON g.gebied_code = d.deel_code AND g.indeling = d.indeling
"""
ALLE_SQL = "SELECT DISTINCT gebied_code, indeling FROM waarneming UNION SELECT code, indeling FROM gebied"
DEEL_SQL = """
CREATE OR REPLACE TEMP TABLE afleiding_deel AS
SELECT d.code, d.indeling, d.deel_code, count(*) OVER (PARTITION BY d.code, d.indeling) AS delen FROM gebied_deel d
SEMI JOIN afleiding_doel t ON t.code = d.code AND t.indeling = d.indeling
"""
DELETE_SQL = """
DELETE FROM waarneming WHERE upload_id = 'afgeleid' AND indicator_id IN (SELECT unnest($indicatoren))
  AND (gebied_code, indeling) IN (SELECT (code, indeling) FROM afleiding_doel)
"""
REMOVE_SQL = "DELETE FROM waarneming WHERE upload_id = 'afgeleid' AND indicator_id = $indicator"
SOM_SQL = """
WITH som AS (
  SELECT d.code AS gebied_code, w.indeling, w.indicator_id, w.jaar, sum(w.waarde) AS waarde, count(*) AS aantal,
    first(d.delen) AS delen, bool_or(w.status = 'voorbeeld') AS voorbeeld, bool_or(w.status = 'geschat') AS geschat,
    bool_or(w.status = 'voorlopig') AS voorlopig
  FROM waarneming w
  JOIN afleiding_deel d ON d.deel_code = w.gebied_code AND d.indeling = w.indeling
  WHERE w.waarde IS NOT NULL AND w.indicator_id IN (
    SELECT id FROM indicator WHERE aggregatie = 'som' AND id IN (SELECT unnest($indicatoren)))
  GROUP BY ALL)
SELECT s.gebied_code, s.indeling, s.indicator_id, s.jaar, s.waarde, NULL, NULL, NULL,
  CASE WHEN s.voorbeeld THEN 'voorbeeld' WHEN s.geschat THEN 'geschat' WHEN s.voorlopig THEN 'voorlopig'
    ELSE 'berekend' END, 'afgeleid'
FROM som s
ANTI JOIN waarneming p ON p.gebied_code = s.gebied_code AND p.indeling = s.indeling
  AND p.indicator_id = s.indicator_id AND p.jaar = s.jaar
WHERE s.aantal = s.delen
ORDER BY s.gebied_code, s.indicator_id, s.jaar
"""
# The weight is taken from the year nearest to the figure's own: inhabitants are known for fewer years than rates. Of two
# equally near years the earlier one, so that it does not depend on the order of rows.
GEMIDDELDE_SQL = """
WITH cijfer AS MATERIALIZED (
  SELECT w.gebied_code, w.indeling, w.indicator_id, w.jaar, w.waarde, w.status FROM waarneming w
  SEMI JOIN afleiding_deel d ON d.deel_code = w.gebied_code AND d.indeling = w.indeling
  WHERE w.indicator_id IN (
    SELECT id FROM indicator WHERE aggregatie = 'gewogen_gemiddelde' AND id IN (SELECT unnest($indicatoren)))),
reeks AS (
  SELECT c.indicator_id, i.gewicht, c.indeling, c.jaar FROM (SELECT DISTINCT indicator_id, indeling, jaar FROM cijfer) c
  JOIN indicator i ON i.id = c.indicator_id),
jaren AS (SELECT DISTINCT gewicht, indeling, jaar FROM reeks),
weegt AS (
  SELECT g.gebied_code, g.indeling, g.indicator_id, g.jaar, g.waarde FROM waarneming g
  SEMI JOIN afleiding_deel d ON d.deel_code = g.gebied_code AND d.indeling = g.indeling
  WHERE g.waarde IS NOT NULL AND g.indicator_id IN (SELECT gewicht FROM jaren)),
gewicht AS (
  SELECT j.gewicht AS gewicht_id, j.indeling, j.jaar, g.gebied_code,
    arg_min(g.waarde, 2 * abs(g.jaar - j.jaar) + CASE WHEN g.jaar > j.jaar THEN 1 ELSE 0 END) AS gewicht
  FROM jaren j JOIN weegt g ON g.indicator_id = j.gewicht AND g.indeling = j.indeling GROUP BY ALL),
gemiddelde AS (
  SELECT d.code AS gebied_code, k.indeling, r.indicator_id, k.jaar,
    sum(w.waarde * k.gewicht) / nullif(sum(CASE WHEN w.waarde IS NOT NULL THEN k.gewicht END), 0) AS waarde,
    sum(CASE WHEN w.waarde IS NOT NULL THEN k.gewicht END) AS met_cijfer, sum(k.gewicht) AS totaal,
    coalesce(bool_or(w.status = 'voorbeeld'), false) AS voorbeeld
  FROM gewicht k
  JOIN reeks r ON r.gewicht = k.gewicht_id AND r.indeling = k.indeling AND r.jaar = k.jaar
  JOIN afleiding_deel d ON d.deel_code = k.gebied_code AND d.indeling = k.indeling
  LEFT JOIN cijfer w ON w.gebied_code = k.gebied_code AND w.indeling = k.indeling
    AND w.indicator_id = r.indicator_id AND w.jaar = k.jaar
  GROUP BY ALL)
SELECT m.gebied_code, m.indeling, m.indicator_id, m.jaar, m.waarde, m.met_cijfer, NULL, NULL,
  CASE WHEN m.voorbeeld THEN 'voorbeeld' ELSE 'geschat' END, 'afgeleid'
FROM gemiddelde m
ANTI JOIN waarneming p ON p.gebied_code = m.gebied_code AND p.indeling = m.indeling
  AND p.indicator_id = m.indicator_id AND p.jaar = m.jaar
WHERE m.waarde IS NOT NULL AND m.met_cijfer >= $dekking * m.totaal
ORDER BY m.gebied_code, m.indicator_id, m.jaar
"""
VERHOUDING_SQL = """
WITH regel AS (
  SELECT id, afleiding_teller, afleiding_noemer, afleiding_factor, greatest(coalesce(minimum_noemer, 0), 1) AS minimum
  FROM indicator WHERE afleiding_teller IS NOT NULL AND id IN (SELECT unnest($indicatoren))),
cijfer AS MATERIALIZED (
  SELECT w.gebied_code, w.indeling, w.indicator_id, w.jaar, w.waarde, w.status FROM waarneming w
  SEMI JOIN afleiding_doel d ON d.code = w.gebied_code AND d.indeling = w.indeling
  WHERE w.indicator_id IN (SELECT unnest([id, afleiding_teller, afleiding_noemer]) FROM regel))
SELECT t.gebied_code, t.indeling, i.id, t.jaar,
  CASE WHEN n.waarde >= i.minimum THEN t.waarde / n.waarde * i.afleiding_factor END, n.waarde, NULL, NULL,
  CASE WHEN t.waarde IS NULL OR n.waarde IS NULL THEN 'ontbreekt'
    WHEN n.waarde < i.minimum THEN 'te_weinig'
    WHEN t.status = 'voorbeeld' OR n.status = 'voorbeeld' THEN 'voorbeeld'
    WHEN t.status = 'geschat' OR n.status = 'geschat' THEN 'geschat'
    WHEN t.status = 'voorlopig' OR n.status = 'voorlopig' THEN 'voorlopig' ELSE 'berekend' END, 'afgeleid'
FROM regel i
JOIN cijfer t ON t.indicator_id = i.afleiding_teller
JOIN cijfer n ON n.indicator_id = i.afleiding_noemer AND n.gebied_code = t.gebied_code AND n.indeling = t.indeling
  AND n.jaar = t.jaar
ANTI JOIN cijfer p ON p.gebied_code = t.gebied_code AND p.indeling = t.indeling AND p.indicator_id = i.id
  AND p.jaar = t.jaar
ORDER BY t.gebied_code, i.id, t.jaar
"""


def rebuild_afgeleid(con: Cursor, geraakt: list[str], gebieden: pa.Table | None = None) -> list[str]:
    """Make derived figures follow the touched indicators and places; returns the ids that were derived anew.

    `gebieden` has gebied_code and indeling of the places whose figures changed; without it every place is done anew, as
    other boundaries ask.
    """
    indicatoren = [row[0] for row in con.execute(GERAAKT_SQL, {"geraakt": geraakt}).fetchall()]
    if not indicatoren:
        return []
    # A rate may stand on a sum: its numerator's wijk rows change with the buurten.
    verder = [row[0] for row in con.execute(GERAAKT_SQL, {"geraakt": indicatoren}).fetchall()]
    alle = sorted({*indicatoren, *verder})
    con.register("afleiding_geraakt", con.execute(ALLE_SQL).to_arrow_table() if gebieden is None else gebieden)
    con.execute(DOEL_SQL)
    con.unregister("afleiding_geraakt")
    con.execute(DEEL_SQL)
    con.execute(DELETE_SQL, {"indicatoren": alle})
    insert_sorted(con, "waarneming", SOM_SQL, {"indicatoren": alle})
    # Where a share follows from two counts it does: a mean of the parts is only for places without those.
    insert_sorted(con, "waarneming", VERHOUDING_SQL, {"indicatoren": alle})
    insert_sorted(con, "waarneming", GEMIDDELDE_SQL, {"indicatoren": alle, "dekking": MINIMALE_DEKKING})
    return alle


def remove_afgeleid(con: Cursor, indicator_id: str) -> None:
    """Take the derived figures of an indicator out: it is going to be derived in another way, or not at all."""
    con.execute(REMOVE_SQL, {"indicator": indicator_id})
