"""Postcodes, told apart from years and amounts."""

import re
from collections.abc import Iterator

from lwd_monitor.tekst import aanwijzing

Plek = tuple[int, int]

_POSTCODE = re.compile(r"(?<![\w.,-])([1-9]\d{3})([ \u00a0-]{0,2})([A-Za-z]{2})(?![\w]|-\w|['’])")
_POSTCODE_WOORD = re.compile(r"postcode\W{0,3}(?:is |van )?$", re.IGNORECASE)
_ANDERE_CODE = re.compile(
    r"\b(?:perceel|kavel|sectie|kenmerk|type|model|code|formulier|artikel|versie)\s+$", re.IGNORECASE
)
# Units, short words and abbreviations that stand behind a number.
_EENHEID = aanwijzing.load("eenheid")
# Letters that no postcode has.
_NOOIT = frozenset(("SA", "SD", "SS"))
_TWENTE = ("74", "75", "76")
_JAREN = range(1900, 2100)
_PLAATS = re.compile(r"[,\s]+[A-Z][a-z]{2,}")
_HUISNUMMER = re.compile(r"\d\w?[,\s]+$")


def find_postcodes(tekst: str) -> Iterator[Plek]:
    """Find postcodes; `2024 AB`, `1200 KG` and `2026 en` are none, unless the word postcode stands before them."""
    for match in _POSTCODE.finditer(tekst):
        letters = match[3]
        if _ANDERE_CODE.search(tekst[max(0, match.start() - 20) : match.start()]):
            continue
        if letters.upper() in _NOOIT or (letters[0].islower() and letters[1].isupper()):
            continue
        if _POSTCODE_WOORD.search(tekst[max(0, match.start() - 20) : match.start()]) or _stands_alone(tekst, match):
            yield match.span()


def _stands_alone(tekst: str, match: re.Match[str]) -> bool:
    """Judge a code that no word announces by its letters, its region and what stands around it."""
    cijfers, tussen, letters = match.groups()
    twente = cijfers.startswith(_TWENTE)
    if letters.istitle():
        return (
            letters.upper() not in _EENHEID
            and _HUISNUMMER.search(tekst[max(0, match.start() - 6) : match.start()]) is not None
        )
    if letters.islower() and (letters.upper() in _EENHEID or (tussen and not twente)):
        return False
    if letters.upper() in _EENHEID and not twente:
        return False
    if int(cijfers) not in _JAREN or not tussen:
        return True
    na_huisnummer = _HUISNUMMER.search(tekst[max(0, match.start() - 6) : match.start()])
    return bool(na_huisnummer and _PLAATS.match(tekst, match.end()))
