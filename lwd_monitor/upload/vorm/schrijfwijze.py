"""What files write for a level, a year and the number of a table, each to one way of writing."""

import re
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any

from lwd_monitor.invoer import RAND
from lwd_monitor.upload.lezen.tabel import Tabel
from lwd_monitor.upload.namen import read_namen

_NIVEAUS = {niveau: re.compile(patroon, re.S) for niveau, patroon in read_namen("woorden")["niveaus"].items()}
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
_TABEL_ID = re.compile(r"(\d{5})\s?(NED|ENG)", re.I)
_JAAR_IN_NAAM = re.compile(r"(?<!\d)(20[0-4]\d)(?!\d)")
EERSTE_JAAR, LAATSTE_JAAR = 1950, 2049


@lru_cache(maxsize=10_000)
def find_niveau(naam: str | None) -> str | None:
    """Give the level that goes with its name or with that of a code column.

    >>> find_niveau("Wijk"), find_niveau("bu_code"), find_niveau("regio")
    ('wijk', 'buurt', None)
    """
    woord = "" if naam is None else str(naam).strip().lower()
    return next((niveau for niveau, patroon in _NIVEAUS.items() if patroon.fullmatch(woord)), None)


def parse_jaar(ruw: Any) -> int | str:
    """Give the year of a cell, or in words why there is none in it.

    >>> parse_jaar("2012JJ00"), parse_jaar("31-12-2023")
    (2012, 2023)
    """
    if isinstance(ruw, datetime | date):
        return _parse_bereik(ruw.year)
    tekst = re.sub(r"(?<=\d{4})[.,]0$", "", str(ruw).strip(RAND))
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


def find_tabel_id(tabel: Tabel) -> tuple[str | None, str]:
    """Give the StatLine table number from the file itself, else from the names of sheet and file."""
    plekken = (
        (tabel.kenmerken.get("tabel_id"), "het bestand"),
        (tabel.blad, "de naam van het blad"),
        (tabel.naam, "de bestandsnaam"),
    )
    for tekst, plek in plekken:
        if tekst and (gevonden := _TABEL_ID.search(tekst)):
            return gevonden.group(1) + gevonden.group(2).upper(), plek
    return None, ""


def find_jaar_in_naam(naam: str) -> int | None:
    """Give the year in a name, or None where there is none or more than one.

    >>> find_jaar_in_naam("kwb-2023.xlsx"), find_jaar_in_naam("2015-2024.csv")
    (2023, None)
    """
    jaren = set(_JAAR_IN_NAAM.findall(naam))
    return int(jaren.pop()) if len(jaren) == 1 else None
