"""Whether enough people live in a place for its figures to stand beside those of others."""

from lwd_monitor.indicator import INWONERS, MINIMUM_INWONERS
from lwd_monitor.profiel.model import Profiel


def has_genoeg_inwoners(profiel: Profiel) -> bool:
    """Tell whether enough people live in a place for its figures to stand beside those of others."""
    inwoners = profiel.rijen.get(INWONERS)
    return inwoners is not None and (inwoners.waarde or 0) >= MINIMUM_INWONERS
