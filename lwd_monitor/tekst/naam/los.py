"""Whether words with a capital that nothing announces are a name."""

import re

from lwd_monitor.tekst import aanwijzing
from lwd_monitor.tekst.naam.klein import has_mens_erna, has_mens_ervoor
from lwd_monitor.tekst.naam.rij import Rij
from lwd_monitor.tekst.woord import Woord
from lwd_monitor.tekst.woordenlijst import load_rang

# Without IGNORECASE: that would make the dotless i match every i.
_VREEMD = re.compile(r"[łşğıęćńżźśąőűčšžđŁŞĞİĘĆŃŻŹŚĄŐŰČŠŽĐ]")
# With a word this common only a telling verb makes a name: `Wil` and `Storm` also open a sentence by themselves.
_ZEER_GEWOON = 1500
# A shorter word in capitals is an abbreviation: AB, GGD, JAN.
KORTSTE_KAPITALEN = 4
_HERKOMST = frozenset(("van", "uit", "en"))
_VAGE_DADEN = aanwijzing.load("vage_daden")


def is_losse_naam(rij: Rij, i: int, eind: int) -> bool:
    """Judge the run of words i..eind."""
    eerste = rij[i]
    if eind - i == 1 and eerste.kapitalen and len(eerste.kaal) < KORTSTE_KAPITALEN:
        return False
    if eerste.initialen:
        return _is_naam_met_initialen(rij, i, eind)
    if (eerste.sterk and not _is_huisnaam(rij, i)) or (eerste.onbekend and _VREEMD.search(eerste.tekst)):
        return True
    if eind - i > 1 and _is_meerdelig(rij, i, eind):
        return True
    if eerste.voornaam or eerste.achternaam:
        return _is_bekende_naam(rij, i, eind)
    return eerste.onbekend and _is_onbekende_naam(rij, i, eind)


def _is_huisnaam(rij: Rij, i: int) -> bool:
    """Tell whether a surname behind an article names a place: langs de Kolk."""
    return rij.has_lidwoord(i) and not rij[i].voornaam


def _opens_zin(woord: Woord) -> bool:
    """Tell whether a word has its capital from the start of the sentence only: `Bij` of `Bij Wil thuis`."""
    return woord.begin and woord.is_woord and not (woord.voornaam or woord.gemaskerd or woord.kapitalen)


def _is_onbekende_naam(rij: Rij, i: int, eind: int) -> bool:
    """Judge a word in no list by what stands around it; one that looks like a first name needs less."""
    woord = rij[i]
    if has_mens_erna(rij, eind) or has_mens_ervoor(rij, i):
        return True
    if woord.begin:
        return woord.bijna_voornaam and has_mens_erna(rij, eind, aanwijzing.HANDELT | _HERKOMST)
    if rij.has_lidwoord(i) or not rij.is_aaneen(i) or "-" in woord.kaal:
        return False
    if rij[i - 1].hoofdletter and not _opens_zin(rij[i - 1]):
        return False
    return woord.bijna_voornaam or rij[i - 1].kaal in aanwijzing.VOOR_ONBEKEND


def _is_naam_met_initialen(rij: Rij, i: int, eind: int) -> bool:
    laatste = rij[eind - 1]
    if eind - i < 2 or laatste.gemaskerd or not laatste.hoofdletter:
        return False
    return eind - i > 2 or not laatste.is_woord or laatste.achternaam or laatste.dubbelzinnig


def _is_meerdelig(rij: Rij, i: int, eind: int) -> bool:
    """Judge two or more words by their first and last: a first name, a surname, or two words in no list."""
    eerste, laatste = rij[i], rij[eind - 1]
    if eerste.voornaam:
        heel = eerste.kapitalen and laatste.kapitalen and not eerste.is_woord
        return heel or laatste.achternaam or not laatste.is_woord or not laatste.kapitalen
    if not eerste.onbekend:
        return False
    if any(woord.sterk or woord.achternaam for woord in rij.woorden[i + 1 : eind]):
        return True
    if not laatste.onbekend:
        return False
    return has_mens_erna(rij, eind, aanwijzing.HANDELT) if eerste.begin else not rij.has_lidwoord(i)


def _is_bekende_naam(rij: Rij, i: int, eind: int) -> bool:
    """Judge a name that is also a common word, or a surname that stands alone."""
    eerste = rij[i]
    if has_mens_erna(rij, eind):
        return True
    if eerste.voornaam and (has_mens_erna(rij, eind, _list_daden(eerste)) or has_mens_ervoor(rij, i)):
        return True
    if eerste.begin or eerste.kapitalen or rij.has_lidwoord(i):
        return False
    return rij.is_aaneen(i) and (not rij[i - 1].hoofdletter or _opens_zin(rij[i - 1]))


def _list_daden(woord: Woord) -> frozenset[str]:
    """Return the verbs that make this word a name; a very common word needs a telling one."""
    gewoon = load_rang().get(woord.kaal, _ZEER_GEWOON) < _ZEER_GEWOON
    return aanwijzing.HANDELT - _VAGE_DADEN if gewoon else aanwijzing.HANDELT
