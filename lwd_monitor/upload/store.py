"""SQL of uploads: who brought what, when, and whether it still counts."""

import uuid
from datetime import datetime
from typing import NamedTuple

import pandas as pd

from lwd_monitor.db import Cursor
from lwd_monitor.gebied import sql_gemeente

LIST_SQL = """
SELECT u.*, g.indeling AS grenzen, o.paar AS overgang FROM upload u
LEFT JOIN (SELECT upload_id, min(indeling) AS indeling FROM gebied_versie GROUP BY upload_id) g ON g.upload_id = u.id
LEFT JOIN (SELECT upload_id, min(van_indeling) || '-' || min(naar_indeling) AS paar FROM gebied_overgang_versie GROUP BY upload_id) o
  ON o.upload_id = u.id
ORDER BY u.volgnummer DESC
"""
FIND_SHA_SQL = "SELECT id FROM upload WHERE sha256 = $sha256"
VOLGNUMMER_SQL = "SELECT coalesce(max(volgnummer), 0) + 1 FROM upload"
INSERT_SQL = """
INSERT INTO upload BY NAME SELECT $id AS id, $volgnummer AS volgnummer, $bestand AS bestand, $sha256 AS sha256, $bron AS bron,
  $gebruiker AS gebruiker, $op AS op, 'gepubliceerd' AS staat, $gelezen AS gelezen, $nieuw AS nieuw, $gewijzigd AS gewijzigd,
  $ongewijzigd AS ongewijzigd, $vervallen AS vervallen, $voorbeeld AS voorbeeld
"""
STAAT_SQL = "SELECT staat FROM upload WHERE id = $id"
SET_STAAT_SQL = "UPDATE upload SET staat = $staat WHERE id = $id"
SLEUTELS_SQL = """
SELECT DISTINCT gebied_code, indeling, indicator_id, jaar FROM waarneming_versie WHERE upload_id = $id
"""
LIST_PROFIELEN_SQL = "SELECT naam, inhoud, kolommen, gebruiker, op FROM upload_profiel ORDER BY naam"
LIST_WEG_SQL = "SELECT naam, gebruiker, op, weg_door, weg_op FROM upload_profiel_weg ORDER BY weg_op DESC, naam"
INSERT_PROFIEL_SQL = """
INSERT INTO upload_profiel BY NAME
SELECT $naam AS naam, $inhoud AS inhoud, $kolommen AS kolommen, $gebruiker AS gebruiker, $op AS op
"""
RETIRE_PROFIEL_SQL = """
INSERT INTO upload_profiel_weg BY NAME
SELECT $id AS id, naam, inhoud, kolommen, gebruiker, op, $door AS weg_door, $weg_op AS weg_op FROM upload_profiel WHERE naam = $naam
"""
DELETE_PROFIEL_SQL = "DELETE FROM upload_profiel WHERE naam = $naam"
FIND_WEG_SQL = "SELECT id FROM upload_profiel_weg WHERE naam = $naam ORDER BY weg_op DESC, op DESC, id LIMIT 1"
RESTORE_PROFIEL_SQL = """
INSERT INTO upload_profiel BY NAME SELECT naam, inhoud, kolommen, gebruiker, op FROM upload_profiel_weg WHERE id = $id
"""
DELETE_WEG_SQL = "DELETE FROM upload_profiel_weg WHERE id = $id"
SHAS_SQL = "SELECT DISTINCT sha256 FROM upload"
# The touched keys as they stand before an undo; after it, within the same write, they are compared with what came back.
UNDO_VOOR_SQL = """
CREATE OR REPLACE TEMP TABLE undo_voor AS
SELECT s.*, w.gebied_code IS NOT NULL AS stond, w.waarde, w.noemer, w.ci_laag, w.ci_hoog, w.status
FROM (SELECT DISTINCT gebied_code, indeling, indicator_id, jaar FROM waarneming_versie WHERE upload_id = $id) s
LEFT JOIN waarneming w USING (gebied_code, indeling, indicator_id, jaar)
"""
UNDO_SQL = """
CREATE OR REPLACE TEMP TABLE undo_verschil AS
SELECT v.gebied_code, v.indeling, v.indicator_id, v.jaar, v.waarde AS oud_waarde, v.status AS oud_status, w.waarde, w.status,
  CASE WHEN NOT v.stond AND w.gebied_code IS NULL THEN 'ongewijzigd'
    WHEN NOT v.stond THEN 'nieuw'
    WHEN w.gebied_code IS NULL THEN 'vervallen'
    WHEN v.waarde IS NOT DISTINCT FROM w.waarde AND v.status = w.status AND v.noemer IS NOT DISTINCT FROM w.noemer
      AND v.ci_laag IS NOT DISTINCT FROM w.ci_laag AND v.ci_hoog IS NOT DISTINCT FROM w.ci_hoog THEN 'ongewijzigd'
    ELSE 'gewijzigd' END AS soort
FROM undo_voor v LEFT JOIN waarneming w USING (gebied_code, indeling, indicator_id, jaar)
"""
UNDO_TELLING_SQL = "SELECT soort, count(*) FROM undo_verschil GROUP BY soort"
UNDO_ROWS_SQL = """
SELECT soort, gebied_code, indeling, indicator_id, jaar, oud_waarde, oud_status, waarde, status FROM undo_verschil
WHERE soort = $soort ORDER BY indicator_id, gebied_code, jaar LIMIT $limiet
"""
STAAND_SQL = """
SELECT w.gebied_code, w.indeling, w.indicator_id, w.jaar, w.waarde, w.noemer, w.ci_laag, w.ci_hoog, w.status,
  w.upload_id IN (SELECT upload_id FROM enquete) AS uit_respondenten
FROM waarneming w WHERE w.indicator_id IN (SELECT unnest($indicatoren))
"""
INDELING_SQL = "SELECT min(indeling) FROM gebied_versie WHERE upload_id = $id"
# What would lose its place when an upload of boundaries is taken back; figures that we derive follow of themselves.
WEES_SQL = """
SELECT 'cijfers' AS wat, count(*) AS aantal, string_agg(DISTINCT u.bestand, ', ') AS bestanden FROM waarneming w
JOIN geraakt_gebied t ON t.code = w.gebied_code AND t.indeling = w.indeling
ANTI JOIN gebied g ON g.code = w.gebied_code AND g.indeling = w.indeling
LEFT JOIN upload u ON u.id = w.upload_id WHERE w.upload_id <> 'afgeleid'
UNION ALL
SELECT 'verhalen', count(DISTINCT v.verhaal_id), NULL FROM verhaal_gebied v
JOIN geraakt_gebied t ON t.code = v.code AND t.indeling = v.indeling
ANTI JOIN gebied g ON g.code = v.code AND g.indeling = v.indeling
UNION ALL
SELECT 'eigen gebieden', count(DISTINCT l.eigen_id), NULL FROM gebied_eigen_lid l
JOIN geraakt_gebied t ON t.code = l.code AND t.indeling = l.indeling
ANTI JOIN gebied g ON g.code = l.code AND g.indeling = l.indeling
UNION ALL
SELECT 'stappen van een overgang', count(*), (SELECT string_agg(DISTINCT u.bestand, ', ') FROM gebied_overgang_versie v
  JOIN upload u ON u.id = v.upload_id AND u.staat = 'gepubliceerd'
  WHERE v.van_indeling IN (SELECT indeling FROM geraakt_gebied) OR v.naar_indeling IN (SELECT indeling FROM geraakt_gebied))
FROM (SELECT van_code AS code, van_indeling AS indeling FROM gebied_overgang
  UNION ALL SELECT naar_code, naar_indeling FROM gebied_overgang) o
JOIN geraakt_gebied t ON t.code = o.code AND t.indeling = o.indeling
ANTI JOIN gebied g ON g.code = o.code AND g.indeling = o.indeling
"""
SCHUIFT_SQL = """
SELECT jaar, indeling, count(*) AS aantal FROM waarneming WHERE jaar BETWEEN $van AND $tot AND indeling <> $indeling
  AND upload_id <> 'afgeleid' GROUP BY jaar, indeling ORDER BY jaar, indeling
"""
# Places of other gemeenten come with figures; without any figure left in their gemeente they only slow the pages down.
VERLATEN_SQL = f"""
DELETE FROM gebied WHERE {sql_gemeente("code")} <> {sql_gemeente("$gemeente")}
  AND ({sql_gemeente("code")}, indeling) NOT IN (SELECT ({sql_gemeente("gebied_code")}, indeling) FROM waarneming)
  AND (code, indeling) NOT IN (SELECT (code, indeling) FROM gebied_versie)
"""
MET_CIJFERS_SQL = "SELECT DISTINCT indicator_id FROM waarneming WHERE indeling = $indeling ORDER BY 1"
VOORBEELD_SQL = "SELECT id FROM upload WHERE voorbeeld AND staat = 'gepubliceerd'"


def load_staand(con: Cursor, indicatoren: list[str]) -> pd.DataFrame:
    """Return the real figures that hold of some indicators, and whether a round of respondents gave them."""
    return con.execute(STAAND_SQL, {"indicatoren": indicatoren}).df()


def list_uploads(con: Cursor) -> pd.DataFrame:
    """Return all uploads, the newest first."""
    return con.execute(LIST_SQL).df()


def find_upload_by_sha(con: Cursor, sha256: str) -> str | None:
    """Return the id of the upload of a file with this fingerprint, also when it was undone."""
    row = con.execute(FIND_SHA_SQL, {"sha256": sha256}).fetchone()
    return row[0] if row else None


def get_volgnummer(con: Cursor) -> int:
    """Return the number that the next upload gets; ask it within the write."""
    row = con.execute(VOLGNUMMER_SQL).fetchone()
    return int(row[0]) if row else 1


def insert_upload(con: Cursor, *, op: datetime, **velden: object) -> None:
    """Record one upload."""
    con.execute(INSERT_SQL, {"op": op, **velden})


def find_staat(con: Cursor, upload_id: str) -> str | None:
    """Return whether an upload counts, or None when it does not exist."""
    row = con.execute(STAAT_SQL, {"id": upload_id}).fetchone()
    return row[0] if row else None


def set_staat(con: Cursor, upload_id: str, staat: str) -> None:
    """Set whether an upload counts: gepubliceerd or teruggedraaid."""
    con.execute(SET_STAAT_SQL, {"id": upload_id, "staat": staat})


def load_sleutels(con: Cursor, upload_id: str) -> pd.DataFrame:
    """Return the keys that an upload brought figures for."""
    return con.execute(SLEUTELS_SQL, {"id": upload_id}).df()


def list_voorbeeld_uploads(con: Cursor) -> list[str]:
    """Return the ids of uploads with fictitious figures that still count."""
    return [row[0] for row in con.execute(VOORBEELD_SQL).fetchall()]


def list_shas(con: Cursor) -> set[str]:
    """Return the fingerprints of all files that were ever published."""
    return {row[0] for row in con.execute(SHAS_SQL).fetchall()}


class Profielrij(NamedTuple):
    """A saved mapping with the header it was made for, both as JSON."""

    naam: str
    inhoud: str
    kolommen: str
    gebruiker: str
    op: datetime


class Wegrij(NamedTuple):
    """A mapping that was removed or written over."""

    naam: str
    gebruiker: str
    op: datetime
    weg_door: str
    weg_op: datetime


def list_profielen(con: Cursor) -> list[Profielrij]:
    """Return the saved mappings by name."""
    return [Profielrij(*rij) for rij in con.execute(LIST_PROFIELEN_SQL).fetchall()]


def list_weg(con: Cursor) -> list[Wegrij]:
    """Return the mappings that are gone, the last one first."""
    return [Wegrij(*rij) for rij in con.execute(LIST_WEG_SQL).fetchall()]


def insert_profiel(con: Cursor, naam: str, inhoud: str, kolommen: str, gebruiker: str, op: datetime) -> None:
    """Write a mapping under a name that is free."""
    con.execute(
        INSERT_PROFIEL_SQL, {"naam": naam, "inhoud": inhoud, "kolommen": kolommen, "gebruiker": gebruiker, "op": op}
    )


def retire_profiel(con: Cursor, naam: str, door: str, op: datetime) -> None:
    """Put the mapping of a name, if any, among those that are gone."""
    con.execute(RETIRE_PROFIEL_SQL, {"id": str(uuid.uuid4()), "naam": naam, "door": door, "weg_op": op})
    con.execute(DELETE_PROFIEL_SQL, {"naam": naam})


def restore_profiel(con: Cursor, naam: str) -> bool:
    """Bring back the mapping of a name that went last; False when none is gone."""
    rij = con.execute(FIND_WEG_SQL, {"naam": naam}).fetchone()
    if rij is None:
        return False
    con.execute(RESTORE_PROFIEL_SQL, {"id": rij[0]})
    con.execute(DELETE_WEG_SQL, {"id": rij[0]})
    return True


def stage_undo(con: Cursor, upload_id: str) -> None:
    """Remember how the keys of an upload stand, within the write that takes it back."""
    con.execute(UNDO_VOOR_SQL, {"id": upload_id})


def compute_undo(con: Cursor, limiet: int) -> tuple[dict[str, int], dict[str, pd.DataFrame]]:
    """Return what taking an upload back changed since `stage_undo`: counts, and per kind the first rows before and after."""
    con.execute(UNDO_SQL)
    telling = dict.fromkeys(("nieuw", "gewijzigd", "ongewijzigd", "vervallen"), 0)
    telling.update({soort: int(aantal) for soort, aantal in con.execute(UNDO_TELLING_SQL).fetchall()})
    soorten = ("gewijzigd", "vervallen", "nieuw")
    rijen = {soort: con.execute(UNDO_ROWS_SQL, {"soort": soort, "limiet": limiet}).df() for soort in soorten}
    return telling, rijen


def find_indeling(con: Cursor, upload_id: str) -> int | None:
    """Return the indeling of an upload of boundaries; None when it brought none."""
    row = con.execute(INDELING_SQL, {"id": upload_id}).fetchone()
    return row[0] if row else None


def list_wezen(con: Cursor) -> list[tuple[str, int, str | None]]:
    """Return what stands without its place after `rebuild_gebieden`: kind, count and the files it came with."""
    return [rij for rij in con.execute(WEES_SQL).fetchall() if rij[1]]


def count_cijfers_elders(con: Cursor, indeling: int, van: int, tot: int) -> list[tuple[int, int, int]]:
    """Return year, indeling and count of the figures of some years that stand in another indeling."""
    return con.execute(SCHUIFT_SQL, {"indeling": indeling, "van": van, "tot": tot}).fetchall()


def remove_verlaten(con: Cursor, gemeente: str) -> None:
    """Remove the places of other gemeenten that came with figures, once none of their gemeente is left."""
    con.execute(VERLATEN_SQL, {"gemeente": gemeente})


def list_met_cijfers(con: Cursor, indeling: int) -> list[str]:
    """Return the indicators that have figures in an indeling."""
    return [row[0] for row in con.execute(MET_CIJFERS_SQL, {"indeling": indeling}).fetchall()]
