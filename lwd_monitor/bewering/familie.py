"""All that one page shows is one family: of the differences it names at most 5% is chance."""

from collections.abc import Hashable, Mapping
from dataclasses import replace
from typing import TypeVar

from lwd_monitor.oordeel import Oordeel, Plaats, Vergelijking, apply_fdr

Sleutel = TypeVar("Sleutel", bound=Hashable)


def judge_familie(toetsen: Mapping[Sleutel, Vergelijking]) -> dict[Sleutel, Vergelijking]:
    """Return the verdicts of one page, each with its q; what does not survive the list is no difference any more.

    Notes: comparisons and changes stand in the same list, because a reader sees them on the same page.
    """
    return {
        sleutel: _clear_duiding(uit) for sleutel, uit in zip(toetsen, apply_fdr(list(toetsen.values())), strict=True)
    }


def _clear_duiding(uit: Vergelijking) -> Vergelijking:
    if isinstance(uit, Plaats) and uit.oordeel == Oordeel.GEEN_AANTOONBAAR_VERSCHIL:
        return replace(uit, duiding="")
    return uit
