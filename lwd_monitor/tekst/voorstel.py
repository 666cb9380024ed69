"""What may stand in place of personal data, so that the sentence still reads as Dutch."""

import re

from lwd_monitor.tekst import aanwijzing
from lwd_monitor.tekst.woord import strip_bezit
from lwd_monitor.tekst.woordenlijst import fold

_VAST = {
    "postcode": "(postcode weggelaten)",
    "telefoon": "(telefoonnummer weggelaten)",
    "email": "(e-mailadres weggelaten)",
    "bsn": "(nummer weggelaten)",
    "iban": "(rekeningnummer weggelaten)",
    "kenteken": "(kenteken weggelaten)",
    "geboortedatum": "(geboortedatum weggelaten)",
}
ADRES, ADRES_WEG = "een adres in de wijk", "(adres weggelaten)"
_OP = re.compile(
    r"\b(?:op|aan|van|bij|naar|uit|naast|in|achter|tegenover|langs|voor|vanaf|rond|nabij|is)\s$", re.IGNORECASE
)
_OP_DE = re.compile(r"\b(\w+)\s(?:de|het)\s$", re.IGNORECASE)
_WIJK = frozenset(("in", "uit", "door"))
NAAM, NAAM_WEG = "een bewoner", "(naam weggelaten)"
_VROUW = aanwijzing.load("vrouw")
_GEZIN = aanwijzing.load("gezin")
_BEPAALD = aanwijzing.load("bepaald")
_AMBT = aanwijzing.load("ambt")
# Words that announce a name without saying who it is.
_NIET_BENOEMD = aanwijzing.load("niet_benoemd")
_BENOEMD = (aanwijzing.RELATIES | aanwijzing.TITELS) - _NIET_BENOEMD | {"buren", "ouders"}
_BEZIT = re.compile(r"['’](?:s)?$")
_WOORD_ERVOOR = re.compile(r"([^\W\d]+)\.?\s$")
_BIJ_NAAM = re.compile(r"\b(?:[Dd]e|[Hh]et)\s$")
_OORZAAK = re.compile(r"^(?:door|vanwege|wegens|na|sinds|aan|ondanks|om)\b", re.IGNORECASE)
_EERSTE = re.compile(r"^(\w+)")
_ACHTERAAN = re.compile(r"\b(heeft|had|kreeg|heb|hebben)$")
_VERLEDEN = aanwijzing.load("verleden")
_TEGENWOORDIG, _IK, _MEERVOUD = map(aanwijzing.load, ("tegenwoordig", "ik_vorm", "meervoud"))
_IK_ERVOOR = re.compile(r"\b[Ii]k\s(?:\w+\s)?$")
# The subject behind the verb: "volgens hem heeft de bewoner ...".
_WIE = re.compile(
    r"\w+\s((?:de|deze|die|haar|zijn|mijn|onze)\s(?:\w+man|\w+vrouw|bewoner|bewoonster|man|vrouw|jongen|dochter|zoon|moeder|vader|broer|zus)\b|hij\b|zij\b|ze\b|[A-ZÀ-Ý]\w+(?:\s[A-ZÀ-Ý]\w+)*)"
)
_KLACHT = "problemen met de gezondheid"


def build_voorstel(soort: str, tekst: str, start: int, eind: int) -> str:
    """Return the replacement for `tekst[start:eind]`, never empty.

    >>> build_voorstel("naam", "Dat is Fatima's fiets.", 7, 15)
    'iemands'
    >>> build_voorstel("gezondheid", "Hij had kanker.", 4, 14)
    'had problemen met de gezondheid'
    """
    if soort == "naam":
        return _build_naam(tekst, start, eind)
    if soort == "adres":
        return _build_adres(tekst[max(0, start - 20) : start])
    if soort == "gezondheid":
        return _build_gezondheid(tekst[start:eind], tekst[max(0, start - 20) : start])
    return _VAST[soort]


def _build_naam(tekst: str, start: int, eind: int) -> str:
    gevonden = tekst[start:eind]
    if _BEZIT.search(gevonden):
        return "iemands"
    if fold(gevonden) != strip_bezit(gevonden):
        return "iemands"
    eerste = fold(re.split(r"[\s.]", gevonden, maxsplit=1)[0])
    lidwoord = _BIJ_NAAM.search(tekst[max(0, start - 4) : start]) is not None
    if eerste in _GEZIN:
        return "familie" if lidwoord else "een familie"
    if eerste in _AMBT:
        return eerste if lidwoord else f"de {eerste}"
    ervoor = _WOORD_ERVOOR.search(tekst[max(0, start - 40) : start])
    if lidwoord or (ervoor and (ervoor[1].lower() in _BEPAALD or ervoor[1].endswith("jarige"))):
        return "bewoner"
    # "mijn buurvrouw een bewoner" is no Dutch: who is meant stands there already.
    if ervoor and fold(ervoor[1]) in _BENOEMD:
        return NAAM_WEG
    return "een bewoonster" if eerste in _VROUW else NAAM


def _build_adres(ervoor: str) -> str:
    """Return what fits behind the words before it: `op een adres in de wijk`, `in de wijk`, `aan de straat`."""
    if lidwoord := _OP_DE.search(ervoor):
        return "wijk" if lidwoord[1].lower() in _WIJK else "straat"
    return ADRES if _OP.search(ervoor) else ADRES_WEG


def _build_gezondheid(gevonden: str, ervoor: str) -> str:
    """Return the remark without the illness, in the tense and the word order of what it replaces."""
    if gevonden.lower().startswith(("in ", "naar ")) and not gevonden.lower().startswith("in verwachting"):
        return f"{_KLACHT} heeft"
    if _OORZAAK.match(gevonden):
        return f"vanwege {_KLACHT}"
    eerste = _EERSTE.match(gevonden)
    woord = eerste[1].lower() if eerste else ""
    achteraan = _ACHTERAAN.search(gevonden)
    if achteraan and woord not in _VERLEDEN | _TEGENWOORDIG:
        return f"{_KLACHT} {achteraan[1]}"
    if woord in _IK or _IK_ERVOOR.search(ervoor):
        return f"heb {_KLACHT}"
    if woord in _MEERVOUD:
        return f"hebben {_KLACHT}"
    wie = _WIE.match(gevonden)
    onderwerp = "" if wie is None else f"{NAAM} " if wie[1][0].isupper() else f"{wie[1]} "
    return f"{'had' if woord in _VERLEDEN else 'heeft'} {onderwerp}{_KLACHT}"
