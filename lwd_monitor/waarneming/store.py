"""SQL of figures: reading what is valid now, and rebuilding it from the versions."""

from collections.abc import Collection

import pandas as pd

from lwd_monitor.db import Cursor, insert_sorted, select_deel
from lwd_monitor.gebied import GebiedNiveau, build_bereik, sql_gemeente
from lwd_monitor.waarneming.model import SLEUTEL, Status

CIJFER = ["waarde", "noemer", "ci_laag", "ci_hoog", "status"]

LIST_SQL = """
SELECT w.gebied_code AS gebied, w.indeling, w.indicator_id AS indicator, w.jaar, w.waarde, w.noemer, w.ci_laag, w.ci_hoog,
  w.status, b.naam AS bron
FROM waarneming w
JOIN gebied g ON g.code = w.gebied_code AND g.indeling = w.indeling
LEFT JOIN indicator i ON i.id = w.indicator_id LEFT JOIN bron b ON b.id = i.bron_id
WHERE w.indicator_id = $indicator AND ($gebied IS NULL OR w.gebied_code = $gebied)
  AND ($niveau IS NULL OR g.niveau = $niveau) AND ($jaar IS NULL OR w.jaar = $jaar)
  AND ($indeling IS NULL OR w.indeling = $indeling)
ORDER BY w.gebied_code, w.indeling, w.jaar
"""
PLEKKEN_SQL = f"""
SELECT g.code, g.naam, o.naam AS wijk_naam, g.ouder_code FROM gebied g
LEFT JOIN gebied o ON o.code = g.ouder_code AND o.indeling = g.indeling
WHERE g.niveau = $niveau AND g.indeling = $indeling AND {sql_gemeente("g.code")} = {sql_gemeente("$gemeente")}
ORDER BY g.naam, g.code
"""
# One niveau at a time: codes of a gemeente and niveau lie beside each other in the table, so only that part is read.
JAREN_SQL = """
SELECT w.indicator_id, g.niveau, w.indeling, w.jaar, count(w.waarde) AS aantal FROM waarneming w
JOIN gebied g ON g.code = w.gebied_code AND g.indeling = w.indeling
WHERE w.gebied_code BETWEEN $van AND $tot
GROUP BY ALL ORDER BY ALL
"""
REEKS_SQL = """
SELECT w.* EXCLUDE (upload_id) FROM waarneming w
WHERE {deel} AND w.gebied_code IN (SELECT unnest($codes))
ORDER BY w.gebied_code, w.indeling, w.jaar
"""
NIVEAU_REEKS_SQL = """
SELECT w.* EXCLUDE (upload_id), g.naam FROM waarneming w
JOIN gebied g ON g.code = w.gebied_code AND g.indeling = w.indeling
WHERE w.gebied_code BETWEEN $van AND $tot AND {deel} AND g.niveau = $niveau AND w.indeling = $indeling
ORDER BY w.gebied_code, w.jaar
"""
# Of a survey the sum of the weights says how large a part of the gemeente a place is among those who answered.
PORTRET_SQL = """
SELECT w.* EXCLUDE (upload_id), u.som_gewicht AS gewicht FROM waarneming w
LEFT JOIN enquete_uitkomst u ON u.upload_id = w.upload_id AND u.indicator_id = w.indicator_id
  AND u.gebied = w.gebied_code AND u.ronde = CAST(w.jaar AS VARCHAR)
WHERE w.gebied_code IN (SELECT unnest($codes)) AND w.indeling = $indeling
  AND w.indicator_id IN (SELECT unnest($indicatoren))
ORDER BY w.indicator_id, w.gebied_code, w.jaar
"""
VAN_JAAR_SQL = """
SELECT DISTINCT indicator_id FROM waarneming WHERE jaar = $jaar AND waarde IS NOT NULL AND upload_id <> 'afgeleid' ORDER BY 1
"""
GEVULD_SQL = """
SELECT DISTINCT indicator_id FROM waarneming
WHERE gebied_code IN (SELECT unnest($codes)) AND ($indeling IS NULL OR indeling = $indeling) AND waarde IS NOT NULL
"""
LAATSTE_SQL = """
WITH kandidaat AS (
  SELECT w.indicator_id, w.gebied_code, w.jaar, w.waarde, w.status,
    max(CASE WHEN w.waarde IS NOT NULL THEN w.jaar END) OVER (PARTITION BY w.indicator_id) AS laatste
  FROM waarneming w JOIN gebied g ON g.code = w.gebied_code AND g.indeling = w.indeling
  WHERE w.gebied_code BETWEEN $van AND $tot AND g.niveau = $niveau AND w.indeling = $indeling
    AND w.indicator_id IN (SELECT unnest($indicatoren)))
SELECT indicator_id, gebied_code, jaar, waarde, status FROM kandidaat WHERE jaar = laatste
ORDER BY indicator_id, gebied_code
"""
EXPORT_SQL = f"""
SELECT w.gebied_code, w.indeling, g.naam AS gebied_naam, g.niveau, w.indicator_id, i.titel AS indicator, w.jaar, w.waarde,
  w.noemer, w.ci_laag, w.ci_hoog, w.status, i.eenheid, b.naam AS bron, b.licentie, coalesce(b.fictief, false) AS fictief
FROM waarneming w
JOIN gebied g ON g.code = w.gebied_code AND g.indeling = w.indeling
JOIN indicator i ON i.id = w.indicator_id
LEFT JOIN bron b ON b.id = i.bron_id
WHERE ($indicator IS NULL OR w.indicator_id = $indicator) AND ($jaar IS NULL OR w.jaar = $jaar)
  AND ($niveau IS NULL OR g.niveau = $niveau) AND ($gemeente IS NULL OR {sql_gemeente("g.code")} = {sql_gemeente("$gemeente")})
ORDER BY w.indicator_id, w.jaar, w.indeling, w.gebied_code
"""
# Of each round the newest upload that still counts holds.
EIGEN_SQL = """
SELECT u.indicator_id, CAST(u.ronde AS INTEGER) AS jaar, u.waarde, CAST(u.n AS DOUBLE) AS noemer, u.ci_laag, u.ci_hoog,
  u.status, u.n_effectief, u.som_gewicht AS gewicht
FROM enquete_uitkomst u
JOIN (SELECT e.ronde, arg_max(e.upload_id, p.volgnummer) AS upload_id FROM enquete e
  JOIN upload p ON p.id = e.upload_id AND p.staat = 'gepubliceerd' GROUP BY e.ronde) h
  ON h.upload_id = u.upload_id AND h.ronde = u.ronde
JOIN (SELECT upload_id, gebied, string_agg(wijk, ',' ORDER BY wijk) AS wijken FROM enquete_gebied
  GROUP BY upload_id, gebied) g ON g.upload_id = u.upload_id AND g.gebied = u.gebied
WHERE u.gebied = $eigen AND g.wijken = $wijken AND u.indicator_id IS NOT NULL AND position('-' IN u.ronde) = 0 AND u.n > 0
ORDER BY u.indicator_id, u.ronde
"""
OMTREK_SQL = "SELECT code AS gebied_code, indeling, geometrie FROM gebied WHERE geometrie IS NOT NULL"
GERAAKT_SQL = "CREATE OR REPLACE TEMP TABLE geraakte_sleutel AS SELECT * FROM sleutel_frame"
DELETE_GELDIG_SQL = """
DELETE FROM waarneming WHERE (gebied_code, indeling, indicator_id, jaar) IN
  (SELECT (gebied_code, indeling, indicator_id, jaar) FROM geraakte_sleutel)
"""
GELDIG_SQL = """
SELECT gebied_code, indeling, indicator_id, jaar, waarde, noemer, ci_laag, ci_hoog, status, upload_id
FROM (
  SELECT v.*, row_number() OVER (
    PARTITION BY v.gebied_code, v.indeling, v.indicator_id, v.jaar ORDER BY v.volgnummer DESC) AS rang
  FROM waarneming_versie v
  SEMI JOIN geraakte_sleutel s USING (gebied_code, indeling, indicator_id, jaar)
  JOIN upload u ON u.id = v.upload_id AND u.staat = 'gepubliceerd')
WHERE rang = 1 AND status <> 'vervallen'
ORDER BY gebied_code, indicator_id, jaar
"""


def _frame(con: Cursor, sql: str, **waarden: object) -> pd.DataFrame:
    return con.execute(sql, waarden).df()


def list_waarnemingen(
    con: Cursor,
    indicator: str,
    gebied: str | None = None,
    niveau: str | None = None,
    jaar: int | None = None,
    indeling: int | None = None,
) -> pd.DataFrame:
    """Return the valid figures of an indicator: gebied, indeling, indicator, jaar, waarde, noemer, ci, status, bron."""
    return _frame(con, LIST_SQL, indicator=indicator, gebied=gebied, niveau=niveau, jaar=jaar, indeling=indeling)


def load_cellen(con: Cursor, indicator: str, jaar: int, niveau: str, indeling: int, gemeente: str) -> pd.DataFrame:
    """Return every place of a niveau by name with its figure; `ontbreekt` where there is none.

    Notes: put together from the places and the whole series, so that who reads the maps of many years reads both once.
    """
    plekken = _frame(con, PLEKKEN_SQL, niveau=niveau, indeling=indeling, gemeente=gemeente)
    reeks = load_niveau_reeks(con, indicator, niveau, indeling, gemeente)
    cijfers = reeks[reeks["jaar"] == jaar].set_index("gebied_code")[CIJFER].reindex(plekken["code"])
    kolommen = {naam: cijfers[naam].to_numpy() for naam in CIJFER}
    return plekken.assign(**kolommen).fillna({"status": Status.ONTBREEKT.value})


def load_jaren(con: Cursor, gemeente: str) -> pd.DataFrame:
    """Return indicator_id, niveau, indeling, jaar and the number of values there."""
    delen = [_frame(con, JAREN_SQL, **build_bereik(niveau, gemeente)) for niveau in GebiedNiveau]
    samen = pd.concat(delen, ignore_index=True)
    return samen.sort_values(["indicator_id", "niveau", "indeling", "jaar"], ignore_index=True)


def load_reeks(con: Cursor, indicator: str, codes: list[str]) -> pd.DataFrame:
    """Return an indicator's figures for some codes, over all years and indelingen."""
    return select_deel(con, REEKS_SQL, "indicator_id", indicator, codes=codes)


def load_niveau_reeks(con: Cursor, indicator: str, niveau: str, indeling: int, gemeente: str) -> pd.DataFrame:
    """Return an indicator's figures for every place of a niveau, over the years of one indeling."""
    bereik = build_bereik(niveau, gemeente)
    return select_deel(con, NIVEAU_REEKS_SQL, "indicator_id", indicator, niveau=niveau, indeling=indeling, **bereik)


def load_portret(con: Cursor, codes: list[str], indeling: int, indicatoren: Collection[str]) -> pd.DataFrame:
    """Return the figures of some indicators for some places of one indeling."""
    return _frame(con, PORTRET_SQL, codes=codes, indeling=indeling, indicatoren=sorted(indicatoren))


def list_van_jaar(con: Cursor, jaar: int) -> list[str]:
    """Return the indicators of which a publisher gave a figure for a year."""
    return [rij[0] for rij in con.execute(VAN_JAAR_SQL, {"jaar": jaar}).fetchall()]


def list_gevuld(con: Cursor, codes: Collection[str], indeling: int | None) -> set[str]:
    """Return the indicators that have a value in any of some places, of one indeling or of all."""
    rijen = con.execute(GEVULD_SQL, {"codes": sorted(codes), "indeling": indeling}).fetchall()
    return {id_ for (id_,) in rijen}


def load_laatste(con: Cursor, niveau: str, indeling: int, gemeente: str, indicatoren: Collection[str]) -> pd.DataFrame:
    """Return, per indicator, the figures of its last year with values for every place of a niveau."""
    bereik = build_bereik(niveau, gemeente)
    return _frame(con, LAATSTE_SQL, niveau=niveau, indeling=indeling, indicatoren=sorted(indicatoren), **bereik)


def load_export(
    con: Cursor,
    indicator: str | None = None,
    jaar: int | None = None,
    niveau: str | None = None,
    gemeente: str | None = None,
) -> pd.DataFrame:
    """Return figures with everything that goes into a file: place, indicator, status, unit, source and licence."""
    return _frame(con, EXPORT_SQL, indicator=indicator, jaar=jaar, niveau=niveau, gemeente=gemeente)


def load_eigen(con: Cursor, eigen: str, wijken: str) -> pd.DataFrame:
    """Return the survey outcomes of an own area, worked out for exactly these wijken (codes in order, with commas)."""
    return _frame(con, EIGEN_SQL, eigen=eigen, wijken=wijken)


def load_omtrekken(con: Cursor) -> pd.DataFrame:
    """Return gebied_code, indeling and the outline as GeoJSON text, where there is one."""
    return _frame(con, OMTREK_SQL)


def rebuild(con: Cursor, sleutels: pd.DataFrame) -> None:
    """Make what is valid now follow the versions, for the touched keys."""
    con.register("sleutel_frame", sleutels[SLEUTEL].drop_duplicates())
    con.execute(GERAAKT_SQL)
    con.unregister("sleutel_frame")
    rebuild_geraakt(con)


def rebuild_geraakt(con: Cursor) -> None:
    """Make what is valid now follow the versions, for the keys in the temporary table `geraakte_sleutel`."""
    con.execute(DELETE_GELDIG_SQL)
    insert_sorted(con, "waarneming", GELDIG_SQL)
