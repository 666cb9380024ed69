"""All that one page shows is one family: of the differences it names at most 5% is chance."""

from collections.abc import Collection, Hashable, Mapping
from dataclasses import replace
from typing import TypeVar

from lwd_monitor.oordeel import Oordeel, Plaats, Vergelijking, apply_fdr

Sleutel = TypeVar("Sleutel", bound=Hashable)


def judge_familie(
    toetsen: Mapping[Sleutel, Vergelijking], verzonnen: Collection[Sleutel] = ()
) -> dict[Sleutel, Vergelijking]:
    """Return the verdicts of one page, each with its q; what does not survive the list is no difference any more.

    Notes: comparisons and changes stand in the same list, because a reader sees them on the same page. What is `verzonnen`
    is a list of its own: an example may not decide which word a real figure gets.
    """
    apart = set(verzonnen)
    uit: dict[Sleutel, Vergelijking] = {}
    for is_apart in (False, True):
        lijst = {sleutel: toets for sleutel, toets in toetsen.items() if (sleutel in apart) is is_apart}
        uit |= zip(lijst, apply_fdr(list(lijst.values())), strict=True)
    return {sleutel: _clear_duiding(uit[sleutel]) for sleutel in toetsen}


def _clear_duiding(uit: Vergelijking) -> Vergelijking:
    if isinstance(uit, Plaats) and uit.oordeel == Oordeel.GEEN_AANTOONBAAR_VERSCHIL:
        return replace(uit, duiding="")
    return uit
