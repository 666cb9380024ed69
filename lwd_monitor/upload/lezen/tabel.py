"""What raw reading gives: the cells as they stand, with the place where a spreadsheet shows them."""

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import pandas as pd

from lwd_monitor.fout import Bevinding


def format_kolomletter(nummer: int) -> str:
    """Give the letters a spreadsheet puts above a column, counted from 0.

    >>> format_kolomletter(0), format_kolomletter(27)
    ('A', 'AB')
    """
    letters = ""
    rest = nummer + 1
    while rest:
        rest, plaats = divmod(rest - 1, 26)
        letters = chr(65 + plaats) + letters
    return letters


GEDRAAID = "gedraaid"
"""The trace of a table of which rows and columns were changed about: letters of columns say nothing there."""

KERNCIJFERS = "kerncijfers"
"""The trace of a table of which the topics are those of Kerncijfers wijken en buurten."""

GROEP = "Groep "
"""The begin of a heading that a turned table gives to what divides its figures, such as sex or age."""


@dataclass(frozen=True)
class Leeskeuze:
    """What a person chose about reading: the sheet, the row of the header (from 1), and the year that is asked for."""

    blad: str | None = None
    kopregel: int | None = None
    jaar: int | None = None


@dataclass
class Tabel:
    """A table as read, nothing converted.

    Notes: `frame` has the columns in the order of the file under the names of `kolomnamen`; `rijnummers` are the rows
    as a spreadsheet numbers them, from 1, so a quoted line break does not count as a new row.
    """

    frame: pd.DataFrame
    rijnummers: np.ndarray
    kolomnamen: list[str]
    soort: str
    naam: str = ""
    bladen: list[str] = field(default_factory=list)
    blad: str | None = None
    codering: str | None = None
    scheidingsteken: str | None = None
    kopregel: int = 1
    meldingen: list[str] = field(default_factory=list)
    waarschuwingen: list[Bevinding] = field(default_factory=list)
    fouten: list[Bevinding] = field(default_factory=list)
    kenmerken: dict[str, str] = field(default_factory=dict)
    """Traces of the origin that the file itself carries: `tabel_id`, `blad`, measure names of an OData answer."""
    eenheden: dict[str, str] = field(default_factory=dict)
    """Units in a row of their own under the header, by the name of the column."""

    @cached_property
    def plaatsen(self) -> dict[str, int]:
        """Column number by stripped name."""
        return {naam.strip(): nummer for nummer, naam in enumerate(self.kolomnamen)}

    def has(self, *namen: str) -> bool:
        """Tell whether all these columns are there."""
        return all(naam in self.plaatsen for naam in namen)

    def get_kolom(self, naam: str) -> pd.Series:
        """Give one column by its stripped name."""
        return self.frame.iloc[:, self.plaatsen[naam]]

    def format_kolom(self, naam: str) -> str:
        """Give letter and name of a column, as findings show it: `D (waarde)`."""
        if GEDRAAID in self.kenmerken:
            return naam
        return f"{format_kolomletter(self.plaatsen[naam])} ({naam})"

    @property
    def aantal_rijen(self) -> int:
        """Number of rows under the header."""
        return len(self.rijnummers)
