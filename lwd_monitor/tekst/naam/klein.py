"""Names in small letters, as in a message typed on a phone, and what shows that a word is a person."""

import re
from collections.abc import Iterator

from lwd_monitor.tekst import aanwijzing
from lwd_monitor.tekst.naam.rij import Rij
from lwd_monitor.tekst.woordenlijst import load_lijst

_INITIALEN = re.compile(r"(?<![\w.])((?:[a-z]\.\s?){1,4})$")
_AFKORTING = aanwijzing.load("afkorting")
MIN_LETTERS = 4
_LEEFTIJD = re.compile(
    r"\s?\(\s?\d{1,3}(?:\s?jaar)?\s?\)|,\s\d{2}(?:\sjaar)?(?:,|\.|\sjaar)"
    r"|\svan\s(?:\d{1,2}|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|zestien)\b(?!\s\w+(?:en|s)\b)"
)
# "Roos: 'Het was gezellig.'"
_AAN_HET_WOORD = re.compile(r"\s?(?:\(\w+\))?:\s?['‘\"“„]")
# "Ninmar, een buurtbewoner," and "Ninmar en haar man".
_VERWANT = re.compile(r"(?:,\s(?:een|onze|mijn|de|haar|zijn)|\sen\s(?:haar|zijn|mijn|z'n|d'r))\s(\w+)")
# Before a name these are as likely to end a clause: "waar hij woont Xanthippe".
_NIET_ERVOOR = aanwijzing.load("niet_ervoor")


def is_klein_geschreven(rij: Rij, i: int) -> bool:
    """Tell whether word i is a first name in small letters."""
    woord = rij[i]
    if woord.initialen or woord.dubbelzinnig or woord.kaal in aanwijzing.KLEIN_EEN_WOORD:
        return False
    if woord.kaal in load_lijst("voornamen_eigen") and len(woord.kaal) >= MIN_LETTERS:
        return True
    return woord.voornaam and len(woord.kaal) > 2 and _is_voorgesteld(rij, i)


def find_klein_eind(rij: Rij, i: int) -> int:
    """Return the end of the name in small letters that starts at word i: `bennie wolters`."""
    if not rij.is_aaneen(i + 1):
        return i + 1
    volgende = rij[i + 1]
    return i + 2 if volgende.achternaam and not (volgende.is_woord or volgende.gemaskerd) else i + 1


def _is_voorgesteld(rij: Rij, i: int) -> bool:
    vorige = " ".join(woord.kaal for woord in rij.woorden[max(0, i - 2) : i])
    if vorige.endswith(("ik ben", "naam is", "ik heet", "hier is")):
        return True
    if rij[i].kaal in load_lijst("voornamen_eigen") and not rij[i].is_woord:
        return vorige.endswith(("bij", "met", "volgens"))
    return vorige.endswith("met") and rij.read_erna(i + 1).startswith(" hier")


def find_ingevuld(rij: Rij) -> Iterator[tuple[int, int]]:
    """Find a surname in small letters behind initials: `naam: t. hoitink`."""
    for i, woord in enumerate(rij.woorden):
        if woord.hoofdletter or woord.gemaskerd or woord.is_woord or i in rij.bezet or len(woord.kaal) < MIN_LETTERS:
            continue
        initialen = _INITIALEN.search(rij.tekst[max(0, woord.start - 12) : woord.start])
        if initialen and re.sub(r"[.\s]", "", initialen[1]) not in _AFKORTING:
            yield i - len(re.findall(r"[a-z]", initialen[1])), i + 1


def has_mens_erna(rij: Rij, eind: int, woorden: frozenset[str] = aanwijzing.MENSELIJK) -> bool:
    """Tell whether an age or one of the verbs follows the words before number `eind`."""
    if not 0 < eind <= len(rij):
        return False
    erna = rij.read_erna(eind)
    if _LEEFTIJD.match(erna) or _AAN_HET_WOORD.match(erna):
        return True
    verwant = _VERWANT.match(erna)
    if verwant and verwant[1] in aanwijzing.RELATIES:
        return True
    return rij.match_tussen(eind, r"[ \u00a0]") and rij[eind].tekst in woorden


def has_mens_ervoor(rij: Rij, i: int) -> bool:
    """Tell whether a verb like `zegt` stands right before word i (zegt Xanthippe)."""
    if i == 0 or rij[i].begin or not rij.is_aaneen(i):
        return False
    return rij[i - 1].tekst in aanwijzing.MENSELIJK and rij[i - 1].tekst not in _NIET_ERVOOR
