"""The number of a house: how it is written, and whether a number behind a street is one."""

import re

from lwd_monitor.tekst import aanwijzing

_EENHEDEN = "een|één|twee|drie|vier|vijf|zes|zeven|acht|negen"
_TELWOORD = (
    rf"(?:(?:{_EENHEDEN})(?:en|ën)(?:twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig)|tien|elf|twaalf"
    rf"|(?:der|veer|vijf|zes|zeven|acht|negen)tien|twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig|{_EENHEDEN})"
)
_REEKS = (
    r"(?:\s?(?:t/m|tm|tot en met|t\.e\.m\.)\s?\d{1,4}[a-zA-Z]?(?!\w)"
    r"|\stot\s\d{1,4}(?!\d|[.:]\d|\s?uur|\s\w+(?:en|s)\b)|\s?[-/]\s?\d{1,4}[a-z]?(?!\w)"
    r"|(?:,\s\d{1,4}[a-zA-Z]?){0,4}\sen\s\d{1,4}[a-zA-Z]?(?=\s*(?:[.,;!?)\n]|$)|\s(?:zijn|is|hebben|heeft|hadden|kregen|krijgen|wonen"
    r"|worden|werden|waren|staan|komen)\b))"
)
_ACHTERAAN = (
    r"(?:,?\s(?:app\.?|appartement|kamer|unit)\s\d{1,4}[a-z]?\b|\s(?:rechts|links|WB|woonboot)\b|\s(?:bov|ben|bg|vd)\."
    r"|,?\s\(?\d{1,2}e\s(?:etage|verdieping)\)?)"
)
_LETTER = r"[A-Za-z]\b|\s[A-Za-z]\b(?!\s?['’/])(?!\.(?!\s*$|\s+(?:De|Het|Een|Zij|Ze|Hij|Haar|Zijn|Daar|Dat|Er|We|Wij|Ook|In|Op)\b))"
_TOEVOEGING = (
    r"(?:\s?[-/]\s?(?:\d{1,3}|[IVX]{1,4}|[A-Za-z]{1,2}|bis|hs|boven|beneden)(?!\w)"
    r"|\s?(?:bis|hs|huis|boven|beneden|rood|zwart|wit|zw|I{1,3}|IV)\b|\s(?:één|een|twee|drie|vier|\d)[ -]?hoog\b"
    rf"|{_LETTER}(?!\s[a-z]{{2,}}\s[a-z]{{3,}}en\b))?{_REEKS}?{_ACHTERAAN}?"
)
_CIJFERS = r"[1-9]\d{0,3}(?!\d|[.,:]\d|\s?%|-jarige|e\b|-(?:plus|min)|\+)"
NUMMER = (
    rf"(?:(?:,?\s*\(?(?:huis)?(?:nummer|numero|nrs?\.?|no\.)[:\s]*|,?\s+)(?P<nr>{_CIJFERS}){_TOEVOEGING}"
    rf"|,?\s+(?:(?:huis)?(?:nummer|nr\.?)\s+)?(?P<woord>{_TELWOORD})\b(?!-|\s\d))"
)
_MAAT = re.compile(
    r"\s?(?:uur|euro|%|procent|km|meter|jaar|dagen|weken|maanden|keer|maal|graden|minuten|x|k?m2|m²|kilo|kg|liter|cm|mm|hectare|gram|ton|stemmen|punten|inwoners)\b|[:.]\d\d"
)
_VOLGEND = re.compile(r"\s([a-zà-ÿ]+)(?:\s([a-zà-ÿ]+))?")
_LIDWOORD = re.compile(r"\b(?:[Dd]e|[Hh]et)\s")
# A range or an addition belongs to houses alone.
_ZEKER = re.compile(r"\s?(?:t/m|tm|tot en met|t\.e\.m\.)\s?\d|[a-hA-H](?!\w)")
# "in de Roosstraat zijn 12 huizen verkocht, in de Tulpstraat 9": the second number counts as the first does.
_TWEEDE = re.compile(r"(?:,|\ben)\s(?:op|in|aan|langs)\sde\s$")
# "De Roosstraat haalde 79, de Tulpstraat 64."
_UITSLAG = re.compile(r"(?<=\s)[a-zë]+\s\d{1,4}(?:,\s(?:en\s)?|\sen\s)(?:op\s|in\s|aan\s)?(?:de|het)\s$")
# "In de Roosstraat wonen 40 mensen, in de Tulpstraat 25": the same count for the next street.
_PARALLEL = re.compile(
    r"\b[Dd]e\s[A-ZÀ-Ý][\w-]*(?:straat|weg|laan|singel|kade|steeg|gracht|dijk)\b(?!\s\d)[^.!?]{0,80}\d\s?[a-zë][^.!?]{0,60}(?:,|\ben)"
    r"\s(?:(?:op|in|aan|langs|van|bij)\s)?(?:de|het)\s$"
)
_HALTE = re.compile(r"\bhalte\s$", re.IGNORECASE)
_CIJFER = re.compile(r"\b(?:(?:rapport)?cijfers?|scoort|scoorde|scoren|scores?|puntentelling)\b", re.IGNORECASE)
_GETELD = re.compile(r"\d\s(?:[a-zë]+e\s)?[a-zë]{3,}(?:en|s|jes?)\b")
_WOONT = re.compile(r"\b(?:woon|won|woont|verhui|huur)", re.IGNORECASE)
_SNELHEDEN = frozenset(("15", "30", "50", "60", "70", "80", "100"))
_RIJDEN = re.compile(r"\b(?:snelheid|maximaal|maximum\w*|limiet|harder dan|zone)\b", re.IGNORECASE)
_ONDERWERP = frozenset(("we", "wij", "ze", "zij", "ik", "hij", "niemand", "iemand", "jullie"))
_JAREN = range(1900, 2100)


def is_huisnummer(tekst: str, match: re.Match[str], start: int) -> bool:
    """Tell whether the number counts a house, not what follows: `op de Rietstraat 14 bomen planten`."""
    if match["nr"] and int(match["nr"]) in _JAREN:
        return False
    if _MAAT.match(tekst, match.end()):
        return False
    if _CIJFER.search(_read_zin(tekst, start, match.end())):
        return False
    if _is_opsomming(tekst, start, match["straat"]) or _is_snelheid(tekst, match):
        return False
    if match["nr"] and _ZEKER.match(tekst, match.end("nr")):
        return True
    volgend = _VOLGEND.match(tekst, match.end())
    if volgend is None or volgend[1] in aanwijzing.NA_HUISNUMMER:
        return True
    if match["nr"] is None:
        return False
    return not _counts(volgend, tekst[max(0, start - 5) : match.start("nr")])


def _read_zin(tekst: str, start: int, eind: int) -> str:
    ervoor = re.split(r"[.!?]\s", tekst[max(0, start - 80) : start])[-1]
    return ervoor + re.split(r"[.!?\n]", tekst[eind : eind + 50], maxsplit=1)[0]


def _is_opsomming(tekst: str, start: int, straat: str) -> bool:
    ervoor = re.split(r"[.!?]\s", tekst[max(0, start - 120) : start])[-1] + ("de " if straat.startswith("de ") else "")
    if _PARALLEL.search(ervoor) or _HALTE.search(ervoor):
        return True
    geteld = _UITSLAG.search(ervoor) or (_TWEEDE.search(ervoor) and _GETELD.search(ervoor))
    return bool(geteld and not _WOONT.search(ervoor))


def _is_snelheid(tekst: str, match: re.Match[str]) -> bool:
    """Tell whether the number is how fast one drives there: `de snelheid op de Weezebeeksingel is 30`."""
    if match["nr"] not in _SNELHEDEN:
        return False
    ervoor = re.split(r"[.!?]\s", tekst[max(0, match.start() - 80) : match.start("nr")])[-1]
    return _LIDWOORD.search(ervoor) is not None and _RIJDEN.search(ervoor) is not None


def _counts(volgend: re.Match[str], straat: str) -> bool:
    # "Van de Lindenstraat 9 hoorden we niets": a verb with who does it.
    if volgend[2] in _ONDERWERP:
        return False
    meervoud = ("en", "s", "je")
    bijvoeglijk = volgend[1].endswith("e") and (volgend[2] or "").endswith(meervoud)
    return bool(_LIDWOORD.search(straat)) and (volgend[1].endswith(meervoud) or bijvoeglijk)
