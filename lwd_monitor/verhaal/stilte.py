"""Where it is silent: places about which nothing was told for a year, and voices that are not heard."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from lwd_monitor.verhaal.model import Stem, Verhaal

_STEMMEN = tuple(stem.value for stem in Stem if stem != Stem.BRON)


@dataclass(frozen=True)
class Stilte:
    """What was told about a place; `laatste` is None when nothing ever was, `ontbreekt` are voices of the last year.

    Notes: `redenen` say in words why its figures ask for a story: a floor that is not met, a change that was tested.
    """

    code: str
    laatste: Verhaal | None
    recent: int
    ontbreekt: tuple[str, ...]
    redenen: tuple[str, ...] = ()

    @property
    def is_stil(self) -> bool:
        """Tell whether nothing was told in the last twelve months."""
        return self.recent == 0

    @property
    def is_eerst(self) -> bool:
        """Tell whether it is silent where the figures ask for a story: begin there."""
        return self.is_stil and bool(self.redenen)

    @property
    def rang(self) -> int:
        """Return 2 where to begin, 1 where it is only silent, 0 where something was told."""
        return self.is_stil + self.is_eerst


def compute_stilte(
    verhalen: Iterable[Verhaal],
    bereik: Mapping[str, set[str]],
    vandaag: date,
    redenen: Mapping[str, tuple[str, ...]] | None = None,
    *,
    indeling: int,
) -> list[Stilte]:
    """Return what was told per place: first where figures ask for a story, then the longest silence.

    Notes: `bereik` gives the codes of an indeling that count for each place, `redenen` why its figures ask. A survey or a
    text from plans and budgets breaks no silence.
    """
    alle, grens = [v for v in verhalen if v.is_verteld], compute_grens(vandaag)
    rijen = []
    for code, codes in bereik.items():
        hier = sorted((v for v in alle if v.lies_in(codes, indeling)), key=lambda v: v.datum)
        recent = [v for v in hier if v.datum > grens]
        gehoord = {v.stem for v in recent}
        ontbreekt = tuple(stem for stem in _STEMMEN if stem not in gehoord)
        waarom = (redenen or {}).get(code, ())
        rijen.append(Stilte(code, hier[-1] if hier else None, len(recent), ontbreekt, waarom))
    return sorted(rijen, key=lambda rij: (-rij.rang, rij.laatste.datum if rij.laatste else date.min))


def count_stemmen(verhalen: Iterable[Verhaal], vandaag: date) -> dict[str, int]:
    """Return how many stories of the last twelve months each voice told; zero included."""
    grens = compute_grens(vandaag)
    recent = [v.stem for v in verhalen if v.datum > grens]
    return {stem: recent.count(stem) for stem in _STEMMEN}


def compute_grens(vandaag: date) -> date:
    """Return the day after which a story counts as recent.

    >>> compute_grens(date(2026, 11, 22)), compute_grens(date(2024, 2, 29))
    (datetime.date(2025, 11, 22), datetime.date(2023, 2, 28))
    """
    try:
        return vandaag.replace(year=vandaag.year - 1)
    except ValueError:
        return vandaag.replace(year=vandaag.year - 1, day=28)
