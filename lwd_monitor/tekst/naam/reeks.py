"""How far a name reaches: initials, prefixes and words with a capital."""

from lwd_monitor.tekst import aanwijzing
from lwd_monitor.tekst.naam.klein import has_mens_erna
from lwd_monitor.tekst.naam.rij import Rij
from lwd_monitor.tekst.woord import Woord
from lwd_monitor.tekst.woordenlijst import load_lijst

MAX_DELEN = 6
_TWENTS = aanwijzing.load("twents")
# A surname with one of these prefixes needs no list: `ter Braak`, `el Idrissi`.
_EIGEN_VOORVOEGSEL = aanwijzing.load("eigen_voorvoegsel")
# Turkish forms of address stand behind the name: Emine teyze.
_ACHTERAF = aanwijzing.load("achteraf")
_VOORZETSELS = aanwijzing.load("voorzetsels")


def _stops_reeks(rij: Rij, i: int) -> bool:
    """Tell whether the common word i with a capital ends the run instead of belonging to it."""
    woord, vorige = rij[i], rij[i - 1]
    if not woord.is_woord or woord.dubbelzinnig or woord.kapitalen or vorige.tussen or vorige.initialen:
        return False
    # Behind a first name a capital inside the sentence is a surname, also when it is a word: Truus Tuinman.
    if vorige.voornaam:
        return False
    return not (woord.achternaam or woord.voornaam or woord.tussen)


def find_reeks(rij: Rij, i: int) -> int:
    """Return the end of the run of initials, prefixes and capitals that starts at word i."""
    j = eind = i
    while j < len(rij) and j - i < MAX_DELEN:
        woord = rij[j]
        if (j > i and not rij.is_aaneen(j)) or (woord.gemaskerd and not woord.initialen):
            break
        if woord.initialen or (woord.hoofdletter and (j == i or not woord.begin)):
            if j > i and _stops_reeks(rij, j):
                break
            eind = j + 1
        elif not woord.tussen or (j == i and not find_voorvoegselnaam(rij, i)):
            break
        j += 1
    if eind < len(rij) and rij[eind].kaal in _ACHTERAF and rij.is_aaneen(eind):
        return eind + 1
    while eind > i and rij[eind - 1].tussen and rij[eind - 1].kaal not in load_lijst("voornamen"):
        eind -= 1
    return eind


def find_voorvoegselnaam(rij: Rij, i: int) -> int:
    """Return the end of a surname with a prefix at word i (Van der Meer, ten Brinke, Oude Lansink), or 0."""
    if not _is_voorvoegsel(rij[i]):
        return 0
    for lengte in (4, 3, 2):
        deel = rij.woorden[i : i + lengte]
        heel = len(deel) == lengte and all(rij.is_aaneen(i + n) for n in range(1, lengte))
        if heel and _fits_voorvoegselnaam(deel):
            return i + lengte if _stands_as_naam(rij, i, deel) else 0
    return 0


def _is_voorvoegsel(woord: Woord) -> bool:
    return woord.tussen or woord.kaal in _TWENTS


def _fits_voorvoegselnaam(deel: list[Woord]) -> bool:
    if any(woord.gemaskerd for woord in deel) or not deel[-1].hoofdletter:
        return False
    return all(_is_voorvoegsel(woord) for woord in deel[:-1]) and (_is_bekend(deel) or _is_kenmerkend(deel))


def _is_bekend(deel: list[Woord]) -> bool:
    naam = " ".join(woord.kaal for woord in deel)
    lijst = load_lijst("achternamen_met_voorvoegsel")
    return naam in lijst or naam.split("-")[0] in lijst


def _is_kenmerkend(deel: list[Woord]) -> bool:
    """Tell whether the prefixes alone make it a surname."""
    keten, laatste = {woord.kaal for woord in deel[:-1]}, deel[-1]
    if laatste.is_woord:
        return False
    if keten & _EIGEN_VOORVOEGSEL:
        return True
    groot_van = deel[0].kaal == "van" and deel[0].hoofdletter
    if not groot_van:
        return False
    return laatste.achternaam or not deel[0].begin or bool(len(deel) > 2 and keten & {"der", "den", "de", "'t"})


def _stands_as_naam(rij: Rij, i: int, deel: list[Woord]) -> bool:
    """Tell a surname from an article before a word: `de Boer` against `de boer`, `in 't Veld`."""
    keten, laatste, eind = {woord.kaal for woord in deel[:-1]}, deel[-1], i + len(deel)
    if keten <= {"'t"} and i > 0 and rij[i - 1].kaal in _VOORZETSELS:
        return _is_bekend(deel)
    los_lidwoord = keten <= {"de"} and not deel[0].hoofdletter and laatste.is_woord and not deel[0].begin
    return not los_lidwoord or has_mens_erna(rij, eind) or _has_naam_ervoor(rij, i)


def _has_naam_ervoor(rij: Rij, i: int) -> bool:
    return i > 1 and rij[i - 1].kaal == "en" and any(eind == i - 1 for _, eind in rij.gevonden[-1:])
