"""What people say beside what is counted: the two differ only when a test says so."""

import math
from typing import Any

from lwd_monitor.bewering.model import Bewering, Beweringoordeel, Beweringsoort, name_thema

PAGINA = "beleving-en-feiten"
SUBJECTIEF = "subjectief"
WOORDEN = {
    "beleving_gunstiger": ("↑", "de beleving is gunstiger dan de feiten", Beweringoordeel.HOGER),
    "beleving_ongunstiger": ("↓", "de beleving is ongunstiger dan de feiten", Beweringoordeel.LAGER),
    "geen_aantoonbaar_verschil": ("○", "geen aantoonbaar verschil", Beweringoordeel.GEEN_AANTOONBAAR_VERSCHIL),
    "niet_te_vergelijken": (
        "–",
        "niet te vergelijken: een van de twee heeft geen cijfer of geen marge",
        Beweringoordeel.NIET_TE_TOETSEN,
    ),
}
ANDERS = ("beleving_gunstiger", "beleving_ongunstiger")
# What was made up is no good or bad news about a real place.
VERZONNEN_ANDERS = ("◇", "de beleving wijkt af van de feiten")


def build_verhouding(rij: Any, fictief: bool, pagina: str = PAGINA) -> Bewering:
    """Return where the subjective score of a theme stands beside the objective one; `rij` as oordeel gives it."""
    teken, zin, oordeel = WOORDEN[rij.verhouding]
    if fictief and rij.verhouding in ANDERS:
        teken, zin = VERZONNEN_ANDERS
    getoetst = not math.isnan(rij.p)
    return Bewering(
        pagina,
        rij.gebied,
        name_thema(rij.thema, SUBJECTIEF),
        zin,
        Beweringsoort.VERGELIJKING,
        oordeel,
        toets="beleving tegen feiten" if getoetst else "",
        p=float(rij.p) if getoetst else None,
        q=float(rij.q) if getoetst else None,
        fictief=fictief,
        teken=teken,
    )
