"""Writing to a register: every change is a new version with a line in the log, and every change can be undone."""

import uuid
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from lwd_monitor.db import Cursor, Database
from lwd_monitor.fout import Bevinding, Fout
from lwd_monitor.gebeurtenis import GebeurtenisSoort, append_gebeurtenis
from lwd_monitor.gebied import GEMEENTE_CODE, Gebieden
from lwd_monitor.register import store
from lwd_monitor.register.beschrijving import get_register
from lwd_monitor.register.controle import check_gegevens
from lwd_monitor.register.model import Register, Stuk
from lwd_monitor.toegang import Gebruiker, require_gebied

TABELLEN = (store.TABEL, "gebeurtenis")
ELDERS = "Dit is intussen door iemand anders gewijzigd. Er is niets bewaard. Open het opnieuw en breng uw wijziging nog eens aan."


class Ongeldig(Fout):
    """What was filled in cannot be kept; `bevindingen` says why, field by field."""

    def __init__(self, bevindingen: list[Bevinding]) -> None:
        super().__init__(" ".join(bevinding.melding for bevinding in bevindingen))
        self.bevindingen = bevindingen


def require_stuk(gebruiker: Gebruiker | None, register: Register, *inhouden: Mapping) -> None:
    """Raise `GeenRecht` unless the person may write about the places of each content; none means the whole gemeente."""
    for gegevens in inhouden:
        stuk = Stuk("", register.soort, 0, datetime.min, "", gegevens)
        require_gebied(gebruiker, register.schrijven, stuk.list_gebieden(register) or [GEMEENTE_CODE])


def save_stuk(
    db: Database,
    gebruiker: Gebruiker,
    register: Register,
    ruw: dict,
    gebieden: Gebieden,
    nu: datetime,
    vorige: Stuk | None = None,
    reden: str = "",
) -> Stuk:
    """Keep a new stuk, or the next version of `vorige`; raises `Ongeldig` with all that is wrong.

    Notes: eight parameters, since a write always takes store, person and moment beside what is written. The same content
    again writes nothing. Somebody else's newer version is never overwritten.
    """
    gegevens, bevindingen = check_gegevens(register, ruw, gebieden)
    require_stuk(gebruiker, register, gegevens, *([vorige.gegevens] if vorige else []))
    if bevindingen:
        raise Ongeldig(bevindingen)
    if vorige and vorige.gegevens == gegevens and not vorige.vervallen:
        return vorige
    nieuw = build_volgende(vorige, register, gebruiker, gegevens, nu, reden)
    return _write(db, gebruiker, register, nieuw, GebeurtenisSoort.STUK_BEWAARD)


def withdraw_stuk(
    db: Database, gebruiker: Gebruiker, register: Register, vorige: Stuk, nu: datetime, reden: str
) -> Stuk:
    """Take a stuk out of its register; its history stays and it can be put back."""
    require_stuk(gebruiker, register, vorige.gegevens)
    if not reden.strip():
        raise Fout("Schrijf waarom dit vervalt. Wie later terugkijkt, wil dat weten.")
    nieuw = replace(
        build_volgende(vorige, register, gebruiker, vorige.gegevens, nu, reden.strip()),
        vervallen=True,
    )
    return _write(db, gebruiker, register, nieuw, GebeurtenisSoort.STUK_VERVALLEN)


def restore_stuk(
    db: Database, gebruiker: Gebruiker, register: Register, vorige: Stuk, versie: int, nu: datetime
) -> Stuk:
    """Let a stuk be again as it was in an earlier version; that too is a new version, so it can be undone."""
    require_stuk(gebruiker, register, vorige.gegevens)
    doel = get_versie(store.list_versies(db.cursor(), vorige.id), register.soort, versie)
    require_stuk(gebruiker, register, doel.gegevens)
    reden = f"terug naar versie {versie}"
    nieuw = replace(build_volgende(vorige, register, gebruiker, doel.gegevens, nu, reden), vervallen=doel.vervallen)
    return _write(db, gebruiker, register, nieuw, GebeurtenisSoort.STUK_TERUGGEZET)


def add_stukken(
    db: Database, gebruiker: Gebruiker, inhouden: list[tuple[str, str, dict]], nu: datetime, reden: str
) -> list[Stuk]:
    """Keep several new stukken (soort, id, checked content) in one write and return them: all of them or none."""
    for soort, _, gegevens in inhouden:
        require_stuk(gebruiker, get_register(soort), gegevens)
    stukken = [Stuk(id_, soort, 1, nu, gebruiker.naam, gegevens, reden) for soort, id_, gegevens in inhouden]

    def werk(con: Cursor) -> list[Stuk]:
        for stuk in stukken:
            append_stuk(con, stuk)
        lijst = ", ".join(sorted({get_register(stuk.soort).titel for stuk in stukken}))
        append_gebeurtenis(
            con, gebruiker.naam, GebeurtenisSoort.STUK_BEWAARD, nu, reden, lijst=lijst, regels=len(stukken)
        )
        return stukken

    return db.write(werk, TABELLEN) if stukken else []


def seed_stukken(
    db: Database, gebruiker: Gebruiker, register: Register, inhouden: dict[str, dict], gebieden: Gebieden, nu: datetime
) -> int:
    """Keep what ships under ids of its own and return how many were new; what was ever there is left as people made it."""
    bekend = {stuk.id for stuk in store.list_stand(db.cursor(), register.soort)}
    nieuw = []
    for id_, ruw in inhouden.items():
        gegevens, bevindingen = check_gegevens(register, ruw, gebieden)
        if bevindingen:
            raise Ongeldig(bevindingen)
        if id_ not in bekend:
            nieuw.append((register.soort, id_, gegevens))
    return len(add_stukken(db, gebruiker, nieuw, nu, "meegeleverd"))


def get_versie(versies: list[Stuk], soort: str, versie: int) -> Stuk:
    """Return one of the versions of a stuk; refuses a number that it does not have."""
    doel = next((v for v in versies if v.versie == versie and v.soort == soort), None)
    if doel is None:
        raise Fout(f"Versie {versie} bestaat niet. Kies een versie uit de geschiedenis.")
    return doel


def append_stuk(con: Cursor, stuk: Stuk) -> None:
    """Add a version within a write that others began; refuses when it does not follow the newest one."""
    versies = store.list_versies(con, stuk.id)
    if (versies[0].versie if versies else 0) != stuk.versie - 1:
        raise Fout(ELDERS)
    store.append_versie(con, stuk)


def build_volgende(
    vorige: Stuk | None, register: Register, gebruiker: Gebruiker, gegevens: Mapping, nu: datetime, reden: str = ""
) -> Stuk:
    """Return the version that follows `vorige`, or the first of a new stuk."""
    id_ = vorige.id if vorige else str(uuid.uuid4())
    versie = vorige.versie + 1 if vorige else 1
    return Stuk(id_, register.soort, versie, nu, gebruiker.naam, gegevens, reden)


def _write(db: Database, gebruiker: Gebruiker, register: Register, stuk: Stuk, soort: GebeurtenisSoort) -> Stuk:
    def werk(con: Cursor) -> Stuk:
        append_stuk(con, stuk)
        append_gebeurtenis(
            con, gebruiker.naam, soort, stuk.op, f"{register.enkelvoud} {stuk.id[:8]}", versie=stuk.versie
        )
        return stuk

    return db.write(werk, TABELLEN)
