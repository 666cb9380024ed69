"""Phone numbers and e-mail addresses, also written out to fool a machine."""

import re
from collections.abc import Iterator

Plek = tuple[int, int]

_NUMMER = re.compile(
    r"(?<![\w,.€/-])(?:\+|\(\+|00|\(0|0)[\d()]*(?:[ \u00a0]?[-./–—·]?[ \u00a0]?\(?\d+\)?){1,12}(?![\w%])"
)
_ZONDER_NETNUMMER = re.compile(
    r"\b(?:tel(?:efoon(?:nummer)?|nr)?\.?|bel(?:len)?(?: [a-z]+){0,2}(?: op)?|mobiel|app)\s*:?\s*(?<!\d)"
    r"((?:[1-9]\d{5}|[1-9]\d{2}[ -]\d{3}|[1-9]\d(?: \d\d){2}|6[ -]?\d{8}|6(?:[ -]\d\d){4}))(?![\d.,]*\d)",
    re.IGNORECASE,
)
_CIJFERWOORD = r"(?:nul|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen)"
_UITGESPROKEN = re.compile(
    rf"\bnul[ ,-]+zes(?:[ ,-]+(?:\d{{1,2}}|{_CIJFERWOORD}|\w+(?:tien|entwintig|endertig|enveertig|envijftig|enzestig"
    r"|enzeventig|entachtig|ennegentig)|tien|elf|twaalf|twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig)"
    r"){4,8}\b",
    re.IGNORECASE,
)
_DATUM = re.compile(r"^\d{1,2}[-./ ]+\d{1,2}[-./ ]+(?:19|20)\d{2}(?!\d)")
# 088 belongs to companies, 0800 and 0900 to services, 14 + area code to municipalities: nobody's own number.
_GEEN_PERSOON = ("0800", "0900", "0906", "0909", "088")

_PUNT = r"(?:\s*[\[({<]\s*(?:punt|dot|\.)\s*[\])}>]\s*|\s+(?:punt|dot)\s+|\.)"
_AT = r"(?:\s*[\[({<]\s*(?:at|apenstaartje|aapje|@)\s*[\])}>]\s*|\s+(?:apenstaartje|aapje|at)\s+|@|\s@\s|_at_)"
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
        return len(cijfers) == 10 and cijfers[1] != "0" and not cijfers.startswith(_GEEN_PERSOON)
    kern = cijfers[2:] if cijfers.startswith("00") else cijfers
    if kern.startswith("31"):
        return len(re.sub(r"^310?", "", kern)) == 9
    return 9 <= len(kern) <= 15 and kern[0] != "0"


def find_telefoons(tekst: str) -> Iterator[Plek]:
    """Find Dutch and foreign phone numbers of persons; 112, 14 0546, 0800, 0900 and 088 are nobody's own."""
    for match in _NUMMER.finditer(tekst):
        gevonden = match[0].rstrip(" \u00a0./–—·(-")
        while gevonden:
            if _is_telefoon(gevonden):
                yield match.start(), match.start() + len(gevonden)
                break
            korter = re.sub(r"[ \u00a0./–—·()-]*\d+\)?$", "", gevonden)
            gevonden = korter if korter != gevonden else ""
    for match in _ZONDER_NETNUMMER.finditer(tekst):
        yield match.span(1)
    for match in _UITGESPROKEN.finditer(tekst):
        yield match.span()
