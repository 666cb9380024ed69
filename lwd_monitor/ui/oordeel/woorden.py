"""Signs and words for verdicts that only these pages need; the sentences themselves come from the ledger of claims."""

from lwd_monitor.opmaak import format_getal

SOORTEN = {"objectief": "wat we tellen", "subjectief": "wat mensen vinden"}
GEEN_SCORE = ("–", "te weinig cijfers", "stil")


def format_score(waarde: float) -> str:
    """Return a score with its sign.

    >>> format_score(-0.84)
    '−0,8'
    """
    teken = "−" if round(waarde, 1) < 0 else "+" if round(waarde, 1) > 0 else ""
    return f"{teken}{format_getal(abs(waarde), 1)}"
