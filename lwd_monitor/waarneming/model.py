"""What a figure is: a value of an indicator for a place and a year, and what kind of value."""

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


# Why there is no value, in words. Which of two gebieden had too few answers is never said: that would tell about the other.
REDENEN_LEEG = {
    Status.ONTBREEKT: "de bron geeft hier geen cijfer",
    Status.TE_WEINIG: "er wonen of antwoordden te weinig mensen voor een cijfer",
    Status.ONDERDRUKT: "hier of in een ander gebied antwoordden te weinig mensen",
}
# There is a figure behind these, and it is not shown.
VERBORGEN = (Status.ONDERDRUKT, Status.TE_WEINIG)
_MET_WAARDE = {Status.GEMETEN, Status.BEREKEND, Status.GESCHAT, Status.VOORLOPIG, Status.VOORBEELD}
