"""Birth dates: a date together with words that make it somebody's."""

import re
from collections.abc import Iterator

Plek = tuple[int, int]

_MAAND = (
    r"(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
    r"|(?:jan|feb|mrt|apr|jun|jul|aug|sept|sep|okt|nov|dec)\b\.?)"
)
_DAG = (
    r"(?:\d{1,2}(?:e|ste|de)?|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien"
    r"|zestien|zeventien|achttien|negentien|twintig|(?:een|één|twee|drie|vier|vijf|zes|zeven|acht|negen)[eë]ntwintig|dertig"
    r"|eenendertig|eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste|negende|tiende|elfde|twaalfde|\w{3,12}tiende|\w{3,14}tigste)"
)
_JAAR = r"(?:(?:19|20)\d{2}|['’‘]?\s?\d{2}(?!\d|[.:]\d|\suur)|negentien(?:honderd)?\s?(?:en)?\w{3,}|tweeduizend\w*)"
_CIJFERS = r"\d{1,2}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?(?:(?:19|20)?\d{2}|['’]\d{2})(?!\d)"
_ISO = r"(?:19|20)\d{2}[-/]\d{1,2}[-/]\d{1,2}"
_GEMENGD = rf"\d{{1,2}}[- ]{_MAAND}[- ]{_JAAR}|\d{{1,2}}\s\d{{1,2}}\s(?:19|20)\d{{2}}"
_DAG_MAAND = rf"(?:de\s)?{_DAG}\s(?:van\s)?{_MAAND}"
_FEESTDAG = (
    r"(?:(?:(?:eerste|tweede|1e|2e)\s)?(?:kerst|paas|pinkster)dag|kerstavond|kerstmis|oude?jaars(?:dag|avond)|nieuwjaars(?:dag|nacht)"
    rf"|bevrijdingsdag|koninginnedag|sinterklaasavond|hemelvaartsdag)\s(?:van\s|in\s)?{_JAAR}"
)
DATUM = rf"(?:{_FEESTDAG}|{_DAG_MAAND}(?:\s{_JAAR})?|{_CIJFERS}|{_ISO}|{_MAAND}\s(?:van\s|in\s)?{_JAAR}|{_GEMENGD})"
_VOLLEDIG = rf"(?:{_FEESTDAG}|{_DAG_MAAND}\s{_JAAR}|{_CIJFERS}|{_ISO}|{_GEMENGD})"
_LOS = r"[^.!?\n\d]{0,30}?"
_WEEKDAG = r"(?:(?:zon|maan|dins|woens|donder|vrij|zater)dag )?"
_GEBOREN = r"(?:geboren|geb\.?|gebren|jeboren|geborn|gebore)"
_VERWANT = (
    r"(?:vader|moeder|man|vrouw|zoon|dochter|broer|zus|opa|oma|cliënte?|betrokkene|bewoner|bewoonster|buurman|buurvrouw|hij|zij|ze"
    r"|ondergetekende|patiënte?|leerlinge?|huurder|huurster|kind)"
)
_PATRONEN = [
    re.compile(rf"\b{_GEBOREN}(?:\s(?:te|in)\s[A-ZÀ-Ý][\w-]+)?\s?[,(]?:?\s*(?:op:?|in|:|d\.?d\.?)?\s*(?:de\s)?{_WEEKDAG}{DATUM}", re.I),
    re.compile(rf"\b{_GEBOREN}\s?:?\s?(?:op\s)?[0-3]\d[01]\d(?:19|20)\d{{2}}\b", re.I),
    re.compile(rf"\bgeb(?:oorte)?\.?\s?-?(?:datum|dtm|dat)\.?{_LOS}(?:{DATUM}|[0-3]\d[01]\d(?:19|20)\d{{2}}\b)", re.I),
    re.compile(rf"\b(?:geboortedag|verjaardag|jarig(?: op)?|ter wereld(?: op)?|levenslicht(?: op)?|D\.?O\.?B\.?|g\.d\.){_LOS}{_VOLLEDIG}", re.I),
    re.compile(rf"\b(?:ze|zij|hij|ik|u|[A-ZÀ-Ý]\w{{1,40}})\s(?:is|ben|was|werd|bent)\s(?:nog\s)?van\s(?P<kern>{_VOLLEDIG})"),
    re.compile(rf"\b\w{{0,12}}{_VERWANT}\s(?:zelf\s|ook\s)?(?:is|was)\s(?:nog\s|zelf\s|ook\s)?van\s(?P<kern>{_VOLLEDIG})", re.I),
    re.compile(r"\b(?:[Zz]e|[Zz]ij|[Hh]ij|[Ii]k)\s(?:is|ben|was|werd)\s(?:\w+\s){0,2}geboren\s(?:\w+\s){0,4}(?:in|uit|van)\s(?:19|20)\d{2}\b"),
    re.compile(rf"\bgeboren(?:\sen\sgetogen)?(?:\s(?:te|in)\s[A-ZÀ-Ý]\w+){_LOS}{_VOLLEDIG}", re.I),
    re.compile(rf"\b(?:jarig(?:\s(?:is|was|ben|zijn))?|verjaart|verjaarde)\s(?:altijd\s)?op\s{_WEEKDAG}(?P<kern>{_DAG_MAAND})(?:\s{_JAAR})?", re.I),
    re.compile(rf"\b(?:zijn|haar|mijn)\sverjaardag\s?(?:is|valt|was|viert|vieren|op|,|\(|:|\s)*\s?(?P<kern>{_DAG_MAAND})(?:\s{_JAAR})?", re.I),
    re.compile(rf"\b\w{{0,12}}{_VERWANT}\s?\((?P<kern>{_VOLLEDIG})\)", re.I),
    re.compile(rf"(?P<kern>{_VOLLEDIG})\s(?:(?:is|was|ben|werd)\s)?(?:\w+\s){{0,6}}(?:geboren|ter wereld|levenslicht)\b(?!\sen\sopgericht)", re.I),
    re.compile(rf"\bin\s(?:19|20)\d{{2}},?\sop\s{_DAG_MAAND}\s(?:\w+\s){{0,3}}(?:geboren|ter wereld)\b", re.I),
    re.compile(rf"\b(?:ze|zij|hij|ik|\w{{0,12}}{_VERWANT})\s(?:is|was|ben|vierde|viert|vier)\s(?:\w+\s)?op\s(?P<kern>{_DAG_MAAND}(?:\s{_JAAR})?)\s(?:jarig|(?:zijn|haar|mijn)\s(?:\w+\s)?verjaardag)\b", re.I),
    re.compile(rf"(?P<kern>{_DAG_MAAND}(?:\s{_JAAR})?)\s(?:wordt|werd|word|wordt mijn|wordt haar)\s(?:ze|zij|hij|ik|(?:mijn|haar|zijn|onze)\s\w{{0,12}}{_VERWANT})\s(?:alweer\s|al\s)?\d{{1,3}}\b", re.I),
    re.compile(rf"\b(?:ze|zij|hij|ik)\s(?:is|ben|was)\s(?:nog\s)?van\s(?P<kern>{_MAAND}\s19\d{{2}})", re.I),
    re.compile(rf"(?<![\w*])[*°]\s?(?P<kern>{_VOLLEDIG})", re.I),
]  # fmt: skip
_NA_NAAM = re.compile(rf"^\s?[(,]\s?(?:geb\w*\.?\s|\*\s?)?({_VOLLEDIG})")
# A date behind a name without a bracket or comma: in a list of birthdays; only one of long ago is a birth date.
_NAAST_NAAM = re.compile(rf"^[\s:–-]{{1,3}}({_VOLLEDIG})")
LANG_GELEDEN = 2012
_DING = re.compile(
    r"\b(?:project|idee|plan|vereniging|school|stichting|club|initiatief|wijk|programma|buurt\w*|park|koor|winkel|fonds|koning\w*"
    r"|\w+vereniging|\w+centrum|gemeente|stad|kerk|moskee|festival|app|site|krant)\b[^.!?]{0,25}$",
    re.I,
)
# A form says itself that the date is somebody's.
_AANGEKONDIGD = re.compile(r"(?:geboortedatum|geb\w*\.?\s?-?(?:datum|dat|dtm)|d\.?o\.?b\.?|g\.d\.)", re.I)
_KIND = re.compile(
    r"\b(?:baby\w*|kind(?:je)?|\w*(?:zoon|zoontje|dochter|dochtertje)|\w*kind|tweeling|meisje|jongen|jongetje|broertje|zusje)\b",
    re.I,
)
_FEEST = re.compile(r"verjaardag|jarig|verjaar", re.I)
JONGSTE_JAAR = 2022
KORT_JAAR = 30


def _read_jaar(gevonden: str) -> int:
    """Return the year of a date; two digits are read as of the last century from 30 on."""
    jaar = re.search(r"(?:19|20)\d{2}", gevonden)
    if jaar:
        return int(jaar[0])
    kort = re.search(r"(\d{2})$", gevonden)
    return 0 if kort is None else int(kort[1]) + (1900 if int(kort[1]) >= KORT_JAAR else 2000)


def _is_recent(gevonden: str) -> bool:
    jaar = re.search(r"20\d{2}", gevonden)
    return jaar is not None and int(jaar[0]) > JONGSTE_JAAR


def _is_van_persoon(tekst: str, match: re.Match[str]) -> bool:
    """Tell whether the date is a person's: not of an association, nor of a calf born this spring."""
    achteraf = match[0].lower().endswith(("geboren", "wereld", "levenslicht"))
    if _AANGEKONDIGD.match(match[0]):
        return True
    if _DING.search(tekst[max(0, match.start() - 40) : match.end() if achteraf else match.start()]):
        return False
    if achteraf and _KIND.search(tekst[max(0, match.start() - 40) : match.end()]):
        return True
    return not (_is_recent(match[0]) and (achteraf or _FEEST.search(match[0])))


def find_geboortedata(tekst: str) -> Iterator[Plek]:
    """Find birth dates by the words around the date; an association that was `geboren in 2019` has none."""
    for patroon in _PATRONEN:
        for match in patroon.finditer(tekst):
            if _is_van_persoon(tekst, match):
                yield match.span("kern" if "kern" in match.re.groupindex else 0)


def find_na_naam(tekst: str, einden: list[int]) -> Iterator[Plek]:
    """Find the date that stands in brackets or after a comma behind a name: `J. Morsink (12-01-1977)`."""
    for eind in einden:
        match = _NA_NAAM.match(tekst[eind : eind + 40])
        if match is None and (naast := _NAAST_NAAM.match(tekst[eind : eind + 40])):
            match = naast if _read_jaar(naast[1]) <= LANG_GELEDEN else None
        if match and not _is_recent(match[1]):
            yield eind + match.start(1), eind + match.end(1)
