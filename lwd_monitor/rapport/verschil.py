"""What of an edition is otherwise today: figures, sentences that rest on a test, and stories that were withdrawn."""

from dataclasses import dataclass
from datetime import datetime

from lwd_monitor.db import Cursor
from lwd_monitor.gebied import load_gebieden
from lwd_monitor.rapport.editie import Document, get_document
from lwd_monitor.rapport.model import Alinea, Cijfers, Lijst, Moment, Rapport, Rapportsoort
from lwd_monitor.rapport.onderdelen import VERANDERD
from lwd_monitor.rapport.overleg import build_vergaderpakket
from lwd_monitor.rapport.stof import Stof, Vraag
from lwd_monitor.rapport.store import Editie
from lwd_monitor.rapport.verslag import build_verslag
from lwd_monitor.rapport.waarden import load_waarden
from lwd_monitor.rapport.wijkblad import ALLES, build_wijkblad
from lwd_monitor.toegang import Gebruiker

# The reports that say what a test found. They are made as large as they get: what has no room is not gone.
BOUWERS = {
    Rapportsoort.WIJKBLAD: lambda stof: build_wijkblad(stof, ALLES),
    Rapportsoort.VERSLAG: build_verslag,
    Rapportsoort.VERGADERPAKKET: lambda stof: build_vergaderpakket(stof, ALLES.veranderd),
}


@dataclass(frozen=True)
class Afwijking:
    """A figure that is another today; `nu` is None when there is none any more."""

    gebied: str
    indicator: str
    jaar: int
    was: float
    nu: float | None


@dataclass(frozen=True)
class Verschil:
    """What differs today from an edition: figures, sentences that would not be said now, and what the document lost."""

    document: Document
    cijfers: tuple[Afwijking, ...]
    zinnen: tuple[str, ...]


def compare_editie(con: Cursor, gebruiker: Gebruiker, id_: str, nu: datetime) -> Verschil:
    """Return what of an edition is otherwise today; asks the right `rapport_maken`.

    Notes: each figure is looked up in the place that it is of. What people enter (opgaven, money, questions) changes by
    itself, and is not compared.
    """
    document = get_document(con, gebruiker, id_)
    editie, rapport = document.editie, document.rapport
    getallen = rapport.list_getallen()
    waarden = load_waarden(con, getallen)
    cijfers = tuple(Afwijking(*s, was, waarden.get(s)) for s, was in getallen.items() if waarden.get(s) != was)
    zinnen = list_zinnen(rapport)
    vandaag = _build_vandaag(con, gebruiker, editie, nu) if zinnen else None
    gezegd = set(list_zinnen(vandaag)) if vandaag else set()
    return Verschil(document, cijfers, tuple(zin for zin in zinnen if zin not in gezegd))


def list_zinnen(rapport: Rapport) -> list[str]:
    """Return the sentences of a report that rest on a test, each with what it is about, in reading order."""
    zinnen = []
    for sectie in rapport.secties:
        for blok in sectie.blokken:
            if isinstance(blok, Cijfers):
                zinnen += [f"{c.naam}: {zin}" for c in blok.regels for zin in (c.oordeel, c.verandering) if zin]
            elif isinstance(blok, Lijst | Alinea) and sectie.titel.startswith(VERANDERD):
                regels = blok.regels if isinstance(blok, Lijst) else (blok.tekst,)
                zinnen += [f"{sectie.titel}: {regel}" for regel in regels]
    return list(dict.fromkeys(zinnen))


def _build_vandaag(con: Cursor, gebruiker: Gebruiker, editie: Editie, nu: datetime) -> Rapport | None:
    """Return the same report of today; None when its place is there no more."""
    gebieden = load_gebieden(con)
    if editie.gebied and editie.gebied not in gebieden.eigen and gebieden.find(editie.gebied) is None:
        return None
    moment = Moment(editie.moment or Moment.JAARVERSLAG.value)
    vraag = Vraag(Rapportsoort(editie.soort), editie.jaar, editie.gebied or None, moment)
    return BOUWERS[vraag.soort](Stof(con, gebruiker, vraag, nu))
