"""Names of persons: by lists, by the words around them and by repeat mention."""

from lwd_monitor.tekst.naam.aangekondigd import find_aangekondigd
from lwd_monitor.tekst.naam.klein import find_ingevuld, find_klein_eind, is_klein_geschreven
from lwd_monitor.tekst.naam.los import is_losse_naam
from lwd_monitor.tekst.naam.reeks import find_reeks, find_voorvoegselnaam
from lwd_monitor.tekst.naam.rij import Rij
from lwd_monitor.tekst.naam.vervolg import add_herhaling, add_opsomming
from lwd_monitor.tekst.woord import split_woorden

Plek = tuple[int, int]

__all__ = ["find_namen"]


def _find_op(rij: Rij, i: int) -> Plek | None:
    """Return the name that starts at word i, or that a title there announces, as word numbers."""
    if gevonden := find_aangekondigd(rij, i):
        return gevonden
    woord = rij[i]
    if woord.gemaskerd:
        return None
    if eind := find_voorvoegselnaam(rij, i):
        return i, max(eind, find_reeks(rij, i)) if woord.hoofdletter else eind
    if woord.hoofdletter or woord.initialen:
        eind = find_reeks(rij, i)
        return (i, eind) if eind > i and is_losse_naam(rij, i, eind) else None
    return (i, find_klein_eind(rij, i)) if is_klein_geschreven(rij, i) else None


def _extend_terug(rij: Rij, van: int) -> int:
    """Return where the name starts when words with a capital stand before it: `Wen` of `Wen Hao Zhu`."""
    while van > 0 and rij.is_aaneen(van):
        vorige = rij[van - 1]
        los = vorige.gemaskerd or vorige.kapitalen or vorige.begin or van - 1 in rij.bezet
        if los or not vorige.hoofdletter or vorige.initialen or vorige.tussen:
            break
        van -= 1
    return van


def _extend_verder(rij: Rij, eind: int) -> int:
    """Return where the name ends: a capital inside the sentence right behind a name belongs to it."""
    while rij.is_aaneen(eind):
        volgende = rij[eind]
        if volgende.gemaskerd or volgende.kapitalen or volgende.begin or not volgende.hoofdletter:
            break
        eind += 1
    return eind


def _walk(rij: Rij) -> None:
    i = 0
    while i < len(rij):
        if gevonden := _find_op(rij, i):
            eind = _extend_verder(rij, gevonden[1])
            rij.add(_extend_terug(rij, gevonden[0]), eind)
            i = eind
        else:
            i += 1


def find_namen(tekst: str) -> list[Plek]:
    """Find the names of persons, with their title; names of streets, schools and organisations are left alone."""
    rij = Rij(tekst, split_woorden(tekst))
    _walk(rij)
    for van, eind in find_ingevuld(rij):
        rij.add(van, eind)
    add_opsomming(rij)
    add_herhaling(rij)
    return sorted({(rij[van].start, rij[eind - 1].eind) for van, eind in rij.gevonden})
