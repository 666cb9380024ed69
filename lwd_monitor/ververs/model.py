"""What there is to fetch, what was asked, and what came of each part."""

import time
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from lwd_monitor.bron import Ophaler, replace_server
from lwd_monitor.db import Database
from lwd_monitor.fout import Fout
from lwd_monitor.toegang import Gebruiker

BESTAND = Path(__file__).resolve().parents[2] / "data" / "bronnen" / "ververs.toml"
_LIJST: dict[str, Any] = tomllib.loads(BESTAND.read_text(encoding="utf-8"))
Melder = Callable[[float, str], object]


@dataclass(frozen=True)
class Verversbron:
    """One source as data/bronnen/ververs.toml describes it."""

    naam: str
    soort: str
    titel: str
    bron: str
    basis: str
    basis_v4: str = ""
    catalogus: str = ""
    tabellen: tuple[str, ...] = ()
    filter: str = ""


@cache
def list_bronnen() -> tuple[Verversbron, ...]:
    """Return the sources in the order in which they are fetched."""
    return tuple(Verversbron(**rij | {"tabellen": tuple(rij.get("tabellen", ()))}) for rij in _LIJST["bron"])


@dataclass(frozen=True)
class Verzoek:
    """What somebody asks: from which year, which sources, only a rehearsal, from another server.

    Notes: with `definities` a table of which the source changed a unit is taken in all the same.
    """

    vanaf: int = _LIJST["vanaf"]
    bronnen: tuple[str, ...] = ()
    proef: bool = False
    basis: str | None = None
    definities: bool = False

    def select_bronnen(self) -> list[Verversbron]:
        """Return the sources that were asked for, all of them unless named; raises Fout for a name that is none."""
        namen = [bron.naam for bron in list_bronnen()]
        if onbekend := [naam for naam in self.bronnen if naam not in namen]:
            raise Fout(f"De bron '{onbekend[0]}' bestaat niet. Kies uit: {', '.join(namen)}.")
        return [bron for bron in list_bronnen() if not self.bronnen or bron.naam in self.bronnen]


@dataclass(frozen=True)
class Uitkomst:
    """What came of one source and year; `melding` says it in words, `ontbreekt` names topics that the table does not have."""

    naam: str
    jaar: int | None
    upload_id: str | None = None
    nieuw: int = 0
    gewijzigd: int = 0
    ongewijzigd: int = 0
    vervallen: int = 0
    melding: str = ""
    ontbreekt: tuple[str, ...] = ()
    mislukt: bool = False

    def as_dict(self) -> dict[str, object]:
        """Return the outcome with the keys of the command line's JSON."""
        return vars(self) | {"ontbreekt": list(self.ontbreekt)}


@dataclass
class Verslag:
    """What came of all parts."""

    proef: bool = False
    uitkomsten: list[Uitkomst] = field(default_factory=list)

    @property
    def mislukt(self) -> list[Uitkomst]:
        """Return the parts that did not come in."""
        return [uitkomst for uitkomst in self.uitkomsten if uitkomst.mislukt]


@dataclass
class Werk:
    """One run under way: the store, who asks, where fetched files go, and how it rests between two questions."""

    db: Database
    gebruiker: Gebruiker
    verzoek: Verzoek
    nu: datetime
    map_: Path
    wacht: Callable[[float], None] = time.sleep

    def build_ophaler(self) -> Ophaler:
        """Return a client for one job; it always asks whether what was kept has changed."""
        return Ophaler(cache=self.map_ / "cache", geldig=0.0, wacht=self.wacht)

    def get_basis(self, adres: str) -> str:
        """Return the address of a source, on the server that was asked for."""
        return replace_server(adres, self.verzoek.basis)
