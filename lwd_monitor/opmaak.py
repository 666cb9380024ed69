"""Dutch forms of numbers and dates for everything that a person reads."""

import math
import re
from datetime import date
from functools import lru_cache

from babel.dates import format_date
from babel.numbers import format_decimal

from lwd_monitor.fout import Fout

GEEN_CIJFER = "–"
# What the monitor calls itself: on its pages, and as the maker of a file.
MAKER = "LWD-monitor"
# A spreadsheet runs a cell that begins with one of these as a formula.
FORMULE = ("=", "+", "-", "@", "\t", "\r")


@lru_cache(maxsize=20_000)
def format_getal(waarde: float | None, decimalen: int = 0) -> str:
    """Write a number as 1.234,5, below zero with the same sign as a difference; no number gives a dash.

    >>> format_getal(1234.5, 1), format_getal(-0.11, 2), format_getal(-0.2)
    ('1.234,5', '−0,11', '0')
    """
    if waarde is None or math.isnan(waarde):
        return GEEN_CIJFER
    pattern = "#,##0" + ("." + "0" * decimalen if decimalen else "")
    tekst = format_decimal(abs(waarde), format=pattern, locale="nl")
    return f"−{tekst}" if waarde < 0 and tekst.strip("0,") else tekst


def format_datum(datum: date, soort: str = "dag") -> str:
    """Write a date as `7 september 2025`, `september 2025` or `2025`, as precise as `soort` says it is known."""
    pattern = {"dag": "d MMMM y", "maand": "MMMM y", "jaar": "y"}[soort]
    return format_date(datum, format=pattern, locale="nl")


def join_namen(namen: list[str]) -> str:
    """Return names as one enumeration.

    >>> join_namen([]), join_namen(["Zenderen"]), join_namen(["Zenderen", "Borne", "Hertme"])
    ('', 'Zenderen', 'Zenderen, Borne en Hertme')
    """
    return " en ".join(deel for deel in (", ".join(namen[:-1]), *namen[-1:]) if deel)


def parse_getal(tekst: str) -> float:
    """Return the number that a person wrote in Dutch form; refuses anything else.

    >>> parse_getal("1.234,5"), parse_getal(" 55 ")
    (1234.5, 55.0)
    """
    schoon = tekst.strip().removesuffix("%").strip().replace("−", "-")
    if not re.fullmatch(r"-?(\d+|\d{1,3}(\.\d{3})+)(,\d+)?", schoon):
        raise Fout(f"'{tekst.strip()}' is geen getal. Schrijf bijvoorbeeld 55 of 7,5.")
    return float(schoon.replace(".", "").replace(",", "."))


def disarm_formule(tekst: str) -> str:
    """Return a text for a cell of a spreadsheet, behind an apostrophe where it could run as a formula.

    >>> disarm_formule("=1+1"), disarm_formule("wijk")
    ("'=1+1", 'wijk')
    """
    return f"'{tekst}" if tekst.startswith(FORMULE) else tekst


def format_kort(waarde: object) -> str:
    """Return a cell as a person would write it: no ".0", a decimal comma; text stays.

    >>> format_kort(12345678.0), format_kort(9.5), format_kort("zwaar")
    ('12345678', '9,5', 'zwaar')
    """
    return f"{waarde:.10g}".replace(".", ",") if isinstance(waarde, int | float) else str(waarde)


def format_eerste(maximum: int, totaal: int) -> str:
    """Say that only the first of a list stand there; nothing when all of them do.

    >>> format_eerste(100, 1234), format_eerste(100, 100)
    ('De eerste 100 van 1.234.', '')
    """
    return f"De eerste {maximum} van {format_getal(totaal)}." if totaal > maximum else ""


def format_adres(adres: str) -> str:
    """Write an address with the space within its postcode.

    >>> format_adres("Platanenstraat 38, 7605CP")
    'Platanenstraat 38, 7605 CP'
    """
    return re.sub(r"\b(\d{4})([A-Z]{2})\b", r"\1 \2", adres)
