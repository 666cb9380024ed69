"""SQL of surveys: rounds, questions and outcomes; what is hidden stands in a table of its own."""

import pandas as pd

from lwd_monitor.db import Cursor

# Several uploads may have brought a round: the newest that still counts holds.
GELDIG_SQL = """
SELECT e.upload_id FROM enquete e JOIN upload u ON u.id = e.upload_id AND u.staat = 'gepubliceerd'
WHERE e.ronde = $ronde AND ($voorbeeld IS NULL OR u.voorbeeld = $voorbeeld) ORDER BY u.volgnummer DESC LIMIT 1
"""
RONDES_SQL = """
SELECT e.ronde, max(e.respondenten) AS respondenten, max(u.op) AS op FROM enquete e
JOIN upload u ON u.id = e.upload_id AND u.staat = 'gepubliceerd' GROUP BY e.ronde ORDER BY e.ronde
"""
BESTANDEN_SQL = """
SELECT e.ronde, coalesce(e.sha256, u.sha256) FROM enquete e JOIN upload u ON u.id = e.upload_id
WHERE e.upload_id = $upload AND position('-' IN e.ronde) = 0
"""
EDITIES_SQL = """
SELECT e.ronde, e.upload_id FROM enquete e JOIN upload u ON u.id = e.upload_id
WHERE NOT u.voorbeeld ORDER BY u.volgnummer, e.ronde
"""
ECHT_SQL = "SELECT 1 FROM enquete e JOIN upload u ON u.id = e.upload_id WHERE NOT u.voorbeeld LIMIT 1"
VRAGEN_SQL = (
    "SELECT vraag, tekst, soort FROM enquete_vraag WHERE upload_id = $upload AND ronde = $ronde ORDER BY volgorde"
)
UITKOMSTEN_SQL = """
SELECT u.gebied, u.vraag, u.antwoord, u.waarde, u.n, u.n_effectief, u.ci_laag, u.ci_hoog, u.status,
  CASE WHEN g.niveau IS NULL THEN 'eigen' ELSE g.niveau END AS niveau, u.volgorde
FROM enquete_uitkomst u
LEFT JOIN (SELECT code, arg_max(niveau, indeling) AS niveau FROM gebied GROUP BY code) g ON g.code = u.gebied
WHERE u.upload_id = $upload AND u.ronde = $ronde AND ($vraag IS NULL OR u.vraag = $vraag)
ORDER BY niveau, u.gebied, u.vraag, u.volgorde
"""
VERBORGEN_SQL = """
SELECT gebied, vraag, antwoord, waarde, n, n_effectief, ci_laag, ci_hoog FROM enquete_verborgen
WHERE upload_id = $upload AND ronde = $ronde AND ($vraag IS NULL OR vraag = $vraag)
"""
TABELLEN = (
    "enquete", "enquete_gebied", "enquete_vraag", "enquete_uitkomst", "enquete_verborgen", "enquete_samenhang",
)  # fmt: skip


def find_upload(con: Cursor, ronde: str, voorbeeld: bool | None = None) -> str | None:
    """Return the upload whose outcomes hold for a round, or None when there is no such round.

    Notes: `voorbeeld` looks among the fictitious rounds or the real ones only.
    """
    row = con.execute(GELDIG_SQL, {"ronde": ronde, "voorbeeld": voorbeeld}).fetchone()
    return row[0] if row else None


def load_bestanden(con: Cursor, upload: str) -> dict[int, str]:
    """Return the fingerprints of the files behind an upload, by year."""
    return {int(ronde): sha for ronde, sha in con.execute(BESTANDEN_SQL, {"upload": upload}).fetchall()}


def list_edities(con: Cursor) -> list[tuple[str, str]]:
    """Return ronde and upload of all that was ever published of real rounds, also what was taken back."""
    return con.execute(EDITIES_SQL).fetchall()


def has_echte_ronde(con: Cursor) -> bool:
    """Say whether a real round was ever published, also when it was taken back."""
    return con.execute(ECHT_SQL).fetchone() is not None


def list_rondes(con: Cursor) -> pd.DataFrame:
    """Return ronde, respondenten and op of the rounds that hold."""
    return con.execute(RONDES_SQL).df()


def load_vragen(con: Cursor, upload: str, ronde: str) -> pd.DataFrame:
    """Return the questions of a round in the order of the file."""
    return con.execute(VRAGEN_SQL, {"upload": upload, "ronde": ronde}).df()


def load_uitkomsten(con: Cursor, upload: str, ronde: str, vraag: str | None = None) -> pd.DataFrame:
    """Return the outcomes that may be seen."""
    return con.execute(UITKOMSTEN_SQL, {"upload": upload, "ronde": ronde, "vraag": vraag}).df()


def load_verborgen(con: Cursor, upload: str, ronde: str, vraag: str | None = None) -> pd.DataFrame:
    """Return what disclosure control hides; only for those with the right to see it."""
    return con.execute(VERBORGEN_SQL, {"upload": upload, "ronde": ronde, "vraag": vraag}).df()


def insert(con: Cursor, tabel: str, frame: pd.DataFrame) -> None:
    """Append rows to one of this module's tables."""
    if tabel not in TABELLEN:
        raise ValueError(tabel)
    if len(frame):
        con.register("nieuw_enquete", frame)
        con.execute(f"INSERT INTO {tabel} BY NAME SELECT * FROM nieuw_enquete")
        con.unregister("nieuw_enquete")
