"""What a figure is: a value of an indicator for a place and a year, and what kind of value."""

from dataclasses import dataclass
from enum import StrEnum

SLEUTEL = ["gebied_code", "indeling", "indicator_id", "jaar"]
KOLOMMEN = [*SLEUTEL, "waarde", "noemer", "ci_laag", "ci_hoog", "status"]


class Status(StrEnum):
    """How a value came to be, or why there is none."""

    GEMETEN = "gemeten"
    BEREKEND = "berekend"
    GESCHAT = "geschat"
    VOORLOPIG = "voorlopig"
    ONDERDRUKT = "onderdrukt"
    TE_WEINIG = "te_weinig"
    ONTBREEKT = "ontbreekt"
    VOORBEELD = "voorbeeld"

    @property
    def heeft_waarde(self) -> bool:
        """Tell whether a row with this status carries a value."""
        return self in _MET_WAARDE

    @property
    def leegte(self) -> "Status":
        """Return why a place without a value has none: hidden, or simply not there; a value of its own says no reason."""
        return self if self in VERBORGEN else Status.ONTBREEKT

    @property
    def woord(self) -> str:
        """Return what a reader reads for it: on pages, maps, in files and reports alike."""
        return _WOORDEN.get(self, self.value)

    @property
    def teken(self) -> str:
        """Return the sign that stands before the word, or in a narrow cell for it; nothing for a plain value."""
        return _TEKENS.get(self, "")

    @property
    def merk(self) -> str:
        """Return sign and word as one text; nothing for a plain value."""
        return f"{self.teken} {self.woord}" if self.teken else ""


# Why there is no value, in words. Which of two gebieden had too few answers is never said: that would tell about the other.
REDENEN_LEEG = {
    Status.ONTBREEKT: "de bron geeft hier geen cijfer",
    Status.TE_WEINIG: "er wonen of antwoordden te weinig mensen voor een cijfer",
    Status.ONDERDRUKT: "hier of in een ander gebied antwoordden te weinig mensen",
}
# There is a figure behind these, and it is not shown.
VERBORGEN = (Status.ONDERDRUKT, Status.TE_WEINIG)
_WOORDEN = {
    Status.ONDERDRUKT: "afgeschermd",
    Status.TE_WEINIG: "te weinig waarnemingen",
    Status.ONTBREEKT: "geen cijfer",
    Status.VOORBEELD: "fictief voorbeeld",
}
_TEKENS = {
    Status.GESCHAT: "≈",
    Status.VOORLOPIG: "~",
    Status.ONDERDRUKT: "×",
    Status.TE_WEINIG: "…",
    Status.ONTBREEKT: "–",
    Status.VOORBEELD: "◇",
}
_MET_WAARDE = {Status.GEMETEN, Status.BEREKEND, Status.GESCHAT, Status.VOORLOPIG, Status.VOORBEELD}


@dataclass(frozen=True)
class Meting:
    """One value of one year, and how it came to be; `code` says of which place, as far as that is one.

    Notes: `gewicht` is the sum of the weights of those who answered, of a survey.
    """

    jaar: int
    waarde: float | None
    status: Status
    noemer: float | None = None
    ci_laag: float | None = None
    ci_hoog: float | None = None
    code: str = ""
    gewicht: float | None = None
