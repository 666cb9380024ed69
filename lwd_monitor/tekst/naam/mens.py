"""What shows that a word is a person: an age behind it, or a verb that only people do."""

import re

from lwd_monitor.tekst import aanwijzing
from lwd_monitor.tekst.naam.rij import Rij

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
