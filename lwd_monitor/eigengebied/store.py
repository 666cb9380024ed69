"""SQL of own areas: what pages read follows the newest version in the register."""

from lwd_monitor.db import Cursor
from lwd_monitor.register import Stuk

TABELLEN = ("gebied_eigen", "gebied_eigen_lid")
VOLGORDE_SQL = """
SELECT coalesce((SELECT volgorde FROM gebied_eigen WHERE id = $id), (SELECT max(volgorde) + 1 FROM gebied_eigen), 0)
"""
DELETE_SQL = "DELETE FROM gebied_eigen WHERE id = $id"
DELETE_LEDEN_SQL = "DELETE FROM gebied_eigen_lid WHERE eigen_id = $id"
INSERT_SQL = """
INSERT INTO gebied_eigen (id, naam, soort, volgorde, omschrijving, waarom, bron, sinds)
VALUES ($id, $naam, $soort, $volgorde, $omschrijving, $waarom, $bron, $sinds)
"""
INSERT_LID_SQL = "INSERT INTO gebied_eigen_lid VALUES ($id, $code, $indeling)"
# What would lose its place when an own area goes.
HANGT_SQL = """
SELECT 'verhalen', count(DISTINCT verhaal_id) FROM verhaal_gebied WHERE code = $id
UNION ALL
SELECT 'duidingen', count(*) FROM verhaal_duiding WHERE gebied_code = $id
UNION ALL
SELECT 'uitkomsten van een peiling', count(*) FROM enquete_uitkomst WHERE gebied = $id
UNION ALL
SELECT 'regels in lijsten', count(*) FROM (
  SELECT gegevens, vervallen FROM register_versie WHERE soort <> $soort
  QUALIFY row_number() OVER (PARTITION BY stuk_id ORDER BY versie DESC) = 1)
WHERE NOT vervallen AND contains(gegevens, $sleutel)
"""


def project(con: Cursor, stuk: Stuk) -> None:
    """Let the tables that pages read be as a version says; one that was taken out is gone from them."""
    row = con.execute(VOLGORDE_SQL, {"id": stuk.id}).fetchone()
    con.execute(DELETE_SQL, {"id": stuk.id})
    con.execute(DELETE_LEDEN_SQL, {"id": stuk.id})
    if stuk.vervallen:
        return
    con.execute(
        INSERT_SQL,
        {
            "id": stuk.id,
            "naam": stuk.gegevens["naam"],
            "soort": stuk.gegevens["soort"],
            "volgorde": row[0] if row else 0,
            "omschrijving": stuk.gegevens["omschrijving"],
            "waarom": stuk.get("waarom", ""),
            "bron": stuk.get("bron", ""),
            "sinds": stuk.get("sinds"),
        },
    )
    for code in stuk.list_waarden("leden"):
        con.execute(INSERT_LID_SQL, {"id": stuk.id, "code": code, "indeling": stuk.gegevens["indeling"]})


def list_hangend(con: Cursor, id_: str, soort: str) -> list[tuple[str, int]]:
    """Return what stands at an own area, in Dutch words with how many; empty when nothing does."""
    rijen = con.execute(HANGT_SQL, {"id": id_, "soort": soort, "sleutel": f'"{id_}"'}).fetchall()
    return [(wat, aantal) for wat, aantal in rijen if aantal]
