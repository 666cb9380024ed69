"""What is new in the figures, read from the figures themselves."""

from collections.abc import Mapping
from dataclasses import dataclass

from lwd_monitor.gebied import GEMEENTE_NAAM
from lwd_monitor.indicator import Bron, format_in_zin
from lwd_monitor.profiel.model import Meting, Profiel, ProfielRij


@dataclass(frozen=True)
class Nieuws:
    """One piece of news: the newest year of a source and what its leading indicator says about the whole gemeente."""

    jaar: int
    bron: Bron
    tekst: str
    indicator: str


def list_nieuws(almelo: Profiel, bronnen: Mapping[str, Bron]) -> list[Nieuws]:
    """Return the newest figure of each real source, the newest year first."""
    per_bron: dict[str, list[ProfielRij]] = {}
    for rij in almelo.rijen.values():
        if rij.waarde is not None and rij.indicator.bron in bronnen and not bronnen[rij.indicator.bron].fictief:
            per_bron.setdefault(rij.indicator.bron, []).append(rij)
    nieuws = [_build_nieuws(rijen, bronnen[id_]) for id_, rijen in per_bron.items()]
    return sorted(nieuws, key=lambda n: (-n.jaar, n.bron.naam))


def _build_nieuws(rijen: list[ProfielRij], bron: Bron) -> Nieuws:
    # Of the figures of the newest year the main figure speaks for the source, else the first of the catalogue.
    rij = min(rijen, key=lambda r: (-_get_meting(r).jaar, r.indicator.hoofdcijfer or 99))
    meting, indicator = _get_meting(rij), rij.indicator
    tekst = indicator.zin.format(gebied=GEMEENTE_NAAM, waarde=format_in_zin(indicator, meting.waarde))
    return Nieuws(meting.jaar, bron, tekst, indicator.id)


def _get_meting(rij: ProfielRij) -> Meting:
    if rij.meting is None:
        raise ValueError(rij.indicator.id)
    return rij.meting
