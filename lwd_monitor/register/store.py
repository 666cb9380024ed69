"""SQL of registers: versions are appended, the newest of each stuk is what stands now."""

import json

from lwd_monitor.db import Cursor
from lwd_monitor.register.model import Stuk, build_json

TABEL = "register_versie"
_VELDEN = "stuk_id, soort, versie, op, gebruiker, gegevens, reden, vervallen, partij"
LIST_SQL = f"""
SELECT {_VELDEN} FROM register_versie WHERE soort = $soort
QUALIFY row_number() OVER (PARTITION BY stuk_id ORDER BY versie DESC) = 1 ORDER BY stuk_id
"""
VERSIES_SQL = f"SELECT {_VELDEN} FROM register_versie WHERE stuk_id = $id ORDER BY versie DESC"
PARTIJ_SQL = f"SELECT {_VELDEN} FROM register_versie WHERE partij = $partij ORDER BY stuk_id"
# A spreadsheet of which a row changed since cannot be taken back as a whole.
PARTIJEN_SQL = """
WITH stand AS (SELECT stuk_id, max(versie) AS versie FROM register_versie WHERE soort = $soort GROUP BY stuk_id)
SELECT v.partij, min(v.op), min(v.gebruiker), min(v.reden), count(*) FROM register_versie v JOIN stand s USING (stuk_id)
WHERE v.soort = $soort AND v.partij <> ''
GROUP BY v.partij HAVING bool_and(v.versie = s.versie) ORDER BY 2 DESC
"""
APPEND_SQL = """
INSERT INTO register_versie VALUES ($stuk_id, $soort, $versie, $op, $gebruiker, $gegevens, $reden, $vervallen, $partij)
"""


def list_stand(con: Cursor, soort: str) -> list[Stuk]:
    """Return the newest version of every stuk of a register, also of those that were taken out."""
    return [_build(row) for row in con.execute(LIST_SQL, {"soort": soort}).fetchall()]


def list_versies(con: Cursor, id_: str) -> list[Stuk]:
    """Return all versions of a stuk, the newest first."""
    return [_build(row) for row in con.execute(VERSIES_SQL, {"id": id_}).fetchall()]


def list_partij(con: Cursor, partij: str) -> list[Stuk]:
    """Return the versions that one spreadsheet brought."""
    return [_build(row) for row in con.execute(PARTIJ_SQL, {"partij": partij}).fetchall()]


def list_partijen(con: Cursor, soort: str) -> list[tuple]:
    """Return the spreadsheets that can be taken back: id, moment, person, file and number of rows, the newest first."""
    return con.execute(PARTIJEN_SQL, {"soort": soort}).fetchall()


def append_versie(con: Cursor, stuk: Stuk) -> None:
    """Add one version."""
    con.execute(
        APPEND_SQL,
        {
            "stuk_id": stuk.id,
            "soort": stuk.soort,
            "versie": stuk.versie,
            "op": stuk.op,
            "gebruiker": stuk.gebruiker,
            "gegevens": build_json(stuk.gegevens),
            "reden": stuk.reden,
            "vervallen": stuk.vervallen,
            "partij": stuk.partij,
        },
    )


def _build(row: tuple) -> Stuk:
    id_, soort, versie, op, gebruiker, gegevens, reden, vervallen, partij = row
    return Stuk(id_, soort, versie, op, gebruiker, json.loads(gegevens), reden, vervallen, partij)
