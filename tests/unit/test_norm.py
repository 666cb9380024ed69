"""Which floors can be set."""

from dataclasses import replace
from pathlib import Path

import pytest

from lwd_monitor.fout import Fout
from lwd_monitor.indicator import Richting, Toetssoort, load_catalogus
from lwd_monitor.oordeel.norm import can_have_ondergrens, carries_oordeel, require_ondergrens

CATALOGUS = load_catalogus([Path(__file__).resolve().parents[2] / "data/cijfers/catalogus"])
AANDEEL = replace(CATALOGUS["misdrijven_per_1000"], toets=Toetssoort.AANDEEL, set="basisset", bereik=(0.0, 100.0))


@pytest.mark.parametrize("waarde", [None, 0.0, 55.0, 100.0])
def test_a_floor_may_lie_on_the_edge_of_what_can_be(waarde):
    require_ondergrens(AANDEEL, waarde, "raadsbesluit")


@pytest.mark.parametrize(
    ("anders", "waarde", "reden", "melding"),
    [
        ({}, -0.1, "raadsbesluit", "kan niet"),
        ({}, 100.1, "raadsbesluit", "kan niet"),
        ({"bereik": (0.0,)}, -0.1, "raadsbesluit", "kan niet"),
        ({}, float("nan"), "raadsbesluit", "geen getal"),
        ({}, None, " ", "waarom"),
        ({"richting": Richting.NEUTRAAL}, 55.0, "raadsbesluit", "geen ondergrens mogelijk"),
        ({"toets": Toetssoort.AANTAL}, 55.0, "raadsbesluit", "geen ondergrens mogelijk"),
    ],
)
def test_a_floor_that_cannot_be_is_refused_in_words(anders, waarde, reden, melding):
    with pytest.raises(Fout, match=melding):
        require_ondergrens(replace(AANDEEL, **anders), waarde, reden)


def test_without_an_upper_limit_a_floor_may_be_as_high_as_one_likes():
    require_ondergrens(replace(AANDEEL, bereik=(0.0,)), 1e6, "raadsbesluit")
    require_ondergrens(replace(AANDEEL, bereik=()), -1e6, "raadsbesluit")


def test_only_figures_of_the_basisset_with_a_good_side_count_in_a_verdict():
    neutraal = replace(AANDEEL, richting=Richting.NEUTRAAL)
    assert (can_have_ondergrens(AANDEEL), can_have_ondergrens(neutraal)) == (True, False)
    alle = (AANDEEL, neutraal, replace(AANDEEL, set="anders"))
    assert [carries_oordeel(i) for i in alle] == [True, False, False]
