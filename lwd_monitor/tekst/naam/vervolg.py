"""Names that follow from a name already found: beside it in a list, or the same word further on."""

from collections.abc import Iterator

from lwd_monitor.tekst import aanwijzing
from lwd_monitor.tekst.naam.reeks import find_reeks
from lwd_monitor.tekst.naam.rij import Rij

_LEEFTIJD = r"(?: \(\d+\))?"


def add_opsomming(rij: Rij) -> None:
    """Add the words that stand beside a name in a list: `Noa, Finn en Zoë`."""
    wachtrij = list(rij.gevonden)
    while wachtrij:
        van, eind = wachtrij.pop()
        for nieuw in _list_buren(rij, van, eind):
            rij.add(*nieuw)
            wachtrij.append(nieuw)


def _list_buren(rij: Rij, van: int, eind: int) -> Iterator[tuple[int, int]]:
    erna, ervoor = _find_erna(rij, eind), _find_ervoor(rij, van)
    if erna is not None and erna not in rij.bezet and _is_lijstlid(rij, erna):
        yield erna, max(find_reeks(rij, erna), erna + 1)
    if ervoor is not None and ervoor not in rij.bezet and _is_lijstlid(rij, ervoor):
        yield ervoor, ervoor + 1


def _find_erna(rij: Rij, eind: int) -> int | None:
    if eind >= len(rij):
        return None
    if rij[eind].kaal == "en" and rij.match_tussen(eind, _LEEFTIJD + r"[ \u00a0]"):
        return eind + 1 if rij.is_aaneen(eind + 1) else None
    return eind if rij.match_tussen(eind, _LEEFTIJD + r", |\r?\n- ") else None


def _find_ervoor(rij: Rij, van: int) -> int | None:
    if van == 0:
        return None
    tussen = rij.read_tussen(van)
    if rij[van - 1].kaal == "en" and tussen == " " and van > 1:
        return van - 2 if rij.is_aaneen(van - 1) else None
    return van - 1 if tussen in (", ", "\n- ") else None


def _is_lijstlid(rij: Rij, i: int) -> bool:
    woord = rij[i]
    if not woord.hoofdletter or woord.gemaskerd or woord.kapitalen or woord.kaal in aanwijzing.GEEN_NAAM_NA_CUE:
        return False
    if woord.voornaam or woord.achternaam:
        return True
    voor_naam = i + 2 in rij.bezet and rij[i + 1].kaal == "en" and rij[i + 2].sterk
    return woord.onbekend and (voor_naam or not woord.begin)


def _list_delen(rij: Rij) -> dict[str, bool]:
    """Return the words that names consist of, with whether the name had a capital."""
    woorden = (rij[n] for van, eind in rij.gevonden for n in range(van, eind))
    return {
        woord.kaal: woord.hoofdletter
        for woord in woorden
        if len(woord.kaal) > 2 and not (woord.tussen or woord.initialen or woord.kaal in aanwijzing.TITELS)
    }


def add_herhaling(rij: Rij) -> None:
    """Add every further mention of the parts of a name that was found."""
    delen = _list_delen(rij)
    for n, woord in enumerate(rij.woorden):
        if n in rij.bezet or woord.gemaskerd or woord.kaal not in delen:
            continue
        if woord.hoofdletter:
            weg = (woord.begin and woord.kaal in aanwijzing.GEEN_NAAM_NA_CUE) or (
                woord.is_woord and rij.has_lidwoord(n)
            )
        else:
            weg = delen[woord.kaal] or woord.is_woord
        if not weg:
            rij.add(n, n + 1)
