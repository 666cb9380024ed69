"""Reviewing stories: the queue, publishing, giving back, withdrawing, what is due, and adding a figure."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from lwd_monitor.db import Cursor, Database
from lwd_monitor.fout import Fout
from lwd_monitor.invoer import check_tekens
from lwd_monitor.tekst import check_tekst
from lwd_monitor.toegang import SYSTEEM, Gebruiker, Recht, require
from lwd_monitor.verhaal import store
from lwd_monitor.verhaal.bijlage import Duiding
from lwd_monitor.verhaal.controle import check_verhaal
from lwd_monitor.verhaal.model import Verhaal, VerhaalStatus
from lwd_monitor.verhaal.schrijven import list_eigen
from lwd_monitor.verhaal.stap import Stap, Zet, is_eigen, make_grafsteen, move

VOORUIT = timedelta(days=92)


MAX_OPMERKING = 2_000
MAX_WAAROM = 300


class Intrekreden(StrEnum):
    """Why a story is withdrawn; a fixed list, so that no word of the story comes back in the reason."""

    VERTELLER = "de verteller trok de toestemming in"
    VERLOPEN = "de toestemming is voorbij"
    BEWAARTERMIJN = "de bewaartermijn is voorbij"
    ONJUIST = "het verhaal klopt niet"
    VERZOEK = "iemand vroeg erom"
    SCHRIJVER = "de schrijver wil het niet meer"


@dataclass(frozen=True)
class Wachtend:
    """A story that waits for review, with its age in days."""

    verhaal: Verhaal
    dagen: int
    eigen: bool


def publish_verhaal(db: Database, gebruiker: Gebruiker, verhaal_id: str, versie: int, op: datetime) -> Verhaal:
    """Publish a story that was handed in; nobody publishes his own unless a setting allows it."""

    def bereid(verhaal: Verhaal) -> Verhaal:
        if bevindingen := check_verhaal(verhaal, op.date()):
            raise Fout("Niet gepubliceerd. " + " ".join(b.melding for b in bevindingen))
        return verhaal

    return move(db, gebruiker, Zet(Stap.PUBLICEREN, verhaal_id, versie, op), bereid=bereid)


def publish_bronverhaal(con: Cursor, gebruiker: Gebruiker, verhaal: Verhaal, op: datetime, opmerking: str) -> None:
    """Publish a story from a published source, within the write of the caller: it has no teller and no writer here."""
    require(gebruiker, Recht.VERHAAL_BEOORDELEN)
    if verhaal.has_verteller:
        raise Fout("Alleen een verhaal uit een gepubliceerde bron kan zonder beoordeling verschijnen.")
    store.save_verhaal(con, verhaal, gebruiker.naam, op, opmerking)


def return_verhaal(
    db: Database, gebruiker: Gebruiker, verhaal_id: str, versie: int, op: datetime, opmerking: str
) -> Verhaal:
    """Give a story back to its writer with a remark that says what to mend."""
    require(gebruiker, Recht.VERHAAL_BEOORDELEN)
    if not opmerking.strip():
        raise Fout("Schrijf een opmerking: wat moet de schrijver verbeteren?")
    if len(opmerking) > MAX_OPMERKING:
        raise Fout(f"De opmerking is langer dan {MAX_OPMERKING} tekens. Maak hem korter.")
    if vreemd := check_tekens(opmerking, "de opmerking", regels=True):
        raise Fout(vreemd[0])
    return move(db, gebruiker, Zet(Stap.TERUGGEVEN, verhaal_id, versie, op, opmerking.strip()))


def withdraw_verhaal(
    db: Database, gebruiker: Gebruiker, verhaal_id: str, versie: int, op: datetime, reden: Intrekreden
) -> Verhaal:
    """Withdraw a story for good: a tombstone stays, its content is erased from every version.

    Notes: who wrote, published and withdrew it, and when, stays; see docs/besluiten/0007.
    """
    return move(
        db,
        gebruiker,
        Zet(Stap.INTREKKEN, verhaal_id, versie, op, reden.value),
        bereid=make_grafsteen,
        na=lambda con: store.wis_inhoud(con, verhaal_id),
        details=lambda _: {"reden": reden.value},
    )


def run_verlopen(db: Database, op: datetime) -> int:
    """Withdraw every story of which the consent ended before today and return how many."""
    verlopen = store.list_verlopen(db.cursor(), op.date())
    for verhaal in verlopen:
        if verhaal.status == VerhaalStatus.CONCEPT:
            continue  # a draft is its writer's: he is told to ask again, and cannot hand it in
        withdraw_verhaal(db, SYSTEEM, verhaal.id, verhaal.versie, op, Intrekreden.VERLOPEN)
    return sum(verhaal.status != VerhaalStatus.CONCEPT for verhaal in verlopen)


def list_wachtrij(con: Cursor, gebruiker: Gebruiker, vandaag: date) -> list[Wachtend]:
    """Return the stories that wait for review, the oldest first."""
    require(gebruiker, Recht.VERHAAL_BEOORDELEN)
    wachtend = []
    for verhaal in store.list_met_status(con, VerhaalStatus.INGEDIEND):
        op = store.find_ingediend_op(con, verhaal.id)
        dagen = (vandaag - op.date()).days if op else 0
        wachtend.append(Wachtend(verhaal, dagen, is_eigen(verhaal, gebruiker)))
    return sorted(wachtend, key=lambda w: (-w.dagen, w.verhaal.id))


def list_bewaren(con: Cursor, gebruiker: Gebruiker, vandaag: date) -> list[tuple[Verhaal, date]]:
    """Return the published stories whose retention period is over or ends within three months."""
    require(gebruiker, Recht.VERHAAL_BEOORDELEN)
    return store.list_te_bewaren(con, vandaag + VOORUIT)


def list_geschiedenis(con: Cursor, gebruiker: Gebruiker, verhaal_id: str) -> list[store.Versie]:
    """Return the history of a story for its writers and for reviewers; drafts of others stay out of it."""
    versies = store.list_versies(con, verhaal_id)
    laatste = versies[-1].verhaal if versies else None
    if laatste is not None and is_eigen(laatste, gebruiker):
        return versies
    require(gebruiker, Recht.VERHAAL_BEOORDELEN)
    return [v for v in versies if v.status != VerhaalStatus.CONCEPT or v.opmerking is not None]


def find_opmerking(versies: list[store.Versie], gebruiker: Gebruiker) -> str:
    """Return what a reviewer last asked this writer to mend in a draft, or nothing."""
    terug = [v for v in versies if v.status == VerhaalStatus.CONCEPT and v.opmerking and v.gebruiker != gebruiker.naam]
    return terug[-1].opmerking or "" if terug else ""


def list_teruggegeven(con: Cursor, gebruiker: Gebruiker) -> list[Verhaal]:
    """Return the stories that this person got back with a remark and did not hand in again."""
    concepten = list_eigen(con, gebruiker, [VerhaalStatus.CONCEPT])
    return [v for v in concepten if find_opmerking(list_geschiedenis(con, gebruiker, v.id), gebruiker)]


def find_vorige(versies: list[store.Versie]) -> Verhaal | None:
    """Return the story as it was handed in or published before its writer last worked on it, to compare with."""
    klad = [nummer for nummer, v in enumerate(versies) if v.status == VerhaalStatus.CONCEPT]
    gezien = (VerhaalStatus.INGEDIEND, VerhaalStatus.GEPUBLICEERD)
    eerder = [v for v in versies[: klad[-1]] if v.status in gezien and v.verhaal] if klad else []
    return eerder[-1].verhaal if eerder else None


def add_duiding(
    db: Database, gebruiker: Gebruiker, verhaal_id: str, versie: int, duiding: Duiding, op: datetime
) -> Verhaal:
    """Set someone else's story beside a figure, while reviewing or later; the reader sees that the editors did."""
    require(gebruiker, Recht.VERHAAL_BEOORDELEN)
    nieuw = replace(duiding, waarom=_require_waarom(duiding.waarom), door=gebruiker.naam)

    def bereid(verhaal: Verhaal) -> Verhaal:
        if nieuw.gebied_code not in verhaal.gebieden:
            raise Fout("Dit verhaal gaat niet over dat gebied. Kies een gebied van het verhaal.")
        if any(bestaand.plek == nieuw.plek for bestaand in verhaal.duidingen):
            raise Fout("Dit verhaal staat al bij dit cijfer en deze jaren. Kies een ander cijfer of andere jaren.")
        return replace(verhaal, duidingen=(*verhaal.duidingen, nieuw))

    opmerking = f"bij cijfer gezet: {nieuw.indicator_id}"
    return move(db, gebruiker, Zet(Stap.DUIDEN, verhaal_id, versie, op, opmerking), bereid=bereid)


def remove_duiding(
    db: Database, gebruiker: Gebruiker, verhaal_id: str, versie: int, duiding: Duiding, op: datetime
) -> Verhaal:
    """Take away a duiding that the editors added; what the writer said beside a figure is the writer's."""
    require(gebruiker, Recht.VERHAAL_BEOORDELEN)

    def bereid(verhaal: Verhaal) -> Verhaal:
        if not duiding.door or duiding not in verhaal.duidingen:
            raise Fout("Alleen een cijfer dat de redactie erbij zette, kunt u hier weghalen. Vernieuw de pagina.")
        return replace(verhaal, duidingen=tuple(d for d in verhaal.duidingen if d != duiding))

    opmerking = f"bij cijfer weggehaald: {duiding.indicator_id}"
    return move(db, gebruiker, Zet(Stap.DUIDEN, verhaal_id, versie, op, opmerking), bereid=bereid)


def _require_waarom(tekst: str) -> str:
    """Return the sentence without spaces round it; a reader sees it, so nothing personal may stand in it."""
    schoon = tekst.strip()
    if not schoon or len(schoon) > MAX_WAAROM:
        raise Fout(f"Schrijf in één zin waarom het verhaal bij dit cijfer hoort, in hoogstens {MAX_WAAROM} tekens.")
    if vreemd := check_tekens(schoon, "de uitleg"):
        raise Fout(vreemd[0])
    if gevonden := check_tekst(schoon):
        raise Fout(f"Er staat misschien iets persoonlijks in: {gevonden[0].tekst}. Haal het weg.")
    return schoon
