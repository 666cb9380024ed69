"""All that the front page claims: the figures of its cards and its news, in one family."""

from collections.abc import Mapping
from dataclasses import dataclass

from lwd_monitor.bewering.model import Bewering
from lwd_monitor.bewering.rijen import PLAATS, STAP, Plek, Rijoordeel, judge_rijen
from lwd_monitor.gebied import GEMEENTE_CODE, EigenGebied
from lwd_monitor.indicator import Bron, Indicator
from lwd_monitor.portret import Nieuws, Portret, list_nieuws

PAGINA = "overzicht"


@dataclass(frozen=True)
class Overzichtbeweringen:
    """The rows of the cards by place and indicator, and the news with the step behind each figure."""

    rijen: Mapping[Plek, Rijoordeel]
    nieuws: tuple[tuple[Nieuws, Bewering | None], ...]

    def list_beweringen(self) -> list[Bewering]:
        """Return every comparing sentence of the page."""
        kaarten = [b for rij in self.rijen.values() for b in rij.list_beweringen()]
        return kaarten + [b for _, b in self.nieuws if b is not None]


def build_overzicht(
    portretten: Mapping[EigenGebied, Portret], cijfers: list[Indicator], almelo: Portret, bronnen: Mapping[str, Bron]
) -> Overzichtbeweringen:
    """Return the sentences of the front page; `cijfers` are the main figures that the cards show."""
    kaarten = {
        (eigen.id, indicator.id): portret.rijen[indicator.id]
        for eigen, portret in portretten.items()
        for indicator in cijfers
        if indicator.id in portret.rijen
    }
    nieuws = list_nieuws(almelo, bronnen)
    stad = {(GEMEENTE_CODE, n.indicator): almelo.rijen[n.indicator] for n in nieuws}
    oordelen = judge_rijen(PAGINA, kaarten | stad, (PLAATS, STAP))
    return Overzichtbeweringen(
        {plek: oordelen[plek] for plek in kaarten},
        tuple((n, oordelen[GEMEENTE_CODE, n.indicator].stap) for n in nieuws),
    )
