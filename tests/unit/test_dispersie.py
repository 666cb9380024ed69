"""How much counts scatter: measured again by hand and with another package, at the edges of what can be measured."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm
from scipy import stats

from lwd_monitor.indicator import Breuk, Dispersie, Toetssoort, load_catalogus
from lwd_monitor.oordeel.dispersie import (
    Spreiding,
    build_dispersies,
    compute_spreiding,
    compute_spreiding_plekken,
    find_dispersie,
    find_dispersie_niveau,
    list_eigen,
)
from lwd_monitor.oordeel.meten import measure_tellingen

CATALOGUS = load_catalogus([Path(__file__).resolve().parents[2] / "data/cijfers/catalogus"])
KAAL = replace(CATALOGUS["misdrijven"], dispersies=(), breuken=())
"""A count of which nothing was measured yet."""


def test_dispersion_is_measured_around_the_common_movement_of_the_years():
    kans = np.random.default_rng(3)
    golf = np.array([1.0, 1.3, 0.9, 1.1, 0.7])
    x = kans.poisson(np.outer(kans.uniform(20, 120, 70), golf)).astype(float)
    verwacht = x.sum(axis=1, keepdims=True) * x.sum(axis=0) / x.sum()
    chi2, vrijheid = compute_spreiding(x)
    assert chi2 == pytest.approx((((x - verwacht) ** 2) / verwacht).sum())
    assert vrijheid == 69 * 4
    assert chi2 / vrijheid == pytest.approx(1, abs=0.15)


def test_dispersion_of_a_rate_takes_the_inhabitants_of_each_year():
    kans = np.random.default_rng(3)
    inwoners = kans.uniform(500, 4000, (40, 5)).round()
    x = kans.poisson(inwoners * 0.05).astype(float)
    chi2, vrijheid = compute_spreiding(x, inwoners)
    assert chi2 / vrijheid == pytest.approx(1, abs=0.2)
    assert compute_spreiding(x)[0] > 5 * chi2
    # As a Poisson model of place and year gives it, with the inhabitants as exposure.
    plek, jaar = np.repeat(np.eye(40), 5, axis=0), np.tile(np.eye(5)[:, 1:], (40, 1))
    model = sm.GLM(x.ravel(), np.hstack([plek, jaar]), family=sm.families.Poisson(), exposure=inwoners.ravel()).fit()
    assert (chi2, vrijheid) == (pytest.approx(model.pearson_chi2, rel=1e-5), model.df_resid)


def test_a_lone_series_is_set_against_its_own_line():
    assert compute_spreiding(np.array([[10.0, 20, 30, 40, 50]])) == (pytest.approx(0), 3)
    assert compute_spreiding(np.array([[10.0, 20]])) == (0.0, 0.0)
    assert compute_spreiding(np.zeros((1, 5))) == (0.0, 0.0)
    assert compute_spreiding(np.array([[10.0, 30, 20]])) == (pytest.approx(900 / 6 / 20), 1)


def test_a_lone_rate_is_set_against_the_line_through_its_rates():
    x, n = np.array([31.0, 44, 30, 52, 41]), np.array([900.0, 1000, 1200, 1150, 1400])
    lijn = sm.WLS(x / n, sm.add_constant(np.arange(5.0)), weights=n).fit()
    chi2, vrijheid = compute_spreiding(x[None, :], n[None, :])
    assert chi2 == pytest.approx((n * lijn.resid**2).sum() / (x.sum() / n.sum()))
    assert vrijheid == 3


def test_dispersion_leans_on_the_smaller_places_and_is_never_below_one():
    buurt, wijk, heel = build_dispersies(
        {"gemeente": [Spreiding(90.0, 3.0, 1, 2021, 2025)], "wijk": [Spreiding(20.0, 44.0, 12, 2021, 2025)],
         "buurt": [Spreiding(560.0, 280.0, 71, 2021, 2025)]}
    )  # fmt: skip
    assert buurt.waarde == pytest.approx((560 + 4 * 2.4) / 284)
    assert wijk.waarde == 1.0
    assert heel.waarde == pytest.approx((90 + 4 * 1.0) / 7)
    assert (heel.vrijheid, heel.reeksen, heel.jaar_van, heel.jaar_tot) == (7, 1, 2021, 2025)


def build_reeksen(laatste):
    """Counts of 40 places that move alike, and one of which the series is `laatste`."""
    kans = np.random.default_rng(21)
    return np.vstack([kans.poisson(np.outer(kans.uniform(60, 300, 40), [1, 1.2, 0.9, 1, 0.8])), laatste]).astype(float)


def measure_met_laatste(laatste):
    x = build_reeksen(laatste)
    plekken, vrijheid = compute_spreiding_plekken(x)
    van_plek = {f"BU{nr:02}": chi2 for nr, chi2 in enumerate(plekken)}
    deel = Spreiding(*compute_spreiding(x), len(x), 2021, 2025, van_plek, vrijheid)
    return build_dispersies({"buurt": [deel]}), plekken


def test_a_place_that_scatters_more_than_its_niveau_has_its_own_dispersion():
    (buurt, *wild), plekken = measure_met_laatste([200, 420, 150, 310, 90])
    assert "BU40" in [d.niveau for d in wild]
    eigen = next(d for d in wild if d.niveau == "BU40")
    assert eigen.waarde == pytest.approx((plekken[40] + 4 * buurt.waarde) / 7)
    assert (eigen.vrijheid, eigen.reeksen, eigen.jaar_van, eigen.jaar_tot) == (3, 1, 2021, 2025)
    for d in wild:
        assert d.waarde > buurt.waarde
        assert stats.chi2.sf(plekken[int(d.niveau[2:])] / buurt.waarde, 3) < 0.025
    rest = [chi2 for nr, chi2 in enumerate(plekken) if f"BU{nr:02}" not in {d.niveau for d in wild}]
    assert all(stats.chi2.sf(chi2 / buurt.waarde, 3) >= 0.025 for chi2 in rest)


def test_a_place_that_steadily_goes_its_own_way_does_not_scatter():
    daalt = (np.array([400, 340, 280, 220, 160]) * [1, 1.2, 0.9, 1, 0.8]).round()
    dispersies, plekken = measure_met_laatste(daalt)
    assert plekken[40] < 2
    assert "BU40" not in [d.niveau for d in dispersies]


def test_with_fewer_than_five_years_or_no_other_place_nothing_scatters_by_itself():
    x = build_reeksen([200, 420, 150, 310, 90])
    assert compute_spreiding_plekken(x[:, :4])[1] == 0
    assert compute_spreiding_plekken(x[-1:])[1] == 0
    assert np.isnan(compute_spreiding_plekken(np.vstack([x, np.zeros(5)]))[0][-1])
    # One event is not none.
    assert compute_spreiding_plekken(np.vstack([x, [0, 0, 1, 0, 0]]))[0][-1] > 0


def test_places_together_scatter_as_the_wildest_of_them_and_others_as_their_niveau():
    indicator = replace(
        KAAL,
        dispersies=(Dispersie("buurt", 2.0, 280.0), Dispersie("wijk", 3.0, 40.0), Dispersie("BU01411000", 7.0, 3.0)),
    )
    gevonden = {code: find_dispersie(indicator, code).waarde for code in ("BU01411000", "BU01411001", "WK014110")}
    assert gevonden == {"BU01411000": 7.0, "BU01411001": 2.0, "WK014110": 3.0}
    assert find_dispersie(indicator, "BU01411001+BU01411000").waarde == 7.0
    assert find_dispersie(indicator, "BU01411001+BU01411002").waarde == 3.0
    assert find_dispersie_niveau(indicator, "buurt").waarde == 2.0


# Six years of five places; one without events, and one with a single one.
TELLINGEN = np.array([[12.0, 9, 15, 8, 11, 10], [40, 38, 51, 30, 35, 44], [0, 0, 0, 1, 0, 0], [7, 9, 4, 8, 5, 6]])


def test_scatter_is_that_of_the_table_of_places_and_years():
    chi2, vrijheid = compute_spreiding(np.vstack([TELLINGEN, np.zeros(6)]))
    tabel = stats.chi2_contingency(TELLINGEN, correction=False)
    assert (chi2, vrijheid) == (pytest.approx(tabel.statistic), tabel.dof)


@pytest.mark.parametrize("keuze", [TELLINGEN[:, :1], TELLINGEN[[0]][:, :1], TELLINGEN * [1, 1, 0, 1, 1, 1]])
def test_of_one_year_or_with_a_year_without_events_no_scatter_is_measured(keuze):
    assert compute_spreiding(keuze) == (0.0, 0.0)
    assert compute_spreiding_plekken(keuze)[1] == 0
    assert np.isnan(compute_spreiding_plekken(keuze)[0]).all()


def test_scatter_does_not_hang_on_the_order_of_places_and_years():
    """Sums in another order differ in the last digit; what is stored may not."""
    x = np.random.default_rng(9).poisson(40, (60, 5)).astype(float)
    for zaad in range(5):
        kans = np.random.default_rng(zaad)
        assert compute_spreiding(kans.permutation(kans.permutation(x, axis=0), axis=1)) == compute_spreiding(x)


def test_scatter_of_a_place_is_that_around_a_line_through_what_another_package_expects():
    kans = np.random.default_rng(12)
    inwoners = kans.uniform(500, 4000, (7, 6)).round()
    x = kans.poisson(inwoners * 0.03).astype(float)
    ontwerp = np.hstack([np.repeat(np.eye(7), 6, axis=0), np.tile(np.eye(6)[:, 1:], (7, 1))])
    model = sm.GLM(x.ravel(), ontwerp, family=sm.families.Poisson(), exposure=inwoners.ravel()).fit()
    verwacht = model.fittedvalues.reshape(7, 6)
    lijnen = [
        sm.WLS(rij / e, sm.add_constant(np.arange(6.0)), weights=e).fit() for rij, e in zip(x, verwacht, strict=True)
    ]
    gevonden, vrijheid = compute_spreiding_plekken(x, inwoners)
    assert gevonden == pytest.approx(
        [(e * lijn.resid**2).sum() for e, lijn in zip(verwacht, lijnen, strict=True)], rel=1e-4
    )
    assert vrijheid == lijnen[0].df_resid == 4


def test_what_several_indelingen_measured_counts_together():
    delen = [
        Spreiding(100.0, 40.0, 10, 2015, 2020),
        Spreiding(50.0, 20.0, 12, 2021, 2025),
        Spreiding(1.0, 1.0, 14, 2013, 2014),
        # Nothing could be measured in this one: its series and years do not count.
        Spreiding(0.0, 0.0, 30, 2001, 2030),
    ]
    [wijk] = build_dispersies({"wijk": delen})
    assert wijk == Dispersie("wijk", (151 + 4 * 2.4) / 65, 65.0, 14, 2013, 2025)
    assert build_dispersies({"wijk": delen[3:]}) == (Dispersie("wijk", 2.4, 4.0, 0, None, None),)


@pytest.mark.parametrize(("chi2", "wild"), [(-1e-6, False), (1e-6, True)])
def test_a_place_is_wild_beyond_one_in_forty(chi2, wild):
    grens = 2.4 * stats.chi2.isf(0.025, 3) + chi2
    deel = Spreiding(0.0, 0.0, 9, 2021, 2025, {"WK1": grens, "WK2": float("nan")}, 3.0)
    _, *plekken = build_dispersies({"wijk": [deel]})
    assert plekken == ([Dispersie("WK1", (grens + 4 * 2.4) / 7, 3.0, 1, 2021, 2025)] if wild else [])


def test_of_a_code_in_several_indelingen_the_wildest_counts():
    delen = [Spreiding(0.0, 0.0, 9, 2021, 2025, {"WK2": 90.0, "WK1": chi2}, 3.0) for chi2 in (50.0, 70.0, 60.0)]
    _, *plekken = build_dispersies({"wijk": delen})
    assert [(d.niveau, d.waarde) for d in plekken] == [("WK1", (70 + 9.6) / 7), ("WK2", (90 + 9.6) / 7)]


def test_a_niveau_that_was_not_measured_scatters_as_the_nearest_smaller_one():
    assert find_dispersie_niveau(KAAL, "buurt") == Dispersie("buurt", 2.4, 4.0)
    buurt, wijk = Dispersie("buurt", 2.0, 280.0), Dispersie("wijk", 3.0, 40.0)
    beide = replace(KAAL, dispersies=(buurt, wijk, Dispersie("WK014110", 7.0, 3.0)))
    assert [find_dispersie(beide, code) for code in ("GM0141", "eigen-gebied")] == [wijk, wijk]
    assert find_dispersie_niveau(replace(KAAL, dispersies=(buurt,)), "gemeente") == buurt
    assert find_dispersie_niveau(replace(KAAL, dispersies=(wijk,)), "buurt").waarde == 2.4
    assert [d.niveau for d in list_eigen(beide)] == ["WK014110"]
    geen_telling = replace(beide, toets=Toetssoort.AANDEEL)
    assert (find_dispersie(geen_telling, "WK014110"), list_eigen(geen_telling)) == (None, [])


def build_frame(tellingen, noemers=None, indeling=2024, vanaf=2021):
    """Return counts as the store gives them, in no order; nan is no row."""
    rijen = [
        ("wijk", indeling, f"WK{i}", vanaf + j, x, np.nan if noemers is None else noemers[i][j])
        for i, rij in enumerate(tellingen)
        for j, x in enumerate(rij)
        if not np.isnan(x)
    ]
    frame = pd.DataFrame(rijen, columns=["niveau", "indeling", "gebied", "jaar", "waarde", "noemer"])
    return frame.sample(frac=1.0, random_state=4)


def test_a_full_series_is_measured_as_it_is():
    [wijk] = measure_tellingen(build_frame(TELLINGEN), KAAL)
    chi2, vrijheid = compute_spreiding(TELLINGEN)
    assert wijk == Dispersie("wijk", max(1.0, (chi2 + 4 * 2.4) / (vrijheid + 4)), vrijheid + 4, 4, 2021, 2026)


def test_a_year_counts_when_half_of_the_places_have_it_and_a_place_when_it_has_those_years():
    gaten = np.where(np.eye(4, 6, k=-2, dtype=bool), np.nan, TELLINGEN)
    gaten[:2, 5] = np.nan
    # 2021 and 2022 lack one of six places each, 2026 two: only the places that have all of it are left.
    [wijk] = measure_tellingen(build_frame(np.vstack([gaten, TELLINGEN[:2]])), KAAL)
    assert (wijk.reeksen, wijk.jaar_van, wijk.jaar_tot) == (2, 2021, 2026)
    gaten[2, 5] = np.nan
    [wijk] = measure_tellingen(build_frame(gaten), KAAL)
    assert (wijk.reeksen, wijk.jaar_van, wijk.jaar_tot) == (2, 2021, 2025)
    assert wijk.vrijheid == 4 + 4
    half = np.where(np.arange(4)[:, None] < 2, np.where(np.arange(6) == 5, np.nan, TELLINGEN), TELLINGEN)
    [wijk] = measure_tellingen(build_frame(half), KAAL)
    assert (wijk.reeksen, wijk.jaar_tot) == (2, 2026)


@pytest.mark.parametrize("tellingen", [[[5, np.nan], [np.nan, 6]], np.where(np.eye(3, dtype=bool), 9, np.nan)])
def test_where_no_place_or_no_year_is_complete_nothing_is_measured(tellingen):
    assert measure_tellingen(build_frame(np.array(tellingen)), KAAL) == (Dispersie("wijk", 2.4, 4.0),)


def test_a_break_begins_the_series_that_is_measured():
    voor = build_frame(50 * TELLINGEN[:, ::-1][:, :2], vanaf=2019)
    alles = pd.concat([voor, build_frame(TELLINGEN)])
    breuk = replace(KAAL, breuken=(Breuk(2021, "Andere telwijze."), Breuk(2020, "Ook al.")))
    assert measure_tellingen(alles, breuk) == measure_tellingen(build_frame(TELLINGEN), KAAL)


@pytest.mark.parametrize("kleinste", [800.0, 1.0, 0.0])
def test_a_rate_is_measured_on_its_cases_among_its_inhabitants(kleinste):
    noemers = np.array([[900.0 + 90 * i + 7 * j for j in range(6)] for i in range(4)])
    noemers[3, 2] = kleinste
    cijfers = replace(CATALOGUS["misdrijven_per_1000"], dispersies=(), breuken=())
    gevonden = measure_tellingen(build_frame(1000 * TELLINGEN / np.maximum(noemers, 1), noemers), cijfers)
    if not kleinste:
        assert gevonden == (Dispersie("wijk", 2.4, 4.0),)
        return
    chi2, vrijheid = compute_spreiding(TELLINGEN, noemers)
    assert gevonden[0].waarde == pytest.approx(max(1.0, (chi2 + 4 * 2.4) / (vrijheid + 4)))
    assert gevonden[0].vrijheid == vrijheid + 4 == 19


def test_what_is_measured_of_a_place_does_not_hang_on_the_order_of_places_and_years():
    x = np.random.default_rng(9).negative_binomial(8, 0.2, (40, 5)).astype(float)
    wild = np.vstack([x, [200, 420, 150, 310, 90]])
    assert len(eerste := measure_tellingen(build_frame(wild), KAAL)) > 1
    frame = build_frame(wild)
    for zaad in range(5):
        codes = np.random.default_rng(zaad).permutation(41)
        anders = frame.assign(gebied=frame["gebied"].map({f"WK{i}": f"WK{codes[i]:02}" for i in range(41)}))
        terug = {f"WK{codes[i]:02}": f"WK{i}" for i in range(41)}
        gevonden = [replace(d, niveau=terug.get(d.niveau, d.niveau)) for d in measure_tellingen(anders, KAAL)]
        assert set(gevonden) == set(eerste)
