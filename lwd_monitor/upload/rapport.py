"""What an upload would do or did: counts, findings and what was recognised."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from lwd_monitor.fout import Bevinding, Fout, Middel, Remedie
from lwd_monitor.opmaak import format_getal

LEEG = ("nieuw", "gewijzigd", "ongewijzigd", "vervallen")


@dataclass
class Uploadrapport:
    """The outcome of a check or a run; `upload_id` is None unless something was published."""

    bestand: str
    bron: str = ""
    gelezen: int = 0
    overgeslagen: int = 0
    cijfers: int = 0
    vorm: str = ""
    reden: str = ""
    telling: dict[str, int] = field(default_factory=lambda: dict.fromkeys(LEEG, 0))
    indelingen: dict[int, int] = field(default_factory=dict)
    fouten: list[Bevinding] = field(default_factory=list)
    waarschuwingen: list[Bevinding] = field(default_factory=list)
    meldingen: list[str] = field(default_factory=list)
    concepten: list[str] = field(default_factory=list)
    indicatoren: list[str] = field(default_factory=list)
    upload_id: str | None = None

    @property
    def verandert(self) -> int:
        """Return how many figures would change."""
        return self.telling["nieuw"] + self.telling["gewijzigd"] + self.telling["vervallen"]

    def as_dict(self) -> dict[str, object]:
        """Return the report with the keys of the command line's JSON."""
        return {
            "upload_id": self.upload_id,
            "bron": self.bron,
            "gelezen": self.gelezen,
            **self.telling,
            "fouten": [b.as_dict() for b in self.fouten],
            "waarschuwingen": [b.as_dict() for b in self.waarschuwingen],
            "bestand": self.bestand,
            "vorm": self.vorm,
            "overgeslagen": self.overgeslagen,
            "cijfers": self.cijfers,
            "indelingen": {str(jaar): indeling for jaar, indeling in self.indelingen.items()},
            "meldingen": self.meldingen,
            "concepten": self.concepten,
        }


def select_soort(oud: pd.Series, nieuw: pd.Series, gelijk: Sequence[bool] | np.ndarray | pd.Series) -> np.ndarray:
    """Return per row of a comparison its soort; what is empty on one side does not stand there."""
    return np.select([oud.isna(), nieuw.isna(), np.asarray(gelijk)], ["nieuw", "vervallen", "ongewijzigd"], "gewijzigd")


def count_soorten(verschil: pd.DataFrame) -> dict[str, int]:
    """Return how many rows of a comparison are nieuw, gewijzigd, ongewijzigd, vervallen."""
    telling = verschil["soort"].value_counts()
    return {soort: int(telling.get(soort, 0)) for soort in LEEG}


class Geweigerd(Fout):
    """A run that was stopped by errors or unanswered warnings; nothing was written."""

    def __init__(self, rapport: Uploadrapport, melding: str) -> None:
        super().__init__(melding, _find_remedie(rapport))
        self.rapport = rapport


def _find_remedie(rapport: Uploadrapport) -> Remedie | None:
    """Return the way out of the first error, which the refusal tells, or else of the warnings."""
    if rapport.fouten:
        return rapport.fouten[0].remedie
    return Remedie(Middel.WAARSCHUWINGEN) if rapport.waarschuwingen else None


def format_weigering(rapport: Uploadrapport) -> str:
    """Return in one sentence why nothing was published."""
    if rapport.fouten:
        aantal = len(rapport.fouten)
        eerste = rapport.fouten[0].melding
        rest = f" En nog {format_getal(aantal - 1)} meer." if aantal > 1 else ""
        return f"Het bestand is geweigerd: {format_getal(aantal)} fout(en). {eerste}{rest}"
    if not rapport.waarschuwingen:
        return "In het bestand staat geen cijfer dat de monitor kent."
    return f"Er zijn {format_getal(len(rapport.waarschuwingen))} waarschuwing(en)."
