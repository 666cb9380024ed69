"""The order in which a profile is told: what matters most on the cards comes first."""

from collections.abc import Iterable, Mapping

from lwd_monitor.indicator import Bron, Thema, list_hoofdcijfers
from lwd_monitor.portret.model import Portret, Portretrij

# Behind every main figure of the catalogue.
LAATST = 99


def list_themas(portret: Portret) -> list[Thema]:
    """Return the themes that have rows: those with a main figure first, in the order of the cards."""
    met = [thema for thema in Thema if portret.list_thema(thema)]
    plek = _build_plekken(portret.rijen.values())
    return sorted(met, key=lambda thema: min(plek.get(rij.indicator.id, LAATST) for rij in portret.list_thema(thema)))


def sort_rijen(rijen: list[Portretrij], bronnen: Mapping[str, Bron]) -> list[Portretrij]:
    """Return the rows of a theme: main figures, then what compares, then totals, and fictitious figures last."""
    plek = _build_plekken(rijen)

    def rank(rij: Portretrij) -> tuple[bool, int, bool]:
        bron = bronnen.get(rij.indicator.bron)
        return bool(bron and bron.fictief), plek.get(rij.indicator.id, LAATST), not rij.is_vergelijkbaar

    return sorted(rijen, key=rank)


def _build_plekken(rijen: Iterable[Portretrij]) -> dict[str, int]:
    """Return the place of each main figure on a card, from 0."""
    hoofd = list_hoofdcijfers({rij.indicator.id: rij.indicator for rij in rijen})
    return {indicator.id: plek for plek, indicator in enumerate(hoofd)}
