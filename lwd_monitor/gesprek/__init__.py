"""The talk about stories: what was done with one, what a figure asks, and which story a team finds most significant."""

import uuid
from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from lwd_monitor.db import Cursor, Database
from lwd_monitor.fout import Fout
from lwd_monitor.gebeurtenis import GebeurtenisSoort, append_gebeurtenis
from lwd_monitor.gesprek import store
from lwd_monitor.gesprek.aanleiding import follow_cijfers, list_aanleidingen, sync_vragen
from lwd_monitor.gesprek.model import Antwoord, Teamkeuze, Vraag, format_kwartaal, require_tekst
from lwd_monitor.toegang import Gebruiker, Recht, has_recht, require, require_gebied
from lwd_monitor.verhaal import Verhaal, VerhaalStatus, find_verhaal

__all__ = [
    "Antwoord",
    "Teamkeuze",
    "Vraag",
    "answer_vraag",
    "follow_cijfers",
    "format_kwartaal",
    "list_aanleidingen",
    "list_antwoorden",
    "list_keuzes",
    "list_vragen",
    "open_vraag",
    "require_tekst",
    "save_antwoord",
    "save_keuze",
    "sync_vragen",
]

TABELLEN = ("verhaal_vraag", "gebeurtenis")


def save_antwoord(db: Database, gebruiker: Gebruiker, verhaal_id: str, tekst: str, op: datetime) -> Antwoord:
    """Tell back what was done with a published story; readers see it under the story."""
    require(gebruiker, Recht.VERHAAL_BEOORDELEN)
    antwoord = Antwoord(
        str(uuid.uuid4()), verhaal_id, require_tekst(tekst, "wat er met het verhaal is gedaan"), gebruiker.naam, op
    )

    def werk(con: Cursor) -> Antwoord:
        _require_gepubliceerd(con, verhaal_id)
        store.insert_antwoord(con, vars(antwoord))
        return antwoord

    return db.write(werk, ("verhaal_antwoord",))


def list_antwoorden(con: Cursor, bekend: Collection[str]) -> dict[str, list[Antwoord]]:
    """Return the answers to the stories with these ids, which the caller may read."""
    per_verhaal: dict[str, list[Antwoord]] = {}
    for rij in store.list_antwoorden(con):
        antwoord = Antwoord(*rij)
        if antwoord.verhaal_id in bekend:
            per_verhaal.setdefault(antwoord.verhaal_id, []).append(antwoord)
    return per_verhaal


def open_vraag(
    db: Database,
    gebruiker: Gebruiker,
    indicator_id: str,
    gebied: tuple[str, int],
    jaren: tuple[int, int],
    op: datetime,
    vraag: str = "Wat verklaart dit?",
) -> Vraag:
    """Ask the wijkregisseur what stands behind a figure; `gebied` is code and indeling.

    Notes: asking twice about the same figure, place and years gives back the question that is open already. Seven: what the question is about,
    who asks it, when, and in which words.
    """
    require(gebruiker, Recht.LEZEN_INTERN)
    require_gebied(gebruiker, Recht.LEZEN_INTERN, [gebied[0]])
    tekst = require_tekst(vraag, "de vraag")
    nieuw = Vraag(str(uuid.uuid4()), indicator_id, *gebied, min(jaren), max(jaren), tekst, gebruiker.naam, op)

    def werk(con: Cursor) -> Vraag:
        for bestaand in (Vraag(*rij) for rij in store.list_vragen(con)):
            if bestaand.is_open and bestaand.onderwerp == nieuw.onderwerp:
                return bestaand
        store.insert_vraag(con, vars(nieuw))
        _log(con, GebeurtenisSoort.VRAAG_GEOPEND, nieuw, gebruiker, op)
        return nieuw

    return db.write(werk, TABELLEN)


def answer_vraag(db: Database, gebruiker: Gebruiker, vraag_id: str, verhaal_id: str, op: datetime) -> Vraag:
    """Let a published story be the answer to an open question; it stands beside the figure, it proves no cause."""
    require(gebruiker, Recht.VERHAAL_INSTUREN)

    def werk(con: Cursor) -> Vraag:
        _require_gepubliceerd(con, verhaal_id)
        vraag = next((Vraag(*rij) for rij in store.list_vragen(con) if rij[0] == vraag_id), None)
        if vraag is None or not vraag.is_open:
            raise Fout("Deze vraag is al beantwoord of bestaat niet meer. Vernieuw de pagina.")
        require_gebied(gebruiker, Recht.VERHAAL_INSTUREN, [vraag.gebied_code])
        store.answer_vraag(con, {"id": vraag_id, "verhaal_id": verhaal_id, "op": op})
        _log(con, GebeurtenisSoort.VRAAG_BEANTWOORD, vraag, gebruiker, op, verhaal=verhaal_id)
        return replace(vraag, verhaal_id=verhaal_id, beantwoord_op=op)

    return db.write(werk, TABELLEN)


def list_vragen(con: Cursor, gebruiker: Gebruiker | None, leesbaar: Collection[str]) -> list[Vraag]:
    """Return the questions that this person may see, the open ones first; `leesbaar` are the stories he may read.

    Notes: who reads inside sees all. Others see those that a tested change raised, and of the answers only the stories
    that they may read: that there is a story for others does not show.
    """
    alle = [Vraag(*rij) for rij in store.list_vragen(con)]
    if has_recht(gebruiker, Recht.LEZEN_INTERN):
        return alle
    eigen = [vraag for vraag in alle if vraag.richting and vraag.vervallen_op is None]
    return [v if v.verhaal_id in leesbaar else replace(v, verhaal_id=None, beantwoord_op=None) for v in eigen]


def save_keuze(
    db: Database, gebruiker: Gebruiker, kwartaal: str, team: str, verhaal_id: str, waarom: str, op: datetime
) -> Teamkeuze:
    """Keep which story a team finds the most significant of a quarter, and why; choosing anew replaces it.

    Notes: seven, the columns of a choice with who makes it and where it is kept.
    """
    require(gebruiker, Recht.VERHAAL_INSTUREN)
    naam, reden = require_tekst(team, "de naam van het team"), require_tekst(waarom, "waarom dit verhaal")
    keuze = Teamkeuze(str(uuid.uuid4()), kwartaal, naam, verhaal_id, reden, gebruiker.naam, op)

    def werk(con: Cursor) -> Teamkeuze:
        require_gebied(gebruiker, Recht.VERHAAL_INSTUREN, _require_gepubliceerd(con, verhaal_id).gebieden)
        store.replace_keuze(con, vars(keuze))
        return keuze

    return db.write(werk, ("verhaal_keuze",))


def list_keuzes(con: Cursor, verhalen: list[Verhaal]) -> list[Teamkeuze]:
    """Return the choices among these stories, which the caller may read, the newest quarter first."""
    bekend = {verhaal.id for verhaal in verhalen}
    return [keuze for keuze in (Teamkeuze(*rij) for rij in store.list_keuzes(con)) if keuze.verhaal_id in bekend]


def _log(
    con: Cursor, soort: GebeurtenisSoort, vraag: Vraag, gebruiker: Gebruiker, op: datetime, **meer: object
) -> None:
    onderwerp = f"{vraag.indicator_id} {vraag.gebied_code}"
    jaren = f"{vraag.jaar_van}-{vraag.jaar_tot}"
    append_gebeurtenis(con, gebruiker.naam, soort, op, onderwerp, jaren=jaren, indeling=vraag.indeling, **meer)


def _require_gepubliceerd(con: Cursor, verhaal_id: str) -> Verhaal:
    verhaal = find_verhaal(con, verhaal_id)
    if verhaal is None or verhaal.status != VerhaalStatus.GEPUBLICEERD:
        raise Fout("Dit verhaal is niet gepubliceerd. Kies een verhaal dat lezers kunnen zien.")
    return verhaal
