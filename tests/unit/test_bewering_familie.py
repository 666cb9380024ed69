"""On a page where nothing is the matter a false difference is rare: at most one page in ten names any."""

from dataclasses import replace

import numpy as np
import pytest

from lwd_monitor.bewering import Beweringoordeel, build_gebied
from lwd_monitor.bewering.familie import judge_familie
from lwd_monitor.gebied import Gebied, GebiedNiveau
from lwd_monitor.indicator import Aggregatie, Toetssoort
from lwd_monitor.oordeel import VERANDERD
from lwd_monitor.portret import Portret, Portretrij, compare_metingen
from lwd_monitor.waarneming import Meting, Status
from tests.unit.test_bewering_gebied import INDICATOR

GETOETST = (Beweringoordeel.HOGER, Beweringoordeel.LAGER, Beweringoordeel.GESTEGEN, Beweringoordeel.GEDAALD)
HOOGSTENS = 0.10
# Three standard errors of a share of 10% among this many pages.
PAGINAS = 150
SPELING = 3 * (HOOGSTENS * (1 - HOOGSTENS) / PAGINAS) ** 0.5
WIJK = Gebied("WK1", 2024, GebiedNiveau.WIJK, "Proefwijk")


def _draw_aandelen(kans: np.random.Generator, nr: int) -> Portretrij:
    """A share of a survey in two rounds, the same for everybody in both."""
    p, hier, elders = kans.uniform(0.2, 0.8), 100, 900
    reeksen: tuple[list[Meting], list[Meting]] = ([], [])
    for jaar in (2023, 2025):
        x, rest = kans.binomial(hier, p), kans.binomial(elders, p)
        for reeks, aantal, n in zip(reeksen, (x, x + rest), (hier, hier + elders), strict=True):
            reeks.append(Meting(jaar, 100 * aantal / n, Status.GEMETEN, n, code="WK1"))
    eigen, stad = (tuple(reeks) for reeks in reeksen)
    return Portretrij(replace(INDICATOR, id=f"aandeel{nr}"), eigen[-1], stad[-1], eigen, stad)


def _draw_aantallen(kans: np.random.Generator, dispersie: float, verwacht: float = 120.0) -> tuple[Meting, ...]:
    """Counts of five years without a change, that scatter `dispersie` times as much as chance alone."""
    grootte = verwacht / (dispersie - 1)
    x = kans.negative_binomial(grootte, 1 / dispersie, 5)
    return tuple(Meting(2021 + nr, float(aantal), Status.GEMETEN, code="WK1") for nr, aantal in enumerate(x))


def _build_aantal(kans: np.random.Generator) -> Portretrij:
    indicator = replace(INDICATOR, id="aantal", toets=Toetssoort.AANTAL, aggregatie=Aggregatie.SOM, eenheid="")
    eigen, stad = _draw_aantallen(kans, 2.4), _draw_aantallen(kans, 2.4, 4000.0)
    return Portretrij(indicator, eigen[-1], stad[-1], eigen, stad)


def test_a_page_of_a_place_where_nothing_is_the_matter_rarely_names_anything() -> None:
    kans = np.random.default_rng(20261128)
    vals = 0
    for _ in range(PAGINAS):
        rijen = [*(_draw_aandelen(kans, nr) for nr in range(10)), _build_aantal(kans)]
        beweringen = build_gebied(Portret(WIJK, {rij.indicator.id: rij for rij in rijen})).list_beweringen()
        assert sum(b.p is not None for b in beweringen) >= 20
        vals += any(b.oordeel in GETOETST for b in beweringen)
    assert vals / PAGINAS <= HOOGSTENS + SPELING


def test_without_one_family_the_same_pages_would_name_something_in_most_cases() -> None:
    """The test above can fail: row by row these pages do."""
    kans = np.random.default_rng(20261128)
    vals = 0
    for _ in range(PAGINAS):
        toetsen = [compare_metingen(rij.indicator, rij.reeks) for rij in (_draw_aandelen(kans, nr) for nr in range(20))]
        vals += any(uit is not None and uit.oordeel in VERANDERD for uit in toetsen)
    assert vals / PAGINAS > 0.4


@pytest.mark.parametrize("dispersie", [1.01, 2.4])
def test_a_trend_page_where_nothing_is_the_matter_rarely_names_anything(dispersie: float) -> None:
    kans = np.random.default_rng(7)
    indicator = replace(INDICATOR, toets=Toetssoort.AANTAL, aggregatie=Aggregatie.SOM)
    vals = 0
    for _ in range(PAGINAS):
        toetsen = {nr: compare_metingen(indicator, _draw_aantallen(kans, dispersie)) for nr in range(20)}
        samen = judge_familie({nr: uit for nr, uit in toetsen.items() if uit is not None})
        assert len(samen) == 20
        vals += any(uit.oordeel in VERANDERD for uit in samen.values())
    assert vals / PAGINAS <= HOOGSTENS + SPELING


def _build_gelijk(aantal: int, status: Status) -> list[Portretrij]:
    """Rows of a survey in which the place is nearly as the city, and so passes no test."""
    hier, stad = Meting(2025, 50.0, status, 100, code="WK1"), Meting(2025, 51.0, status, 900)
    return [Portretrij(replace(INDICATOR, id=f"{status}{nr}"), hier, stad, (hier,), (stad,)) for nr in range(aantal)]


def _judge_echt(ander: list[Portretrij]) -> tuple[float | None, Beweringoordeel]:
    """Return the q and the verdict of a real difference on a page beside other rows."""
    hier, stad = Meting(2025, 62.0, Status.GEMETEN, 100, code="WK1"), Meting(2025, 50.0, Status.GEMETEN, 900)
    echt = Portretrij(replace(INDICATOR, id="echt"), hier, stad, (hier,), (stad,))
    plaats = build_gebied(Portret(WIJK, {rij.indicator.id: rij for rij in (echt, *ander)})).rijen["echt"].plaats
    assert plaats is not None
    return plaats.q, plaats.oordeel


def test_invented_figures_on_a_page_change_no_word_of_a_real_one() -> None:
    alleen = _judge_echt([])
    assert alleen[1] is Beweringoordeel.HOGER
    assert _judge_echt(_build_gelijk(200, Status.VOORBEELD)) == alleen
    # Real figures do: who looks at more at once has to be stricter.
    assert _judge_echt(_build_gelijk(200, Status.GEMETEN))[1] is Beweringoordeel.GEEN_AANTOONBAAR_VERSCHIL
