"""What is said about stories."""

from dataclasses import dataclass
from datetime import date, datetime


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
    """A question that a figure raises; answered once a story is linked to it."""

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

    @property
    def is_open(self) -> bool:
        """Tell whether it waits for a story."""
        return self.verhaal_id is None


@dataclass(frozen=True)
class Keuze:
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
