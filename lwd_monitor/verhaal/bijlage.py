"""What a story carries besides its text: consent, weighing, photos and the figures it is about."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Zichtbaar(StrEnum):
    """Who may read a published story."""

    INTERN = "intern"
    RAAD = "raad"
    OPENBAAR = "openbaar"

    @property
    def titel(self) -> str:
        """Return in words who reads along."""
        return {
            "intern": "Intern: collega's van de gemeente",
            "raad": "Raad: ook raadsleden",
            "openbaar": "Openbaar: iedereen",
        }[self.value]


class Houding(StrEnum):
    """What a story does beside a figure."""

    BEVESTIGT = "bevestigt"
    NUANCEERT = "nuanceert"
    WEERSPREEKT = "weerspreekt"


@dataclass(frozen=True)
class Toestemming:
    """The consent of the teller: how far it goes, how and when it was given, and until when; never a name."""

    omvang: Zichtbaar
    hoe: str
    gegeven_op: date
    tot: date | None = None

    def is_geldig(self, dag: date) -> bool:
        """Tell whether the consent holds on a day; the last day counts."""
        return self.tot is None or dag <= self.tot

    @classmethod
    def from_dict(cls, velden: dict | None) -> "Toestemming | None":
        """Return the consent that the history holds, or None."""
        if not velden:
            return None
        tot = velden.get("tot")
        return cls(
            Zichtbaar(velden["omvang"]),
            velden["hoe"],
            date.fromisoformat(velden["gegeven_op"]),
            date.fromisoformat(tot) if tot else None,
        )


@dataclass(frozen=True)
class Weging:
    """How the teller weighs the story himself, both from 1 (not at all) to 5 (very)."""

    typerend: int
    positief: int


@dataclass(frozen=True)
class FotoBijVerhaal:
    """A photo of a story; `gezichten` is an estimate, None where nothing could count."""

    id: str
    alt: str = ""
    toestemming: bool = False
    gezichten: int | None = None


@dataclass(frozen=True)
class Duiding:
    """A story beside a figure: which, where and when, what it does with it, and one sentence why.

    Notes: `door` is the reviewer who added it; empty when the writer did.
    """

    indicator_id: str
    gebied_code: str
    indeling: int
    jaar_van: int
    jaar_tot: int
    houding: Houding
    waarom: str
    door: str = ""

    @property
    def plek(self) -> tuple[str, str, int, int, int]:
        """Return the figure, place and years; a story carries one duiding for each."""
        return self.indicator_id, self.gebied_code, self.indeling, self.jaar_van, self.jaar_tot

    @classmethod
    def from_dict(cls, velden: dict) -> "Duiding":
        """Return the duiding that the history holds."""
        return cls(**{**velden, "houding": Houding(velden["houding"])})
