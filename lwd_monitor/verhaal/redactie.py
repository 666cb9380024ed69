"""What a reviewer adds to a story: the figure that it stands beside. The story itself stays its writer's."""

from dataclasses import replace
from datetime import datetime

from lwd_monitor.db import Database
from lwd_monitor.fout import Fout
from lwd_monitor.invoer import check_tekens
from lwd_monitor.tekst import check_tekst
from lwd_monitor.toegang import Gebruiker, Recht, require
from lwd_monitor.verhaal.bijlage import Duiding
from lwd_monitor.verhaal.model import Verhaal
from lwd_monitor.verhaal.overgang import Stap
from lwd_monitor.verhaal.stap import Zet, move

MAX_WAAROM = 300


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
