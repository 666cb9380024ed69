"""SQL that tells whether what is in the store hangs together."""

from lwd_monitor.db import Cursor

STRAYS = {
    "Er zijn cijfers van gebieden die niet bestaan.": """
SELECT count(*) FROM waarneming w ANTI JOIN gebied g ON g.code = w.gebied_code AND g.indeling = w.indeling
""",
    "Er zijn cijfers van indicatoren die niet in de catalogus staan.": """
SELECT count(*) FROM waarneming w ANTI JOIN indicator i ON i.id = w.indicator_id
""",
    "Er zijn geldige cijfers van een upload die niet meer telt.": """
SELECT count(*) FROM waarneming w ANTI JOIN upload u ON u.id = w.upload_id AND u.staat = 'gepubliceerd'
WHERE w.upload_id <> 'afgeleid'
""",
    "Er zijn verhalen bij gebieden die niet bestaan.": """
SELECT count(*) FROM verhaal_gebied v ANTI JOIN gebied g ON g.code = v.code AND g.indeling = v.indeling
WHERE v.code NOT IN (SELECT id FROM gebied_eigen)
""",
}


def count_double(con: Cursor, tabel: str, kolommen: tuple[str, ...]) -> int:
    """Return how many keys of a table occur more than once."""
    namen = ", ".join(kolommen)
    row = con.execute(
        f"SELECT count(*) FROM (SELECT {namen} FROM {tabel} GROUP BY {namen} HAVING count(*) > 1)"
    ).fetchone()
    return int(row[0]) if row else 0


def count_strays(con: Cursor) -> list[tuple[str, int]]:
    """Return, per thing that must not be, the Dutch words and how often it is so."""
    return [(melding, int((con.execute(sql).fetchone() or (0,))[0])) for melding, sql in STRAYS.items()]
