"""The personal data check: all finders on one text, overlaps resolved."""

import re
from collections.abc import Iterator

from lwd_monitor.tekst.adres import find_adressen
from lwd_monitor.tekst.contact import find_emails, find_telefoons
from lwd_monitor.tekst.geboorte import find_geboortedata, find_na_naam
from lwd_monitor.tekst.gezondheid import find_gezondheid
from lwd_monitor.tekst.kenteken import find_kentekens
from lwd_monitor.tekst.model import ERNST, TekstBevinding
from lwd_monitor.tekst.naam import find_namen
from lwd_monitor.tekst.nummers import find_bsns, find_ibans
from lwd_monitor.tekst.postcode import find_postcodes
from lwd_monitor.tekst.voorstel import build_voorstel

Plek = tuple[int, int]

# In this order: what an earlier kind has taken, a later kind leaves alone (an IBAN holds what looks like a phone).
_HARD = (
    ("email", find_emails),
    ("iban", find_ibans),
    ("bsn", find_bsns),
    ("geboortedatum", find_geboortedata),
    ("telefoon", find_telefoons),
    ("adres", find_adressen),
    ("postcode", find_postcodes),
    ("kenteken", find_kentekens),
)


# What stays behind a name that is cut short: prefixes and spaces.
_STAART = re.compile(r"(?:\s+[a-z'’]+)*[\s,(]*$")
_NAAMWOORD = re.compile(r"[A-ZÀ-Ý][a-zà-ÿ]")


class _Bezet:
    """The places of a text that a find has taken."""

    def __init__(self, lengte: int) -> None:
        self._teken = bytearray(lengte)

    def take(self, plek: Plek) -> bool:
        """Take a place if all of it is free; tell whether it was."""
        if not self.is_vrij(plek):
            return False
        self._teken[plek[0] : plek[1]] = b"\1" * (plek[1] - plek[0])
        return True

    def is_vrij(self, plek: Plek) -> bool:
        return self._teken.find(1, *plek) < 0

    def cut(self, plek: Plek) -> Plek:
        """Return the part of a place that stands before what is taken."""
        genomen = self._teken.find(1, *plek)
        return plek if genomen < 0 else (plek[0], genomen)


def _cut_namen(tekst: str, bezet: _Bezet) -> Iterator[Plek]:
    """Find the names, each up to the address or number that follows: `Doortje` of `Doortje van Klipper 4`."""
    for plek in find_namen(tekst):
        start, eind = bezet.cut(plek)
        if eind < plek[1]:
            eind = start + len(_STAART.sub("", tekst[start:eind]))
        if eind == plek[1] or _NAAMWOORD.search(tekst, start, eind):
            yield start, eind


def _make_bevinding(tekst: str, soort: str, start: int, eind: int) -> TekstBevinding:
    voorstel = build_voorstel(soort, tekst, start, eind)
    return TekstBevinding(soort, start, eind, tekst[start:eind], voorstel, ERNST[soort])


def find_alle(tekst: str) -> list[TekstBevinding]:
    """Return all personal data in the text in order of place.

    Notes: structured kinds carry ernst `blokkeert`, names and health remarks `bevestigen`. A health remark may hold
    a name; otherwise finds do not overlap.
    """
    bezet = _Bezet(len(tekst))
    gevonden = [(soort, plek) for soort, find in _HARD for plek in find(tekst) if bezet.take(plek)]
    namen = list(_cut_namen(tekst, bezet))
    gevonden += [
        ("geboortedatum", plek) for plek in find_na_naam(tekst, [eind for _, eind in namen]) if bezet.take(plek)
    ]
    gevonden += [("naam", plek) for plek in namen]
    gevonden += [("gezondheid", plek) for plek in find_gezondheid(tekst, namen)]
    bevindingen = [_make_bevinding(tekst, soort, *plek) for soort, plek in gevonden]
    return sorted(bevindingen, key=lambda bevinding: (bevinding.start, bevinding.eind))
