"""The log of who did what: only added to, chained by fingerprint."""

import uuid
from collections.abc import Iterable
from datetime import datetime

from lwd_monitor.db import Cursor, Database
from lwd_monitor.gebeurtenis.model import BEGIN, Gebeurtenis, GebeurtenisSoort, build_json
from lwd_monitor.gebeurtenis.store import (
    find_eerste,
    find_hash,
    find_laatste,
    find_laatste_van,
    find_stand,
    has_sinds,
    insert_gebeurtenis,
    iterate_gebeurtenissen,
)

__all__ = [
    "Gebeurtenis",
    "GebeurtenisSoort",
    "append_gebeurtenis",
    "check_logboek",
    "find_eerste",
    "find_hash",
    "find_laatste",
    "find_laatste_van",
    "has_sinds",
    "write_gebeurtenis",
]

TABEL = "gebeurtenis"


def check_keten(gebeurtenissen: Iterable[Gebeurtenis], stand: tuple[int, str] | None) -> list[str]:
    """Return what is wrong with lines in their order, in Dutch; empty when the chain is whole.

    Notes: lines cut off at the end leave a whole chain, so it must end where `stand` (number and fingerprint) says.
    Whoever writes both over is betrayed by a backup: see `check_tegen_backup`.
    """
    bevindingen = []
    vorige, nummer = BEGIN, 0
    for regel in gebeurtenissen:
        if regel.volgnummer != nummer + 1:
            bevindingen.append(
                f"Logboek: na regel {nummer} komt regel {regel.volgnummer}. Er is een regel weg of dubbel."
            )
        if regel.vorige_hash != vorige:
            bevindingen.append(f"Logboek: regel {regel.volgnummer} sluit niet aan op de regel ervoor.")
        if regel.hash != regel.compute_hash():
            bevindingen.append(f"Logboek: regel {regel.volgnummer} is achteraf veranderd.")
        vorige, nummer = regel.hash, regel.volgnummer
    return bevindingen + _check_einde(nummer, vorige, stand)


def _check_einde(nummer: int, hash_: str, stand: tuple[int, str] | None) -> list[str]:
    laatste, verwacht = stand or (0, BEGIN)
    if laatste != nummer:
        return [f"Logboek: de laatste regel moet {laatste} zijn, maar is {nummer}. De nieuwste regels zijn weg."]
    if hash_ != verwacht:
        return [f"Logboek: regel {nummer} is vervangen door een andere."]
    return []


def append_gebeurtenis(
    con: Cursor, gebruiker: str, soort: GebeurtenisSoort, op: datetime, onderwerp: str = "", **details: object
) -> Gebeurtenis:
    """Add one line to the log and return it; call it within the write that it tells of, so that both land or neither.

    Notes: name the table `gebeurtenis` among the tables of that write. Never put a secret or a text of a story in it.
    """
    nummer, vorige = find_stand(con) or (0, BEGIN)
    velden = (str(uuid.uuid4()), nummer + 1, op, gebruiker, soort.value, onderwerp, build_json(details), vorige)
    regel = Gebeurtenis(*velden, hash=Gebeurtenis(*velden).compute_hash())
    insert_gebeurtenis(con, regel)
    return regel


def write_gebeurtenis(
    db: Database, gebruiker: str, soort: GebeurtenisSoort, op: datetime, onderwerp: str = "", **details: object
) -> None:
    """Add one line to the log that tells of no other write: a refusal, a failed login, an export."""
    db.write(lambda con: append_gebeurtenis(con, gebruiker, soort, op, onderwerp, **details), (TABEL,), toont=False)


def check_logboek(con: Cursor) -> list[str]:
    """Return what is wrong with the log, in Dutch."""
    return check_keten(iterate_gebeurtenissen(con), find_stand(con))
