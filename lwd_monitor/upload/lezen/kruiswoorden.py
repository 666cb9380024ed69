"""The words in StatLine's cross table: what heads topics, periods and places, what is a unit, a figure or a place."""

import re
from collections.abc import Sequence
from typing import Any

from lwd_monitor.gebied import CODE as GEBIEDSCODE
from lwd_monitor.gebied import GEMEENTE_NAAM
from lwd_monitor.upload.eenheden import GEEN, find_eenheid
from lwd_monitor.upload.lezen.kop import format_cel
from lwd_monitor.upload.namen import read_namen

ONDERWERP, PERIODE, REGIO, CODE, EENHEID, WAARDE = "onderwerp", "periode", "regio", "code", "eenheid", "waarde"
"""What a row above or a column beside the figures names; any other word is the heading of a group of people or things."""
_WOORDEN = read_namen("kruistabel")
_LABELS, _LIJST = (
    {soort: re.compile(patroon, re.I) for soort, patroon in _WOORDEN[naam].items()} for naam in ("labels", "lijst")
)
_CODE = re.compile(rf"{GEBIEDSCODE}|NL0[01]|(PV|LD|CR)\d{{2}}")
JAAR = re.compile(r"(19[5-9]\d|20[0-4]\d)\s*(\*{1,2}|\(?(nader )?voorlopig\)?)?", re.I)
_GETAL = re.compile(r"[-+]?[\d.,]*\d[\d.,]*\s*%?\*{0,2}")
BESCHRIJFT = frozenset(_WOORDEN["beschrijft"])
KENMERK, TWEEDE, _STATLINE = (re.compile(_WOORDEN[naam], re.I) for naam in ("kenmerk", "tweede", "statline"))
_PLEK = re.compile(_WOORDEN["plek"].replace("{gemeente}", re.escape(GEMEENTE_NAAM)), re.I)
_NOOT = re.compile(r"(?:(?<!m)[¹²³⁴-⁹]+|\s\d{1,2}\))$")
"""A mark of a footnote at the end of a heading; behind an m it is the power of a unit."""


def get_cel(rij: Sequence[Any], plaats: int) -> str:
    """Give a cell as text with single spaces, '' where there is none."""
    return format_cel(rij[plaats]) if plaats < len(rij) else ""


def strip_noot(woord: str) -> str:
    """Give a heading without the mark of a footnote behind it.

    >>> strip_noot("Aantal inwoners 1)"), strip_noot("Woningen (klasse 2)")
    ('Aantal inwoners', 'Woningen (klasse 2)')
    """
    if woord.endswith(")") and woord.count("(") >= woord.count(")"):
        return woord
    return _NOOT.sub("", woord).rstrip()


def find_label(woord: str) -> str | None:
    """Give what a word of StatLine heads: topics, periods or places; None for any other word."""
    return next((soort for soort, patroon in _LABELS.items() if patroon.fullmatch(woord)), None)


def find_lijstlabel(woord: str) -> str | None:
    """Give what a word heads in a list with one figure a row, beside the words of StatLine; None for any other word."""
    return next((soort for soort, patroon in _LIJST.items() if patroon.fullmatch(woord)), None)


def is_statline(woord: str) -> bool:
    """Tell whether StatLine itself heads the places so."""
    return bool(_STATLINE.fullmatch(woord))


def is_cijfer(woord: str) -> bool:
    """Tell whether a cell holds a figure, or a sign that there is none."""
    kaal = strip_noot(woord)
    return bool(_GETAL.fullmatch(kaal.replace(" ", ""))) or kaal.lower() in _WOORDEN["geen_cijfer"]


def is_eenheid(woord: str) -> bool:
    """Tell whether a word is a unit, or says how a column describes the places."""
    return find_eenheid(woord) is not None or woord.lower() in GEEN | BESCHRIJFT


def find_soort(woorden: list[str]) -> str | None:
    """Give what words name by themselves: years, codes of places or units."""
    if all(JAAR.fullmatch(woord) for woord in woorden):
        return PERIODE
    if sum(_CODE.fullmatch(woord) is not None for woord in woorden) > 0.5 * len(woorden):
        return CODE
    return EENHEID if all(is_eenheid(woord) for woord in woorden) else None


def is_plek(woord: str) -> bool:
    """Tell whether a word is beyond doubt a place: by its code, or as CBS names the land, our gemeente and wijken."""
    return bool(_CODE.search(woord) or _PLEK.fullmatch(woord))
