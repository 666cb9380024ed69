"""The boundaries and the crosswalk that ship: they fit together, and what they say can be worked out again."""

from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
import shapely

from lwd_monitor.gebied import GEMEENTE_NAAM, build_gebieden
from lwd_monitor.gebied.overgang.maken import Tekenfout, compute_overgang_uit_grenzen, compute_overgang_wijken
from lwd_monitor.inhoud.overgang import build_overgang

GEBIEDEN = Path(__file__).resolve().parents[2] / "data" / "gebieden"
RD = 28992
# The hectares of the CBS are whole: 1% of a buurt of some tens of hectares, more of the smallest.
AFRONDING_HA = 1.0


@pytest.fixture(scope="module")
def nieuw() -> gpd.GeoSeries:
    """The outlines of the newest indeling as the map gets them."""
    rijen = build_gebieden(GEBIEDEN / "buurten_2024.geojson", 2024, GEMEENTE_NAAM)
    buurten = rijen[rijen["niveau"] == "buurt"]
    return gpd.GeoSeries([shapely.from_geojson(t) for t in buurten["geometrie"]], buurten["code"], crs=4326).to_crs(RD)


def test_buurten_share_their_borders_without_slivers_or_overlaps(nieuw):
    heel = nieuw.union_all()
    assert nieuw.is_valid.all()
    assert nieuw.area.sum() == pytest.approx(heel.area, abs=1)
    assert len(getattr(heel, "interiors", ())) == 0


def test_simplified_outlines_have_the_hectares_of_the_precise_ones(nieuw):
    precies = gpd.read_file(GEBIEDEN / "buurten_2024_precies.geojson").set_index("buurtcode").geometry.to_crs(RD)
    verschil = (nieuw.area - precies.area).abs() / 1e4
    assert (verschil <= AFRONDING_HA + 0.01 * precies.area / 1e4).all()


def test_the_crosswalk_that_ships_is_the_one_that_its_sources_give():
    staat = pd.read_csv(GEBIEDEN / "overgang_2020_2024.csv", sep=";")
    pd.testing.assert_frame_equal(staat, build_overgang())


def test_gelijk_keeps_nine_tenths_of_the_surface_both_ways():
    staat = pd.read_csv(GEBIEDEN / "overgang_2020_2024.csv", sep=";")
    oud, vlak = (
        gpd.read_file(GEBIEDEN / naam).set_index("buurtcode").geometry.to_crs(RD)
        for naam in ("buurten_2020.geojson", "buurten_2024_precies.geojson")
    )
    gelijk = staat[(staat["grondslag"] == "gelijk") & staat["van_code"].str.startswith("BU")]
    assert len(gelijk) == 15
    for van, naar in zip(gelijk["van_code"], gelijk["naar_code"], strict=True):
        samen = oud[van].intersection(vlak[naar]).area
        assert min(samen / oud[van].area, samen / vlak[naar].area) >= 0.9, van


def test_every_old_place_is_shared_out_whole_and_every_inhabited_new_one_got_something():
    staat = pd.read_csv(GEBIEDEN / "overgang_2020_2024.csv", sep=";")
    assert staat.groupby("van_code")["aandeel"].sum().tolist() == pytest.approx([1.0] * 80)
    leeg = {"BU01411910"}  # XL Businesspark: nobody lives there
    codes = set(gpd.read_file(GEBIEDEN / "buurten_2024.geojson")["buurtcode"])
    assert codes - set(staat["naar_code"]) == leeg


def test_wijken_go_by_homes_and_are_the_same_only_when_hardly_an_address_moved():
    staat = pd.read_csv(GEBIEDEN / "overgang_2020_2024.csv", sep=";")
    wijken = staat[staat["van_code"].str.startswith("WK")].set_index(["van_code", "naar_code"])
    assert wijken.loc[("WK014116", "WK014115"), "aandeel"] == pytest.approx(134 / (134 + 3143), abs=5e-4)
    gelijk = wijken[wijken["grondslag"] == "gelijk"].reset_index()
    assert (
        gelijk["van_code"].tolist() == gelijk["naar_code"].tolist() == ["WK014113", "WK014114", "WK014118", "WK014119"]
    )


def build_vlakken(**vakken: tuple[float, float]) -> gpd.GeoDataFrame:
    vormen = [shapely.box(100_000 + a, 400_000, 100_000 + b, 401_000) for a, b in vakken.values()]
    return gpd.GeoDataFrame({"code": list(vakken)}, geometry=vormen, crs=RD)


@pytest.mark.parametrize(("grens", "woord"), [(905, "gelijk"), (895, "oppervlakte")])
def test_a_coarse_outline_is_the_same_place_from_nine_tenths_on(grens, woord):
    oud, nieuw = build_vlakken(a=(0, 1000), b=(1000, 2000)), build_vlakken(c=(0, grens), d=(grens, 2000))
    uit = compute_overgang_uit_grenzen(oud, nieuw, Tekenfout(zelfde=0.9, snipper=0.03)).set_index(
        ["van_code", "naar_code"]
    )
    assert uit.loc[("a", "c"), "grondslag"] == woord


def test_a_piece_counts_for_the_people_on_it_and_by_surface_where_nobody_lives():
    oud, nieuw = (
        build_vlakken(a=(0, 1000), b=(1000, 2000)),
        build_vlakken(c=(0, 500), d=(500, 1000), e=(1000, 1500), f=(1500, 2000)),
    )
    nieuw["inwoners"] = [30, 10, 0, 0]
    uit = compute_overgang_uit_grenzen(oud, nieuw).set_index(["van_code", "naar_code"])
    assert uit["aandeel"].tolist() == pytest.approx([0.75, 0.25, 0.5, 0.5])
    assert uit["grondslag"].tolist() == ["inwoners", "inwoners", "oppervlakte", "oppervlakte"]


@pytest.mark.parametrize(("weg", "woord"), [(1, "gelijk"), (2, "adressen")])
def test_a_wijk_of_which_one_home_in_a_hundred_moved_is_no_longer_the_same(weg, woord):
    verhuisd = pd.DataFrame(
        [("A", "A", 150 - weg, 150 - weg), ("A", "B", weg, weg), ("B", "B", 300, 300)],
        columns=["van_code", "naar_code", "adressen", "woonadressen"],
    )
    uit = compute_overgang_wijken(verhuisd, ["A", "B", "C"]).set_index(["van_code", "naar_code"])
    assert uit.loc[("A", "A"), "grondslag"] == woord
    assert uit.loc[("C", "C"), "grondslag"] == "gelijk"
