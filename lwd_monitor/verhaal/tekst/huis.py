"""Houses that no street word betrays: `De Schakel 219`, `nummer 10`; what stands around them tells."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from lwd_monitor.verhaal.tekst import aanwijzing
from lwd_monitor.verhaal.tekst.huisnummer import NUMMER, is_huisnummer
from lwd_monitor.verhaal.tekst.woordenlijst import load_geen_persoon, load_lijst

Plek = tuple[int, int]

_DEEL = r"[A-ZÀ-Ý][\w'’-]{1,40}"
_ERVOOR = r"(?:(?:Aan|Achter|Onder|Bij|Boven|Langs|Op|Over)\s(?:de|den|het|['’]t)|['’]t|[Dd]['’]n|De|Het|\d{1,2}e)\s"
_VERVOLG = rf"[ \u00a0](?:(?:de|der|den|het)[ \u00a0])?{_DEEL}|(?:(?<=Laan)|(?<=Hof)|(?<=Plein)|(?<=Park)|(?<=Huize))[ \u00a0]van[ \u00a0](?:de[ \u00a0])?{_DEEL}"
_HUIS = re.compile(rf"(?<![\w'’-])(?P<straat>(?:{_ERVOOR})?{_DEEL}(?:{_VERVOLG}){{0,3}}){NUMMER}(?!\w)")
_KAMER = re.compile(
    rf"(?<![\w'’-])(?P<straat>{_DEEL}(?:\s{_DEEL}){{0,2}}),?\s(?:kamer|appartement|app\.?|unit|afdeling|woning)\s\d{{1,4}}[a-z]?\b"
)
_NUMMER = re.compile(
    r"\b(?P<woord>(?:huis)?nummer|nr\.?|huisnr\.?)\s(?P<nr>[1-9]\d{0,3})(?:\s?[a-zA-Z]\b(?!['’]))?(?![\d%]|[.,:/-]\d|\s?%)",
    re.I,
)
_OM_NUMMER = re.compile(
    r"(?:\b(?:op|van|bij|naast|naar|uit|tegenover|achter|tot|tussen|alleen|ook|staat|stond|en|of|vanaf|voor)\s|,\s|\()$",
    re.I,
)
_KAAL_NUMMER_STRAAT = re.compile(
    r"\b(?:[Oo]p|[Bb]ij|[Vv]an|[Nn]aast|[Uu]it)\s(?P<adres>(?:(?:huis)?nummer|nr\.?)\s\d{1,4}[a-zA-Z]?)\s(?:van|in|aan|op)\s(?:de|het|onze|deze|mijn)\s"
    r"(?:[A-ZÀ-Ý][\w'’. -]{1,50}?)?(?:straat|laan|weg|plein|hof|singel|kade|steeg|plantsoen|dreef|gracht|dijk|pad|park|flat)\b"
)
_EINDE = re.compile(r"\s*(?:[.,;:!?)\n'’\"”]|$)")
_MEERVOUD = (
    "en",
    "s",
    "ers",
    "jes",
    "e",
    "ige",
    "jarige",
    "uur",
    "jaar",
    "euro",
    "procent",
    "meter",
    "man",
    "maal",
    "keer",
)
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
_WONEN = re.compile(
    r"\b(?:woon|wonen|woont|woond|huur|huurt|verhui|ingeschreven|adres|thuis|kamer|bewon|bewoon|buur|boven|onder|overbu|gezin|familie"
    r"|mevrouw|meneer|dhr|mw|flat|huis|woning|pand|perceel|bezorg|brievenbus|voordeur|deur|post|pakket|pakje|sleutel|tuin)",
    re.I,
)
_WOONT_DAAR = re.compile(r",?\s(?:woont|woonde|woon|wonen|woonden|huurt|huurde)\b")
# A team, not a house: `won met 3-1 van de Zwaluwen 4`.
SPORT = re.compile(
    r"\b(?:won|wonnen|wint|winnen|verloor|verloren|verliest|verslaat|versloeg|gelijkspel|wedstrijd|speelt|speelde|speelden|\d{1,2}-\d{1,2})\b"
)
_KAAL = re.compile(
    r"\b(?:(?:\w{0,6}(?:buurman|buurvrouw|buren|buurjongen|buurmeisje)|bewoners?|bewoonster|gezin)\s(?:van|op|uit)\s(?P<buur>[1-9]\d{0,3}[a-zA-Z]?)"
    r"|(?:op|van|bij|naast|en)\s(?P<letter>[1-9]\d{0,3}[a-hA-H])|,\sop\s(?P<los>[1-9]\d{0,3})(?=\s*[.;)\n]))(?![\w%]|[.,:/-]\d|\s?(?:jaar|uur|%))"
)
_TOEVOEGING = re.compile(r"\d(?:[a-hA-H]|-\d{1,3}|\s?(?:bis|hs))$")
_STRAATWOORD = re.compile(r"[A-ZÀ-Ý][\w-]*(?:straat|laan|weg|plein|singel|kade|steeg|plantsoen|dreef|gracht|hof)\b")
# "Op de Rietstraat staat nummer 44 leeg", against "de Rietstraat staat op nummer 44".
_STAAT = re.compile(r"\b(?:staat|stond|staan)\s$")
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
# `op nummer 1 staat overlast`: a place in a list.
LAAGSTE = 5


def _read_zin(tekst: str, start: int) -> str:
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
    zin = _read_zin(tekst, match.start())
    begin = match.start() - len(zin)
    if SPORT.search(zin):
        return False
    woont = _WONEN.search(zin) is not None or _WOONT_DAAR.match(tekst, match.end()) is not None
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
    opent = voorzetsel and not _read_zin(tekst, match.start()).strip()
    return match.start() + (voorzetsel.end() if voorzetsel and opent else 0)


def _find_genaamd(tekst: str, gevonden: Sequence[Plek]) -> Iterator[Plek]:
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
        if is_vrij_naam(match["straat"]) and _WONEN.search(_read_zin(tekst, match.start())):
            yield match.span()


def find_huizen(tekst: str, gevonden: Sequence[Plek]) -> Iterator[Plek]:
    """Find houses by what stands around them.

    Parameters: the addresses already found; beside one of them a bare `nummer 10` is a house as well.
    """
    yield from _find_genaamd(tekst, gevonden)
    for match in _KAAL_NUMMER_STRAAT.finditer(tekst):
        yield match.span("adres")
    for match in _NUMMER.finditer(tekst):
        if _OM_NUMMER.search(tekst[max(0, match.start() - 12) : match.start()]) and _near(tekst, match, gevonden):
            yield match.span()
    yield from _find_kaal(tekst, gevonden)


def _find_kaal(tekst: str, gevonden: Sequence[Plek]) -> Iterator[Plek]:
    """Find the bare number of a neighbour beside an address: `de buurman van 54`, `boven, op 29a`."""
    for match in _KAAL.finditer(tekst):
        if any(0 <= match.start() - eind < BEREIK for _, eind in gevonden):
            yield match.span(match.lastgroup or 0)


def _near(tekst: str, match: re.Match[str], gevonden: Sequence[Plek]) -> bool:
    """Tell whether a street or an address stands near, so that the number is a house of it."""
    start = match.start()
    laag = int(match["nr"]) <= LAAGSTE
    if laag and not (ends_clause(tekst, match.end()) or _WONEN.search(_read_zin(tekst, start))):
        return False
    if any(abs(start - eind) < BEREIK for _, eind in gevonden):
        return True
    zin = _read_zin(tekst, start)
    if _STRAATWOORD.search(zin) and _STAAT.search(zin):
        return True
    return _WONEN.search(zin) is not None and bool(_STRAATWOORD.search(tekst, max(0, start - BEREIK), start + BEREIK))
