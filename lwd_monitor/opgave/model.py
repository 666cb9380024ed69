"""A wijk- or dorpsopgave: the document of one place for one period, with everything that belongs to it."""

from dataclasses import dataclass
from enum import StrEnum

from lwd_monitor.register import Stuk


class Staat(StrEnum):
    """How far the document is; what no document says is `onbekend`."""

    ONBEKEND = "onbekend"
    NIET_BEGONNEN = "niet_begonnen"
    CONCEPT = "concept"
    VASTGESTELD = "vastgesteld"


class Regelstatus(StrEnum):
    """How far a line of the yearly plan is."""

    GEPLAND = "gepland"
    LOOPT = "loopt"
    KLAAR = "klaar"
    GESTOPT = "gestopt"

    @property
    def is_gesloten(self) -> bool:
        """Tell whether the line asks for what came of it."""
        return self in (Regelstatus.KLAAR, Regelstatus.GESTOPT)


@dataclass(frozen=True)
class Opgave:
    """The document as it stands, its opgaven, its lines of the yearly plan and the figures that follow it."""

    stuk: Stuk
    punten: tuple[Stuk, ...] = ()
    regels: tuple[Stuk, ...] = ()
    cijfers: tuple[Stuk, ...] = ()

    @property
    def id(self) -> str:
        """Return the id by which lines name their opgave."""
        return self.stuk.id

    @property
    def gebied(self) -> str:
        """Return the code of the wijk or dorp."""
        return str(self.stuk.gegevens["gebied"])

    @property
    def periode(self) -> tuple[int, int]:
        """Return the first and last year."""
        return int(self.stuk.gegevens["periode_van"]), int(self.stuk.gegevens["periode_tot"])

    @property
    def staat(self) -> Staat:
        """Return how far the document is."""
        return Staat(str(self.stuk.gegevens["status"]))

    def list_open(self) -> list[Stuk]:
        """Return the lines of the yearly plan that are still going on or have yet to begin."""
        return [regel for regel in self.regels if not Regelstatus(str(regel.gegevens["status"])).is_gesloten]
