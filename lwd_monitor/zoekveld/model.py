"""What is searched in, and what is found."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import pandas as pd

from lwd_monitor.gebied import Gebied, Gebieden
from lwd_monitor.indicator import Indicator
from lwd_monitor.verhaal import Verhaal


class Treffersoort(StrEnum):
    """What a result is."""

    GEBIED = "gebied"
    STRAAT = "straat"
    POSTCODE = "postcode"
    INDICATOR = "indicator"
    VERHAAL = "verhaal"


@dataclass(frozen=True)
class Treffer:
    """One result: what it is, its name, a word of explanation, and the page it opens with the choice on it."""

    soort: Treffersoort
    naam: str
    bij: str
    pagina: str
    keuze: tuple[tuple[str, str], ...]

    def as_dict(self) -> dict[str, object]:
        """Return the result with the keys of the command line's JSON."""
        return {
            "soort": self.soort.value,
            "naam": self.naam,
            "bij": self.bij,
            "pagina": self.pagina,
            "keuze": dict(self.keuze),
        }


@dataclass(frozen=True)
class Zoekbron:
    """All that one reader may find; `verhalen` are those that he may read.

    Notes: `adressen` has straat, plaats, postcode, gebied_code, indeling; `aliassen` naam, code, indeling.
    """

    gebieden: Gebieden
    aliassen: pd.DataFrame
    adressen: pd.DataFrame
    indicatoren: Sequence[Indicator]
    verhalen: Sequence[Verhaal]

    def describe(self, gebied: Gebied) -> str:
        """Return what kind of place this is and in which wijk it lies."""
        ouder = self.gebieden.find(gebied.ouder_code, gebied.indeling) if gebied.ouder_code else None
        return f"{gebied.soort} in {ouder.naam}" if ouder else gebied.soort

    def build_keuze(self, gebied: Gebied) -> tuple[tuple[str, str], ...]:
        """Return the choice on the page of a place; the newest indeling needs no word."""
        indeling = () if gebied.indeling == self.gebieden.nieuwste else (("indeling", str(gebied.indeling)),)
        return (("gebied", gebied.code), *indeling)
