"""The words of a text with what the lists say about each."""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from lwd_monitor.tekst import aanwijzing
from lwd_monitor.tekst.masker import find_maskers, is_bijna_voornaam
from lwd_monitor.tekst.woordenlijst import fold, load_lijst, load_rang

_INITIALEN = (
    r"(?<!\w)(?:(?:[A-Z]|Th|Chr|Ch|Ph|Joh|IJ)\.[ \u00a0-]?){1,8}"
    r"(?=[ \u00a0]?(?:[A-ZÀ-Ý'’]|van|von|v\.|v/d|de|der|den|ten|ter|el|al|te|op|in|oude|olde))"
)
_VAN_DER = r"\bv\.?\s?/?\s?d\.?(?=[ \u00a0]?[A-Z])|\bv\.(?=[ \u00a0]?[A-Z]|[ \u00a0]d)"
# A letter may carry its accent as a sign of its own (e + U+0301).
_LETTERS = r"[^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*)*"
_WOORD = re.compile(rf"(?P<i>{_INITIALEN})|(?P<v>{_VAN_DER})|['’]t\b|(?<!\d){_LETTERS}(?:[’'-]{_LETTERS})*(?!\d)")
_ZINSEINDE = re.compile(r"(?:^|[.!?:;•*|>\n]|^-|\n-|\s-|['‘\"“„(\[])\s*[-'‘\"“„(]?\s*$")
_BEZIT = re.compile(r"['’]s?$")
_KORTSTE_STAART, _KORTSTE_SAMENSTELLING, _LANGSTE_WOORD = 4, 10, 60


@lru_cache(maxsize=50_000)
def _is_gewoon(kaal: str, kortst: int) -> bool:
    rang = load_rang()
    if kaal in rang:
        return True
    lang = _KORTSTE_SAMENSTELLING <= len(kaal) < _LANGSTE_WOORD
    return lang and any(kaal[-lengte:] in rang for lengte in range(kortst, len(kaal) - 3))


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

    @cached_property
    def hoofdletter(self) -> bool:
        """Tell whether it begins with a capital."""
        return self.tekst[0].isupper() or (self.tekst[0] in "'’" and len(self.tekst) > 2)

    @cached_property
    def kapitalen(self) -> bool:
        """Tell whether it is in capitals only."""
        return len(self.tekst) > 1 and self.tekst.isupper()

    @cached_property
    def tussen(self) -> bool:
        """Tell whether it may stand between first name and surname: van, de."""
        return self.kaal in aanwijzing.VOORVOEGSELS

    @cached_property
    def is_woord(self) -> bool:
        """Tell whether this is a common Dutch word, or a compound that ends in one."""
        return _is_gewoon(self.kaal, _KORTSTE_STAART if self.begin else _KORTSTE_STAART + 1)

    @cached_property
    def dubbelzinnig(self) -> bool:
        """Tell whether it is a name and a common word."""
        return self.kaal in load_lijst("namen_als_woord")

    @cached_property
    def voornaam(self) -> bool:
        """Tell whether it is a first name."""
        delen = self.kaal.split("-")
        return self.kaal in load_lijst("voornamen") or (len(delen) > 1 and delen[0] in load_lijst("voornamen"))

    @cached_property
    def achternaam(self) -> bool:
        """Tell whether it, or a part of it, is a surname."""
        return any(deel in load_lijst("achternamen") for deel in (self.kaal, *self.kaal.split("-")))

    @cached_property
    def sterk(self) -> bool:
        """Tell whether the word alone, with a capital, is a name."""
        if re.match(r"[DO]['’][A-Z]", self.tekst):
            return True
        if self.dubbelzinnig or (self.kapitalen and len(self.kaal) < 4):
            return False
        return self.voornaam or self.kaal in load_lijst("achternamen_eigen")

    @cached_property
    def bijna_voornaam(self) -> bool:
        """Tell whether a word in no list is one letter away from a first name."""
        return self.onbekend and is_bijna_voornaam(self.kaal)

    @cached_property
    def onbekend(self) -> bool:
        """Tell whether no list knows it."""
        return not (self.is_woord or self.gemaskerd or self.kapitalen or len(self.kaal) < 3)


def strip_bezit(woord: str) -> str:
    """Return the folded word without the s of possession: Fatima's, Bilals."""
    kaal = _BEZIT.sub("", fold(woord))
    if not kaal.endswith("s") or not woord[0].isupper() or kaal in load_rang():
        return kaal
    namen = load_lijst("voornamen")
    return kaal[:-1] if kaal not in namen and kaal[:-1] in namen else kaal


def _make_woord(tekst: str, match: re.Match[str], vorige: Woord | None, gemaskerd: bool) -> Woord:
    start, eind, woord = match.start(), match.end(), match[0]
    initialen = match["i"] is not None
    if initialen:
        eind -= len(woord) - len(woord.rstrip(" \u00a0-"))
    begin = start == 0 or bool(_ZINSEINDE.search(tekst[max(0, start - 6) : start]))
    # The full stop of "J." and "v.d." ends no sentence.
    begin = begin and not (vorige is not None and (vorige.initialen or vorige.tussen))
    kaal = "van" if match["v"] else strip_bezit(woord)
    return Woord(start, eind, woord.strip(" \u00a0-"), kaal, begin, initialen, gemaskerd)


def split_woorden(tekst: str) -> list[Woord]:
    """Return the words of the text in order; initials (`J.P.`) and `v.d.` are one word."""
    gemaskerd = bytearray(len(tekst))
    for start, eind in find_maskers(tekst):
        gemaskerd[start:eind] = b"\1" * (eind - start)
    woorden: list[Woord] = []
    for match in _WOORD.finditer(tekst):
        vorige = woorden[-1] if woorden else None
        woorden.append(_make_woord(tekst, match, vorige, bool(gemaskerd[match.start()])))
    return woorden
