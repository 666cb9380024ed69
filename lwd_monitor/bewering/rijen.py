"""What a page says about its rows: every comparison and change on it, tested as one family."""

from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import cast

from lwd_monitor.bewering.familie import judge_familie
from lwd_monitor.bewering.model import Bewering
from lwd_monitor.bewering.plaats import build_plaats, is_fictief
from lwd_monitor.bewering.verandering import Reeks, build_stap, build_verandering, find_heel
from lwd_monitor.indicator import Indicator
from lwd_monitor.oordeel import Plaats, Vergelijking
from lwd_monitor.portret import Portretrij, compare_laatste_stap, compare_metingen, compute_plaats

PLAATS, VERANDERING, STAP = "plaats", "verandering", "stap"
# The place (code or key of an own area) and the indicator of a row.
Plek = tuple[str, str]
# What was tested already, by indicator and measurements: the city's series stands beside every place.
Bekend = dict[Hashable, Vergelijking | None]


@dataclass(frozen=True)
class Rijoordeel:
    """A row with what may be said of it; what is None has nothing to compare."""

    rij: Portretrij
    plaats: Bewering | None = None
    heel: Bewering | None = None
    verandering: Bewering | None = None
    stap: Bewering | None = None

    def list_beweringen(self) -> list[Bewering]:
        """Return the sentences of the row, in the order in which a page shows them."""
        return [b for b in (self.plaats, self.heel, self.verandering, self.stap) if b is not None]


def list_eigen_veranderingen(rijen: Iterable[Rijoordeel]) -> list[tuple[str, Bewering]]:
    """Return of each row with a change the title and that change; nothing made up, and no figure of a larger place."""
    return [
        (o.rij.indicator.titel, o.verandering)
        for o in rijen
        if o.verandering and not o.verandering.fictief and o.rij.bron_gebied is None
    ]


def explain_geen_verandering(veranderingen: Iterable[Bewering]) -> str:
    """Return why no change is named: none of those that could be tested passed, or none could be."""
    if any(verandering.p is not None for verandering in veranderingen):
        return "Geen van de cijfers die te toetsen zijn, is aantoonbaar veranderd."
    return "Er zijn hier geen cijfers waarvan een verandering te toetsen is."


def judge_rijen(
    pagina: str,
    rijen: Mapping[Plek, Portretrij],
    delen: Collection[str] = (PLAATS, VERANDERING),
    bekend: Bekend | None = None,
) -> dict[Plek, Rijoordeel]:
    """Return the rows of one page with their sentences; of all the differences they name at most 5% is chance.

    Notes: `delen` says what the page shows of a row: its place beside the whole gemeente, its change, its last step.
    `bekend` remembers what was tested of a series, for whoever judges several pages with the same series.
    """
    bekend = {} if bekend is None else bekend
    per_rij = [(rij, dict(_list_toetsen(plek, rij, delen, bekend))) for plek, rij in rijen.items()]
    toetsen = judge_familie(
        {sleutel: uit for _, eigen in per_rij for sleutel, uit in eigen.items()},
        {sleutel for rij, eigen in per_rij if is_fictief(rij) for sleutel in eigen},
    )
    return {plek: _build_rij(pagina, plek, rij, toetsen) for plek, rij in rijen.items()}


def _compare(indicator: Indicator, reeks: Reeks, bekend: Bekend) -> Vergelijking | None:
    sleutel = (indicator.id, *reeks)
    if sleutel not in bekend:
        bekend[sleutel] = compare_metingen(indicator, reeks)
    return bekend[sleutel]


def list_stap(rij: Portretrij) -> Reeks:
    """Return the newest measurement with a value and the one before; fewer where there are not two."""
    return [m for m in rij.reeks if m.waarde is not None][-2:]


def _list_toetsen(
    plek: Plek, rij: Portretrij, delen: Collection[str], bekend: Bekend
) -> Iterator[tuple[Hashable, Vergelijking]]:
    if PLAATS in delen and (plaats := compute_plaats(rij)) is not None:
        yield (PLAATS, *plek), plaats
    if VERANDERING in delen:
        if (uit := _compare(rij.indicator, rij.reeks, bekend)) is not None:
            yield (VERANDERING, *plek), uit
        # The city's change stands on the page once, however many places it stands beside.
        if (heel := _compare(rij.indicator, list_heel(rij), bekend)) is not None:
            yield _key_heel(rij), heel
    if STAP in delen and (stap := compare_laatste_stap(rij.indicator, rij.reeks)) is not None:
        yield (STAP, *plek), stap


def list_heel(rij: Portretrij) -> Reeks:
    """Return the city's series over the years of the row; empty where the row is the city itself."""
    if not rij.reeks_almelo or rij.reeks == rij.reeks_almelo:
        return ()
    jaren = {m.jaar for m in rij.reeks if m.waarde is not None}
    return [m for m in rij.reeks_almelo if m.jaar in jaren]


def _key_heel(rij: Portretrij) -> Hashable:
    return ("heel", rij.indicator.id, *(m.jaar for m in list_heel(rij)))


def _build_rij(pagina: str, plek: Plek, rij: Portretrij, toetsen: Mapping[Hashable, Vergelijking]) -> Rijoordeel:
    gebied, indicator = plek[0], rij.indicator
    plaats = cast("Plaats | None", toetsen.get((PLAATS, *plek)))
    verandering, stap = toetsen.get((VERANDERING, *plek)), toetsen.get((STAP, *plek))
    heel = find_heel(pagina, indicator, list_heel(rij), toetsen.get(_key_heel(rij))) if verandering else None
    return Rijoordeel(
        replace(rij, plaats=plaats),
        build_plaats(pagina, gebied, rij, plaats) if plaats else None,
        heel.bewering if heel else None,
        build_verandering(pagina, gebied, indicator, rij.reeks, verandering, heel) if verandering else None,
        build_stap(pagina, gebied, indicator, list_stap(rij), stap) if stap else None,
    )
