"""What of an edition is otherwise today, and which editions are contradicted by figures under way."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from lwd_monitor.db import Cursor
from lwd_monitor.gebied import load_gebieden
from lwd_monitor.indicator import load_indicatoren
from lwd_monitor.portret import load_portret
from lwd_monitor.rapport.editie import Document, get_document, list_edities
from lwd_monitor.rapport.model import Alinea, Cijfers, Lijst, Moment, Rapport, Rapportsoort, Sleutel
from lwd_monitor.rapport.onderdelen import VERANDERD
from lwd_monitor.rapport.overleg import build_vergaderpakket
from lwd_monitor.rapport.stof import Rapportstof, Rapportvraag
from lwd_monitor.rapport.store import Editie
from lwd_monitor.rapport.verslag import build_verslag
from lwd_monitor.rapport.wijkblad import ALLES, build_wijkblad
from lwd_monitor.toegang import Gebruiker, Recht, require

# The reports that say what a test found. They are made as large as they get: what has no room is not gone.
BOUWERS = {
    Rapportsoort.WIJKBLAD: lambda stof: build_wijkblad(stof, ALLES),
    Rapportsoort.VERSLAG: build_verslag,
    Rapportsoort.VERGADERPAKKET: lambda stof: build_vergaderpakket(stof, ALLES.veranderd),
}


def load_waarden(con: Cursor, sleutels: Iterable[Sleutel]) -> dict[Sleutel, float]:
    """Return the figures of these places, indicators and years; what is not there, or stands nowhere any more, is left out."""
    per_plek: dict[str, set[str]] = {}
    for plek, indicator, _ in sleutels:
        per_plek.setdefault(plek, set()).add(indicator)
    if not per_plek:
        return {}
    gebieden, catalogus = load_gebieden(con), load_indicatoren(con)
    waarden: dict[Sleutel, float] = {}
    for plek, ids in per_plek.items():
        gebied = gebieden.eigen.get(plek) or gebieden.find(plek)
        if gebied is None:
            continue
        nodig = {id_: catalogus[id_] for id_ in ids if id_ in catalogus}
        for id_, rij in load_portret(con, gebied, gebieden, nodig).rijen.items():
            waarden |= {(plek, id_, m.jaar): m.waarde for m in rij.reeks if m.waarde is not None}
    return waarden


@dataclass(frozen=True)
class Afwijking:
    """A figure that is another today; `nu` is None when there is none any more."""

    gebied: str
    indicator: str
    jaar: int
    was: float
    nu: float | None


@dataclass(frozen=True)
class Editieverschil:
    """What differs today from an edition: figures, sentences that would not be said now, and what the document lost."""

    document: Document
    cijfers: tuple[Afwijking, ...]
    zinnen: tuple[str, ...]


def compare_editie(con: Cursor, gebruiker: Gebruiker, id_: str, nu: datetime) -> Editieverschil:
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
    return Editieverschil(document, cijfers, tuple(zin for zin in zinnen if zin not in gezegd))


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
    vraag = Rapportvraag(Rapportsoort(editie.soort), editie.jaar, editie.gebied or None, moment)
    return BOUWERS[vraag.soort](Rapportstof(con, gebruiker, vraag, nu))


@dataclass(frozen=True)
class Editietegenspraak:
    """An edition with the figures of it that would become others."""

    editie: Editie
    afwijkingen: tuple[Afwijking, ...]


def list_tegenspraak(
    voor: Cursor, na: Cursor, gebruiker: Gebruiker, geraakt: Collection[str]
) -> list[Editietegenspraak]:
    """Return the editions that a person may read of which a figure would become another than was fixed, newest first.

    Notes: `voor` and `na` see the store before and after, `geraakt` are the indicators that change. What an edition
    says otherwise already, and stays so, is not named: the upload has no part in it.
    """
    require(gebruiker, Recht.RAPPORT_MAKEN)
    vast = {
        editie: get_document(voor, gebruiker, editie.id).rapport.list_getallen()
        for editie in list_edities(voor, gebruiker)
    }
    sleutels = {s for cijfers in vast.values() for s in cijfers if s[1] in geraakt}
    toen, straks = (load_waarden(con, sleutels) for con in (voor, na))
    gevonden = []
    for editie, cijfers in vast.items():
        anders = tuple(
            Afwijking(*sleutel, was, straks.get(sleutel))
            for sleutel, was in cijfers.items()
            if sleutel in sleutels and straks.get(sleutel) not in (was, toen.get(sleutel))
        )
        if anders:
            gevonden.append(Editietegenspraak(editie, anders))
    return gevonden
