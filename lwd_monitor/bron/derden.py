"""Tables that others publish in the CBS catalogue: registered crimes (police) and health (RIVM)."""

from pathlib import Path

from lwd_monitor.bron.cbs import Tabeldeel, fetch_tabel
from lwd_monitor.bron.ophalen import Ophaler
from lwd_monitor.instellingen import GEMEENTE

BASIS = "https://dataderden.cbs.nl"
MISDRIJVEN = "47022NED"
GEZONDHEID = "50150NED"
ALLE_SOORTEN = "SoortMisdrijf eq '0.0.0 '"
VOLWASSENEN = "Leeftijd eq '20300'"


def fetch_misdrijven(
    map_: Path, *, ophaler: Ophaler, gemeente: str | None = GEMEENTE.code, basis: str = BASIS, tabel: str = MISDRIJVEN
) -> Path:
    """Fetch registered crimes of all kinds together."""
    return fetch_tabel(
        tabel, map_, ophaler=ophaler, gemeente=gemeente, basis=basis, deel=Tabeldeel(filter=ALLE_SOORTEN)
    )


def fetch_gezondheid(map_: Path, *, ophaler: Ophaler, gemeente: str | None = GEMEENTE.code, basis: str = BASIS) -> Path:
    """Fetch the Gezondheidsmonitor for people of 18 and over, with its margins."""
    return fetch_tabel(
        GEZONDHEID, map_, ophaler=ophaler, gemeente=gemeente, basis=basis, deel=Tabeldeel(filter=VOLWASSENEN)
    )
