"""SQL of derived figures: a wijk from its buurten, and a rate from a count and its inhabitants.

Derived rows fill only the keys for which nobody published a figure.
"""

from lwd_monitor.db import Cursor

# A weighted mean over parts of which some have no figure: the parts with one must hold this share of the weight.
MINIMALE_DEKKING = 0.8

GERAAKT_SQL = """
SELECT id FROM indicator WHERE aggregatie <> 'niet' AND (id IN (SELECT unnest($geraakt)) OR gewicht IN (SELECT unnest($geraakt)))
UNION
SELECT id FROM indicator WHERE afleiding_teller IN (SELECT unnest($geraakt)) OR afleiding_noemer IN (SELECT unnest($geraakt))
"""
DELETE_SQL = "DELETE FROM waarneming WHERE upload_id = 'afgeleid' AND indicator_id IN (SELECT unnest($indicatoren))"
SOM_SQL = """
INSERT INTO waarneming
WITH delen AS (SELECT code, indeling, count(*) AS aantal FROM gebied_deel GROUP BY ALL),
som AS (
  SELECT d.code AS gebied_code, w.indeling, w.indicator_id, w.jaar, sum(w.waarde) AS waarde, count(*) AS aantal,
    bool_or(w.status = 'voorbeeld') AS voorbeeld, bool_or(w.status = 'geschat') AS geschat
  FROM waarneming w
  JOIN indicator i ON i.id = w.indicator_id AND i.aggregatie = 'som'
  JOIN gebied_deel d ON d.deel_code = w.gebied_code AND d.indeling = w.indeling
  WHERE w.waarde IS NOT NULL AND w.indicator_id IN (SELECT unnest($indicatoren))
  GROUP BY ALL)
SELECT s.gebied_code, s.indeling, s.indicator_id, s.jaar, s.waarde, NULL, NULL, NULL,
  CASE WHEN s.voorbeeld THEN 'voorbeeld' WHEN s.geschat THEN 'geschat' ELSE 'berekend' END, 'afgeleid'
FROM som s JOIN delen d ON d.code = s.gebied_code AND d.indeling = s.indeling AND d.aantal = s.aantal
ANTI JOIN waarneming p ON p.gebied_code = s.gebied_code AND p.indeling = s.indeling
  AND p.indicator_id = s.indicator_id AND p.jaar = s.jaar
ORDER BY s.gebied_code, s.indicator_id, s.jaar
"""
# The weight is taken from the year nearest to the figure's own: inhabitants are known for fewer years than rates.
GEMIDDELDE_SQL = """
INSERT INTO waarneming
WITH jaren AS (
  SELECT DISTINCT w.indicator_id, i.gewicht, w.indeling, w.jaar FROM waarneming w
  JOIN indicator i ON i.id = w.indicator_id AND i.aggregatie = 'gewogen_gemiddelde'
  WHERE w.indicator_id IN (SELECT unnest($indicatoren))),
gewicht AS (
  SELECT j.indicator_id, j.indeling, j.jaar, g.gebied_code, arg_min(g.waarde, abs(g.jaar - j.jaar)) AS gewicht
  FROM jaren j JOIN waarneming g ON g.indicator_id = j.gewicht AND g.indeling = j.indeling
  WHERE g.waarde IS NOT NULL GROUP BY ALL),
gemiddelde AS (
  SELECT d.code AS gebied_code, k.indeling, k.indicator_id, k.jaar,
    sum(w.waarde * k.gewicht) / nullif(sum(CASE WHEN w.waarde IS NOT NULL THEN k.gewicht END), 0) AS waarde,
    sum(CASE WHEN w.waarde IS NOT NULL THEN k.gewicht END) AS met_cijfer, sum(k.gewicht) AS totaal,
    coalesce(bool_or(w.status = 'voorbeeld'), false) AS voorbeeld
  FROM gewicht k
  JOIN gebied_deel d ON d.deel_code = k.gebied_code AND d.indeling = k.indeling
  LEFT JOIN waarneming w ON w.gebied_code = k.gebied_code AND w.indeling = k.indeling
    AND w.indicator_id = k.indicator_id AND w.jaar = k.jaar
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
INSERT INTO waarneming
SELECT t.gebied_code, t.indeling, i.id, t.jaar,
  CASE WHEN n.waarde >= greatest(coalesce(i.minimum_noemer, 0), 1) THEN t.waarde / n.waarde * i.afleiding_factor END,
  n.waarde, NULL, NULL,
  CASE WHEN t.waarde IS NULL OR n.waarde IS NULL THEN 'ontbreekt'
    WHEN n.waarde < greatest(coalesce(i.minimum_noemer, 0), 1) THEN 'te_weinig'
    WHEN t.status = 'voorbeeld' OR n.status = 'voorbeeld' THEN 'voorbeeld'
    WHEN t.status = 'geschat' OR n.status = 'geschat' THEN 'geschat' ELSE 'berekend' END, 'afgeleid'
FROM indicator i
JOIN waarneming t ON t.indicator_id = i.afleiding_teller
JOIN waarneming n ON n.indicator_id = i.afleiding_noemer AND n.gebied_code = t.gebied_code AND n.indeling = t.indeling
  AND n.jaar = t.jaar
ANTI JOIN waarneming p ON p.gebied_code = t.gebied_code AND p.indeling = t.indeling AND p.indicator_id = i.id
  AND p.jaar = t.jaar
WHERE i.id IN (SELECT unnest($indicatoren))
ORDER BY t.gebied_code, i.id, t.jaar
"""


def rebuild_afgeleid(con: Cursor, geraakt: list[str]) -> list[str]:
    """Make derived figures follow the touched indicators; returns the ids that were derived anew."""
    indicatoren = [row[0] for row in con.execute(GERAAKT_SQL, {"geraakt": geraakt}).fetchall()]
    if not indicatoren:
        return []
    # A rate may stand on a sum: its numerator's wijk rows change with the buurten.
    verder = [row[0] for row in con.execute(GERAAKT_SQL, {"geraakt": indicatoren}).fetchall()]
    alle = sorted({*indicatoren, *verder})
    con.execute(DELETE_SQL, {"indicatoren": alle})
    con.execute(SOM_SQL, {"indicatoren": alle})
    con.execute(GEMIDDELDE_SQL, {"indicatoren": alle, "dekking": MINIMALE_DEKKING})
    con.execute(VERHOUDING_SQL, {"indicatoren": alle})
    return alle
