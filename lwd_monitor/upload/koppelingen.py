"""Saved mappings: next year's file of the same sender is read without a click."""

import json
import re
from dataclasses import dataclass
from datetime import datetime

from lwd_monitor.db import Cursor, Database
from lwd_monitor.fout import Fout
from lwd_monitor.gebeurtenis import GebeurtenisSoort, append_gebeurtenis
from lwd_monitor.invoer import require_kort
from lwd_monitor.toegang import Gebruiker, Recht, require
from lwd_monitor.upload import store
from lwd_monitor.upload.lezen import Tabel
from lwd_monitor.upload.vorm import Kolomkoppeling, require_kolommen

MAX_NAAM = 100
TABELLEN = ("upload_profiel", "upload_profiel_weg", "gebeurtenis")


@dataclass(frozen=True)
class BewaardProfiel:
    """A mapping as it is kept: who saved it and when, and who removed it when it is gone."""

    naam: str
    gebruiker: str
    op: datetime
    weg_door: str | None = None
    weg_op: datetime | None = None


def save_profiel(db: Database, gebruiker: Gebruiker, profiel: Kolomkoppeling, tabel: Tabel, op: datetime) -> None:
    """Keep a mapping under its name, with the header by which it is recognised; what stood there can come back.

    Notes: raises a Dutch Fout when the mapping cannot belong to this file.
    """
    require(gebruiker, Recht.UPLOAD_UITVOEREN)
    require_profielnaam(profiel.naam)
    require_kolommen(tabel, profiel)
    kolommen = json.dumps(list_kenmerk(tabel), ensure_ascii=False)

    def werk(con: Cursor) -> None:
        store.retire_profiel(con, profiel.naam, gebruiker.naam, op)
        store.insert_profiel(con, profiel.naam, profiel.as_json(), kolommen, gebruiker.naam, op)
        append_gebeurtenis(con, gebruiker.naam, GebeurtenisSoort.PROFIEL_BEWAARD, op, profiel.naam)

    db.write(werk, TABELLEN, toont=False)


def require_profielnaam(naam: str) -> None:
    """Raise a Dutch Fout when a mapping cannot be kept under this name."""
    if not naam.strip():
        raise Fout("Geef het profiel een naam, bijvoorbeeld die van de afzender.")
    require_kort(naam, "de naam van het profiel", MAX_NAAM)


def remove_profiel(db: Database, gebruiker: Gebruiker, naam: str, op: datetime) -> None:
    """Take a saved mapping away: no file is read with it any more, and `restore_profiel` brings it back."""
    require(gebruiker, Recht.UPLOAD_UITVOEREN)

    def werk(con: Cursor) -> None:
        _require_bewaard(naam, list_profielnamen(con))
        store.retire_profiel(con, naam, gebruiker.naam, op)
        append_gebeurtenis(con, gebruiker.naam, GebeurtenisSoort.PROFIEL_VERWIJDERD, op, naam)

    db.write(werk, TABELLEN, toont=False)


def restore_profiel(db: Database, gebruiker: Gebruiker, naam: str, op: datetime) -> None:
    """Bring back the mapping that was last removed under this name."""
    require(gebruiker, Recht.UPLOAD_UITVOEREN)

    def werk(con: Cursor) -> None:
        if naam in list_profielnamen(con):
            raise Fout(f"Er staat al een profiel '{naam}'. Verwijder dat eerst, of houd het.")
        if not store.restore_profiel(con, naam):
            raise Fout(f"Er is geen verwijderd profiel '{naam}'.")
        append_gebeurtenis(con, gebruiker.naam, GebeurtenisSoort.PROFIEL_TERUGGEZET, op, naam)

    db.write(werk, TABELLEN, toont=False)


def list_profielen(con: Cursor, gebruiker: Gebruiker) -> list[BewaardProfiel]:
    """Return the saved mappings by name, and after them those that are gone, the last removed first."""
    require(gebruiker, Recht.UPLOAD_UITVOEREN)
    staand = [BewaardProfiel(p.naam, p.gebruiker, p.op) for p in store.list_profielen(con)]
    # Of a name that holds a mapping, earlier ones were written over; of one that does not, the last can come back.
    gezien = {p.naam for p in staand}
    weg = []
    for rij in store.list_weg(con):
        if rij.naam not in gezien:
            gezien.add(rij.naam)
            weg.append(BewaardProfiel(rij.naam, rij.gebruiker, rij.op, rij.weg_door, rij.weg_op))
    return [*staand, *weg]


def get_profiel(con: Cursor, naam: str) -> Kolomkoppeling:
    """Return the saved mapping with this name; raises a Dutch Fout when there is none."""
    bekend = {p.naam: p.inhoud for p in store.list_profielen(con)}
    _require_bewaard(naam, list(bekend))
    return Kolomkoppeling.from_json(bekend[naam])


def _require_bewaard(naam: str, bekend: list[str]) -> None:
    if naam not in bekend:
        lijst = ", ".join(bekend) or "er is nog geen profiel bewaard"
        raise Fout(f"Het profiel '{naam}' bestaat niet. Bewaard: {lijst}.")


def find_profiel(con: Cursor, tabel: Tabel) -> Kolomkoppeling | None:
    """Return the one saved mapping made for this header; with several there is no telling which, so None."""
    kenmerk = list_kenmerk(tabel)
    gevonden = [p.inhoud for p in store.list_profielen(con) if json.loads(p.kolommen) == kenmerk]
    return Kolomkoppeling.from_json(gevonden[0]) if len(gevonden) == 1 else None


def list_profielnamen(con: Cursor) -> list[str]:
    """Return the names of the saved mappings."""
    return [p.naam for p in store.list_profielen(con)]


def list_kenmerk(tabel: Tabel) -> list[str]:
    """Return the header by which a sender is known again: the names in order, years left out."""
    return sorted(re.sub(r"(19|20)\d\d", "JAAR", naam).lower() for naam in tabel.plaatsen if naam)
