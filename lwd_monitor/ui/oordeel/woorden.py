"""Signs and words for verdicts that only these pages need; the sentences themselves come from the ledger of claims."""

import math

from lwd_monitor.bewering import ONDERGRENZEN, format_zekerheid
from lwd_monitor.opmaak import format_getal

SOORTEN = {"objectief": "wat we tellen", "subjectief": "wat mensen vinden"}
GEEN_SCORE = ("–", "te weinig cijfers", "stil")
ZONDER_KANS = "geen cijfer of geen marge"


def describe_ondergrens(cel: dict) -> tuple[str, str] | None:
    """Return sign and words for a floor with its probability, or None where none is set."""
    gevonden = ONDERGRENZEN.get(cel["ondergrens"])
    if gevonden is None:
        return None
    teken, woorden, _ = gevonden
    kans = cel["ondergrens_kans"]
    if math.isnan(kans):
        return teken, woorden if cel["ondergrens"] != "niet_zeker" else f"{woorden} ({ZONDER_KANS})"
    return teken, f"{woorden} ({format_zekerheid(cel['ondergrens'], kans)})"


def format_score(waarde: float) -> str:
    """Return a score with its sign.

    >>> format_score(-0.84)
    '−0,8'
    """
    teken = "−" if round(waarde, 1) < 0 else "+" if round(waarde, 1) > 0 else ""
    return f"{teken}{format_getal(abs(waarde), 1)}"
