"""What a page tells of a place before its figures: people, households, who is 65 or older, and what is new."""

from collections.abc import Mapping
from dataclasses import dataclass

from lwd_monitor.gebied import GEMEENTE_NAAM
from lwd_monitor.indicator import HUISHOUDENS, INWONERS, OUDEREN, Bron, format_in_zin
from lwd_monitor.portret.model import Portret, Portretrij
from lwd_monitor.waarneming import Meting


@dataclass(frozen=True)
class Feiten:
    """What describes a place; shares are in percent and computed from the counts."""

    inwoners: float | None = None
    huishoudens: float | None = None
    ouderen: float | None = None
    ouderen_almelo: float | None = None


def compute_feiten(portret: Portret) -> Feiten:
    """Return the facts of a place; None where the source gives no count."""
    return Feiten(
        _find(portret, INWONERS),
        _find(portret, HUISHOUDENS),
        _compute_ouderen(portret),
        _compute_ouderen(portret, almelo=True),
    )


def _find(portret: Portret, indicator_id: str, almelo: bool = False) -> float | None:
    rij = portret.rijen.get(indicator_id)
    if rij is None:
        return None
    meting = rij.almelo if almelo else rij.meting
    return meting.waarde if meting else None


def _compute_ouderen(portret: Portret, almelo: bool = False) -> float | None:
    """Return the share of people of 65 and older among those who lived there in the same year."""
    rij, alle = portret.rijen.get(OUDEREN), portret.rijen.get(INWONERS)
    meting = None if rij is None else rij.almelo if almelo else rij.meting
    if alle is None or meting is None or meting.waarde is None:
        return None
    reeks = (alle.almelo, *alle.reeks_almelo) if almelo else (alle.meting, *alle.reeks)
    zelfde = [m.waarde for m in reeks if m is not None and m.jaar == meting.jaar and m.waarde]
    return 100 * meting.waarde / zelfde[0] if zelfde else None


@dataclass(frozen=True)
class Nieuws:
    """One piece of news: the newest year of a source and what its leading indicator says about the whole gemeente."""

    jaar: int
    bron: Bron
    tekst: str
    indicator: str


def list_nieuws(almelo: Portret, bronnen: Mapping[str, Bron]) -> list[Nieuws]:
    """Return the newest figure of each real source, the newest year first."""
    per_bron: dict[str, list[Portretrij]] = {}
    for rij in almelo.rijen.values():
        if rij.waarde is not None and rij.indicator.bron in bronnen and not bronnen[rij.indicator.bron].fictief:
            per_bron.setdefault(rij.indicator.bron, []).append(rij)
    nieuws = [_build_nieuws(rijen, bronnen[id_]) for id_, rijen in per_bron.items()]
    return sorted(nieuws, key=lambda n: (-n.jaar, n.bron.naam))


def _build_nieuws(rijen: list[Portretrij], bron: Bron) -> Nieuws:
    # Of the figures of the newest year the main figure speaks for the source, else the first of the catalogue.
    rij = min(rijen, key=lambda r: (-_get_meting(r).jaar, r.indicator.hoofdcijfer or 99))
    meting, indicator = _get_meting(rij), rij.indicator
    tekst = indicator.zin.format(gebied=GEMEENTE_NAAM, waarde=format_in_zin(indicator, meting.waarde))
    return Nieuws(meting.jaar, bron, tekst, indicator.id)


def _get_meting(rij: Portretrij) -> Meting:
    if rij.meting is None:
        raise ValueError(rij.indicator.id)
    return rij.meting
