"""The order in which a profile is told: what matters most on the cards comes first."""

from collections.abc import Mapping

from lwd_monitor.indicator import Bron, Thema
from lwd_monitor.profiel.model import Profiel, ProfielRij

# Behind every main figure of the catalogue.
LAATST = 99


def list_themas(profiel: Profiel) -> list[Thema]:
    """Return the themes that have rows: those with a main figure first, in the order of the cards."""
    met = [thema for thema in Thema if profiel.list_thema(thema)]
    return sorted(met, key=lambda thema: min(rij.indicator.hoofdcijfer or LAATST for rij in profiel.list_thema(thema)))


def sort_rijen(rijen: list[ProfielRij], bronnen: Mapping[str, Bron]) -> list[ProfielRij]:
    """Return the rows of a theme: main figures, then what compares, then totals, and fictitious figures last."""
    return sorted(rijen, key=lambda rij: _rank(rij, bronnen))


def _rank(rij: ProfielRij, bronnen: Mapping[str, Bron]) -> tuple[bool, int, bool]:
    bron = bronnen.get(rij.indicator.bron)
    return bool(bron and bron.fictief), rij.indicator.hoofdcijfer or LAATST, not rij.is_vergelijkbaar
