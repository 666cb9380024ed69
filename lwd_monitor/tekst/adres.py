"""Addresses: a street or a house with its number."""

import re
from collections.abc import Iterator

from lwd_monitor.tekst import aanwijzing
from lwd_monitor.tekst.huis import SPORT, ends_clause, find_huizen
from lwd_monitor.tekst.huisloos import find_losse_nummers
from lwd_monitor.tekst.huisnummer import NUMMER, is_huisnummer
from lwd_monitor.tekst.woordenlijst import load_lijst

Plek = tuple[int, int]

_ACHTERVOEGSEL = (
    "straat|straatje|weg|laan|plein|hof|singel|kade|dijk|pad|plantsoen|park|dreef|gracht|steeg|brink|esch|es|kamp|veld"
    "|markt|wal|dwarsstraat|ring|baan|boulevard|poort|hoek|horst|maat|zijde|erf|kwartier|haven|burg|borg|stede|gaarde"
    "|akker|werf|oever|tuin|wijk|land|landen|bos|heide|weide|meent|kolk|beek|bree|stee|str|warande|passage|goor|veen"
    "|voort|berg|bergen|brug|sluis|molen|kampen|velden|erve|flat|hove|lanen|straten|einde|eind|stegge|schegge|maten|hagen"
    "|zoom|marke|vaart|diep"
)
# Behind another word a street word may carry a capital of its own: `2e Weg`, `Het Wierdense Veld`.
_MET_HOOFDLETTER = "Straat|Weg|Laan|Plein|Hof|Singel|Kade|Dijk|Pad|Steeg|Gracht|Brink|Esch|Es|Kamp|Erve|Marke|Einde"
_KLEIN = "straat|laan|weg|plein|hof|singel|kade|steeg|plantsoen|dreef|gracht|dwarsstraat|str|dijk|pad|brink"
# A kind of road, not a name: `fietspad 12`, `snelweg 35`.
_SOORT = re.compile(
    r"^(?:fiets|snel|spoor|rijks|winkel|woon|zij|school|dorps|speel|voet|wandel|achter|zand|water|parkeer|provinciale?"
    r"|markt|kerk|onder|bin|industrie|invalids?|toegangs|uitvals|hoofd|rond|auto|vlieg|bij|hal|rust)?"
    r"(?:weg|hof|plein|pad|straat|veld|park|markt|baan|hoek|wijk|land|tuin|bos)$",
    re.IGNORECASE,
)
# `Het Wierdense Veld`, against `Veld` of a sports ground.
_OUD_VELD = re.compile(
    r"^[A-ZÀ-Ý]\w*e (?:Veld|Park|Diep|Erf|Water|Land|Eind)$|^[Hh]et \w+e (?:Veld|Park|Diep|Erf|Water|Land|Eind)$"
)
_NOOIT = aanwijzing.load("nooit")
_HOOFDWOORD = r"(?:[A-ZÀ-Ý][\w-]{0,40}\.?|(?:[A-Z]\.){1,4}|\d{1,2}e)"
_BINDWOORD = r"(?:van der|van den|van de|van|de|der|den|ten|ter|te|het|op|'t)"
_KOP = rf"(?:{_HOOFDWOORD}[ \u00a0](?:(?:{_HOOFDWOORD}|{_BINDWOORD})[ \u00a0]){{0,4}})?"
_STRAAT = re.compile(
    rf"(?<![\w-])(?P<straat>{_KOP}(?:[A-ZÀ-Ý][\w'’-]{{0,40}}?)?(?:{_ACHTERVOEGSEL})(?:[ -](?:[NZOW]\.?Z\.?|Noord|Zuid|Oost|West)(?=[ ,]))?"
    rf"|(?:{_HOOFDWOORD}|[Hh]et|[Dd]e)[ \u00a0](?:\w{{2,30}}e[ \u00a0](?:Veld|Park|Diep|Erf|Water|Land|Eind)|{_MET_HOOFDLETTER}))\b\.?{NUMMER}(?!\w)"
)
_KLEINE_STRAAT = re.compile(
    rf"\b(?P<straat>[a-zà-ÿ'’-]{{3,40}}(?:{_KLEIN})|[a-zà-ÿ]{{3,}}\s(?:straat|laan))\b\.?{NUMMER}(?!\w)"
)
_WOONWOORD = (
    r"(?:woon\w*|won(?:en|end\w*|ing\w*)|verhui\w+|ingeschreven|adres\w*|pakje|pakket|bewoners? van|post|flat|huis|woning|buren van"
    r"|boot|sleutel|brand|gezin|melding|familie|bezorg\w*|langs|fietsen|bij|lekkage|inbraak)"
)
_ZONDER_ACHTERVOEGSEL = re.compile(
    rf"(?i:\b{_WOONWOORD}\b)[^.!?\n]{{0,45}}?\b(?P<straat>(?:(?:'t|[Dd]e|[Hh]et|Laan van|Plein)\s)?"
    rf"[A-ZÀ-Ý][\w'’-]{{1,40}}(?:\s(?:van|de|der|[A-ZÀ-Ý][\w'’-]{{1,40}})){{0,3}}){NUMMER}(?!\w)"
)
# `op Schoener 48`: a noun with a capital behind a preposition, the number ends the clause.
_NA_VOORZETSEL = re.compile(
    rf"\b(?:[Oo]p|[Aa]an|[Vv]an|[Nn]aar|[Nn]aast|[Tt]egenover|[Aa]chter|[Vv]oor)\s(?:(?:de|het)\s)?"
    rf"(?P<straat>(?:(?:'t|De|Het)\s)?[A-ZÀ-Ý][\w'’-]{{2,40}}){NUMMER}(?=\s*(?:[.,;:!?)\n]|$)|\s(?P<verder>[a-z]+)\b)"
)
_VOOR_POSTCODE = re.compile(
    rf"(?<!\w)(?P<straat>[A-ZÀ-Ý][\w'’-]{{1,40}}(?:\s[A-ZÀ-Ý][\w'’-]{{1,40}}){{0,2}}){NUMMER}(?=,?\s+\d{{4}}\s?[A-Z]{{2}}\b)"
)
_VASTE_NAAM = re.compile(
    rf"(?P<straat>(?:'t\s\w+|Laan van (?:de |het )?[A-Z]\w+|Plein (?:1813|19\d\d)"
    rf"|{'|'.join(sorted(map(re.escape, load_lijst('vaste_straatnamen'))))})){NUMMER}(?!\w)"
)
_ALLEEN_NUMMER = re.compile(
    r"(?i:\b(?:van|naast|uit|bewoners? op|woon\w* op|wonen op|zit op|bij|buren op)\s)"
    r"(?P<adres>(?i:(?:huis)?nummer|nr\.?)\s\d{1,4}(?:\s?[a-zA-Z]\b(?!['’]))?)(?!\d|\s?%|[-/]\d)"
    r"|(?-i:[A-ZÀ-Ý][\w'’-]{1,40})\s(?:op|van)\s(?P<na>(?i:(?:huis)?nummer|nr\.?)\s\d{1,4}(?:[a-zA-Z]\b)?)(?!\d|\s?%)"
    r"|\bop\s(?P<in>(?i:(?:huis)?nummer|nr\.?)\s\d{1,4}(?:[a-zA-Z]\b)?)(?=\s(?:woont|woonde|wonen|woon|huurt|zit)\b)"
    r"|\b(?P<huis>huisnummer\s?:?\s?\d{1,4}(?:\s?[a-zA-Z]\b(?!['’]))?)(?!\d|\s?%)"
)
_VOORAF = re.compile(
    r"(?:Op|Aan|In|Bij|Naar|Van|Uit|Langs|Voor|Adres|Ook|Hier|Tussen|Achter|Tegenover|Naast|Vanaf|Vlakbij|Hoek|Rond|Tot)\s(?:(?:de|het)\s)?"
)
# Inside a sentence a capital makes the preposition part of the name: `op Achter de Molen 7`.
_ZINSBEGIN = re.compile(r"(?:^|[.!?:;\n(*•-]|[.!?]['’\"”])\s*['‘\"“]?$")
# "Bilal van Anjelierstraat 33", "Kolenbrander van de Hofstraat 5": who lives there is no part of the street, unless
# a preposition shows that the whole is one: "aan de Vincent van Goghplein 17".
_BEWONER = re.compile(
    r"(?!Laan)(?:(?:[A-ZÀ-Ý][\w.-]*|van der|van den|ten|ter|el|de)\s)*[A-ZÀ-Ý][\w-]+\s(?:van|op|uit)\s(?:(?:de|het)\s)?(?=[A-ZÀ-Ý])"
)
_MET_VOORZETSEL = re.compile(
    r"(?:Aan|Achter|Onder|Bij|Boven|Langs|Op|Over|De|Het)\s|(?:Laan|Hof|Plein|Huize)\svan\s|['’]t\s|[Dd]['’]n\s"
)
_HEEL = re.compile(r"\b(?:op|aan|in|de|het|bij|naar|langs|adres:?|Op|Aan|In|De|Het|Bij)\s$")


def _is_straat(straat: str) -> bool:
    """Tell whether the words name one street: not `fietspad`, `Groep`, `Cruyff Court`."""
    laatste = re.split(r"\s", straat)[-1]
    if _OUD_VELD.search(straat):
        return True
    if laatste.lower() in aanwijzing.GEEN_STRAAT or not re.search(r"[A-ZÀ-Ý]", straat):
        return False
    if _SOORT.match(laatste) and not laatste[0].isupper():
        return False
    return not (_SOORT.match(straat) and laatste.lower() in _NOOIT)


def _cut_kop(tekst: str, start: int, straat: str) -> int:
    """Return how much of the words before the street belongs to the sentence instead."""
    vooraf = _VOORAF.match(straat)
    if vooraf and _ZINSBEGIN.search(tekst[max(0, start - 4) : start]):
        return vooraf.end()
    bewoner = _BEWONER.match(straat)
    return bewoner.end() if bewoner and not _HEEL.search(tekst[max(0, start - 8) : start]) else 0


def _find_straten(tekst: str) -> Iterator[Plek]:
    for match in _STRAAT.finditer(tekst):
        straat = match["straat"]
        if _is_straat(straat) and is_huisnummer(tekst, match, match.start()):
            yield match.start() + _cut_kop(tekst, match.start(), straat), match.end()
    for match in _KLEINE_STRAAT.finditer(tekst):
        if not _SOORT.match(match["straat"]) and is_huisnummer(tekst, match, match.start()):
            yield match.span()


def _find_zonder_achtervoegsel(tekst: str) -> Iterator[Plek]:
    for patroon in (_ZONDER_ACHTERVOEGSEL, _VASTE_NAAM, _VOOR_POSTCODE):
        for match in patroon.finditer(tekst):
            start = match.start("straat")
            naam = re.split(r"\s", match["straat"])[-1].lower()
            if patroon is _ZONDER_ACHTERVOEGSEL and match["nr"] and not ends_clause(tekst, match.end()):
                continue
            if naam not in aanwijzing.GEEN_STRAAT and is_huisnummer(tekst, match, start):
                yield start + _cut_kop(tekst, start, match["straat"]), match.end()


def _find_na_voorzetsel(tekst: str) -> Iterator[Plek]:
    for match in _NA_VOORZETSEL.finditer(tekst):
        start = match.start("straat")
        naam = re.split(r"\s", match["straat"])[-1].lower()
        if SPORT.search(re.split(r"[.!?]\s", tekst[max(0, start - 80) : start])[-1]):
            continue
        verder = match["verder"] is None or match["verder"] in aanwijzing.NA_HUISNUMMER
        if match["nr"] and verder and naam not in aanwijzing.GEEN_STRAAT and is_huisnummer(tekst, match, start):
            yield start, match.end()


def find_adressen(tekst: str) -> Iterator[Plek]:
    """Find a street or place name with a house number; `nummer 12` counts where somebody lives there."""
    gevonden = [*_find_straten(tekst), *_find_zonder_achtervoegsel(tekst), *_find_na_voorzetsel(tekst)]
    gevonden += [match.span(match.lastgroup or 0) for match in _ALLEEN_NUMMER.finditer(tekst)]
    huizen = list(find_huizen(tekst, gevonden))
    # The whole name first: `Achter de Molen 7`, not `Molen 7`.
    yield from (plek for plek in huizen if _MET_VOORZETSEL.match(tekst, plek[0]))
    yield from gevonden
    yield from huizen
    yield from find_losse_nummers(tekst, [*gevonden, *huizen])
