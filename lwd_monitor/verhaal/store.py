"""SQL of stories: what stands now, and the history that is only appended to."""

from dataclasses import dataclass
from datetime import date, datetime

from lwd_monitor.db import Cursor
from lwd_monitor.verhaal.bewaren import compute_bewaren_tot
from lwd_monitor.verhaal.model import Verhaal, VerhaalStatus

# A consent that ended hides the story at once, also before the daily run withdraws it.
LIST_SQL = """
SELECT inhoud FROM verhaal v
WHERE status = 'gepubliceerd' AND zichtbaar IN (SELECT unnest($zichtbaar))
  AND NOT EXISTS (SELECT 1 FROM verhaal_dossier d WHERE d.verhaal_id = v.id AND d.toestemming_tot < $vandaag)
ORDER BY sorteerdatum DESC, id DESC
"""
LIST_STATUS_SQL = "SELECT inhoud FROM verhaal WHERE status = $status"
FIND_SQL = "SELECT inhoud FROM verhaal WHERE id = $id"
IDS_SQL = "SELECT DISTINCT verhaal_id FROM verhaal_versie"
DELETE_SQL = "DELETE FROM verhaal WHERE id = $id"
DELETE_GEBIED_SQL = "DELETE FROM verhaal_gebied WHERE verhaal_id = $id"
DELETE_DUIDING_SQL = "DELETE FROM verhaal_duiding WHERE verhaal_id = $id"
DELETE_DOSSIER_SQL = "DELETE FROM verhaal_dossier WHERE verhaal_id = $id"
INSERT_SQL = """
INSERT INTO verhaal VALUES ($id, $versie, $status, $zichtbaar, $inhoud, $titel, $sorteerdatum, $soort)
"""
INSERT_GEBIED_SQL = "INSERT INTO verhaal_gebied VALUES ($id, $code, $indeling)"
INSERT_DUIDING_SQL = """
INSERT INTO verhaal_duiding VALUES ($id, $indicator_id, $gebied_code, $indeling, $jaar_van, $jaar_tot, $houding, $waarom)
"""
INSERT_DOSSIER_SQL = "INSERT INTO verhaal_dossier VALUES ($id, $toestemming_tot, $bewaren_tot, $ingediend_op)"
APPEND_SQL = "INSERT INTO verhaal_versie VALUES ($id, $versie, $status, $inhoud, $gebruiker, $op, $opmerking)"
VERSIES_SQL = """
SELECT versie, status, inhoud, gebruiker, op, opmerking FROM verhaal_versie WHERE verhaal_id = $id ORDER BY versie
"""
DROP_KLAD_SQL = """
DELETE FROM verhaal_versie WHERE verhaal_id = $id AND status = 'concept' AND opmerking IS NULL AND versie < $versie
"""
# A remark may quote the story: its words go, that there was one stays.
WIS_VERSIES_SQL = """
UPDATE verhaal_versie SET inhoud = '', opmerking = CASE WHEN opmerking IS NOT NULL THEN '' END WHERE verhaal_id = $id
"""
WIS_FOTOS_SQL = "DELETE FROM verhaal_foto WHERE verhaal_id = $id"
WIS_ANTWOORD_SQL = "DELETE FROM verhaal_antwoord WHERE verhaal_id = $id"
# A question whose answer is gone is open again.
HEROPEN_VRAAG_SQL = "UPDATE verhaal_vraag SET verhaal_id = NULL, beantwoord_op = NULL WHERE verhaal_id = $id"
# Editions of reports quote stories; withdrawn is erased there as well.
WIS_EDITIE_SQL = "DELETE FROM rapport_editie_verhaal WHERE verhaal_id = $id"
WIS_KEUZE_SQL = "DELETE FROM verhaal_keuze WHERE verhaal_id = $id"
INGEDIEND_SQL = "SELECT ingediend_op FROM verhaal_dossier WHERE verhaal_id = $id"
VERLOPEN_SQL = """
SELECT v.inhoud FROM verhaal v JOIN verhaal_dossier d ON d.verhaal_id = v.id
WHERE v.status <> 'ingetrokken' AND d.toestemming_tot < $vandaag ORDER BY v.id
"""
BEWAREN_SQL = """
SELECT v.inhoud, d.bewaren_tot FROM verhaal v JOIN verhaal_dossier d ON d.verhaal_id = v.id
WHERE v.status = 'gepubliceerd' AND d.bewaren_tot <= $tot ORDER BY d.bewaren_tot, v.id
"""
INSERT_FOTO_SQL = "INSERT INTO verhaal_foto VALUES ($id, $verhaal_id, $mediatype, $inhoud, $klein, $gebruiker, $op)"
FOTO_SQL = "SELECT verhaal_id, klein FROM verhaal_foto WHERE id = $id"
DELETE_LOSSE_FOTOS_SQL = """
DELETE FROM verhaal_foto WHERE verhaal_id = $id AND id NOT IN (SELECT unnest($houd))
"""


@dataclass(frozen=True)
class Versie:
    """One line of a story's history; `verhaal` is None where the content was erased."""

    versie: int
    status: VerhaalStatus
    verhaal: Verhaal | None
    gebruiker: str
    op: datetime
    opmerking: str | None


def list_gepubliceerd(con: Cursor, zichtbaar: list[str], vandaag: date) -> list[Verhaal]:
    """Return the published stories that may be read, the newest first."""
    rows = con.execute(LIST_SQL, {"zichtbaar": zichtbaar, "vandaag": vandaag}).fetchall()
    return [Verhaal.from_json(row[0]) for row in rows]


def list_met_status(con: Cursor, status: VerhaalStatus) -> list[Verhaal]:
    """Return all stories that stand at a step."""
    return [Verhaal.from_json(row[0]) for row in con.execute(LIST_STATUS_SQL, {"status": status.value}).fetchall()]


def find_verhaal(con: Cursor, verhaal_id: str) -> Verhaal | None:
    """Return a story as it stands now."""
    row = con.execute(FIND_SQL, {"id": verhaal_id}).fetchone()
    return Verhaal.from_json(row[0]) if row else None


def list_bekende_ids(con: Cursor) -> set[str]:
    """Return the ids of all stories that ever were, also withdrawn ones."""
    return {row[0] for row in con.execute(IDS_SQL).fetchall()}


def list_versies(con: Cursor, verhaal_id: str) -> list[Versie]:
    """Return the history of a story, the oldest first."""
    return [
        Versie(versie, VerhaalStatus(status), Verhaal.from_json(inhoud) if inhoud else None, gebruiker, op, opmerking)
        for versie, status, inhoud, gebruiker, op, opmerking in con.execute(VERSIES_SQL, {"id": verhaal_id}).fetchall()
    ]


def save_verhaal(con: Cursor, verhaal: Verhaal, gebruiker: str, op: datetime, opmerking: str | None = None) -> None:
    """Append a version to the history and let it stand as the story of now."""
    inhoud = verhaal.as_json()
    ingediend = _find_ingediend(con, verhaal, op)
    append = {"id": verhaal.id, "versie": verhaal.versie, "status": verhaal.status.value, "inhoud": inhoud}
    con.execute(APPEND_SQL, {**append, "gebruiker": gebruiker, "op": op, "opmerking": opmerking})
    for opdracht in (DELETE_SQL, DELETE_GEBIED_SQL, DELETE_DUIDING_SQL, DELETE_DOSSIER_SQL):
        con.execute(opdracht, {"id": verhaal.id})
    con.execute(
        INSERT_SQL,
        {
            **append,
            "zichtbaar": verhaal.zichtbaar.value,
            "titel": verhaal.titel,
            "sorteerdatum": verhaal.datum,
            "soort": verhaal.soort.value,
        },
    )
    for code in verhaal.gebieden:
        con.execute(INSERT_GEBIED_SQL, {"id": verhaal.id, "code": code, "indeling": verhaal.indeling})
    for duiding in verhaal.duidingen:
        velden = {naam: waarde for naam, waarde in vars(duiding).items() if naam != "door"}
        con.execute(INSERT_DUIDING_SQL, {"id": verhaal.id, **velden, "houding": duiding.houding.value})
    tot = verhaal.toestemming.tot if verhaal.toestemming else None
    dossier = {"toestemming_tot": tot, "bewaren_tot": compute_bewaren_tot(verhaal), "ingediend_op": ingediend}
    con.execute(INSERT_DOSSIER_SQL, {"id": verhaal.id, **dossier})


def drop_klad(con: Cursor, verhaal_id: str, versie: int) -> None:
    """Forget the drafts before this version: a draft that was mended is no history."""
    con.execute(DROP_KLAD_SQL, {"id": verhaal_id, "versie": versie})


def wis_inhoud(con: Cursor, verhaal_id: str) -> None:
    """Erase what a withdrawn story said, also from its photos, answers and editions of reports; who and when stay."""
    delen = (WIS_VERSIES_SQL, WIS_FOTOS_SQL, WIS_ANTWOORD_SQL, WIS_KEUZE_SQL, WIS_EDITIE_SQL, HEROPEN_VRAAG_SQL)
    for opdracht in delen:
        con.execute(opdracht, {"id": verhaal_id})


def find_ingediend_op(con: Cursor, verhaal_id: str) -> datetime | None:
    """Return when the story was handed in for the first time since it was last a draft."""
    row = con.execute(INGEDIEND_SQL, {"id": verhaal_id}).fetchone()
    return row[0] if row else None


def list_verlopen(con: Cursor, vandaag: date) -> list[Verhaal]:
    """Return the stories of which the consent ended before a day."""
    return [Verhaal.from_json(row[0]) for row in con.execute(VERLOPEN_SQL, {"vandaag": vandaag}).fetchall()]


def list_te_bewaren(con: Cursor, tot: date) -> list[tuple[Verhaal, date]]:
    """Return the published stories whose period ends on or before a day, with that end."""
    return [(Verhaal.from_json(row[0]), row[1]) for row in con.execute(BEWAREN_SQL, {"tot": tot}).fetchall()]


def insert_foto(con: Cursor, **velden: object) -> None:
    """Add a photo."""
    con.execute(INSERT_FOTO_SQL, velden)


def find_foto(con: Cursor, foto_id: str) -> tuple[str, bytes] | None:
    """Return the story of a photo and the photo as it is shown."""
    row = con.execute(FOTO_SQL, {"id": foto_id}).fetchone()
    return (row[0], bytes(row[1])) if row else None


def delete_losse_fotos(con: Cursor, verhaal_id: str, houd: list[str]) -> None:
    """Remove the photos of a story that it no longer shows."""
    con.execute(DELETE_LOSSE_FOTOS_SQL, {"id": verhaal_id, "houd": houd})


def _find_ingediend(con: Cursor, verhaal: Verhaal, op: datetime) -> datetime | None:
    if verhaal.status == VerhaalStatus.INGEDIEND:
        return find_ingediend_op(con, verhaal.id) or op
    return None if verhaal.status == VerhaalStatus.CONCEPT else find_ingediend_op(con, verhaal.id)
