"""Codes of areas and periods brought to one way of writing, and what they tell: division, rows, areas."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any

import pandas as pd

from lwd_monitor.gebied import LAND, get_niveau, list_ouders, spell_naam
from lwd_monitor.upload.vorm.model import Lang

# White space, and the signs of no width that come along when a code is copied from a web page.
_ONZICHTBAAR = " \t\r\n\u00a0\u200b\u200e\u2060\ufeff"
_VOL = re.compile(r"(BU)(\d{4}[0-9A-Z]{4})|(WK)(\d{4}[0-9A-Z]{2})|(GM)(\d{4})")
_IN_TEKST = re.compile(rf"\b({_VOL.pattern})\b", re.I)
_LETTERS = re.compile(r"\d{4}[A-Z][0-9A-Z]\d{2}|\d{4}[A-Z]{2}[0-9A-Z]{0,2}")
_ANDER = re.compile(r"(LD|PV|CR|CP|AM|AR|GG|RE|RK|VR|ZK|JZ|LB|LG|KK|SS|PO|RM|ES|TR|WS|BS|BI|DG)\d{2,6}")
_CIJFERS = {"BU": 8, "WK": 6, "GM": 4}
# A number without its zeros in front still holds that of the gemeente; less is a number of someone's own.
_MINSTENS = {"BU": 5, "WK": 3, "GM": 1}
_MACHT = re.compile(r"(\d)[.,](\d+)E\+?0*(\d)")
_NIVEAU = {
    "buurt": "BU",
    "wijk": "WK",
    "gemeente": "GM",
    "bu": "BU",
    "wk": "WK",
    "gm": "GM",
    "buurten": "BU",
    "wijken": "WK",
}
_PERIODE = re.compile(r"(\d{4})(JJ00|JJ|X000)?\s*(\*{0,2}|\(?(nader )?voorlopig\)?)", re.I)
_VOORLOPIG = re.compile(r"\d.*(\*|voorlopig\)?)\s*", re.I)
_MAAND = r"(jan|feb|maa|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec)[a-z]*\.?"
_DEEL = re.compile(
    rf"\d{{4}}([- ]?(KW|MM|HJ|Q)\d{{1,2}}|-(0\d|1[0-2]))\*?|(q[1-4]|[1-4]e kwartaal|{_MAAND})[- ]\d{{4}}", re.I
)
_TWEE = re.compile(r"(schooljaar |seizoen )?'?(19|20)\d\d\s*([-/]|t/m|tot|en)\s*'?(\d\d|\d{4})", re.I)
_DATUM = (
    re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})([T ].*)?"),
    re.compile(rf"(\d{{1,2}})(?:[-/.](\d{{1,2}})[-/.]| ({_MAAND}) )(\d{{4}})", re.I),
)
EERSTE_JAAR, LAATSTE_JAAR = 1950, 2049


def find_prefix(niveau: str | None) -> str | None:
    """Give the letters that go with the name of a level or of a code column.

    >>> find_prefix("Wijk"), find_prefix("bu_code"), find_prefix("regio")
    ('WK', 'BU', None)
    """
    if niveau is None:
        return None
    woord = str(niveau).strip().lower()
    if woord in _NIVEAU:
        return _NIVEAU[woord]
    for begin, prefix in (
        ("buurt", "BU"),
        ("bu_", "BU"),
        ("wijk", "WK"),
        ("wk_", "WK"),
        ("gemeente", "GM"),
        ("gm_", "GM"),
    ):
        if woord.startswith(begin) and re.sub(r"[\W_]", "", woord) != "wijkenenbuurten":
            return prefix
    return None


@lru_cache(maxsize=100_000)
def normalise_code(ruw: str, prefix: str | None = None) -> str | None:
    """Bring one code to the form GM9999, WK999910, BU99991000 or NL00; None when it is no area code.

    Notes: other regions (province, police region) keep their own code. Without prefix or level the number of digits
    decides: 3-4 gemeente, 5-6 wijk, 7-8 buurt.

    >>> normalise_code("WK014110  "), normalise_code("14110"), normalise_code("NL01"), normalise_code("BU0363NC04")
    ('WK014110', 'WK014110', 'NL00', 'BU0363NC04')
    """
    code = ruw.strip(_ONZICHTBAAR).upper().lstrip("'")
    if code in ("NL", "NL00", "NL01", "LND", "NEDERLAND"):
        return LAND
    if _VOL.fullmatch(code) or _ANDER.fullmatch(code):
        return code
    dicht = re.sub(r"[\s\u00a0._-]", "", code)
    if _VOL.fullmatch(dicht):
        return dicht
    if code[:2] in _CIJFERS and code[2:].isdigit():
        prefix, code = code[:2], code[2:]
    code = re.sub(r"[.,]0$", "", code)
    if (macht := _MACHT.fullmatch(code)) and len(macht.group(2)) == int(macht.group(3)):
        code = macht.group(1) + macht.group(2)
    if code.isdigit():
        return _fill_nullen(code, prefix)
    if _LETTERS.fullmatch(code):
        return ("BU" if len(code) == 8 else "WK") + code if len(code) in (6, 8) else None
    return None


def find_code_in_tekst(tekst: str) -> tuple[str, str] | None:
    """Give the one code in a text that also names the place, and that name; None where there is no code or several.

    >>> find_code_in_tekst("De Riet (WK014111)"), find_code_in_tekst("De Riet")
    (('WK014111', 'De Riet'), None)
    """
    gevonden = list(_IN_TEKST.finditer(tekst))
    if len(gevonden) != 1:
        return None
    rest = tekst[: gevonden[0].start()] + " " + tekst[gevonden[0].end() :]
    return gevonden[0].group(0).upper(), rest.strip(" -–:;,()[]" + _ONZICHTBAAR)


def _fill_nullen(cijfers: str, prefix: str | None) -> str | None:
    if prefix is None:
        prefix = {3: "GM", 4: "GM", 5: "WK", 6: "WK", 7: "BU", 8: "BU"}.get(len(cijfers))
    if prefix is None or not _MINSTENS[prefix] <= len(cijfers) <= _CIJFERS[prefix] or int(cijfers) == 0:
        return None
    return prefix + cijfers.zfill(_CIJFERS[prefix])


def parse_jaar(ruw: Any) -> int | str:
    """Give the year of a cell, or in words why there is none in it.

    >>> parse_jaar("2012JJ00"), parse_jaar("31-12-2023")
    (2012, 2023)
    """
    if isinstance(ruw, datetime | date):
        return _parse_bereik(ruw.year)
    tekst = re.sub(r"(?<=\d{4})[.,]0$", "", str(ruw).strip(_ONZICHTBAAR))
    if not tekst or tekst.lower() == "nan":
        return "het jaar ontbreekt"
    if gevonden := _PERIODE.fullmatch(tekst):
        return _parse_bereik(int(gevonden.group(1)))
    if gevonden := _DATUM[0].fullmatch(tekst):
        return _parse_bereik(int(gevonden.group(1)))
    if gevonden := _DATUM[1].fullmatch(tekst):
        return _parse_bereik(int(tekst[-4:]))
    if _DEEL.fullmatch(tekst):
        return "dit is een kwartaal, maand of halfjaar; de app toont alleen hele jaren"
    if tekst.isdigit() and 18_000 < int(tekst) < 55_000:
        datum = date(1899, 12, 30) + timedelta(days=int(tekst))
        return f"dit is het datumgetal van Excel voor {datum:%d-%m-%Y}; zet de kolom om naar een jaar"
    if _TWEE.fullmatch(tekst):
        return "dit zijn twee jaren; de app toont hele jaren, kies er een"
    return "dit is geen jaar"


def is_voorlopig(jaar: Any) -> bool:
    """Tell whether a year says that its figures are provisional.

    >>> is_voorlopig("2023**"), is_voorlopig("2023 (nader voorlopig)"), is_voorlopig("2023")
    (True, True, False)
    """
    return bool(_VOORLOPIG.fullmatch(str(jaar)))


def _parse_bereik(jaar: int) -> int | str:
    if EERSTE_JAAR <= jaar <= LAATSTE_JAAR:
        return jaar
    return f"het jaar moet tussen {EERSTE_JAAR} en {LAATSTE_JAAR} liggen"


@dataclass(frozen=True)
class IndelingKandidaat:
    """How well the codes of a file fit one division."""

    indeling: int
    gevonden: int
    onbekend: tuple[str, ...]


def find_indelingen(codes: Collection[str], bekend: Mapping[int, Collection[str]]) -> list[IndelingKandidaat]:
    """Rank the divisions by the number of codes they do not know, newest first among equals."""
    gezocht = {code for code in codes if code != LAND}
    kandidaten = [
        IndelingKandidaat(indeling, len(gezocht & set(lijst)), tuple(sorted(gezocht - set(lijst))))
        for indeling, lijst in bekend.items()
    ]
    return sorted(kandidaten, key=lambda k: (len(k.onbekend), -k.indeling))


def gebieden_uit_lang(lang: Lang, indeling: int) -> pd.DataFrame:
    """Make areas (code, indeling, niveau, naam, ouder_code) from the codes and names in a file, without geometry.

    Notes: a wijk or gemeente that only shows up inside the code of a buurt is made too, named after its code.
    """
    frame = lang.frame[["gebied_code", "gebied_naam"]].drop_duplicates("gebied_code")
    teksten = (frame[naam].astype(object).to_list() for naam in ("gebied_code", "gebied_naam"))
    namen = {
        str(code): spell_naam(naam) if isinstance(naam, str) and naam else str(code)
        for code, naam in zip(*teksten, strict=True)
    }
    ouders = {code: list_ouders(code) for code in namen}
    ouders |= {ouder: list_ouders(ouder) for lijst in list(ouders.values()) for ouder in lijst}
    rijen = [
        (code, indeling, get_niveau(code), namen.get(code, code), next(iter(ouders[code]), None))
        for code in sorted(ouders)
    ]
    return pd.DataFrame(rijen, columns=["code", "indeling", "niveau", "naam", "ouder_code"])
