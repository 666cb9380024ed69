"""Which editions figures under way would contradict: what was fixed, and what a reader would find after it."""

from collections.abc import Collection
from dataclasses import dataclass

from lwd_monitor.db import Cursor
from lwd_monitor.rapport.editie import get_document, list_edities
from lwd_monitor.rapport.store import Editie
from lwd_monitor.rapport.verschil import Afwijking
from lwd_monitor.rapport.waarden import load_waarden
from lwd_monitor.toegang import Gebruiker, Recht, require


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
            gevonden.append(Tegenspraak(editie, anders))
    return gevonden
