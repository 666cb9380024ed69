"""From what a person wrote in a form or a spreadsheet to the content of a stuk, with all that is wrong with it."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, datetime

from lwd_monitor.fout import Bevinding, Fout
from lwd_monitor.gebied import Gebieden
from lwd_monitor.opmaak import parse_getal
from lwd_monitor.register.model import Register, Veld, Veldsoort

DECIMALEN = 6  # a point on the map to some ten centimetres
EERSTE_JAAR, LAATSTE_JAAR = 1990, 2100
JA, NEE = ("ja", "j", "waar", "true", "1", "x"), ("nee", "n", "onwaar", "false", "0", "")
SCHEIDING = ";"
_DATUM = re.compile(r"(\d{1,2})[-/](\d{1,2})[-/](\d{4})")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
# Kinds of characters that nobody types and that can turn a line around: control, format, private use, unassigned.
_ONZICHTBAAR = ("Cc", "Cf", "Co", "Cn", "Cs")


def check_gegevens(register: Register, ruw: Mapping[str, object], gebieden: Gebieden) -> tuple[dict, list[Bevinding]]:
    """Return the content that the raw values stand for, and every problem in them by field.

    Notes: values may be text as in a spreadsheet (several parted by a semicolon) or what a form gives. Empty fields are
    left out, so that two ways of saying nothing are the same content.
    """
    gegevens: dict = {}
    bevindingen: list[Bevinding] = []
    for veld in register.velden:
        try:
            waarde = _read(veld, ruw.get(veld.naam), gebieden)
        except Fout as fout:
            bevindingen.append(Bevinding(fout.melding, kolom=veld.titel, waarde=str(ruw.get(veld.naam))[:100]))
            continue
        if waarde not in (None, "", []):
            gegevens[veld.naam] = waarde
        elif veld.verplicht:
            bevindingen.append(Bevinding(f"'{veld.titel}' is nog leeg. Vul dit in.", kolom=veld.titel))
    return gegevens, bevindingen


def format_waarde(veld: Veld, waarde: object, gebieden: Gebieden) -> str:
    """Return a value of a field as a spreadsheet holds it, in words that `check_gegevens` reads back."""
    if isinstance(waarde, list):
        return f"{SCHEIDING} ".join(format_waarde(veld, deel, gebieden) for deel in waarde)
    if waarde is None or waarde == "":
        return ""
    if veld.soort is Veldsoort.JA_NEE:
        return "ja" if waarde else "nee"
    if veld.soort is Veldsoort.KEUZE:
        return veld.keuzes.get(str(waarde), str(waarde))
    if veld.soort is Veldsoort.DATUM:
        return date.fromisoformat(str(waarde)).strftime("%d-%m-%Y")
    if isinstance(waarde, float):
        return f"{waarde:f}".rstrip("0").rstrip(".").replace(".", ",")
    return str(waarde)


def _read(veld: Veld, ruw: object, gebieden: Gebieden) -> object:
    if veld.meer:
        delen = ruw if isinstance(ruw, (list, tuple)) else str(ruw or "").split(SCHEIDING)
        waarden = [_read_een(veld, deel, gebieden) for deel in delen]
        return list(dict.fromkeys(waarde for waarde in waarden if waarde not in (None, "")))
    return _read_een(veld, ruw, gebieden)


def _read_een(veld: Veld, ruw: object, gebieden: Gebieden) -> object:
    if ruw is None or (isinstance(ruw, float) and ruw != ruw):
        return None
    if isinstance(ruw, str) and not ruw.strip():
        return None
    return LEZERS[veld.soort](veld, ruw, gebieden)


def _read_tekst(veld: Veld, ruw: object, gebieden: Gebieden) -> str:
    tekst = unicodedata.normalize("NFC", str(ruw)).replace("\r\n", "\n").strip()
    toegestaan = "\n\t" if veld.soort is Veldsoort.LANG else ""
    if any(unicodedata.category(t) in _ONZICHTBAAR and t not in toegestaan for t in tekst):
        raise Fout(f"'{veld.titel}' bevat onzichtbare tekens. Typ de tekst over in plaats van hem te plakken.")
    if len(tekst) > veld.lengte:
        raise Fout(f"'{veld.titel}' is {len(tekst)} tekens lang; er passen er {veld.lengte}. Maak de tekst korter.")
    return tekst


def _read_getal(veld: Veld, ruw: object, gebieden: Gebieden) -> float | int:
    # "€ 1.250,-" is how many write an amount without cents.
    getal = (
        float(ruw) if isinstance(ruw, (int, float)) else parse_getal(re.sub(r",-+\s*$", "", str(ruw).replace("€", "")))
    )
    if getal < 0 and not veld.negatief:
        raise Fout(f"'{veld.titel}' kan niet onder nul zijn.")
    return int(getal) if getal.is_integer() else round(getal, 2 if veld.soort is Veldsoort.BEDRAG else DECIMALEN)


def _read_jaar(veld: Veld, ruw: object, gebieden: Gebieden) -> int:
    tekst = str(int(ruw)) if isinstance(ruw, float) and ruw.is_integer() else str(ruw).strip()
    if isinstance(ruw, date) or _DATUM.fullmatch(tekst) or _ISO.match(tekst):
        tekst = _read_datum(veld, ruw, gebieden)[:4]
    if not re.fullmatch(r"\d{4}", tekst) or not EERSTE_JAAR <= int(tekst) <= LAATSTE_JAAR:
        raise Fout(f"'{tekst}' is geen jaar. Schrijf vier cijfers, zoals 2026.")
    return int(tekst)


def _read_datum(veld: Veld, ruw: object, gebieden: Gebieden) -> str:
    if isinstance(ruw, datetime):
        return ruw.date().isoformat()
    if isinstance(ruw, date):
        return ruw.isoformat()
    tekst = str(ruw).strip()
    try:
        if gevonden := _DATUM.fullmatch(tekst):
            dag, maand, jaar = (int(deel) for deel in gevonden.groups())
            return date(jaar, maand, dag).isoformat()
        return datetime.fromisoformat(tekst).date().isoformat()
    except ValueError as fout:
        raise Fout(f"'{tekst}' is geen datum. Schrijf dag, maand en jaar, zoals 31-12-2026.") from fout


def _read_keuze(veld: Veld, ruw: object, gebieden: Gebieden) -> str:
    tekst = str(ruw).strip()
    for waarde, woorden in veld.keuzes.items():
        if tekst.casefold() in (waarde.casefold(), woorden.casefold()):
            return waarde
    raise Fout(f"'{tekst}' kan niet bij '{veld.titel}'. Kies uit: {', '.join(veld.keuzes.values())}.")


def _read_gebied(veld: Veld, ruw: object, gebieden: Gebieden) -> str:
    tekst = str(ruw).strip()
    if tekst in gebieden.eigen or gebieden.find(tekst):
        return tekst
    gevonden = gebieden.list_met_naam(tekst)
    if len(gevonden) == 1:
        return gevonden[0].sleutel
    if gevonden:
        codes = ", ".join(gebied.sleutel for gebied in gevonden)
        raise Fout(f"Er zijn meer gebieden die '{tekst}' heten. Schrijf de code: {codes}.")
    raise Fout(f"Het gebied '{tekst}' is niet bekend. Schrijf de naam of de code van een wijk, dorp of buurt.")


def _read_link(veld: Veld, ruw: object, gebieden: Gebieden) -> str:
    tekst = _read_tekst(veld, ruw, gebieden)
    if not re.fullmatch(r"https?://[^\s/]+\.[^\s]+", tekst):
        raise Fout(f"'{tekst}' is geen webadres. Een adres begint met https://.")
    return tekst


def _read_ja_nee(veld: Veld, ruw: object, gebieden: Gebieden) -> bool:
    if isinstance(ruw, bool):
        return ruw
    tekst = str(ruw).strip().casefold().removesuffix(".0")
    if tekst in JA or tekst in NEE:
        return tekst in JA
    raise Fout(f"'{ruw}' kan niet bij '{veld.titel}'. Schrijf ja of nee.")


LEZERS: dict[Veldsoort, Callable[[Veld, object, Gebieden], object]] = {
    Veldsoort.TEKST: _read_tekst,
    Veldsoort.LANG: _read_tekst,
    Veldsoort.GETAL: _read_getal,
    Veldsoort.BEDRAG: _read_getal,
    Veldsoort.JAAR: _read_jaar,
    Veldsoort.DATUM: _read_datum,
    Veldsoort.KEUZE: _read_keuze,
    Veldsoort.GEBIED: _read_gebied,
    Veldsoort.LINK: _read_link,
    Veldsoort.JA_NEE: _read_ja_nee,
}
