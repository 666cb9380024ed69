"""Capitals in a text that are no person (streets, schools, days), and words one letter from a first name."""

import re
from collections.abc import Iterator
from functools import lru_cache

from lwd_monitor.tekst.woordenlijst import fold, load_geen_persoon, load_lijst, load_rang

Plek = tuple[int, int]

_ACHTERVOEGSEL = (
    "straat|weg|laan|plein|singel|kade|plantsoen|dreef|gracht|steeg|park|markt|brug|tunnel|kerk|kerkje|school|flat|flats"
    "|basiliek|moskee|lyceum|college|gebouw|centrum|hal|stadion|museum|theater|toren|zijde|pad|kwartier|boulevard|bad"
    "|festival|club|fonds|café|hotel|tuin|straten|complex|vereniging|stichting|team|dag|weekend|prijs|bon|panel|buurt"
    "|wijk|noord|zuid|oost|west|groep|akkoord|regeling|wet|app|cup|toernooi|loop|tocht|ziekenhuis|apotheek|haven"
    "|polder|kanaal|beek|bos|hof|dijk|molen|hoes|terrein|locatie|bank|winkel|huis|koor|fanfare|krant|parochie|post|feest|actie"
    "|campagne|project|plan|fabriek|kazerne|veld|es|esch|heide|horst|hoek|maat|broek|pas"
)
# These also end surnames (Nijhof, Nijhuis, Terhorst): they count only behind a longer word, or none at all.
_OOK_ACHTERNAAM = (
    "hof|dijk|beek|bos|molen|haven|huis|veld|horst|hoek|maat|broek|es|esch|heide|bank|post|pas|plan|bon|wet|app"
)
_SAMENGESTELD = re.compile(
    rf"(?<!\w)(?:(?:[A-ZÀ-Ý][\w.’'-]{{0,40}}|[A-Z]\.)[ \u00a0](?:(?:de|van der|van den|der)\s)?){{0,4}}"
    rf"[A-ZÀ-Ý][\w’'-]{{0,40}}(?:{_ACHTERVOEGSEL})(?:-?(?:Noord|Zuid|Oost|West|noord|zuid))?\b"
)
# Behind a first name these are a surname: Willeke Zandwijk, against the Willem de Clercqstraat.
_VAAG = re.compile(
    rf"(?:{_OOK_ACHTERNAAM}|wijk|brug|toren|kanaal|noord|zuid|oost|west|groep|dag|team|hal|bad|buurt|polder)$"
)
_ACHTERNAAM_ACHTIG = re.compile(rf"^[A-ZÀ-Ý][\w’'-]{{0,6}}(?:{_OOK_ACHTERNAAM})$")
_BEDRIJF = (
    r"[Ss]tichting|[Vv]ereniging|[Cc]af[ée]|[Cc]af[ée]-restaurant|[Rr]estaurant|[Bb]rasserie|[Ee]etcafé|[Ll]unchroom|[Kk]apsalon"
    r"|[Bb]akkerij|[Ss]lagerij|[Ss]upermarkt|[Hh]otel|[Ff]irma|[Aa]annemer|[Gg]arage|[Aa]potheek|[Bb]ureau|[Hh]uisartsenpraktijk"
    r"|[Bb]ouwbedrijf|[Bb]edrijf|[Oo]nderneming|[Dd]ierenwinkel|[Mm]anege|[Cc]orporatie|[Ww]oningcorporatie|[Ss]choonmaakbedrijf"
    r"|[Aa]rchitectenbureau|[Aa]rchitect|[Ii]nstallatiebedrijf|[Tt]uincentrum|[Bb]oekhandel|[Jj]uwelier|[Oo]pticien|[Ss]nackbar|[Ff]riture"
    r"|[Pp]izzeria|[Ii]jssalon|[Cc]afetaria|[Kk]ringloopwinkel|[Tt]axibedrijf|[Uu]itvaartcentrum|[Dd]rogisterij|[Bb]loemist|[Rr]ijschool|\w{2,30}(?:erij|bedrijf|handel|service|techniek|makelaars)"
)
_HOOFD = (
    rf"{_BEDRIJF}|[Bb]asisschool|[Kk]indcentrum|[Ss]chool|[Ww]inkelcentrum|[Ww]ijkcentrum|[Bb]uurthuis|[Ss]porthal|[Zz]wembad"
    r"|[Mm]useum|[Tt]heater|[Kk]erk|[Mm]oskee|[Kk]athedraal|[Kk]looster|[Hh]uize|[Ss]couting|[Pp]artij|[Cc]lub|[Vv]oetbalclub|[Ss]choolclub"
    r"|\w{1,30}club|[Ss]torm|[Mm]usical|[Ff]ilm|[Bb]oek|[Pp]ark|[Ff]lat|[Pp]roject|[Pp]rogramma|[Aa]pp|[Pp]latform|\w{0,30}vereniging"
    r"|\w{0,30}centrum|Sint|St\.|Sinte|Prins|Prinses|Koning|Koningin|Graaf|Gravin|Keizer|Paus|[Ff]estival|[Mm]erk|[Gg]emeente|[Pp]rovincie"
    r"|[Ww]ijk|[Dd]orp|[Ss]tad|[Kk]rant|[Ww]ijkkrant|[Ww]oonzorgcentrum|[Vv]erpleeghuis|[Zz]orgcentrum|[Zz]orggroep|[Kk]inderopvang"
    r"|[Pp]euterspeelzaal|[Gg]ymzaal|[Zz]aal|[Bb]ibliotheek|[Ii]nstituut|[Zz]orgboerderij|[Kk]inderboerderij|[Ww]oonvorm|[Cc]oöperatie"
    r"|[Cc]ollege van|[Oo]rgel|[Pp]ension|[Bb]and|[Kk]oor|[Oo]rkest|[Hh]armonie|[Ff]anfare|[Tt]oneelgroep|[Ss]peeltuin|[Cc]ampagne|[Ff]onds|[Bb]egraafplaats|[Ll]andgoed|[Kk]asteel|[Hh]avezathe?|[Vv]illa|[Bb]rassband|\w{2,20}school|[Hh]alte|[Kk]at|[Kk]ater|[Pp]oes|[Hh]ond|[Pp]ony|[Ee]zel|[Pp]aard|[Hh]amster|[Pp]apegaai|[Gg]roep|[Pp]loeg|[Tt]ype|[Rr]obot|[Ll]iedje|[Gg]ame|[Ss]pel|[Nn]ummer|[Tt]eam"
)
_NA_HOOFD = re.compile(
    rf"(?<!\w)(?:{_HOOFD})\s['‘\"]?(?:(?:De|Het|'t|de|het|St\.|Sint)\s){{0,2}}[A-ZÀ-Ý][\w’'-]{{0,40}}"
    r"(?:\s(?:(?:de|het|van|der|en(?!\s\w+(?:erij|bedrijf|handel|winkel)\b))\s)?[A-ZÀ-Ý][\w’'-]{0,40}){0,2}"
)
_IS_BEDRIJF = re.compile(rf"(?:{_BEDRIJF})\s")
# "De Kleine Kapitein": an article with a capital before common words with a capital names a house, shop or boat.
_VAN_STRAAT = re.compile(
    r"(?<!\w)(?:[A-ZÀ-Ý][\w.]{0,40}\s)van\s(?:'t\s)?(?P<stam>[A-ZÀ-Ý]\w{3,30}?)(?:straat|weg|laan|plein|singel|kade|plantsoen|hof|park|school)\b(?!\s\d)"
)
_MET_LIDWOORD = re.compile(r"(?<!\w)(?:De|Het|'t)((?:\s[A-ZÀ-Ý][a-zà-ÿ]+){1,2})(?!\w)")
_DIER = re.compile(
    r"(?<!\w)[A-ZÀ-Ý][a-zà-ÿ]+ de (?:haan|kip|kat|kater|poes|hond|ezel|geit|bok|schaap|egel|uil|ooievaar|papegaai|pony|koe|konijn|cavia"
    r"|muis|beer|leeuw|kikker|clown|piraat|robot|reus|kabouter|rups|beer|bouwer|klusser)\b"
)
# "Rob's Snackbar": a shop with somebody's name.
_BEZIT = re.compile(r"(?<!\w)[A-ZÀ-Ý][a-zà-ÿ]+['’]s\s[A-ZÀ-Ý][a-z]{3,40}(?<!e)\b")
_BIJBEL = re.compile(
    r"(?<!\w)(?:Genesis|Exodus|Daniël|Jesaja|Jeremia|Jona|Job|Ruth|Esther|Samuel|Mat+h?[eé][üu]s|Mar[ck]us|Lu[ck]as|Johannes|Jakobus|Petrus)"
    r"\s\d{1,3}(?!\d|\s?jaar)"
)
_WEB = re.compile(r"(?:https?://|www\.)\S+|@\w+")
KORTSTE_FIRMA = 5
# In shorter words one letter makes too much of a difference.
MIN_LETTERS = 5


@lru_cache(maxsize=1)
def _compile_lijst() -> re.Pattern[str]:
    return re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, load_geen_persoon())) + r")(?:'s|s)?(?![\w])")


def _find_van_straat(tekst: str) -> Iterator[Plek]:
    """Find a street with the whole name of somebody: the Jan van Riebeeckstraat, not Bilal van Anjelierstraat."""
    for match in _VAN_STRAAT.finditer(tekst):
        if fold(match["stam"]) not in load_rang():
            yield match.span()


def _is_naam(kaal: str) -> bool:
    delen = {kaal, kaal.split("-")[-1]}
    return not delen.isdisjoint(load_lijst("voornamen")) or not delen.isdisjoint(load_lijst("achternamen"))


def _find_samengesteld(tekst: str) -> Iterator[Plek]:
    """Find compounds that end in a word like `straat`; a name that happens to end so (Joost, Versteeg) is none."""
    for match in _SAMENGESTELD.finditer(tekst):
        laatste = re.split(r"\s", match[0])[-1]
        eerste = fold(re.split(r"\s", match[0])[0])
        met_voornaam = _VAAG.search(laatste) and eerste != fold(laatste) and eerste in load_lijst("voornamen")
        if not (met_voornaam or _ACHTERNAAM_ACHTIG.match(laatste) or _is_naam(fold(laatste))):
            yield match.span()


def _find_na_hoofd(tekst: str) -> Iterator[Plek]:
    """Find what follows `stichting` or `garage`, and the bare name of that firm further on."""
    firmas = set()
    for match in _NA_HOOFD.finditer(tekst):
        yield match.span()
        laatste = re.split(r"\s", match[0])[-1]
        if len(laatste) >= KORTSTE_FIRMA and _IS_BEDRIJF.match(match[0]):
            firmas.add(laatste)
    if firmas:
        verder = re.compile(
            r"(?<=[a-z] )(?<!heer )(?<!neer )(?<!vrouw )(?:" + "|".join(map(re.escape, firmas)) + r")(?!\w)"
        )
        yield from (match.span() for match in verder.finditer(tekst))


def _find_met_lidwoord(tekst: str) -> Iterator[Plek]:
    rang, bekend = load_rang(), load_lijst("achternamen_met_voorvoegsel")
    for match in _MET_LIDWOORD.finditer(tekst):
        woorden = match[1].lower().split()
        if f"de {woorden[0]}" not in bekend and all(woord in rang for woord in woorden):
            yield match.span()


def find_maskers(tekst: str) -> list[Plek]:
    """Return the places where a capital does not point at a person."""
    plekken = [match.span() for match in _compile_lijst().finditer(tekst)]
    for patroon in (_WEB, _BIJBEL, _DIER, _BEZIT):
        plekken += [match.span() for match in patroon.finditer(tekst)]
    return [
        *plekken,
        *_find_na_hoofd(tekst),
        *_find_met_lidwoord(tekst),
        *_find_samengesteld(tekst),
        *_find_van_straat(tekst),
    ]


def _cut_letters(woord: str) -> Iterator[str]:
    yield woord
    for i in range(len(woord)):
        yield woord[:i] + woord[i + 1 :]


@lru_cache(maxsize=1)
def _load_index() -> frozenset[int]:
    namen = (naam for naam in load_lijst("voornamen_eigen") if len(naam) >= MIN_LETTERS)
    return frozenset(hash(deel) for naam in namen for deel in _cut_letters(naam))


@lru_cache(maxsize=20_000)
def is_bijna_voornaam(kaal: str) -> bool:
    """Tell whether one letter more, less or other makes the word a first name.

    >>> is_bijna_voornaam("jaydon"), is_bijna_voornaam("gemeente")
    (True, False)
    """
    return len(kaal) >= MIN_LETTERS and any(hash(deel) in _load_index() for deel in _cut_letters(kaal))
