"""SQL of places."""

from collections.abc import Mapping

import pandas as pd

from lwd_monitor.db import Cursor
from lwd_monitor.gebied.code import sql_is_gemeente
from lwd_monitor.gebied.model import EigenGebied, Gebied, GebiedNiveau

INDELINGEN_SQL = "SELECT DISTINCT indeling FROM gebied ORDER BY indeling"
IN_GEBRUIK_SQL = f"""
SELECT DISTINCT indeling FROM waarneming WHERE NOT {sql_is_gemeente("gebied_code")} AND waarde IS NOT NULL ORDER BY 1
"""
LIST_SQL = """
SELECT code, indeling, niveau, naam, ouder_code FROM gebied
WHERE ($niveau IS NULL OR niveau = $niveau) AND ($indeling IS NULL OR indeling = $indeling)
ORDER BY indeling, CASE niveau WHEN 'gemeente' THEN 0 WHEN 'wijk' THEN 1 ELSE 2 END, code
"""
GEOMETRIE_SQL = """
SELECT g.code, g.naam, o.naam AS wijk_naam,
  CASE WHEN $precies THEN coalesce(g.geometrie_precies, g.geometrie) ELSE g.geometrie END AS geometrie, g.geometrie_ruw,
  g.ouder_code, g.grens_bron FROM gebied g
LEFT JOIN gebied o ON o.code = g.ouder_code AND o.indeling = g.indeling
WHERE g.niveau = $niveau AND g.indeling = $indeling ORDER BY g.code
"""
EIGEN_SQL = "SELECT id, naam, soort, omschrijving, waarom, bron, sinds FROM gebied_eigen ORDER BY volgorde, naam"
LEDEN_SQL = """
SELECT l.eigen_id, g.code, g.indeling, g.niveau, g.naam, g.ouder_code FROM gebied_eigen_lid l
JOIN gebied g ON g.code = l.code AND g.indeling = l.indeling ORDER BY l.eigen_id, g.code
"""
ALIAS_SQL = "SELECT naam, binnen, code, indeling FROM gebied_alias ORDER BY naam, binnen, indeling"
DELETE_INDELING_SQL = "DELETE FROM gebied WHERE indeling = $indeling AND code IN (SELECT code FROM nieuw_gebied)"
INSERT_GEBIED_SQL = "INSERT INTO gebied BY NAME SELECT * FROM nieuw_gebied ORDER BY code"
ADD_GEBIED_SQL = """
INSERT INTO gebied BY NAME SELECT n.* FROM nieuw_gebied n
ANTI JOIN gebied g ON g.code = n.code AND g.indeling = n.indeling ORDER BY n.indeling, n.code
"""
RIJEN_SQL = "SELECT code, niveau, naam, ouder_code, geometrie, geometrie_ruw FROM gebied WHERE indeling = $indeling ORDER BY code"
# The first time that an upload touches a place, what stood there is kept: that is what an undo falls back on.
BEWAAR_BASIS_SQL = """
INSERT INTO gebied_versie BY NAME
SELECT g.*, 'basis' AS upload_id, 0 AS volgnummer FROM gebied g
SEMI JOIN nieuw_gebied n ON n.code = g.code AND n.indeling = g.indeling
ANTI JOIN gebied_versie v ON v.code = g.code AND v.indeling = g.indeling
"""
VERNIEUW_BASIS_SQL = """
UPDATE gebied_versie SET geometrie = n.geometrie, geometrie_ruw = n.geometrie_ruw, geometrie_precies = n.geometrie_precies,
  grens_bron = n.grens_bron FROM nieuw_gebied n
WHERE gebied_versie.upload_id = 'basis' AND n.code = gebied_versie.code AND n.indeling = gebied_versie.indeling
"""
VRIJ_SQL = """
SELECT n.code FROM nieuw_gebied n ANTI JOIN (
  SELECT v.code, v.indeling FROM gebied_versie v JOIN upload u ON u.id = v.upload_id AND u.staat = 'gepubliceerd') v
ON v.code = n.code AND v.indeling = n.indeling
"""
APPEND_VERSIE_SQL = """
INSERT INTO gebied_versie BY NAME SELECT *, $upload_id AS upload_id, $volgnummer AS volgnummer FROM nieuw_gebied ORDER BY code
"""
GERAAKT_SQL = """
CREATE OR REPLACE TEMP TABLE geraakt_gebied AS SELECT code, indeling FROM gebied_versie WHERE upload_id = $upload_id
"""
# The newest version of each touched place that counts; with `zonder` as if that upload did not.
STRAKS_SQL = """
SELECT * EXCLUDE (rang) FROM (
  SELECT v.* EXCLUDE (upload_id, volgnummer),
    row_number() OVER (PARTITION BY v.code, v.indeling ORDER BY v.volgnummer DESC) AS rang
  FROM gebied_versie v SEMI JOIN geraakt_gebied t ON t.code = v.code AND t.indeling = v.indeling
  LEFT JOIN upload u ON u.id = v.upload_id
  WHERE (v.upload_id = 'basis' OR u.staat = 'gepubliceerd') AND v.upload_id <> $zonder)
WHERE rang = 1 ORDER BY code
"""
NU_SQL = (
    "SELECT g.* FROM gebied g SEMI JOIN geraakt_gebied t ON t.code = g.code AND t.indeling = g.indeling ORDER BY code"
)
DELETE_GERAAKT_SQL = "DELETE FROM gebied WHERE (code, indeling) IN (SELECT (code, indeling) FROM geraakt_gebied)"
RENAME_SQL = "UPDATE gebied SET naam = $naam WHERE naam = $was"
TEKSTEN_SQL = "UPDATE gebied_eigen SET omschrijving = $omschrijving, waarom = $waarom, bron = $bron WHERE id = $id"
PROGRAMMA_SQL = "SELECT wijknummer, wijk, buurtnummer, buurt FROM programma_buurt ORDER BY wijknummer, buurtnummer"


def list_indelingen(con: Cursor) -> list[int]:
    """Return the loaded indelingen, oldest first."""
    return [row[0] for row in con.execute(INDELINGEN_SQL).fetchall()]


def list_in_gebruik(con: Cursor) -> list[int]:
    """Return the indelingen in which a wijk or buurt has a figure, oldest first."""
    return [row[0] for row in con.execute(IN_GEBRUIK_SQL).fetchall()]


def list_gebieden(con: Cursor, niveau: str | None = None, indeling: int | None = None) -> list[Gebied]:
    """Return places by indeling, from large to small."""
    rows = con.execute(LIST_SQL, {"niveau": niveau, "indeling": indeling}).fetchall()
    return [Gebied(code, jaar, GebiedNiveau(soort), naam, ouder) for code, jaar, soort, naam, ouder in rows]


def load_geometrie(con: Cursor, niveau: str, indeling: int, precies: bool = False) -> pd.DataFrame:
    """Return code, naam, wijk_naam, geometrie (GeoJSON text or None), geometrie_ruw, ouder_code, grens_bron.

    Notes: with `precies` the finest outline that there is, three times as long.
    """
    return con.execute(GEOMETRIE_SQL, {"niveau": niveau, "indeling": indeling, "precies": precies}).df()


def list_eigen_gebieden(con: Cursor) -> list[EigenGebied]:
    """Return the named sets of places with their members, in the programme's order."""
    leden: dict[str, list[Gebied]] = {}
    for eigen_id, code, indeling, niveau, naam, ouder in con.execute(LEDEN_SQL).fetchall():
        leden.setdefault(eigen_id, []).append(Gebied(code, indeling, GebiedNiveau(niveau), naam, ouder))
    return [
        EigenGebied(
            row[0], row[1], row[2], row[3] or "", row[4] or "", row[5] or "", row[6], tuple(leden.get(row[0], ()))
        )
        for row in con.execute(EIGEN_SQL).fetchall()
    ]


def load_aliassen(con: Cursor) -> pd.DataFrame:
    """Return naam, binnen, code, indeling: how names in texts map to codes."""
    return con.execute(ALIAS_SQL).df()


def load_programma_buurten(con: Cursor) -> pd.DataFrame:
    """Return the programme's own list of buurten."""
    return con.execute(PROGRAMMA_SQL).df()


def replace_gebieden(con: Cursor, gebieden: pd.DataFrame) -> None:
    """Write places of one indeling over those with the same code."""
    con.register("nieuw_gebied", gebieden)
    con.execute(DELETE_INDELING_SQL, {"indeling": int(gebieden["indeling"].iloc[0])})
    con.execute(INSERT_GEBIED_SQL)
    con.unregister("nieuw_gebied")


def add_gebieden(con: Cursor, gebieden: pd.DataFrame) -> None:
    """Add places that are not there yet; those that stand are left as they are."""
    con.register("nieuw_gebied", gebieden)
    con.execute(ADD_GEBIED_SQL)
    con.unregister("nieuw_gebied")


def load_gebied_rijen(con: Cursor, indeling: int) -> pd.DataFrame:
    """Return the places of one indeling as they stand: code, niveau, naam, ouder_code, geometrie, geometrie_ruw."""
    return con.execute(RIJEN_SQL, {"indeling": indeling}).df()


def refresh_grenzen(con: Cursor, gebieden: pd.DataFrame) -> None:
    """Write the outlines that ship over older ones; boundaries that an upload brought stay, until that is taken back."""
    con.register("nieuw_gebied", gebieden)
    con.execute(VERNIEUW_BASIS_SQL)
    vrij = con.execute(VRIJ_SQL).df()
    con.unregister("nieuw_gebied")
    if len(vrij):
        replace_gebieden(con, gebieden[gebieden["code"].isin(vrij["code"])])


def publish_versies(con: Cursor, gebieden: pd.DataFrame, upload_id: str, volgnummer: int) -> None:
    """Write places of one indeling and append them to the history, so that they can be taken back."""
    con.register("nieuw_gebied", gebieden)
    con.execute(BEWAAR_BASIS_SQL)
    con.execute(APPEND_VERSIE_SQL, {"upload_id": upload_id, "volgnummer": volgnummer})
    con.unregister("nieuw_gebied")
    replace_gebieden(con, gebieden)


def load_terug(con: Cursor, upload_id: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the places that an upload touched, as they stand now and as they would stand without it."""
    con.execute(GERAAKT_SQL, {"upload_id": upload_id})
    return con.execute(NU_SQL).df(), con.execute(STRAKS_SQL, {"zonder": upload_id}).df()


def rebuild_gebieden(con: Cursor, upload_id: str) -> int:
    """Make the places that an upload touched follow the versions that count, and return how many it touched."""
    nu, straks = load_terug(con, upload_id)
    con.execute(DELETE_GERAAKT_SQL)
    con.register("nieuw_gebied", straks)
    con.execute(INSERT_GEBIED_SQL)
    con.unregister("nieuw_gebied")
    return max(len(nu), len(straks))


def rename_gebieden(con: Cursor, namen: Mapping[str, str]) -> None:
    """Let places that bear a publisher's spelling bear the gemeente's."""
    for was, naam in namen.items():
        con.execute(RENAME_SQL, {"was": was, "naam": naam})


def update_teksten(con: Cursor, eigen: pd.DataFrame) -> None:
    """Bring the texts of named sets up to date; which places they stand for is left as it is."""
    for rij in eigen[["id", "omschrijving", "waarom", "bron"]].to_dict("records"):
        con.execute(TEKSTEN_SQL, rij)


def replace_frame(con: Cursor, tabel: str, frame: pd.DataFrame) -> None:
    """Fill a small reference table of places anew; `tabel` is a name from this module."""
    if tabel not in {"gebied_alias", "gebied_eigen", "gebied_eigen_lid", "programma_buurt"}:
        raise ValueError(tabel)
    con.register("nieuw_frame", frame)
    con.execute(f"DELETE FROM {tabel}")
    con.execute(f"INSERT INTO {tabel} BY NAME SELECT * FROM nieuw_frame")
    con.unregister("nieuw_frame")
