"""Stories for tests."""

from dataclasses import replace
from datetime import date, datetime

from lwd_monitor.db import Database
from lwd_monitor.toegang import DEMO_GEBRUIKERS, Gebruiker, Rol
from lwd_monitor.verhaal import (
    Toestemming,
    Verhaal,
    Verhaalsoort,
    VerhaalStatus,
    Zichtbaar,
    publish_verhaal,
    save_concept,
    submit_verhaal,
)

NU = datetime(2026, 11, 22, 12, 0)
WIJK, RED, BEHEER = (DEMO_GEBRUIKERS[rol] for rol in (Rol.WIJKREGISSEUR, Rol.REDACTEUR, Rol.BEHEERDER))
TEKST = "Bewoners van de straat maken samen een tuin. Elke zaterdag komen er meer mensen helpen met planten."


def make_verhaal(verhaal_id: str = "t1", **velden: object) -> Verhaal:
    """A draft that may be handed in."""
    verhaal = Verhaal(
        id=verhaal_id,
        titel="Samen een tuin",
        tekst=TEKST,
        datum=date(2026, 11, 1),
        datum_soort="dag",
        gebieden=("WK014115",),
        indeling=2024,
        werkvelden=("participatie",),
        soort=Verhaalsoort.MOOI_VOORBEELD,
        stem="bewoner",
        status=VerhaalStatus.CONCEPT,
        zichtbaar=Zichtbaar.OPENBAAR,
        versie=0,
        toestemming=Toestemming(Zichtbaar.OPENBAAR, "mondeling", date(2026, 11, 1)),
    )
    return replace(verhaal, **velden)


def bring_to(
    db: Database, status: VerhaalStatus, schrijver: Gebruiker = WIJK, op: datetime = NU, **velden: object
) -> Verhaal:
    """Write a story and bring it to a step."""
    verhaal = save_concept(db, schrijver, make_verhaal(**velden), op)
    if status == VerhaalStatus.CONCEPT:
        return verhaal
    verhaal = submit_verhaal(db, schrijver, verhaal.id, verhaal.versie, op)
    if status == VerhaalStatus.INGEDIEND:
        return verhaal
    return publish_verhaal(db, RED if schrijver != RED else BEHEER, verhaal.id, verhaal.versie, op)
