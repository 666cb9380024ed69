"""What is said about stories, and what a text that may be shown has to pass."""

from dataclasses import dataclass
from datetime import date, datetime

from lwd_monitor.fout import Fout
from lwd_monitor.invoer import check_tekens
from lwd_monitor.tekst import check_tekst

MAX_LENGTE = 1000


@dataclass(frozen=True)
class Antwoord:
    """What was done with a story, told back."""

    id: str
    verhaal_id: str
    tekst: str
    gebruiker: str
    op: datetime


@dataclass(frozen=True)
class Vraag:
    """A question that a figure raises; answered once a story is linked to it.

    Notes: `richting` (gestegen, gedaald) is empty when a person asked; a tested change asks by itself. `vervallen_op` is
    when that change was gone, because figures were corrected or taken back.
    """

    id: str
    indicator_id: str
    gebied_code: str
    indeling: int
    jaar_van: int
    jaar_tot: int
    vraag: str
    gebruiker: str
    op: datetime
    verhaal_id: str | None = None
    beantwoord_op: datetime | None = None
    richting: str | None = None
    in_almelo: str | None = None
    vervallen_op: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Tell whether it waits for a story."""
        return self.verhaal_id is None and self.vervallen_op is None

    @property
    def plek(self) -> tuple[str, str, int]:
        """Return the figure and the place it is about."""
        return self.indicator_id, self.gebied_code, self.indeling

    @property
    def onderwerp(self) -> tuple[str, str, int, int, int]:
        """Return what it is about: the figure, the place and the years."""
        return (*self.plek, self.jaar_van, self.jaar_tot)

    @property
    def verandering(self) -> tuple[tuple[str, str, int, int, int], str]:
        """Return the change that raised it; the same years may go up where they went down before a correction."""
        return self.onderwerp, self.richting or ""


@dataclass(frozen=True)
class Teamkeuze:
    """The most significant story of a quarter, as a team chose it, and why."""

    id: str
    kwartaal: str
    team: str
    verhaal_id: str
    waarom: str
    gebruiker: str
    op: datetime


def format_kwartaal(dag: date) -> str:
    """Return the quarter of a day.

    >>> format_kwartaal(date(2026, 11, 22))
    '2026-4'
    """
    return f"{dag.year}-{(dag.month - 1) // 3 + 1}"


def require_tekst(tekst: str, wat: str) -> str:
    """Return the text without spaces round it; it may be shown, so it passes the same check as a story."""
    schoon = tekst.strip()
    if not schoon or len(schoon) > MAX_LENGTE:
        raise Fout(f"Schrijf {wat}, in hoogstens {MAX_LENGTE} tekens.")
    if vreemd := check_tekens(schoon, wat, regels=True):
        raise Fout(vreemd[0])
    if gevonden := check_tekst(schoon):
        raise Fout(f"Er staat misschien iets persoonlijks in: {gevonden[0].tekst}. Haal het weg.")
    return schoon
