"""The words of a text with what the lists say about each."""

import re
from dataclasses import dataclass

from lwd_monitor.verhaal.tekst import naam_cue as cue
from lwd_monitor.verhaal.tekst.masker import find_maskers
from lwd_monitor.verhaal.tekst.woordenlijst import fold, load_lijst, load_rang

_WOORD = re.compile(
    r"(?P<i>(?<!\w)(?:(?:[A-Z]|Th|Chr|Ph|Joh|IJ)\.[ -]?)+(?=[ ]?(?:[A-ZÀ-Ý'’]|van|de|der|den|ten|ter|el|al|te|op|in)))|['’]t\b|(?<!\d)[^\W\d_]+(?:[’'-][^\W\d_]+)*(?!\d)"
)
_ZINSEINDE = re.compile(r"(?:^|[.!?:;•*|>\n]|^-|\n-|\s-|['‘\"“„(\[])\s*[-'‘\"“„(]?\s*$")


@dataclass
class Woord:
    """One word of the text with what the lists say about it."""

    start: int
    eind: int
    tekst: str
    kaal: str
    begin: bool
    initialen: bool
    gemaskerd: bool

    @property
    def hoofdletter(self) -> bool:
        return self.tekst[0].isupper() or (self.tekst[0] in "'’" and len(self.tekst) > 2)

    @property
    def kapitalen(self) -> bool:
        return len(self.tekst) > 1 and self.tekst.isupper()

    @property
    def tussen(self) -> bool:
        return self.kaal in cue.VOORVOEGSELS

    @property
    def is_woord(self) -> bool:
        """Tell whether this is a common Dutch word, or a compound that ends in one."""
        rang = load_rang()
        if self.kaal in rang:
            return True
        return 9 < len(self.kaal) < 60 and any(
            self.kaal[-n:] in rang and self.kaal[-n:] for n in range(4 if self.begin else 5, len(self.kaal) - 3)
        )

    @property
    def dubbelzinnig(self) -> bool:
        return self.kaal in load_lijst("namen_als_woord")

    @property
    def voornaam(self) -> bool:
        delen = self.kaal.split("-")
        return self.kaal in load_lijst("voornamen") or (len(delen) > 1 and delen[0] in load_lijst("voornamen"))

    @property
    def achternaam(self) -> bool:
        return any(deel in load_lijst("achternamen") for deel in (self.kaal, *self.kaal.split("-")))

    @property
    def sterk(self) -> bool:
        """Tell whether the word alone, with a capital, is a name."""
        if re.match(r"[DO]['’][A-Z]", self.tekst):
            return True
        if self.kapitalen and len(self.kaal) < 4:
            return False
        if self.dubbelzinnig:
            return False
        return self.voornaam or self.kaal in load_lijst("achternamen_eigen")

    @property
    def onbekend(self) -> bool:
        return not (self.is_woord or self.gemaskerd or self.kapitalen or len(self.kaal) < 3)


def split_woorden(tekst: str) -> list[Woord]:
    gemaskerd = bytearray(len(tekst))
    for start, eind in find_maskers(tekst):
        gemaskerd[start:eind] = b"\1" * (eind - start)
    woorden: list[Woord] = []
    for match in _WOORD.finditer(tekst):
        start, eind, woord = match.start(), match.end(), match[0]
        kaal = fold(woord)
        bezit = re.search(r"['’]s?$", kaal)
        if bezit:
            kaal = kaal[: bezit.start()]
        initialen = match["i"] is not None
        if initialen:
            eind -= len(woord) - len(woord.rstrip(" -"))
        begin = start == 0 or bool(_ZINSEINDE.search(tekst[max(0, start - 6) : start]))
        begin = begin and not (woorden and woorden[-1].initialen)
        woorden.append(Woord(start, eind, woord.strip(" -"), kaal, begin, initialen, bool(gemaskerd[start])))
    return woorden
