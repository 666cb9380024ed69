"""Signs and words for verdicts; colour only helps."""

import math

from lwd_monitor.opmaak import format_getal

SOORTEN = {"objectief": "wat we tellen", "subjectief": "wat mensen vinden"}
POSITIES = {
    "hoger": ("●", "gunstiger dan gemiddeld", "gunstig"),
    "lager": ("◆", "ongunstiger dan gemiddeld", "ongunstig"),
    "geen_aantoonbaar_verschil": ("○", "geen aantoonbaar verschil", "gelijk"),
    "niet_te_toetsen": ("■", "niet te toetsen", "stil"),
}
GEEN_SCORE = ("–", "te weinig cijfers", "stil")
ONDERGRENZEN = {
    "gehaald": ("✓", "ondergrens gehaald"),
    "niet_gehaald": ("✗", "ondergrens niet gehaald"),
    "niet_zeker": ("?", "ondergrens niet zeker"),
}
ZONDER_KANS = "geen cijfer of geen marge"
ONTWIKKELINGEN = {
    "verbeterd": ("↗", "verbeterd"),
    "verslechterd": ("↘", "verslechterd"),
    "geen_aantoonbaar_verschil": ("→", "geen aantoonbare verandering"),
}
ROOKMELDERS = {"alarm": ("▲", "alarm: laag en slechter"), "let_op": ("△", "let op")}


def describe_positie(cel: dict) -> tuple[str, str, str]:
    """Return sign, words and class for the position of a theme."""
    return GEEN_SCORE if math.isnan(cel["score"]) else POSITIES[cel["positie"]]


def describe_ondergrens(cel: dict) -> tuple[str, str] | None:
    """Return sign and words for a floor with its probability, or None where none is set."""
    gevonden = ONDERGRENZEN.get(cel["ondergrens"])
    if gevonden is None:
        return None
    kans = cel["ondergrens_kans"]
    if math.isnan(kans):
        return gevonden if cel["ondergrens"] != "niet_zeker" else (gevonden[0], f"{gevonden[1]} ({ZONDER_KANS})")
    return gevonden[0], f"{gevonden[1]} ({_format_zekerheid(cel['ondergrens'], kans)})"


def describe_ondergrens_kort(cel: dict) -> tuple[str, str] | None:
    """Return sign and words for a floor in a narrow cell: the probability stands there only where it decides nothing."""
    if cel["ondergrens"] != "niet_zeker" or math.isnan(cel["ondergrens_kans"]):
        return ONDERGRENZEN.get(cel["ondergrens"])
    teken, woorden = ONDERGRENZEN["niet_zeker"]
    return teken, f"{woorden} ({_format_zekerheid(cel['ondergrens'], cel['ondergrens_kans'])})"


def _format_zekerheid(woord: str, kans: float) -> str:
    """Return how sure it is; beside a word that leaves it open also of which side.

    >>> _format_zekerheid("niet_gehaald", 0.02), _format_zekerheid("niet_zeker", 0.63)
    ('zekerheid 98%', 'zekerheid gehaald 63%')
    """
    kant = "" if woord != "niet_zeker" else "gehaald " if kans >= 0.5 else "niet gehaald "
    return f"zekerheid {kant}{format_kans(max(kans, 1 - kans))}"


def format_kans(kans: float) -> str:
    """Return a probability in percent, never as certainty.

    >>> format_kans(0.634), format_kans(0.9999)
    ('63%', 'meer dan 99%')
    """
    if kans > 0.99:
        return "meer dan 99%"
    return "minder dan 1%" if kans < 0.01 else f"{format_getal(100 * kans)}%"


def format_score(waarde: float) -> str:
    """Return a score with its sign.

    >>> format_score(-0.84)
    '−0,8'
    """
    teken = "−" if round(waarde, 1) < 0 else "+" if round(waarde, 1) > 0 else ""
    return f"{teken}{format_getal(abs(waarde), 1)}"
