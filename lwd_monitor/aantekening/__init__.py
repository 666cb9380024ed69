"""A note of a meeting about a place, that goes where it belongs: a signaal, the draft of a story, or an activity."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from lwd_monitor import aanpak, evaluatie
from lwd_monitor.db import Database
from lwd_monitor.gebied import Gebieden
from lwd_monitor.gesprek import require_tekst
from lwd_monitor.opmaak import format_datum
from lwd_monitor.register import Register, get_register, save_stuk
from lwd_monitor.toegang import Gebruiker, Recht, has_recht, require
from lwd_monitor.verhaal import Herkomst, Verhaal, make_concept, save_concept

__all__ = ["Aantekening", "Wordt", "get_signaalregister", "list_wordt", "save_aantekening"]


class Wordt(StrEnum):
    """What a note becomes."""

    SIGNAAL = "signaal"
    VERHAAL = "verhaal"
    ACTIVITEIT = "activiteit"


@dataclass(frozen=True)
class Aantekening:
    """What was said about a place; `titel` names the story or the activity, `keuzes` fill the fields of a signaal."""

    gebied: str
    wordt: Wordt
    tekst: str
    titel: str = ""
    keuzes: Mapping[str, str] = field(default_factory=dict)


def get_signaalregister() -> Register:
    """Return the register of signals, for the words of its choices."""
    return get_register(evaluatie.SIGNAAL)


def list_wordt(gebruiker: Gebruiker) -> list[Wordt]:
    """Return what a note of this person may become."""
    signaal, actie = get_signaalregister(), get_register(aanpak.REGISTER)
    rechten = {
        Wordt.SIGNAAL: signaal.schrijven,
        Wordt.VERHAAL: Recht.VERHAAL_INSTUREN,
        Wordt.ACTIVITEIT: actie.schrijven,
    }
    return [wordt for wordt, recht in rechten.items() if has_recht(gebruiker, recht)]


def save_aantekening(
    db: Database, gebruiker: Gebruiker, aantekening: Aantekening, gebieden: Gebieden, nu: datetime
) -> str:
    """Keep a note as what it becomes and return its id; what keeps it asks the right for it and for the place.

    Notes: a signaal and an activity are read by others at once, so nothing personal may stand in them. The draft of a
    story is for the writer alone; it is checked when it is handed in.
    """
    require(gebruiker, Recht.VERHAAL_INSTUREN)
    if aantekening.wordt is Wordt.VERHAAL:
        return save_concept(db, gebruiker, _build_concept(aantekening, gebruiker, gebieden, nu), nu).id
    tekst = require_tekst(aantekening.tekst, "wat er is gezegd")
    if aantekening.wordt is Wordt.SIGNAAL:
        ruw = {"wat": tekst, "gebied": aantekening.gebied, "datum": nu.date(), **aantekening.keuzes}
        return save_stuk(db, gebruiker, get_signaalregister(), ruw, gebieden, nu, reden="uit een gesprek").id
    ruw = {
        "naam": require_tekst(aantekening.titel, "de naam van de activiteit"),
        "gebied": aantekening.gebied,
        "vorm": "anders",
        "status": "gepland",
        "signalen": tekst,
        "bron": f"Gesprek op {format_datum(nu.date())}",
    }
    return save_stuk(db, gebruiker, get_register(aanpak.REGISTER), ruw, gebieden, nu, reden="uit een gesprek").id


def _build_concept(aantekening: Aantekening, gebruiker: Gebruiker, gebieden: Gebieden, nu: datetime) -> Verhaal:
    return replace(
        make_concept(gebruiker.naam, aantekening.gebied, gebieden.nieuwste, nu.date()),
        titel=aantekening.titel.strip(),
        tekst=aantekening.tekst.strip(),
        verkregen=Herkomst.BIJEENKOMST.value,
    )
