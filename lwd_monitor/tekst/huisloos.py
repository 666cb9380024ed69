"""Numbers of houses without their street: `nummer 10` beside an address, `de buurman van 54`."""

import re
from collections.abc import Iterator, Sequence

from lwd_monitor.tekst.huis import BEREIK, WONEN, ends_clause, read_zin

Plek = tuple[int, int]

_NUMMER = re.compile(
    r"\b(?P<woord>(?:huis)?nummer|nr\.?|huisnr\.?)\s(?P<nr>[1-9]\d{0,3})(?:\s?[a-zA-Z]\b(?!['’]))?(?![\d%]|[.,:/-]\d|\s?%)",
    re.I,
)
_OM_NUMMER = re.compile(
    r"(?:\b(?:op|van|bij|naast|naar|uit|tegenover|achter|tot|tussen|alleen|ook|staat|stond|en|of|vanaf|voor)\s|,\s|\()$",
    re.I,
)
_KAAL_NUMMER_STRAAT = re.compile(
    r"\b(?:[Oo]p|[Bb]ij|[Vv]an|[Nn]aast|[Uu]it)\s(?P<adres>(?:(?:huis)?nummer|nr\.?)\s\d{1,4}[a-zA-Z]?)\s(?:van|in|aan|op)\s(?:de|het|onze|deze|mijn)\s"
    r"(?:[A-ZÀ-Ý][\w'’. -]{1,50}?)?(?:straat|laan|weg|plein|hof|singel|kade|steeg|plantsoen|dreef|gracht|dijk|pad|park|flat)\b"
)
_KAAL = re.compile(
    r"\b(?:(?:\w{0,6}(?:buurman|buurvrouw|buren|buurjongen|buurmeisje)|bewoners?|bewoonster|gezin)\s(?:van|op|uit)\s(?P<buur>[1-9]\d{0,3}[a-zA-Z]?)"
    r"|(?:op|van|bij|naast|en)\s(?P<letter>[1-9]\d{0,3}[a-hA-H])|,\sop\s(?P<los>[1-9]\d{0,3})(?=\s*[.;)\n]))(?![\w%]|[.,:/-]\d|\s?(?:jaar|uur|%))"
)
_STRAATWOORD = re.compile(r"[A-ZÀ-Ý][\w-]*(?:straat|laan|weg|plein|singel|kade|steeg|plantsoen|dreef|gracht|hof)\b")
# "Op de Rietstraat staat nummer 44 leeg", against "de Rietstraat staat op nummer 44".
_STAAT = re.compile(r"\b(?:staat|stond|staan)\s$")
# `op nummer 1 staat overlast`: a place in a list.
LAAGSTE = 5


def find_losse_nummers(tekst: str, gevonden: Sequence[Plek]) -> Iterator[Plek]:
    """Find bare numbers that are a house because an address or a street stands near.

    Parameters: the addresses already found.
    """
    for match in _KAAL_NUMMER_STRAAT.finditer(tekst):
        yield match.span("adres")
    for match in _NUMMER.finditer(tekst):
        if _OM_NUMMER.search(tekst[max(0, match.start() - 12) : match.start()]) and _near(tekst, match, gevonden):
            yield match.span()
    yield from _find_kaal(tekst, gevonden)


def _find_kaal(tekst: str, gevonden: Sequence[Plek]) -> Iterator[Plek]:
    """Find the bare number of a neighbour beside an address: `de buurman van 54`, `boven, op 29a`."""
    for match in _KAAL.finditer(tekst):
        if any(0 <= match.start() - eind < BEREIK for _, eind in gevonden):
            yield match.span(match.lastgroup or 0)


def _near(tekst: str, match: re.Match[str], gevonden: Sequence[Plek]) -> bool:
    """Tell whether a street or an address stands near, so that the number is a house of it."""
    start = match.start()
    laag = int(match["nr"]) <= LAAGSTE
    if laag and not (ends_clause(tekst, match.end()) or WONEN.search(read_zin(tekst, start))):
        return False
    if any(abs(start - eind) < BEREIK for _, eind in gevonden):
        return True
    zin = read_zin(tekst, start)
    if _STRAATWOORD.search(zin) and _STAAT.search(zin):
        return True
    return WONEN.search(zin) is not None and bool(_STRAATWOORD.search(tekst, max(0, start - BEREIK), start + BEREIK))
