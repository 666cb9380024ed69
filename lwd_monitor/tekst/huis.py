"""Houses that no street word betrays: `De Schakel 219`; what stands around them tells."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from lwd_monitor.tekst import aanwijzing
from lwd_monitor.tekst.huisnummer import NUMMER, is_huisnummer
from lwd_monitor.tekst.woordenlijst import load_geen_persoon, load_lijst

Plek = tuple[int, int]

_DEEL = r"[A-ZÀ-Ý][\w'’-]{1,40}"
_ERVOOR = r"(?:(?:Aan|Achter|Onder|Bij|Boven|Langs|Op|Over)\s(?:de|den|het|['’]t)|['’]t|[Dd]['’]n|De|Het|\d{1,2}e)\s"
_VERVOLG = rf"[ \u00a0](?:(?:de|der|den|het)[ \u00a0])?{_DEEL}|(?:(?<=Laan)|(?<=Hof)|(?<=Plein)|(?<=Park)|(?<=Huize))[ \u00a0]van[ \u00a0](?:de[ \u00a0])?{_DEEL}"
_HUIS = re.compile(rf"(?<![\w'’-])(?P<straat>(?:{_ERVOOR})?{_DEEL}(?:{_VERVOLG}){{0,3}}){NUMMER}(?!\w)")
_KAMER = re.compile(
    rf"(?<![\w'’-])(?P<straat>{_DEEL}(?:\s{_DEEL}){{0,2}}),?\s(?:kamer|appartement|app\.?|unit|afdeling|woning)\s\d{{1,4}}[a-z]?\b"
)
_EINDE = re.compile(r"\s*(?:[.,;:!?)\n'’\"”]|$)")
_MEERVOUD = ("en", "s", "e", "uur", "jaar", "euro", "procent", "meter", "man", "maal", "keer")
_VERDER = re.compile(r"\s([a-z]+)\b")
_VOORZETSEL = re.compile(
    r"\b(?:op|aan|van|vanuit|vanaf|naar|naast|tegenover|achter|voor|bij|uit|tot|tussen|rond|nabij|adres:?|hoek)\s(?:(?:de|het)\s)?$",
    re.I,
)
_IN = re.compile(r"\b(?:in|uit)\s(?:(?:de|het)\s)?$", re.I)
_BIJSTELLING = re.compile(r"[,(:–-]\s?(?:thuis,\s)?(?:en|of|nu)?\s?$")
_DIRECT = re.compile(
    r"\b(?:huis|huizen|woning|woningen|pand|panden|perceel|flat|adres|woonadres|woonboot|appartement)\s$", re.I
)
# What stands between two addresses of one list.
_REST = re.compile(r"(?:,|,?\s(?:en|of))\s(?:(?:op|aan|van|bij|naar)\s)?(?:(?:de|het)\s)?")
_ZIN = re.compile(r"[.!?](?=\s+['‘\"“]?[A-ZÀ-Ý])|\n")
WONEN = re.compile(
    r"\b(?:woon|wonen|woont|woond|huur|huurt|verhui|ingeschreven|adres|thuis|kamer|bewon|bewoon|buur|boven|onder|overbu|gezin|familie"
    r"|mevrouw|meneer|dhr|mw|flat|huis|woning|pand|perceel|bezorg|brievenbus|voordeur|deur|post|pakket|pakje|sleutel|tuin)",
    re.I,
)
_WOONT_DAAR = re.compile(r",?\s(?:woont|woonde|woon|wonen|woonden|huurt|huurde)\b")
# A team, not a house: `won met 3-1 van de Zwaluwen 4`.
SPORT = re.compile(
    r"\b(?:won|wonnen|wint|winnen|verloor|verloren|verliest|verslaat|versloeg|gelijkspel|wedstrijd|speelt|speelde|speelden|\d{1,2}-\d{1,2})\b"
)
_TOEVOEGING = re.compile(r"\d(?:[a-hA-H]|-\d{1,3}|\s?(?:bis|hs))$")
_EIGENNAAM = re.compile(
    r"^(?:Aan|Achter|Onder|Bij|Boven|Langs|Op|Over)\s(?:de|den|het|['’]t)\s|^(?:['’]t|[Dd]['’]n)\s|^(?:Laan|Hof|Plein|Park|Huize)\svan\s"
)
_VOORAAN = re.compile(r"(?:Aan|Achter|Onder|Bij|Boven|Langs|Op|Over)\s(?:de|den|het|['’]t)\s")
# `nr. 12, Rietstraat` and `op 14 Rietstraat`: the number stands first.
_VOORAF = re.compile(
    r"\b(?:(?:huis)?nummer|nr\.?|huisnr\.?|[Oo]p|[Vv]an|[Nn]aar|[Bb]ij)\s[1-9]\d{0,3}[a-zA-Z]?,?\s(?:[A-ZÀ-Ý][\w-]{1,30}\s){0,2}"
    r"[A-ZÀ-Ý][\w-]{0,30}(?:straat|laan|weg|plein|hof|singel|kade|steeg|plantsoen|dreef|gracht|dijk)(?!\w|\s\d)"
)
# `ze woont op bergamot 7`: in small letters only behind a word for living.
_KLEIN = re.compile(
    rf"\b(?:woon|woont|wonen|woonde|woonden|woonachtig)\s(?:op|aan|in)\s(?:(?:de|het|['’]t)\s)?(?P<straat>[a-zà-ÿ-]{{4,40}}){NUMMER}(?=\s*(?:[.,;!?)\n]|$))"
)
_BIJWOORD = frozenset(
    ("ongeveer", "circa", "ruim", "bijna", "zowat", "maar", "slechts", "precies", "hooguit", "minstens", "gemiddeld")
)
BEREIK = 250


def read_zin(tekst: str, start: int) -> str:
    """Return what stands before `start` in its sentence."""
    begin = max(0, start - BEREIK)
    # One sign more, so that a sentence that ends right here shows.
    einden = [match.end() for match in _ZIN.finditer(tekst[begin : start + 1])]
    return tekst[begin + einden[-1] : start] if einden else tekst[begin:start]


@lru_cache(maxsize=1)
def _geen_huis() -> frozenset[str]:
    return frozenset(load_geen_persoon())


def is_vrij_naam(straat: str, in_rij: bool = False) -> bool:
    """Tell whether the words can be a house: not `Groep`, nor a first name that stands in no row of addresses."""
    laatste = re.split(r"\s", straat)[-1].lower()
    woorden = {woord.lower() for woord in re.split(r"\s", straat)}
    if straat in _geen_huis():
        return False
    return woorden.isdisjoint(aanwijzing.GEEN_STRAAT) and (
        in_rij or " " in straat or laatste not in load_lijst("voornamen")
    )


def ends_clause(tekst: str, eind: int) -> bool:
    """Tell whether nothing follows that the number could count."""
    verder = _VERDER.match(tekst, eind)
    if _EINDE.match(tekst, eind):
        return True
    return bool(verder and (verder[1] in aanwijzing.NA_HUISNUMMER or not verder[1].endswith(_MEERVOUD)))


def _has_reden(tekst: str, match: re.Match[str], gevonden: Sequence[Plek]) -> bool:
    """Tell whether the words around say that this is a house: someone lives there, or another address stands beside."""
    zin = read_zin(tekst, match.start())
    begin = match.start() - len(zin)
    if SPORT.search(zin):
        return False
    woont = WONEN.search(zin) is not None or _WOONT_DAAR.match(tekst, match.end()) is not None
    naast = any(begin <= eind <= match.start() for _, eind in gevonden)
    if _DIRECT.search(zin):
        return True
    naast = naast or any(abs(match.start() - eind) < BEREIK for _, eind in gevonden)
    if _VOORZETSEL.search(zin) or _BIJSTELLING.search(zin):
        return woont or naast or bool(_TOEVOEGING.search(match[0]))
    if _IN.search(zin):
        return woont
    if _EIGENNAAM.match(match["straat"]) and zin.strip():
        return True
    return naast and re.search(r"\b(?:en|of|werd)\s$", zin) is not None


def _cut_begin(tekst: str, match: re.Match[str]) -> int:
    """Return where the name starts: `Op de` that opens a sentence is no part of it."""
    voorzetsel = _VOORAAN.match(match["straat"])
    opent = voorzetsel and not read_zin(tekst, match.start()).strip()
    return match.start() + (voorzetsel.end() if voorzetsel and opent else 0)


def find_huizen(tekst: str, gevonden: Sequence[Plek]) -> Iterator[Plek]:
    """Find houses by their name and by what stands around them; `gevonden` are the addresses already found."""
    gevonden = list(gevonden)
    for match in _HUIS.finditer(tekst):
        slot = ends_clause(tekst, match.end()) or _EIGENNAAM.match(match["straat"])
        if match["nr"] is None or not slot or not is_huisnummer(tekst, match, match.start()):
            continue
        in_rij = any(_REST.fullmatch(tekst, eind, match.start()) for _, eind in gevonden)
        if is_vrij_naam(match["straat"], in_rij) and (in_rij or _has_reden(tekst, match, gevonden)):
            plek = _cut_begin(tekst, match), match.end()
            gevonden.append(plek)
            yield plek
    yield from _find_anders(tekst)


def _find_anders(tekst: str) -> Iterator[Plek]:
    """Find a number that stands first, a street in small letters and a room in a home."""
    for match in _VOORAF.finditer(tekst):
        yield match.span()
    for match in _KLEIN.finditer(tekst):
        if (
            match["nr"]
            and match["straat"] not in aanwijzing.GEEN_STRAAT | _BIJWOORD
            and is_huisnummer(tekst, match, match.start())
        ):
            yield match.start("straat"), match.end()
    for match in _KAMER.finditer(tekst):
        if is_vrij_naam(match["straat"]) and WONEN.search(read_zin(tekst, match.start())):
            yield match.span()
