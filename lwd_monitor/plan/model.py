"""What the plan Leefbare wijken en dorpen says: its vision, goals, werkvelden and activities."""

from dataclasses import dataclass
from enum import StrEnum


class Doelsoort(StrEnum):
    """Where a goal stands in the plan."""

    VISIE = "visie"
    DOEL = "doel"
    WERKVELD = "werkveld"


class Activiteitsoort(StrEnum):
    """Where an activity comes from: the network of efforts, the running text, or the yearly plan."""

    INSPANNING = "inspanning"
    TEKST = "tekst"
    JAAR = "jaar"


@dataclass(frozen=True)
class Doel:
    """A vision, goal or werkveld; `betekent` are the results that the plan promises for a werkveld."""

    id: str
    naam: str
    soort: Doelsoort
    bron: str
    uitleg: str = ""
    werkvelden: tuple[str, ...] = ()
    betekent: tuple[str, ...] = ()
    aandacht: tuple[str, ...] = ()


@dataclass(frozen=True)
class Deel:
    """One part of a yearly activity."""

    naam: str
    status: str = ""
    jaren: tuple[int, ...] = ()
    gebieden: tuple[str, ...] = ()
    toelichting: str = ""


@dataclass(frozen=True)
class Activiteit:
    """What is done for the plan; without `werkvelden` no document and nobody said which it serves."""

    id: str
    naam: str
    soort: Activiteitsoort
    cluster: str
    bron: str
    werkvelden: tuple[str, ...] = ()
    gebieden: tuple[str, ...] = ()
    jaren: tuple[int, ...] = ()
    toelichting: str = ""
    delen: tuple[Deel, ...] = ()
