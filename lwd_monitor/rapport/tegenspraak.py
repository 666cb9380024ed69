"""Which editions figures under way would contradict: what was fixed, and what a reader would find after it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from lwd_monitor.db import Cursor
from lwd_monitor.gebied import load_gebieden
from lwd_monitor.indicator import load_indicatoren
from lwd_monitor.profiel import load_profiel
from lwd_monitor.rapport.editie import Afwijking, get_editie, list_edities
from lwd_monitor.rapport.store import Editie
from lwd_monitor.toegang import Gebruiker, Recht, require

Sleutel = tuple[str, str, int]


@dataclass(frozen=True)
class Tegenspraak:
    """An edition with the figures of it that would become others."""

    editie: Editie
    afwijkingen: tuple[Afwijking, ...]


def list_tegenspraak(voor: Cursor, na: Cursor, gebruiker: Gebruiker, geraakt: Collection[str]) -> list[Tegenspraak]:
    """Return the editions that a person may read of which a figure would become another than was fixed, newest first.

    Notes: `voor` and `na` see the store before and after, `geraakt` are the indicators that change. What an edition
    says otherwise already, and stays so, is not named: the upload has no part in it.
    """
    require(gebruiker, Recht.RAPPORT_MAKEN)
    vast = {
        editie: {c.sleutel: c.getal for c in get_editie(voor, gebruiker, editie.id)[1].list_cijfers()}
        for editie in list_edities(voor, gebruiker)
    }
    sleutels = {s for cijfers in vast.values() for s in cijfers if s[1] in geraakt}
    toen, straks = (_load_waarden(con, sleutels) for con in (voor, na))
    gevonden = []
    for editie, cijfers in vast.items():
        anders = tuple(
            Afwijking(*sleutel, was, straks.get(sleutel))
            for sleutel, was in cijfers.items()
            if sleutel in sleutels and straks.get(sleutel) not in (was, toen.get(sleutel))
        )
        if anders:
            gevonden.append(Tegenspraak(editie, anders))
    return gevonden


def _load_waarden(con: Cursor, sleutels: Iterable[Sleutel]) -> dict[Sleutel, float]:
    """Return the figures of these places, indicators and years as a report would have them."""
    per_plek: dict[str, set[str]] = {}
    for plek, indicator, _ in sleutels:
        per_plek.setdefault(plek, set()).add(indicator)
    if not per_plek:
        return {}
    gebieden, catalogus = load_gebieden(con), load_indicatoren(con)
    waarden: dict[Sleutel, float] = {}
    for plek, ids in per_plek.items():
        nodig = {id_: catalogus[id_] for id_ in ids if id_ in catalogus}
        for id_, rij in load_profiel(con, gebieden.get(plek), gebieden, nodig).rijen.items():
            waarden |= {(plek, id_, m.jaar): m.waarde for m in rij.reeks if m.waarde is not None}
    return waarden
