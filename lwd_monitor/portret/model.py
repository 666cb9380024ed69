"""What a profile of a place holds."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from lwd_monitor.gebied import EigenGebied, Gebied
from lwd_monitor.indicator import INWONERS, MINIMUM_INWONERS, Indicator, Thema
from lwd_monitor.oordeel import Plaats
from lwd_monitor.waarneming import Meting


class Gemeentepositie(StrEnum):
    """Where a value stands beside that of the gemeente; a position, never a tested difference."""

    LAGER = "lager"
    HOGER = "hoger"
    GELIJK = "gelijk"
    ONBEKEND = "onbekend"


@dataclass(frozen=True)
class Portretrij:
    """One indicator for one place; `bron_gebied` is set when the value is that of the wijk around a buurt.

    Notes: `plaats` holds a verdict that was reached in a longer list; without it the row is tested by itself.
    """

    indicator: Indicator
    meting: Meting | None
    almelo: Meting | None
    reeks: tuple[Meting, ...] = ()
    reeks_almelo: tuple[Meting, ...] = ()
    vergelijkbaar: tuple[float, ...] = ()
    bron_gebied: Gebied | None = None
    plaats: Plaats | None = None

    @property
    def waarde(self) -> float | None:
        """Return the newest value, or None."""
        return self.meting.waarde if self.meting else None

    @property
    def vorige(self) -> Meting | None:
        """Return the last measurement with a value before the newest, or None."""
        eerder = [m for m in self.reeks if m.waarde is not None and self.meting and m.jaar < self.meting.jaar]
        return eerder[-1] if eerder else None

    @property
    def vergelijking(self) -> Gemeentepositie:
        """Return the position beside the gemeente, judged on the values as they are shown."""
        almelo = self.almelo.waarde if self.almelo else None
        if self.waarde is None or almelo is None or not self.is_vergelijkbaar:
            return Gemeentepositie.ONBEKEND
        hier, daar = (round(w, self.indicator.decimalen) for w in (self.waarde, almelo))
        if hier == daar:
            return Gemeentepositie.GELIJK
        return Gemeentepositie.LAGER if hier < daar else Gemeentepositie.HOGER

    @property
    def is_vergelijkbaar(self) -> bool:
        """Tell whether a place may stand beside the gemeente: the total of a count may not."""
        return self.indicator.aggregatie != "som"


@dataclass(frozen=True)
class Portret:
    """All that the figures say of a place."""

    gebied: Gebied | EigenGebied
    rijen: Mapping[str, Portretrij] = field(default_factory=dict)

    def list_thema(self, thema: Thema) -> list[Portretrij]:
        """Return the rows of a theme in the order of the catalogue."""
        return [rij for rij in self.rijen.values() if rij.indicator.thema == thema]


def has_genoeg_inwoners(portret: Portret) -> bool:
    """Tell whether enough people live in a place for its figures to stand beside those of others."""
    inwoners = portret.rijen.get(INWONERS)
    return inwoners is not None and (inwoners.waarde or 0) >= MINIMUM_INWONERS
