"""The sources that can be fetched by name."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from lwd_monitor.bron import cbs, cbs4, derden, pdok
from lwd_monitor.bron.ophalen import Ophaler
from lwd_monitor.fout import Fout, Middel, Remedie
from lwd_monitor.instellingen import GEMEENTE


@dataclass(frozen=True)
class Bron:
    """A source: what it gives, its own address, and whether it wants a year."""

    naam: str
    titel: str
    basis: str
    met_jaar: bool
    grenzen: bool
    ophalen: Callable[[int, Path, Ophaler, str, str], Path]


def _fetch_kwb4(jaar: int, map_: Path, ophaler: Ophaler, gemeente: str, basis: str) -> Path:
    return cbs4.fetch_waarnemingen(cbs.get_kwb_tabel(jaar), map_, ophaler=ophaler, gemeente=gemeente, basis=basis)


BRONNEN = {
    bron.naam: bron
    for bron in (
        Bron("kwb", "CBS, Kerncijfers wijken en buurten", cbs.BASIS, True, False,
             lambda j, m, o, g, b: cbs.fetch_kwb(j, m, ophaler=o, gemeente=g, basis=b)),
        Bron("kwb4", "CBS, Kerncijfers wijken en buurten (OData v4)", cbs4.BASIS, True, False, _fetch_kwb4),
        Bron("misdrijven", "Politie via CBS, geregistreerde misdrijven", derden.BASIS, False, False,
             lambda j, m, o, g, b: derden.fetch_misdrijven(m, ophaler=o, gemeente=g, basis=b)),
        Bron("gezondheid", "RIVM, GGD'en en CBS, Gezondheidsmonitor", derden.BASIS, False, False,
             lambda j, m, o, g, b: derden.fetch_gezondheid(m, ophaler=o, gemeente=g, basis=b)),
        Bron("buurten", "PDOK, grenzen van buurten", pdok.BASIS, True, True,
             lambda j, m, o, g, b: pdok.fetch_grenzen(j, m, ophaler=o, niveau="buurten", gemeente=g, basis=b)),
        Bron("wijken", "PDOK, grenzen van wijken", pdok.BASIS, True, True,
             lambda j, m, o, g, b: pdok.fetch_grenzen(j, m, ophaler=o, niveau="wijken", gemeente=g, basis=b)),
    )
}  # fmt: skip


def fetch(
    naam: str,
    map_: Path,
    *,
    jaar: int | None = None,
    gemeente: str = GEMEENTE.code,
    basis: str | None = None,
    ophaler: Ophaler | None = None,
) -> Path:
    """Fetch a source by name and give the file it was written to; `basis` is another server's address."""
    if naam not in BRONNEN:
        raise Fout(f"De bron '{naam}' bestaat niet. Kies uit: {', '.join(BRONNEN)}.")
    bron = BRONNEN[naam]
    if bron.met_jaar and jaar is None:
        raise Fout(f"Bij de bron '{naam}' hoort een jaar.", Remedie(Middel.BRON_JAAR))
    return bron.ophalen(jaar or 0, map_, ophaler or Ophaler(cache=map_ / "cache"), gemeente, basis or bron.basis)
