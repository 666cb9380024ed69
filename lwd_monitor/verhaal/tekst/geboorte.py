"""Birth dates: a date together with words that make it somebody's."""

import re
from collections.abc import Iterator

Plek = tuple[int, int]

_MAAND = r"(?:jan(?:uari)?|feb(?:ruari)?|maart|mrt|apr(?:il)?|mei|juni?|juli?|aug(?:ustus)?|sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
_DAG = (
    r"(?:\d{1,2}(?:e|ste|de)?|een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien"
    r"|zestien|zeventien|achttien|negentien|twintig|(?:een|twee|drie|vier|vijf|zes|zeven|acht|negen)[eë]ntwintig|dertig|eenendertig)"
)
_JAAR = r"(?:(?:19|20)\d{2}|['’‘]\s?\d{2})"
DATUM = (
    rf"(?:{_DAG}\s{_MAAND}(?:\s{_JAAR})?|\d{{1,2}}\s?[-/.]\s?\d{{1,2}}\s?[-/.]\s?(?:(?:19|20)?\d{{2}}|['’]\d{{2}})"
    rf"|(?:19|20)\d{{2}}-\d{{1,2}}-\d{{1,2}}|{_MAAND}\s{_JAAR}|\d{{1,2}}[- ]{_MAAND}[- ]{_JAAR})"
)
_VOLLEDIG = (
    rf"(?:{_DAG}\s{_MAAND}\s{_JAAR}|\d{{1,2}}\s?[-/.]\s?\d{{1,2}}\s?[-/.]\s?(?:(?:19|20)?\d{{2}}|['’]\d{{2}})"
    r"|(?:19|20)\d{2}-\d{1,2}-\d{1,2})"
)
_LOS = r"[^.!?\n\d]{0,30}?"
_PATRONEN = [
    re.compile(rf"\b(?:geboren|geb\.?|gebren|jeboren)(?:\s(?:te|in)\s[A-ZÀ-Ý][\w-]+)?\s?,?:?\s*(?:op|in|:)?\s*(?:de\s|zondag |maandag |dinsdag |woensdag |donderdag |vrijdag |zaterdag )?{DATUM}", re.I),
    re.compile(rf"\bgeb(?:oorte)?\.?\s?-?(?:datum|dtm|dat)\.?{_LOS}{DATUM}", re.I),
    re.compile(rf"\b(?:geboortedag|verjaardag|jarig(?: op)?|ter wereld(?: op)?|levenslicht(?: op)?|DOB|g\.d\.){_LOS}{_VOLLEDIG}", re.I),
    re.compile(rf"\b(?:ze|zij|hij|ik|u|[A-ZÀ-Ý]\w+)\s(?:is|ben|was|werd|bent)\s(?:nog\s)?van\s(?P<kern>{_VOLLEDIG})"),
    re.compile(r"\b(?:[Zz]e|[Zz]ij|[Hh]ij|[Ii]k)\s(?:is|ben|was|werd)\s(?:\w+\s){0,2}geboren\s(?:\w+\s){0,3}(?:in|uit)\s(?:19|20)\d{2}\b"),
    re.compile(rf"\bgeboren(?:\sen\sgetogen)?(?:\s(?:te|in)\s[A-ZÀ-Ý]\w+){_LOS}{_VOLLEDIG}", re.I),
    re.compile(rf"\b(?:[Zz]e|[Zz]ij|[Hh]ij|[Ii]k|ben)\s(?:is\s|ben\s)?jarig op {_DAG}\s{_MAAND}", re.I),
    re.compile(rf"(?:vader|moeder|man|vrouw|zoon|dochter|broer|zus|opa|oma|cliënte?|betrokkene|bewoner|bewoonster|buurman)\s?\((?P<kern>{_VOLLEDIG})\)", re.I),
    re.compile(rf"{_VOLLEDIG}\s(?:is|was)\s(?:\w+\s){{0,2}}geboren\b", re.I),
    re.compile(rf"\bop\s{_VOLLEDIG}\s(?:\w+\s){{0,4}}(?:geboren|ter wereld)\b(?!\sen\sopgericht)", re.I),
]  # fmt: skip
_NA_NAAM = re.compile(rf"^\s?[(,]\s?(?:geb\w*\.?\s)?({_VOLLEDIG})")
_DING = re.compile(
    r"\b(?:project|idee|plan|vereniging|school|stichting|club|initiatief|wijk|programma|buurt\w*)\b[^.!?]{0,25}$", re.I
)
JONGSTE_JAAR = 2022


def _is_recent(gevonden: str) -> bool:
    jaar = re.search(r"20\d{2}", gevonden)
    return jaar is not None and int(jaar[0]) > JONGSTE_JAAR


def find_geboortedata(tekst: str) -> Iterator[Plek]:
    """Find birth dates by the words around the date; an association that was `geboren in 2019` has none."""
    for patroon in _PATRONEN:
        for match in patroon.finditer(tekst):
            if _DING.search(tekst[max(0, match.start() - 40) : match.start()]):
                continue
            if re.search(r"verjaardag|jarig", match[0], re.I) and _is_recent(match[0]):
                continue
            yield match.span("kern" if "kern" in match.re.groupindex else 0)


def find_na_naam(tekst: str, einden: list[int]) -> Iterator[Plek]:
    """Find the date that stands in brackets or after a comma behind a name: `J. Morsink (12-01-1977)`."""
    for eind in einden:
        match = _NA_NAAM.match(tekst[eind : eind + 40])
        if match and not _is_recent(match[1]):
            yield eind + match.start(1), eind + match.end(1)
