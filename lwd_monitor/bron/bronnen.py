"""The sources that can be fetched by name, as data/bronnen/ophalen.toml describes them."""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from lwd_monitor import kwb
from lwd_monitor.bron import cbs, pdok
from lwd_monitor.bron.ophalen import Ophaler
from lwd_monitor.fout import Fout, Middel, Remedie
from lwd_monitor.instellingen import GEMEENTE

BESTAND = Path(__file__).resolve().parents[2] / "data" / "bronnen" / "ophalen.toml"


@dataclass(frozen=True)
class Ophaalbron:
    """A source: what it gives and how, its own address, and what of it is wanted."""

    naam: str
    titel: str
    soort: str
    basis: str
    tabel: str = ""
    filter: str = ""
    niveau: str = ""
    jaren: tuple[int, ...] = ()

    @property
    def met_jaar(self) -> bool:
        """Tell whether the source wants a year."""
        return self.soort != "tabel"

    def list_jaren(self) -> list[int]:
        """Return the years that the source is known to have; none where a table holds all of them."""
        return list(self.jaren) if self.jaren else kwb.list_jaren() if self.met_jaar else []

    @property
    def grenzen(self) -> bool:
        """Tell whether the source gives boundaries instead of figures."""
        return self.soort == "grenzen"


def _fetch_kwb(bron: Ophaalbron, jaar: int, map_: Path, ophaler: Ophaler, gemeente: str, basis: str) -> Path:
    return cbs.fetch_kwb(jaar, map_, ophaler=ophaler, gemeente=gemeente, basis=basis)


def _fetch_kwb4(bron: Ophaalbron, jaar: int, map_: Path, ophaler: Ophaler, gemeente: str, basis: str) -> Path:
    return cbs.fetch_waarnemingen(cbs.get_kwb_tabel(jaar), map_, ophaler=ophaler, gemeente=gemeente, basis=basis)


def _fetch_tabel(bron: Ophaalbron, jaar: int, map_: Path, ophaler: Ophaler, gemeente: str, basis: str) -> Path:
    deel = cbs.Tabeldeel(filter=bron.filter)
    return cbs.fetch_tabel(bron.tabel, map_, ophaler=ophaler, gemeente=gemeente, basis=basis, deel=deel)


def _fetch_grenzen(bron: Ophaalbron, jaar: int, map_: Path, ophaler: Ophaler, gemeente: str, basis: str) -> Path:
    return pdok.fetch_grenzen(jaar, map_, ophaler=ophaler, niveau=bron.niveau, gemeente=gemeente, basis=basis)


SOORTEN: dict[str, Callable[[Ophaalbron, int, Path, Ophaler, str, str], Path]] = {
    "kwb": _fetch_kwb,
    "kwb4": _fetch_kwb4,
    "tabel": _fetch_tabel,
    "grenzen": _fetch_grenzen,
}
BRONNEN = {
    rij["naam"]: Ophaalbron(**{**rij, "jaren": tuple(rij.get("jaren", ()))})
    for rij in tomllib.loads(BESTAND.read_text(encoding="utf-8"))["bron"]
}


def fetch(
    naam: str,
    map_: Path,
    *,
    jaar: int | None = None,
    basis: str | None = None,
    ophaler: Ophaler | None = None,
) -> Path:
    """Fetch a source by name, for our gemeente, and give the file it was written to; `basis` is another server's address."""
    if naam not in BRONNEN:
        raise Fout(f"De bron '{naam}' bestaat niet. Kies uit: {', '.join(BRONNEN)}.")
    bron = BRONNEN[naam]
    if bron.met_jaar and jaar is None:
        raise Fout(f"Bij de bron '{naam}' hoort een jaar.", Remedie(Middel.BRON_JAAR))
    ophaler = ophaler or Ophaler(cache=map_ / "cache")
    return SOORTEN[bron.soort](bron, jaar or 0, map_, ophaler, GEMEENTE.code, basis or bron.basis)
