"""Phone numbers and e-mail addresses, also written out to fool a machine."""

import re
from collections.abc import Iterator

Plek = tuple[int, int]

_NUMMER = re.compile(
    r"(?<![\w,.€/-])(?:\+|\(\+|00|\(0|0)[\d()]*(?:[ \u00a0]?[-./–—·_‐‑]?[ \u00a0]?\(?\d+\)?){1,12}(?![\w%])"
)
_ZONDER_NETNUMMER = re.compile(
    r"\b(?:tel(?:efoon(?:nummer|nr)?|\.?\s?nr|\.?\s?nummer)?\.?|bel(?:len)?(?: [a-z]+){0,2}(?: op)?|mobiel|app)\s*:?\s*(?<!\d)"
    r"((?:[1-9]\d{5}|[1-9]\d{2}[ -]\d{3}|[1-9]\d(?: \d\d){2}|6[ -]?\d{8}|6(?:[ -]\d\d){4}))(?![\d.,]*\d)",
    re.IGNORECASE,
)
_CIJFERWOORD = r"(?:nul|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen)"
_GETALWOORD = (
    rf"(?:{_CIJFERWOORD}|(?:een|één|twee|drie|vier|vijf|zes|zeven|acht|negen)(?:en|ën)(?:twintig|dertig|veertig|vijftig|zestig"
    r"|zeventig|tachtig|negentig)|tien|elf|twaalf|(?:der|veer|vijf|zes|zeven|acht|negen)tien|twintig|dertig|veertig|vijftig"
    r"|zestig|zeventig|tachtig|negentig)"
)
_UITGESPROKEN = re.compile(
    rf"\b(?:(?:nul|o|0)[ ,-]*(?:zes|6)|06|nul(?:[ ,-]+{_CIJFERWOORD}){{2,3}})(?:[ ,-]+(?:\d{{1,4}}|(?:dubbel )?{_GETALWOORD})){{4,9}}\b",
    re.IGNORECASE,
)
_HALF_UITGESPROKEN = re.compile(r"\b(?:nul[ -]?(?:zes|6)|o6)[ ,.-]*\d(?:[ .-]?\d){7}\b", re.IGNORECASE)
_DATUM = re.compile(r"^\d{1,2}[-./ ]+\d{1,2}[-./ ]+(?:19|20)\d{2}(?!\d)")
# 088 belongs to companies, 0800 and 0900 to services, 14 + area code to municipalities: nobody's own number.
_GEEN_PERSOON = ("0800", "0900", "0906", "0909", "088")
# The town hall, which every letter of the municipality carries.
_STADHUIS = "0546541111"

_PUNT = (
    r"(?:\s*[\[({<]\s*(?:punt|dot|\.)\s*[\])}>]\s*|\s+(?:punt|dot)\s+|\s?\.|\s\.\s|,(?=(?:nl|com|eu|org|net|be|de)\b))"
)
_AT = r"(?:\s*[\[({<]\s*(?:at|apenstaartje|apenstaart|aapje|@)\s*[\])}>]\s*|\s+(?:apenstaartje|apenstaart|apestaartje|aapje|at)\s+|[ \u00a0]?@[ \u00a0]?|_at_)"
_EMAIL = re.compile(
    rf"(?<![\w.+%-])[\w.+'’%-]{{1,64}}(?:\s+(?:punt|dot)\s+[\w.+-]{{1,64}}){{0,3}}{_AT}[\w-]{{1,63}}(?:{_PUNT}[\w-]{{1,63}}){{0,4}}{_PUNT}[a-z]{{2,12}}\b",
    re.IGNORECASE,
)


def find_emails(tekst: str) -> Iterator[Plek]:
    """Find e-mail addresses, with `(at)`, `[punt]` and `apenstaartje` as well."""
    for match in _EMAIL.finditer(tekst):
        start = match.start() + len(match[0]) - len(match[0].lstrip(".'’-"))
        yield start, match.end()


def _is_telefoon(gevonden: str) -> bool:
    if _DATUM.match(gevonden):
        return False
    cijfers = re.sub(r"\D", "", gevonden)
    internationaal = gevonden.lstrip("(").startswith("+") or cijfers.startswith("00")
    if not internationaal:
        return (
            len(cijfers) == 10 and cijfers[1] != "0" and not cijfers.startswith(_GEEN_PERSOON) and cijfers != _STADHUIS
        )
    kern = cijfers.removeprefix("00")
    if kern.startswith("31"):
        return len(re.sub(r"^310?", "", kern)) == 9
    return 9 <= len(kern) <= 15 and kern[0] != "0"


def _cut_telefoon(reeks: str) -> str:
    """Return the longest number at the start of a run of digits, or an empty string."""
    gevonden = reeks.rstrip(" \u00a0./–—·_‐‑(-")
    if gevonden.count(")") > gevonden.count("("):
        gevonden = gevonden[: gevonden.rindex(")")] if gevonden.endswith(")") else gevonden
    while gevonden and not _is_telefoon(gevonden):
        korter = re.sub(r"[ \u00a0./–—·_‐‑()-]*\d+\)?$", "", gevonden)
        gevonden = korter if korter != gevonden else ""
    return gevonden


def _find_in_reeks(reeks: str, start: int) -> Iterator[Plek]:
    """Find the numbers in one run of digits; there may be two: `06-12345678/0546-123456`."""
    while gevonden := _cut_telefoon(reeks):
        yield start, start + len(gevonden)
        rest = reeks[len(gevonden) :].lstrip(" \u00a0./–—·_‐‑-")
        start += len(reeks) - len(rest)
        reeks = rest if rest.startswith(("0", "+", "(0", "(+")) else ""


def find_telefoons(tekst: str) -> Iterator[Plek]:
    """Find Dutch and foreign phone numbers of persons; 112, 14 0546, 0800, 0900 and 088 are nobody's own."""
    for match in _NUMMER.finditer(tekst):
        yield from _find_in_reeks(match[0], match.start())
    for match in _ZONDER_NETNUMMER.finditer(tekst):
        yield match.span(1)
    for patroon in (_UITGESPROKEN, _HALF_UITGESPROKEN):
        yield from (match.span() for match in patroon.finditer(tekst))
