"""What a person chose beside the file, what the catalogue knows, and which column stands for which indicator."""

import re
import tomllib
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from lwd_monitor.indicator import Aggregatie, Indicator
from lwd_monitor.upload.opties import Opties

BESTAND = Path(__file__).resolve().parents[3] / "data" / "cijfers" / "namen.toml"
_NAMEN = tomllib.loads(BESTAND.read_text(encoding="utf-8"))
KORT: dict[str, str] = _NAMEN["kort"]
LEEFBAAROMETER: dict[str, str] = _NAMEN["leefbaarometer"]
LEEFTIJD: dict[str, str] = _NAMEN["leeftijd"]
KOLOMMEN: dict[str, list[str]] = _NAMEN["kolommen"]
# Forms whose topics the publisher names: an unknown one is new, not a typing error.
MET_ONDERWERPEN = frozenset(_NAMEN["vormen"]["met_onderwerpen"])
Alias = Callable[[str, str | None], str | None]
Kandidaten = Callable[[str], Collection[str]]


def get_bron(indicator_id: str) -> str:
    """Give the source that goes with an indicator id."""
    return next((bron["naam"] for bron in _NAMEN["bron"] if indicator_id.startswith(bron["begin"])), "")


def list_bronnamen() -> dict[str, str]:
    """Give the names of sources that the forms give, to the keys of the catalogue of publishers."""
    return {bron["naam"]: bron["sleutel"] for bron in _NAMEN["bron"] if bron["sleutel"]}


def format_id(naam: str) -> str:
    """Turn a column name or a title into an id of lower case words.

    >>> format_id("ErvarenGezondheidGoedZeerGoed"), format_id("% inwoners (65+)")
    ('ervaren_gezondheid_goed_zeer_goed', 'inwoners_65')
    """
    los = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[a-z])(?=\d)", "_", naam.strip())
    plat = los.lower().translate(str.maketrans("éèëêïíóöôüúáàäç", "eeeeiiooouuaaac"))
    return re.sub(r"[^a-z0-9]+", "_", plat).strip("_")


@dataclass(frozen=True)
class Vormkeuze(Opties):
    """What the person chose beside the file itself, with what a form asks of the catalogue and of names of places."""

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
