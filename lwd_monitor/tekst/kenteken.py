"""Licence plates: the Dutch sidecodes, with and without dashes, and foreign ones where the text says so."""

import re
from collections.abc import Iterator

Plek = tuple[int, int]

# RDW, sidecodes 1 to 14: L a letter, 9 a digit.
_SIDECODES = [
    "LL-99-99",
    "99-99-LL",
    "99-LL-99",
    "LL-99-LL",
    "LL-LL-99",
    "99-LL-LL",
    "99-LLL-9",
    "9-LLL-99",
    "LL-999-L",
    "L-999-LL",
    "LLL-99-L",
    "L-99-LLL",
    "9-LL-999",
    "999-LL-9",
]
_VORM = "|".join(code.replace("-", "{s}").replace("L", "[A-Za-z]").replace("9", r"\d") for code in _SIDECODES)
_MET_STREEP = re.compile(r"(?<![\w-])((?:" + _VORM.replace("{s}", r"\s?[-–·.]\s?") + r")(?![\w]|-\w))")
# How far back a word for a vehicle counts, and how near another plate makes a list of plates.
ERVOOR, NAAST = 90, 12
# A lookahead, so that the "En" of "En ZZ 99 ZZ" does not swallow the plate behind it.
_MET_SPATIE = re.compile(r"(?<![\w-])(?=((?:" + _VORM.replace("{s}", r"[ ]") + r")(?![\w]|-\w)))")
_AANEEN = re.compile(r"(?<![\w-])((?:" + _VORM.replace("{s}", "") + r")(?![\w]|-\w))")
_VOERTUIG = re.compile(
    r"(?:kenteken|nummerbord|nummerplaat|plaat\b|\w*auto|bus|busje|wagen|scooter|brommer|snorfiets|motor|camper|caravan|aanhanger"
    r"|bestel\w*|taxi|vrachtwagen|tractor|trekker|voertuig|parkeervergunning|vergunning voor|transit|golf|opel|volvo|bmw|audi|ford|fiat"
    r"|toyota|polo|peugeot|renault|mercedes|kia|seat|skoda|tesla|citro[eë]n|volkswagen|vw|nissan|hyundai|mazda|suzuki|dacia|mini"
    r"|honda|clio|astra|corsa|fiesta|focus|caddy|vito|sprinter|vespa|stationwagen|cabrio|jeep|pick-?up|reed|rijdt|geparkeerd\w*"
    r"|parkeert|parkeerde|weggereden)\b[^!?]{0,70}$",
    re.IGNORECASE,
)
_KENTEKEN_WOORD = re.compile(
    r"(?:kentekens?|kent\.|kentekenplaat|nummerbord(?:en)?|nummerplaat|plaatnummer)\b[^.!?]{0,25}$", re.IGNORECASE
)
_BUITENLANDS = re.compile(
    r"(?<![\w-])(?:[A-Z]{1,3}[- ][A-Z]{1,2}[- ]?\d{1,4}|[A-Z]{2,3} ?\d{4,5}|\d-[A-Z]{3}-\d{3})(?![\w-])"
)
_CODE = re.compile(
    r"(?:code|project|kenmerk|artikel|type|model|zaak|zaaknummer|bestek|nummer|route|lijn|motie)\s*:?\s*$",
    re.IGNORECASE,
)
_GEEN_LETTERS = {
    "jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec", "tot", "op", "en", "van", "per",
    "uur", "om", "eur", "min", "max", "km", "kg", "ha", "bij", "de", "of", "als", "to", "is", "in", "te", "aan", "uit",
    "jr", "cm", "mm", "dag", "keer", "voor", "na",
}  # fmt: skip


def _has_words(gevonden: str) -> bool:
    return any(deel.lower() in _GEEN_LETTERS for deel in re.findall(r"[A-Za-z]+", gevonden))


def _is_streng(gevonden: str) -> bool:
    """Tell whether a form without dashes is rare enough in running text to stand without the word kenteken."""
    if gevonden != gevonden.upper():
        return False
    cijfers = sum(teken.isdigit() for teken in gevonden)
    return cijfers <= 3 and not re.fullmatch(r"[A-Z]+\s?\d+|\d+\s?[A-Z]+", gevonden)


def _is_kenteken(tekst: str, match: re.Match[str], los: bool, naast: bool) -> bool:
    """Judge one form; without dashes (`los`) it needs a vehicle, another plate beside it or a rare shape."""
    gevonden = match[1]
    ervoor = tekst[max(0, match.start() - ERVOOR) : match.start()]
    if _KENTEKEN_WOORD.search(ervoor):
        return True
    if _has_words(gevonden):
        return False
    if los and (naast or _VOERTUIG.search(ervoor)):
        return True
    return not _CODE.search(ervoor) and (not los or _is_streng(gevonden))


def find_kentekens(tekst: str) -> Iterator[Plek]:
    """Find licence plates; forms that other codes share count only near a word for a vehicle."""
    einden: set[int] = set()
    for vorm in (_MET_STREEP, _MET_SPATIE, _AANEEN):
        for match in vorm.finditer(tekst):
            naast = any(match.start() - afstand in einden for afstand in range(NAAST))
            if _is_kenteken(tekst, match, vorm is not _MET_STREEP, naast):
                einden.add(match.end(1))
                yield match.span(1)
    for match in _BUITENLANDS.finditer(tekst):
        if _KENTEKEN_WOORD.search(tekst[max(0, match.start() - 60) : match.start()]):
            yield match.span()
