"""Names in small letters, as in a message typed on a phone or in a form's field."""

import re
from collections.abc import Iterator

from lwd_monitor.tekst import aanwijzing
from lwd_monitor.tekst.naam.rij import Rij
from lwd_monitor.tekst.woordenlijst import load_lijst

_INITIALEN = re.compile(r"(?<![\w.])((?:[a-z]\.\s?){1,4})$")
_AFKORTING = aanwijzing.load("afkorting")
MIN_LETTERS = 4


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
