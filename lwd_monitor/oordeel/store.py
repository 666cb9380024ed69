"""SQL of verdicts: the figures with what tests need, and the floors that an analist set."""

from datetime import datetime

import pandas as pd

from lwd_monitor.db import Cursor
from lwd_monitor.gebied import sql_gemeente

# The effective n and the weights of a survey outcome stand with the outcome, not with the figure.
METINGEN_SQL = f"""
SELECT w.gebied_code AS gebied, w.indeling, w.indicator_id AS indicator, w.jaar, w.waarde,
  coalesce(u.n_effectief, w.noemer) AS noemer, w.ci_laag, w.ci_hoog, w.status, u.som_gewicht AS gewicht,
  coalesce(u.n, w.noemer) AS n
FROM waarneming w
JOIN gebied g ON g.code = w.gebied_code AND g.indeling = w.indeling
LEFT JOIN enquete_uitkomst u ON u.upload_id = w.upload_id AND u.indicator_id = w.indicator_id
  AND u.gebied = w.gebied_code AND u.ronde = CAST(w.jaar AS VARCHAR)
WHERE ($niveau IS NULL OR g.niveau = $niveau) AND ($indeling IS NULL OR w.indeling = $indeling)
  AND ($indicator IS NULL OR w.indicator_id = $indicator)
  AND ($codes IS NULL OR w.gebied_code IN (SELECT unnest($codes)))
  AND {sql_gemeente("g.code")} = {sql_gemeente("$gemeente")}
ORDER BY w.gebied_code, w.indicator_id, w.jaar
"""
INDELINGEN_SQL = f"""
SELECT DISTINCT w.indeling FROM waarneming w JOIN gebied g ON g.code = w.gebied_code AND g.indeling = w.indeling
WHERE w.jaar = $jaar AND g.niveau = $niveau AND w.waarde IS NOT NULL AND {sql_gemeente("g.code")} = {sql_gemeente("$gemeente")}
  AND w.indicator_id IN (SELECT unnest($indicatoren))
ORDER BY 1
"""
# The survey writes how answers go together; here it is read, for the errors of a score.
SAMENHANG_SQL = """
SELECT s.ronde, s.indicator_a, s.indicator_b, s.correlatie, s.n FROM enquete_samenhang s
JOIN (SELECT e.ronde, arg_max(e.upload_id, u.volgnummer) AS upload_id FROM enquete e
  JOIN upload u ON u.id = e.upload_id AND u.staat = 'gepubliceerd' GROUP BY e.ronde) g
  ON g.ronde = s.ronde AND g.upload_id = s.upload_id
ORDER BY s.ronde, s.indicator_a, s.indicator_b
"""
ONDERGRENZEN_SQL = """
SELECT indicator_id, waarde, reden, gebruiker, op FROM (
  SELECT o.*, row_number() OVER (PARTITION BY indicator_id ORDER BY op DESC, id DESC) AS rang FROM ondergrens o)
WHERE rang = 1 ORDER BY indicator_id
"""
# All series of a count, with the inhabitants behind a rate.
TELLINGEN_SQL = f"""
SELECT w.indicator_id AS indicator, g.niveau, w.indeling, w.gebied_code AS gebied, w.jaar, w.waarde, w.noemer
FROM waarneming w JOIN gebied g ON g.code = w.gebied_code AND g.indeling = w.indeling
WHERE w.indicator_id IN (SELECT unnest($indicatoren)) AND w.waarde IS NOT NULL AND w.status <> 'geschat'
  AND {sql_gemeente("g.code")} = {sql_gemeente("$gemeente")}
ORDER BY w.gebied_code, w.indicator_id, w.jaar
"""
DELETE_DISPERSIE_SQL = "DELETE FROM dispersie WHERE indicator_id IN (SELECT unnest($indicatoren))"
INSERT_DISPERSIE_SQL = "INSERT INTO dispersie BY NAME SELECT * FROM nieuwe_dispersie"
INSERT_ONDERGRENS_SQL = "INSERT INTO ondergrens VALUES ($id, $indicator_id, $waarde, $reden, $gebruiker, $op)"


def load_metingen(
    con: Cursor,
    gemeente: str,
    *,
    niveau: str | None = None,
    indeling: int | None = None,
    indicator: str | None = None,
    codes: list[str] | None = None,
) -> pd.DataFrame:
    """Return figures with the (effective) noemer, interval and weights that tests need."""
    waarden = {"niveau": niveau, "indeling": indeling, "indicator": indicator, "codes": codes, "gemeente": gemeente}
    return con.execute(METINGEN_SQL, waarden).df()


def list_indelingen_van(con: Cursor, gemeente: str, niveau: str, jaar: int, indicatoren: list[str]) -> list[int]:
    """Return the indelingen in which a niveau has figures of these indicators of a year, oldest first."""
    waarden = {"gemeente": gemeente, "niveau": niveau, "jaar": jaar, "indicatoren": indicatoren}
    return [row[0] for row in con.execute(INDELINGEN_SQL, waarden).fetchall()]


def load_samenhang(con: Cursor) -> pd.DataFrame:
    """Return the correlation of pairs of outcomes over persons: ronde, indicator_a, indicator_b, correlatie, n.

    Notes: of the rounds that hold, each pair of a theme once; rounded, and left out where too few people answered both.
    Of the figures as they are: turn the sign for an indicator that is better when lower.
    """
    return con.execute(SAMENHANG_SQL).df()


def load_ondergrenzen(con: Cursor) -> pd.DataFrame:
    """Return the newest floor of each indicator that ever got one; an empty waarde means it was taken away."""
    return con.execute(ONDERGRENZEN_SQL).df()


def insert_ondergrens(
    con: Cursor, id_: str, indicator_id: str, waarde: float | None, reden: str, gebruiker: str, op: datetime
) -> None:
    """Append one floor to the history; seven, the columns of its row."""
    waarden = {"id": id_, "indicator_id": indicator_id, "waarde": waarde, "reden": reden, "gebruiker": gebruiker}
    con.execute(INSERT_ONDERGRENS_SQL, {**waarden, "op": op})


def load_tellingen(con: Cursor, gemeente: str, indicatoren: list[str]) -> pd.DataFrame:
    """Return the figures of counts and rates of every niveau and indeling; estimates left out."""
    return con.execute(TELLINGEN_SQL, {"indicatoren": indicatoren, "gemeente": gemeente}).df()


def replace_dispersies(con: Cursor, indicatoren: list[str], dispersies: pd.DataFrame) -> None:
    """Put the measured dispersions of some indicators in place of what stood."""
    con.execute(DELETE_DISPERSIE_SQL, {"indicatoren": indicatoren})
    if len(dispersies):
        con.register("nieuwe_dispersie", dispersies)
        con.execute(INSERT_DISPERSIE_SQL)
        con.unregister("nieuwe_dispersie")
