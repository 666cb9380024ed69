"""What a person chose beside the file, and what the catalogue knows, for reading a form."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from lwd_monitor.gebied import GEMEENTE_CODE
from lwd_monitor.indicator import Aggregatie, Indicator
from lwd_monitor.upload.vorm.onderwerpen import KORT, format_id

Alias = Callable[[str, str | None], str | None]
Kandidaten = Callable[[str], Collection[str]]


@dataclass(frozen=True)
class Keuze:
    """What the person chose beside the file itself."""

    gemeente: str = GEMEENTE_CODE
    alles: bool = False
    jaar: int | None = None
    bron: str | None = None
    indicator: str | None = None
    alias: Alias | None = None
    kandidaten: Kandidaten | None = None
    """Gives every place that a name may stand for, where `alias` finds no single one."""
    catalogus: Mapping[str, str] = field(default_factory=dict)
    """Titles and ids of the catalogue to ids."""
    bekend: Mapping[str, Indicator] = field(default_factory=dict)
    """What the catalogue says of each id: its unit, and whether it counts."""
    indelingen: tuple[int, ...] = ()

    @cached_property
    def indicatoren(self) -> dict[str, str]:
        """Return titles, ids and short names in lower case, to ids."""
        kort = {naam.lower(): id_ for naam, id_ in KORT.items()} | {id_: id_ for id_ in KORT.values()}
        return kort | {titel.strip().lower(): str(id_) for titel, id_ in self.catalogus.items()}

    def is_aantal(self, indicator: str | None) -> bool:
        """Tell whether an indicator counts people or things: whole numbers that add up."""
        gevonden = self.bekend.get(indicator or "")
        return gevonden is not None and gevonden.aggregatie == Aggregatie.SOM and gevonden.decimalen == 0

    def find_indicator(self, naam: str, begin: str) -> str:
        """Give the catalogue's id for a name in a file, or a new id made from that name."""
        return self.indicatoren.get(naam.strip().lower()) or (
            f"{begin}_{format_id(naam)}" if begin else format_id(naam)
        )
