"""Saved mappings: next year's file of the same sender is read without a click."""

import json
import re
from datetime import datetime

from lwd_monitor.db import Cursor, Database
from lwd_monitor.fout import Fout
from lwd_monitor.invoer import require_kort
from lwd_monitor.toegang import Gebruiker, Recht, require
from lwd_monitor.upload import store
from lwd_monitor.upload.lezen import Tabel
from lwd_monitor.upload.vorm import Profiel

MAX_NAAM = 100


def save_profiel(db: Database, gebruiker: Gebruiker, profiel: Profiel, tabel: Tabel, op: datetime) -> None:
    """Keep a mapping under its name, over the one that stood there, with the header by which it is recognised."""
    require(gebruiker, Recht.UPLOAD_UITVOEREN)
    if not profiel.naam.strip():
        raise Fout("Geef het profiel een naam, bijvoorbeeld die van de afzender.")
    require_kort(profiel.naam, "de naam van het profiel", MAX_NAAM)
    kolommen = json.dumps(list_kenmerk(tabel), ensure_ascii=False)

    def werk(con: Cursor) -> None:
        store.replace_profiel(con, profiel.naam, profiel.as_json(), kolommen, gebruiker.naam, op)

    db.write(werk, ("upload_profiel",))


def get_profiel(con: Cursor, naam: str) -> Profiel:
    """Return the saved mapping with this name; raises a Dutch Fout when there is none."""
    bekend = {rij[0]: rij[1] for rij in store.list_profielen(con)}
    if naam not in bekend:
        lijst = ", ".join(bekend) or "er is nog geen profiel bewaard"
        raise Fout(f"Het profiel '{naam}' bestaat niet. Bewaard: {lijst}.")
    return Profiel.from_json(bekend[naam])


def find_profiel(con: Cursor, tabel: Tabel) -> Profiel | None:
    """Return the one saved mapping made for this header; with several there is no telling which, so None."""
    kenmerk = list_kenmerk(tabel)
    gevonden = [inhoud for _, inhoud, kolommen in store.list_profielen(con) if json.loads(kolommen) == kenmerk]
    return Profiel.from_json(gevonden[0]) if len(gevonden) == 1 else None


def list_profielnamen(con: Cursor) -> list[str]:
    """Return the names of the saved mappings."""
    return [rij[0] for rij in store.list_profielen(con)]


def list_kenmerk(tabel: Tabel) -> list[str]:
    """Return the header by which a sender is known again: the names in order, years left out."""
    return sorted(re.sub(r"(19|20)\d\d", "JAAR", naam).lower() for naam in tabel.plaatsen if naam)
