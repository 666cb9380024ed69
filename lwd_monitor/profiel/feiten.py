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
        _compute_aandeel(_get(profiel, OUDEREN), _get(profiel, INWONERS)),
        _compute_aandeel(_get(profiel, OUDEREN, almelo=True), _get(profiel, INWONERS, almelo=True)),
    )


def _get(profiel: Profiel, indicator_id: str, almelo: bool = False) -> float | None:
    rij = profiel.rijen.get(indicator_id)
    if rij is None:
        return None
    meting = rij.almelo if almelo else rij.meting
    return meting.waarde if meting else None


def _compute_aandeel(deel: float | None, geheel: float | None) -> float | None:
    return None if deel is None or not geheel else 100 * deel / geheel
