"""The fact line of a place: how many people and households, and what share is 65 or older."""

from dataclasses import dataclass

from lwd_monitor.indicator import INWONERS
from lwd_monitor.profiel.model import Profiel

HUISHOUDENS = "kwb_huishoudens"
OUDEREN = "kwb_inwoners_65plus"


@dataclass(frozen=True)
class Feiten:
    """What describes a place; shares are in percent and computed from the counts."""

    inwoners: float | None = None
    huishoudens: float | None = None
    ouderen: float | None = None
    ouderen_almelo: float | None = None


def compute_feiten(profiel: Profiel) -> Feiten:
    """Return the facts of a place; None where the source gives no count."""
    return Feiten(
        _get(profiel, INWONERS),
        _get(profiel, HUISHOUDENS),
        _compute_ouderen(profiel),
        _compute_ouderen(profiel, almelo=True),
    )


def _get(profiel: Profiel, indicator_id: str, almelo: bool = False) -> float | None:
    rij = profiel.rijen.get(indicator_id)
    if rij is None:
        return None
    meting = rij.almelo if almelo else rij.meting
    return meting.waarde if meting else None


def _compute_ouderen(profiel: Profiel, almelo: bool = False) -> float | None:
    """Return the share of people of 65 and older among those who lived there in the same year."""
    rij, alle = profiel.rijen.get(OUDEREN), profiel.rijen.get(INWONERS)
    meting = None if rij is None else rij.almelo if almelo else rij.meting
    if alle is None or meting is None or meting.waarde is None:
        return None
    reeks = (alle.almelo, *alle.reeks_almelo) if almelo else (alle.meting, *alle.reeks)
    zelfde = [m.waarde for m in reeks if m is not None and m.jaar == meting.jaar and m.waarde]
    return 100 * meting.waarde / zelfde[0] if zelfde else None
