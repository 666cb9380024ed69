"""Which wijk a respondent lives in: by the name that the file gives, else by CBS's number."""

import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from lwd_monitor.fout import Bevinding
from lwd_monitor.gebied import get_nummer, normalise_code

# What may stand before the name: "wijk", its number, and what sets them apart.
VOORAF = r"^(?:\s*(?:wijk|dorp|\d+|[-.:=()]+)(?=[\s\d.:=()-]))+\s*"


@dataclass(frozen=True)
class Wijken:
    """The wijken of the year: their codes, and every name by which one is known to its code."""

    codes: Collection[str]
    gemeente: str
    namen: Mapping[str, str] = field(default_factory=dict)

    def find(self, tekst: str) -> str | None:
        """Return the wijk that a text names, also with its number or the word wijk before it; None for no wijk."""
        kort = normalise_naam(tekst)
        zonder = normalise_naam(re.sub(VOORAF, "", tekst, flags=re.IGNORECASE))
        return self._op_naam.get(kort) or self._op_naam.get(zonder)

    @property
    def _op_naam(self) -> dict[str, str]:
        per_naam: dict[str, set[str]] = {}
        for naam, code in self.namen.items():
            per_naam.setdefault(normalise_naam(naam), set()).add(code)
        return {naam: min(codes) for naam, codes in per_naam.items() if len(codes) == 1}


def normalise_naam(naam: str) -> str:
    """Return a name as names are compared: without capitals, accents, spaces and hyphens.

    >>> normalise_naam("Wierdense Hoek") == normalise_naam("wierdensehoek")
    True
    """
    kaal = unicodedata.normalize("NFKD", naam.casefold())
    return "".join(teken for teken in kaal if teken.isalnum())


def find_wijken(wijknr: pd.Series, labels: Mapping[Any, str], wijken: Wijken) -> tuple[pd.Series, list[Bevinding]]:
    """Return the code of each respondent's wijk (None where it is unknown), and where names and numbers disagree.

    Notes: a name in the cell or as label of its number decides; without names the number is CBS's. A number without a
    name of a wijk, in a file that names the others, is no wijk: its own numbers run through CBS's.
    """
    genoemd = {waarde: _find_genoemd(waarde, labels, wijken) for waarde in wijknr.dropna().unique()}
    if not any(code for code, _ in genoemd.values()):
        return wijknr.map(lambda nummer: find_wijkcode(nummer, wijken.gemeente)), []
    gevonden = {waarde: code for waarde, (code, _) in genoemd.items()}
    return wijknr.map(lambda waarde: gevonden.get(waarde)), _check_tegenspraak(genoemd, wijken)


def find_wijkcode(wijknr: object, gemeente: str) -> str | None:
    """Return the CBS code of a wijk number: 14, "14", "014114" and "WK014114" are all WK014114; None for anything else.

    >>> from lwd_monitor.instellingen import GEMEENTE
    >>> [find_wijkcode(nummer, GEMEENTE.code) for nummer in ("14", 14.0, "014114 ", "onbekend")]
    ['WK014114', 'WK014114', 'WK014114', None]
    """
    tekst = re.sub(r"\.0+$", "", str(wijknr).strip().upper())
    gevonden = re.fullmatch(r"(?:WK)?(?:(\d{2,4})(\d{2})|(\d{1,2}))", tekst.replace(" ", ""))
    if gevonden is None:
        return None
    eigen, nummer = gevonden.group(1), (gevonden.group(2) or gevonden.group(3)).zfill(2)
    if eigen is not None and eigen.zfill(4) != get_nummer(gemeente):
        return None
    return normalise_code(get_nummer(gemeente) + nummer, "wijk")


def _find_genoemd(waarde: object, labels: Mapping[Any, str], wijken: Wijken) -> tuple[str | None, str]:
    """Return the wijk that a cell or its label names, and the text that named it."""
    for tekst in (_find_label(waarde, labels), waarde):
        code = wijken.find(tekst) if isinstance(tekst, str) else None
        if code is not None:
            return code, str(tekst).strip()
    return None, ""


def _find_label(waarde: object, labels: Mapping[Any, str]) -> str | None:
    if waarde in labels:
        return labels[waarde]
    kort = {_shorten(code): tekst for code, tekst in labels.items()}
    return kort.get(_shorten(waarde))


def _shorten(code: object) -> str:
    return re.sub(r"^0+(?=\d)|\.0+$", "", str(code).strip())


def _check_tegenspraak(genoemd: Mapping[object, tuple[str | None, str]], wijken: Wijken) -> list[Bevinding]:
    """Return a warning when every number is also one of CBS's, and not of the wijk that it is said to be."""
    nummers = {waarde: _find_nummer(waarde, wijken.gemeente) for waarde in genoemd}
    if not all(code in wijken.codes for code in nummers.values()):
        return []
    anders = [waarde for waarde, (code, _) in genoemd.items() if code is not None and code != nummers[waarde]]
    if not anders:
        return []
    naam, officieel = genoemd[anders[0]][1], nummers[anders[0]]
    cbs = next((n for n, code in wijken.namen.items() if code == officieel), officieel)
    melding = (
        f"De nummers en de namen van {len(anders)} wijken spreken elkaar tegen: {_shorten(anders[0])} heet in dit bestand "
        f"{naam}, bij het CBS is dat {cbs}. We volgen de namen. Vraag het bureau welke van de twee klopt."
    )
    return [Bevinding(melding, None, "wijknr", _shorten(anders[0]))]


def _find_nummer(waarde: object, gemeente: str) -> str | None:
    gevonden = re.search(r"\d+", str(waarde))
    return find_wijkcode(gevonden.group() if gevonden else waarde, gemeente)
