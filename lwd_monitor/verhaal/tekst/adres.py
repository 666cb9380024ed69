"""Addresses with a house number, and postcodes."""

import re
from collections.abc import Iterator

Plek = tuple[int, int]

_ACHTERVOEGSEL = (
    "straat|straatje|weg|laan|plein|hof|singel|kade|dijk|pad|plantsoen|park|dreef|gracht|steeg|brink|esch|es|kamp|veld"
    "|markt|wal|dwarsstraat|ring|baan|boulevard|poort|hoek|horst|maat|zijde|erf|kwartier|haven|burg|borg|stede|gaarde"
    "|akker|werf|oever|tuin|wijk|land|landen|bos|heide|weide|meent|kolk|beek|bree|stee|str|warande|passage|passage"
)
_KLEIN = "straat|laan|weg|plein|hof|singel|kade|steeg|plantsoen|dreef|gracht|dwarsstraat|str"
_GEEN_STRAAT = re.compile(
    r"^(?:fiets|snel|spoor|rijks|winkel|woon|zij|school|dorps|speel|voet|wandel|achter|zand|water|parkeer|provinciale?"
    r"|markt|kerk|onder|bin|industrie|invalids?|toegangs|uitvals|hoofd|rond|auto|vlieg|bij|hal|rust)?"
    r"(?:weg|hof|plein|pad|straat|veld|park|markt|baan|hoek|wijk|land|tuin|bos)$",
    re.IGNORECASE,
)
_TOEVOEGING = (
    r"(?:\s?[-/]\s?(?:\d{1,3}|[IVX]{1,4}|[A-Za-z]{1,2})(?!\w)|\s?(?:bis|hs|huis|boven|beneden|rood|zw|I{1,3}|IV)\b"
    r"|[A-Za-z]\b|\s[A-Za-z]\b(?!\s?['’.])(?!\s[a-z]{2,}\s[a-z]{3,}en\b))?(?:\s?(?:t/m|tm)\s?\d{1,4})?"
)
_NUMMER = rf"(?:,?\s*(?:huis)?(?:nummer|nrs?\.?|no\.)\s*|,?\s+)(?P<nr>[1-9]\d{{0,3}})(?!\d|[.,:]\d|\s?%|-jarige|e\b){_TOEVOEGING}"
_KOP = r"(?:(?:[A-ZÀ-Ý]\w{0,40}\.?|van|de|der|den|ten|ter|het|te|en|'t|[A-Z]\.)[ -]){0,4}"
_STRAAT = re.compile(rf"(?<!\w)(?P<straat>{_KOP}(?:[A-ZÀ-Ý][\w'’-]{{0,40}}?)?(?:{_ACHTERVOEGSEL}))\b{_NUMMER}(?!\w)")
_KLEINE_STRAAT = re.compile(
    rf"\b(?P<straat>[a-zà-ÿ'’-]{{3,40}}(?:{_KLEIN})|[a-zà-ÿ]{{3,}}\s(?:straat|laan))\b{_NUMMER}(?!\w)"
)
_WOONWOORD = (
    r"(?:woon\w*|won\w*|wonend\w*|verhui\w+|ingeschreven|adres\w*|pakje|pakket|bewoners? van|post|flat|huis|woning|buren van"
    r"|boot|sleutel|brand|gezin|melding|familie|bezorg\w*|langs|fietsen|bij|lekkage|inbraak)"
)
_ZONDER_ACHTERVOEGSEL = re.compile(
    rf"(?i:\b{_WOONWOORD}\b)[^.!?\n]{{0,45}}?\b(?P<adres>(?:(?:'t|[Dd]e|[Hh]et|Laan van|Plein)\s)?"
    rf"[A-ZÀ-Ý][\w'’-]+(?:\s(?:van|de|der|[A-ZÀ-Ý][\w'’-]+)){{0,3}}{_NUMMER})(?!\w)"
)
_VOOR_POSTCODE = re.compile(
    rf"(?<!\w)(?P<adres>[A-ZÀ-Ý][\w'’-]{{1,40}}(?:\s[A-ZÀ-Ý][\w'’-]+){{0,2}}{_NUMMER})(?=,?\s+\d{{4}}\s?[A-Z]{{2}}\b)"
)
_VASTE_NAAM = re.compile(
    rf"(?P<adres>(?:'t\s\w+|Laan van (?:de |het )?[A-Z]\w+|Plein 1813|Haven[- ](?:Noord|Zuid)zijde|Ambt Delden|Tusveld"
    rf"|[Dd]e Riet|Het Nijrees|De Gors|De Brug|Amalia ?straat){_NUMMER})(?!\w)"
)
_ALLEEN_NUMMER = re.compile(
    r"(?i:\b(?:van|naast|uit|bewoners? op|woon\w* op|wonen op|zit op)\s)(?P<adres>(?i:(?:huis)?nummer|nr\.?)\s\d{1,4}(?:\s?[a-zA-Z]\b(?!['’]))?)(?!\d|\s?%)"
)
_GEEN_ADRES = re.compile(
    r"\b(?:Groep|Artikel|Pagina|Court|Bus|Buslijn|Lijn|Route|Fase|Wijk|Blok|Week|Zaal|Perron|Kamer|Team|Klas|Motie|Tabel"
    r"|Bijlage|Top|Station|Sportpark|Sportveld|Januari|Februari|Maart|April|Mei|Juni|Juli|Augustus|September|Oktober"
    r"|November|December|Jan|Feb|Dag|Ronde|Versie|Deel|Nummer|Uur|Covid|Windows|Lid|Hoofdstuk|Paragraaf|Programma|Q|Almelo"
    r"|Burendag|Koningsdag|Begroting|Agenda|Platform|Stap|Les|Bijeenkomst|Avond|Wet|Jeugdwet|Kwartaal)$",
    re.IGNORECASE,
)
_VERDER = {
    "en",
    "in",
    "is",
    "heeft",
    "had",
    "kreeg",
    "krijgt",
    "verhuist",
    "verhuisde",
    "maar",
    "van",
    "te",
    "tot",
    "waar",
    "met",
    "bij",
    "die",
    "dat",
    "staat",
    "stond",
    "woont",
    "woonde",
    "wonen",
    "staan",
    "liggen",
    "werden",
    "hebben",
    "kregen",
    "kwamen",
    "moeten",
    "willen",
    "zijn",
    "gaan",
    "konden",
    "waren",
    "zitten",
    "hangen",
    "lopen",
    "vragen",
    "klagen",
    "of",
    "om",
    "voor",
    "aan",
    "als",
    "dus",
    "want",
    "werd",
    "wordt",
    "kan",
    "ligt",
    "lag",
    "zit",
    "zat",
    "hoort",
    "vraagt",
    "meldt",
    "belde",
    "belt",
    "klaagt",
    "toen",
    "op",
    "naar",
    "al",
    "ook",
    "niet",
    "nog",
    "hier",
    "daar",
    "weer",
    "ze",
    "zij",
    "hij",
    "ik",
    "we",
    "u",
    "brengen",
    "komen",
    "belden",
    "zagen",
    "hadden",
    "houden",
    "langs",
    "dan",
    "ff",
    "even",
    "terug",
    "graag",
    "sinds",
    "was",
    "tegenover",
    "naast",
}


def _is_telling(tekst: str, straat: str, start: int, eind: int) -> bool:
    """Tell whether the number counts what follows: `op de Rietstraat 14 bomen planten`."""
    woord = re.match(r"\s([a-zà-ÿ]+)(?:\s([a-zà-ÿ]+))?", tekst[eind : eind + 60])
    if woord is None or woord[1] in _VERDER:
        return False
    if re.match(r"\s(?:euro|procent|uur|meter|km|jaar|dagen|weken|keer|maal|graden|minuten)\b", tekst[eind:]):
        return True
    lidwoord = re.search(r"\b(?:[Dd]e|[Hh]et)\s$", tekst[max(0, start - 5) : start]) or re.match(
        r"(?:\w+\s)?(?:de|het)\s", straat.lower()
    )
    meervoud = ("en", "s", "je")
    bijvoeglijk = woord[1].endswith("e") and (woord[2] or "").endswith(meervoud)
    return bool(lidwoord) and (woord[1].endswith(meervoud) or bijvoeglijk)


def _check_adres(tekst: str, match: re.Match[str], start: int) -> Plek | None:
    eind = match.end()
    if 1900 <= int(match["nr"]) <= 2099 or re.match(r"\s?(?:uur|euro|%|procent|km|meter)\b|[:.]\d\d", tekst[eind:]):
        return None
    if _is_telling(tekst, tekst[start : match.start("nr")].strip(), start, eind):
        return None
    return start, eind


def find_adressen(tekst: str) -> Iterator[Plek]:
    """Find a street or place name with a house number; `nummer 12` counts where somebody lives there."""
    for match in _STRAAT.finditer(tekst):
        straat = match["straat"]
        laatste = re.split(r"[ ]", straat)[-1]
        if _GEEN_STRAAT.match(laatste) and not re.match(r"[A-Z]", laatste):
            continue
        if (
            _GEEN_ADRES.search(straat)
            or not re.search(r"[A-ZÀ-Ý]", straat)
            or (
                _GEEN_STRAAT.match(straat.lower())
                and laatste.lower()
                in {"wijk", "park", "veld", "pad", "weg", "markt", "plein", "baan", "hoek", "sportpark", "sportveld"}
            )
        ):
            continue
        voorzetsel = re.match(r"(?:Op|Aan|In|Bij|Naar|Van|Uit|Langs|Voor|Adres|Ook|Hier)\s(?:(?:de|het)\s)?", straat)
        if voor_van := re.match(r"(?!Laan)(?:[A-ZÀ-Ý][\w-]+\s)+van\s(?=[A-ZÀ-Ý])", straat):
            voorzetsel = voor_van
        plek = _check_adres(tekst, match, match.start())
        if plek and voorzetsel:
            plek = (plek[0] + voorzetsel.end(), plek[1])
        if plek:
            yield plek
    for match in _KLEINE_STRAAT.finditer(tekst):
        if not _GEEN_STRAAT.match(match["straat"]) and (plek := _check_adres(tekst, match, match.start())):
            yield plek
    for patroon in (_ZONDER_ACHTERVOEGSEL, _VASTE_NAAM, _VOOR_POSTCODE):
        for match in patroon.finditer(tekst):
            naam = re.split(r",|\s(?=\d|nr|nummer)", match["adres"])[0]
            if not _GEEN_ADRES.search(naam) and (plek := _check_adres(tekst, match, match.start("adres"))):
                yield plek
    for match in _ALLEEN_NUMMER.finditer(tekst):
        yield match.span("adres")


_POSTCODE = re.compile(r"(?<![\w.,-])([1-9]\d{3})([ \u00a0-]{0,2})([A-Za-z]{2})(?![\w]|-\w|['’])")
_POSTCODE_WOORD = re.compile(r"postcode\W{0,3}(?:is |van )?$", re.IGNORECASE)
_EENHEID = {"KG", "KM", "HA", "MW", "KW", "CM", "MM", "PK", "GB", "MB", "TB", "EN", "OV", "IS", "IN", "OP", "TE", "DE", "OF",
            "WE", "ER", "OM", "AL", "ZO", "ZE", "JE", "NA", "IK", "UU", "ML", "DL", "CL", "KJ", "KB", "BC", "M2", "EU", "AD",
            "NU", "DO", "DI", "MA", "WO", "VR", "ZA"}  # fmt: skip


def find_postcodes(tekst: str) -> Iterator[Plek]:
    """Find postcodes; `2024 AB`, `1200 KG` and `2026 en` are none, unless the word postcode stands before them."""
    for match in _POSTCODE.finditer(tekst):
        cijfers, tussen, letters = match.groups()
        if letters.upper() in {"SA", "SD", "SS"} or not (letters.isupper() or letters.islower()):
            continue
        if _POSTCODE_WOORD.search(tekst[max(0, match.start() - 20) : match.start()]):
            yield match.span()
            continue
        twente = cijfers.startswith(("74", "75", "76"))
        if letters.islower() and (letters.upper() in _EENHEID or (tussen and not twente)):
            continue
        if letters.upper() in _EENHEID and (not twente or letters.islower()):
            continue
        jaartal = 1900 <= int(cijfers) <= 2099 and tussen
        plaats = re.match(r"[,\s]+[A-Z][a-z]{2,}", tekst[match.end() :])
        if not jaartal or (plaats and re.search(r"\d\w?[,\s]+$", tekst[max(0, match.start() - 6) : match.start()])):
            yield match.span()
