"""Crosswalks: their grounds, how they are made, checked and joined in a row."""

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from shapely.geometry import box

from lwd_monitor.gebied import (
    build_delen,
    check_overgang,
    compute_omgerekend,
    compute_overgang_uit_adressen,
    compute_overgang_uit_grenzen,
    compute_ruis,
    rank_grondslag,
)
from lwd_monitor.gebied.overgang import compose_overgang, find_gelijke_wijken, find_weg
from tests.unit.test_omrekenen import OVERGANG, build_waarnemingen


def build_grenzen(**vlakken):
    return gpd.GeoDataFrame({"code": list(vlakken)}, geometry=list(vlakken.values()), crs="EPSG:28992")


def build_stappen(*rijen):
    frame = pd.DataFrame(rijen, columns=["van", "naar", "aandeel", "grondslag"])
    return frame.assign(van_naam=frame["van"].str.lower(), naar_naam=frame["naar"].str.lower())


def test_a_wrong_crosswalk_is_told_with_its_place():
    fout = OVERGANG.assign(aandeel=[1.0, 0.6, 0.3, 1.4])
    meldingen = [(b.rij, b.waarde, b.melding) for b in check_overgang(fout)]
    assert (5, "1.4", "Een aandeel ligt tussen 0 en 1.") in meldingen
    assert any(waarde == "B" and "tellen op tot 0,900" in melding for _, waarde, melding in meldingen)
    assert check_overgang(OVERGANG) == []


def test_a_step_that_stands_twice_is_told_with_its_row():
    dubbel = pd.concat([OVERGANG.assign(rij=[11, 12, 13, 14]), OVERGANG.iloc[[0]].assign(rij=19)], ignore_index=True)
    [fout] = [b for b in check_overgang(dubbel) if "twee keer" in b.melding]
    assert fout.rij == 19


def test_overlay_gives_shares_by_area_and_sees_the_same_place():
    oud = build_grenzen(A=box(0, 0, 100, 100), B=box(100, 0, 200, 100))
    nieuw = build_grenzen(A2=box(0, 0, 100, 100), X=box(100, 0, 130, 100), Y=box(130, 0, 200, 100))
    overgang = compute_overgang_uit_grenzen(oud, nieuw).set_index(["van_code", "naar_code"])
    assert overgang["aandeel"].to_dict() == pytest.approx({("A", "A2"): 1, ("B", "X"): 0.3, ("B", "Y"): 0.7})
    assert overgang["grondslag"].tolist() == ["gelijk", "oppervlakte", "oppervlakte"]


def test_places_that_join_go_over_as_a_whole_and_nothing_is_shared_out():
    oud = build_grenzen(A=box(0, 0, 100, 100), B=box(100, 0, 200, 100))
    overgang = compute_overgang_uit_grenzen(oud, build_grenzen(AB=box(0, 0, 200, 100)))
    assert overgang[["aandeel", "grondslag"]].to_numpy().tolist() == [[1.0, "geheel"], [1.0, "geheel"]]
    assert not build_delen(overgang).loc["AB", "zelfde"]


def test_slivers_of_drawing_are_no_part():
    oud = build_grenzen(A=box(0, 0, 100, 100), B=box(100, 0, 200, 100))
    nieuw = build_grenzen(A=box(0, 0, 100.8, 100), B=box(100.8, 0, 200, 100))
    overgang = compute_overgang_uit_grenzen(oud, nieuw)
    assert overgang[["van_code", "naar_code", "aandeel"]].to_numpy().tolist() == [["A", "A", 1.0], ["B", "B", 1.0]]
    assert overgang["grondslag"].tolist() == ["gelijk", "gelijk"]


def test_a_small_new_place_in_a_large_old_one_is_no_sliver():
    """A new buurt of 0.4% of the outlying area around it would else get no figure at all."""
    oud = build_grenzen(GROOT=box(0, 0, 1000, 1000))
    klein = box(0, 0, 60, 66)
    overgang = compute_overgang_uit_grenzen(oud, build_grenzen(GROOT=oud.geometry[0].difference(klein), KLEIN=klein))
    aandelen = overgang.set_index("naar_code")["aandeel"]
    assert aandelen["KLEIN"] == pytest.approx(60 * 66 / 1e6)
    assert aandelen.sum() == pytest.approx(1)


def test_a_small_old_place_taken_up_by_a_large_one_is_not_lost():
    klein = box(0, 0, 60, 66)
    oud = build_grenzen(GROOT=box(0, 0, 1000, 1000).difference(klein), KLEIN=klein)
    overgang = compute_overgang_uit_grenzen(oud, build_grenzen(GROOT=box(0, 0, 1000, 1000))).set_index("van_code")
    assert overgang.loc["KLEIN", ["naar_code", "aandeel", "grondslag"]].tolist() == ["GROOT", 1.0, "geheel"]
    assert not build_delen(overgang.reset_index()).loc["GROOT", "zelfde"]


def test_surface_that_only_one_of_two_maps_has_is_measured():
    oud, nieuw = build_grenzen(A=box(0, 0, 100, 100)), build_grenzen(A=box(0, 0, 90, 100), B=box(100, 0, 110, 100))
    assert compute_ruis(oud, nieuw) == pytest.approx((0.1, 0.1))


def test_addresses_give_shares_by_count_or_inhabitants():
    adressen = pd.DataFrame({"van_code": ["A", "B", "B", "B"], "naar_code": ["A", "X", "Y", "Y"]})
    overgang = compute_overgang_uit_adressen(adressen)
    assert np.allclose(overgang["aandeel"], [1, 1 / 3, 2 / 3])
    assert overgang["grondslag"].tolist() == ["gelijk", "adressen", "adressen"]
    gewogen = compute_overgang_uit_adressen(adressen.assign(inwoners=[1, 2, 1, 1]))
    assert np.allclose(gewogen["aandeel"], [1, 0.5, 0.5])
    assert gewogen["grondslag"].tolist() == ["gelijk", "inwoners", "inwoners"]


def test_a_place_without_inhabitants_is_shared_out_by_its_addresses():
    adressen = pd.DataFrame({"van_code": ["B", "B", "C"], "naar_code": ["X", "Y", "Y"], "inwoners": [0, 0, 3]})
    overgang = compute_overgang_uit_adressen(adressen)
    assert overgang["aandeel"].tolist() == [0.5, 0.5, 1.0]
    assert overgang["grondslag"].tolist() == ["adressen", "adressen", "geheel"]


def test_two_crosswalks_in_a_row_multiply_and_keep_the_weakest_ground():
    eerste = build_stappen(("A", "M", 0.6, "adressen"), ("A", "N", 0.4, "adressen"), ("B", "O", 1.0, "gelijk"))
    tweede = build_stappen(
        ("M", "X", 0.5, "oppervlakte"),
        ("M", "Y", 0.5, "oppervlakte"),
        ("N", "Y", 1.0, "naam"),
        ("O", "Z", 1.0, "gelijk"),
    )
    uit = compose_overgang(eerste, tweede).set_index(["van", "naar"])
    assert uit["aandeel"].to_dict() == pytest.approx({("A", "X"): 0.3, ("A", "Y"): 0.7, ("B", "Z"): 1.0})
    assert uit["grondslag"].to_dict() == {("A", "X"): "oppervlakte", ("A", "Y"): "oppervlakte", ("B", "Z"): "gelijk"}
    assert uit.loc[("A", "Y"), ["van_naam", "naar_naam"]].tolist() == ["a", "y"]


def test_carrying_over_in_two_steps_gives_what_the_composed_crosswalk_gives():
    """Counts: checked against the product of two matrices of shares."""
    rng = np.random.default_rng(7)
    delen = [rng.dirichlet(np.ones(4), size=4) for _ in range(2)]
    stappen = [
        build_stappen(*((f"{a}{i}", f"{b}{j}", deel[i, j], "adressen") for i in range(4) for j in range(4)))
        for deel, (a, b) in zip(delen, ("AB", "BC"), strict=True)
    ]
    waarden = {f"A{i}": (100 * (i + 1), 1000) for i in range(4)}
    samen = compose_overgang(*stappen).rename(columns={"van": "van_code", "naar": "naar_code"})
    uit = compute_omgerekend(build_waarnemingen(**waarden), samen, 2026, optelbaar=True).sort_values("gebied_code")
    assert uit["waarde"].to_numpy() == pytest.approx(np.array([100, 200, 300, 400]) @ delen[0] @ delen[1])


def test_the_way_with_the_fewest_steps_is_taken():
    paren = [(2015, 2020), (2020, 2024), (2024, 2026), (2020, 2026)]
    assert find_weg(paren, 2015, 2026) == [2015, 2020, 2026]
    assert find_weg(paren, 2026, 2015) is None


def test_grounds_go_from_certain_to_uncertain():
    woorden = ["gelijk", "naam", "geheel", "adressen", "inwoners_2024", "oppervlakte", "onbekend", "verzonnen"]
    assert [rank_grondslag(woord) for woord in woorden] == sorted({rank_grondslag(woord) for woord in woorden})


def test_a_wijk_is_the_same_when_only_its_buurten_were_drawn_anew():
    overgang = build_stappen(
        ("a1", "p1", 1.0, "geheel"), ("a2", "p1", 1.0, "geheel"),  # two buurten of A became one
        ("b1", "q1", 0.5, "oppervlakte"), ("b1", "r1", 0.5, "oppervlakte"),  # B lost a part to R
        ("c1", "r2", 1.0, "gelijk"),
    )  # fmt: skip
    oud = {"a1": "A", "a2": "A", "b1": "B", "c1": "C"}
    nieuw = {"p1": "P", "q1": "Q", "r1": "R", "r2": "R"}
    assert find_gelijke_wijken(overgang, oud, nieuw) == {"A": "P"}
    assert find_gelijke_wijken(overgang, {**oud, "a2": "B"}, nieuw) == {}
