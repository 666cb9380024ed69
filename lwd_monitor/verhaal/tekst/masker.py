"""Places in a text that carry a name but no person: streets, schools, organisations, days."""

import re
from functools import lru_cache

from lwd_monitor.verhaal.tekst.woordenlijst import load_geen_persoon

Plek = tuple[int, int]

_ACHTERVOEGSEL = (
    "straat|weg|laan|plein|singel|kade|plantsoen|dreef|gracht|steeg|park|markt|brug|tunnel|kerk|kerkje|school|flat|flats"
    "|basiliek|moskee|lyceum|college|gebouw|centrum|hal|stadion|museum|theater|toren|zijde|pad|kwartier|boulevard|bad"
    "|festival|club|fonds|café|hotel|tuin|straten|complex|vereniging|stichting|team|dag|weekend|prijs|bon|panel|buurt"
    "|wijk|noord|zuid|oost|west|groep|akkoord|regeling|wet|app|cup|toernooi|loop|tocht|ziekenhuis|apotheek|gracht|haven"
    "|polder|kanaal|beek|bos|hof|dijk|molen|hoes"
)
# Hof, dijk, beek and bos end many surnames (Nijhof, Van Dijk): these count only glued to a longer word in front.
_SAMENGESTELD = re.compile(
    rf"(?<!\w)(?:(?:[A-ZÀ-Ý][\w.’'-]*|[A-Z]\.)\s(?:(?:de|van der|van den|van de|der)\s)?){{0,4}}"
    rf"[A-ZÀ-Ý][\w’'-]{{0,40}}(?:{_ACHTERVOEGSEL})(?:-?(?:Noord|Zuid|Oost|West|noord|zuid))?\b"
)
_ACHTERNAAM_ACHTIG = re.compile(r"(?:^|\s)[A-ZÀ-Ý]?[\w’'-]{0,5}(?:hof|dijk|beek|bos|molen|haven)$")
_HOOFD = (
    r"[Ss]tichting|[Vv]ereniging|[Cc]afé|[Cc]afe|[Rr]estaurant|[Bb]asisschool|[Ss]chool|[Kk]apsalon|[Bb]akkerij|[Ss]lagerij"
    r"|[Ss]upermarkt|[Ww]inkelcentrum|[Ww]ijkcentrum|[Bb]uurthuis|[Ss]porthal|[Zz]wembad|[Mm]useum|[Tt]heater|[Kk]erk|[Mm]oskee"
    r"|[Hh]uize|[Hh]otel|[Ff]irma|[Aa]annemer|[Ss]couting|[Pp]artij|[Cc]lub|[Vv]oetbalclub|[Ss]choolclub|\w{1,30}club|[Ss]torm|[Mm]usical"
    r"|[Ff]ilm|[Bb]oek|[Pp]ark|[Ff]lat|[Pp]roject|[Pp]rogramma|[Aa]pp|[Pp]latform|\w{0,30}vereniging|\w{0,30}centrum|Sint|St\.|Prins"
    r"|Prinses|Koning|Koningin|Graaf|Paus|[Ff]estival|[Mm]erk|[Gg]emeente|[Pp]rovincie|[Ww]ijk|[Dd]orp|[Ss]tad|[Kk]rant"
    r"|[Ww]oonzorgcentrum|[Vv]erpleeghuis|[Dd]ierenwinkel|[Kk]inderopvang|[Pp]euterspeelzaal|[Gg]ymzaal|[Aa]potheek|[Gg]arage"
    r"|[Zz]aal|[Bb]ibliotheek|[Ii]nstituut|[Bb]ureau|[Hh]uisartsenpraktijk|[Mm]anege|[Zz]orgboerderij|[Kk]inderboerderij"
    r"|[Ww]oonvorm|[Cc]orporatie|[Ww]oningcorporatie|[Bb]edrijf|[Bb]ouwbedrijf|[Oo]nderneming|[Cc]oöperatie|[Cc]ollege van|[Oo]rgel|[Pp]ension"
)
_NA_HOOFD = re.compile(
    rf"(?<!\w)(?:{_HOOFD})\s['‘\"]?(?:(?:De|Het|'t|de|het|St\.|Sint)\s){{0,2}}[A-ZÀ-Ý][\w’'-]*(?:\s(?:(?:de|het|van|en|der)\s)?[A-ZÀ-Ý][\w’'-]*){{0,2}}"
)
_WEB = re.compile(r"(?:https?://|www\.)\S+|@\w+")


@lru_cache(maxsize=1)
def _compile_lijst() -> re.Pattern[str]:
    return re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, load_geen_persoon())) + r")(?:'s|s)?(?![\w])")


def find_maskers(tekst: str) -> list[Plek]:
    """Return the places where a capital does not point at a person."""
    plekken = [match.span() for match in _compile_lijst().finditer(tekst)]
    plekken += [match.span() for match in _WEB.finditer(tekst)]
    for match in _NA_HOOFD.finditer(tekst):
        plekken.append(match.span())
        # The firm of "bouwbedrijf Nijhuis" is meant by the bare "Nijhuis" further on as well.
        laatste = re.split(r"\s", match[0])[-1]
        if len(laatste) > 4:
            plekken += [verder.span() for verder in re.finditer(rf"(?<=[a-z] ){re.escape(laatste)}(?!\w)", tekst)]
    for match in _SAMENGESTELD.finditer(tekst):
        laatste = re.split(r"\s", match[0])[-1]
        if not re.search(r"[A-ZÀ-Ý]", match[0]) or _ACHTERNAAM_ACHTIG.search(laatste):
            continue
        # "Volgens Anna" is not part of a street: only the run of capitals that ends in the compound is.
        plekken.append(match.span())
    return plekken
