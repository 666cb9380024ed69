"""What a story is."""

import json
from dataclasses import asdict, dataclass, field
from datetime import date
from enum import StrEnum


class Soort(StrEnum):
    """What kind of story it is."""

    MOOI_VOORBEELD = "mooi_voorbeeld"
    SIGNAAL = "signaal"
    ONTWIKKELING = "ontwikkeling"
    RESULTAAT = "resultaat"
    CITAAT = "citaat"

    @property
    def titel(self) -> str:
        """Return the name as a reader sees it."""
        return self.value.replace("_", " ").capitalize()


class VerhaalStatus(StrEnum):
    """Where a story stands on its way to the reader."""

    CONCEPT = "concept"
    INGEDIEND = "ingediend"
    GEPUBLICEERD = "gepubliceerd"
    INGETROKKEN = "ingetrokken"


class Zichtbaar(StrEnum):
    """Who may read a published story."""

    INTERN = "intern"
    RAAD = "raad"
    OPENBAAR = "openbaar"


@dataclass(frozen=True)
class Verhaal:
    """One story as it stands now; `datum` of a month or year is its last day, as `datum_soort` says."""

    id: str
    titel: str
    tekst: str
    datum: date
    datum_soort: str
    gebieden: tuple[str, ...]
    indeling: int
    werkvelden: tuple[str, ...]
    soort: Soort
    stem: str = "bron"
    bron: str = ""
    bron_url: str = ""
    periode: str = ""
    toelichting: str = ""
    status: VerhaalStatus = VerhaalStatus.GEPUBLICEERD
    zichtbaar: Zichtbaar = Zichtbaar.OPENBAAR
    versie: int = 1
    extra: dict[str, object] = field(default_factory=dict)

    def as_json(self) -> str:
        """Return the whole story as JSON, for the history."""
        return json.dumps(asdict(self), ensure_ascii=False, default=str)

    @classmethod
    def from_json(cls, tekst: str) -> "Verhaal":
        """Return the story that `as_json` wrote."""
        velden = json.loads(tekst)
        return cls(
            **{
                **velden,
                "datum": date.fromisoformat(velden["datum"]),
                "gebieden": tuple(velden["gebieden"]),
                "werkvelden": tuple(velden["werkvelden"]),
                "soort": Soort(velden["soort"]),
                "status": VerhaalStatus(velden["status"]),
                "zichtbaar": Zichtbaar(velden["zichtbaar"]),
            }
        )
