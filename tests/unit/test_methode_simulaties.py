"""What the tests promise, simulated small and with a fixed seed; `make methode` does it large."""

import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import statsmodels.api as sm
from scipy import stats

from lwd_monitor.indicator import Dispersie, load_indicatoren
from lwd_monitor.oordeel.dispersie import (
    Spreiding,
    build_dispersies,
    compute_spreiding,
    compute_spreiding_plekken,
    find_dispersie,
    find_dispersie_niveau,
)
from tests.bench.methode import gewichten, kaart, ondergrenzen, posities, tellingen

METHODE = (Path(__file__).resolve().parents[2] / "docs" / "methode.md").read_text()


def read_tabel(koppen) -> np.ndarray:
    """Return the numbers of the table in docs/methode.md with these columns."""
    rest = METHODE.split("| " + " | ".join(koppen) + " |\n", 1)[1].splitlines()[1:]
    rijen = [regel for regel in rest[: rest.index("")] if regel.startswith("|")]
    return np.array([[float(x.replace(".", "").replace(",", ".")) for x in re.findall(r"[-\d.,]+", r)] for r in rijen])


def test_the_tables_of_the_method_hold_what_is_promised():
    tabel = read_tabel(tellingen.KOPPEN)
    assert tabel[:, 0].tolist() == list(tellingen.FACTOREN)
    assert np.allclose(tabel[:, 1], tabel[:, 0], atol=0.15)
    assert (tabel[:, 2] >= 94).all()
    assert (tabel[:, 3:] <= (6, 0.5, 10)).all()
    assert (read_tabel(posities.KOPPEN)[:, 1:4] <= (10, 10, 7)).all()
    assert (read_tabel(ondergrenzen.KOPPEN)[:, 2:] <= (10, 10, 10)).all()
    assert (read_tabel(kaart.KOPPEN)[:, 2] <= 1).all()


@pytest.mark.parametrize("factor", [1.0, 2.4])
def test_counts_that_scatter_name_no_more_than_promised(factor):
    kans = np.random.default_rng(7)
    uit = np.array([tellingen.simulate_bladzijde(kans, factor) for _ in range(15)], dtype=float).mean(axis=0)
    assert uit[0] == pytest.approx(factor, abs=0.15)
    assert uit[1] >= 0.94
    assert uit[2] <= 0.06
    assert uit[3] <= 0.005
    assert uit[4] <= 3 / 15


def test_a_page_of_positions_seldom_names_who_does_not_differ():
    kans, niets = np.random.default_rng(5), np.zeros(posities.WIJKEN)
    bladzijden = [posities.simulate_bladzijde(kans, 0.5, niets) for _ in range(150)]
    assert sum(p["positie"].any() for p in bladzijden) <= 15
    assert sum(p["verandering"].any() for p in bladzijden) <= 15


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


@pytest.mark.parametrize("samenhang", [0.0, 1.0])
def test_what_is_left_of_almelo_is_worth_what_its_own_answers_are(samenhang):
    """Weights that go with the answer: the n of the rest follows from whole and part, and the test is as good."""
    kans = np.random.default_rng(52)
    afgeleid, bekend, deel = gewichten.compute_rest(kans, gewichten.build_kansen(0.3, samenhang), 80, 60, 660)
    assert deel == pytest.approx(1, abs=0.02)
    assert afgeleid == pytest.approx(bekend, abs=100 * 2 / 80)
    assert afgeleid <= 5 + 3 * 100 * (0.05 * 0.95 / 80) ** 0.5


def test_a_few_wild_places_name_no_more_than_promised():
    tabel = read_tabel(tellingen.KOPPEN_WILD)
    assert tabel[:, 0].tolist() == [aantal for aantal in tellingen.AANTAL_WILD for _ in tellingen.MANIEREN]
    voorheen, nu = tabel[::2], tabel[1::2]
    # With a twelfth of the places wild the trend promises a little too much: the text says so.
    assert (nu[:, [1, 4]] <= (6, 10)).all()
    assert (nu[:2, 3] <= 0.5).all()
    # What it mends, and what it may not cost.
    assert (nu[1:, 2] < voorheen[1:, 2] / 2).all()
    assert (nu[:, 5] > voorheen[:, 5] - 5).all()


def test_pages_with_wild_places_name_fewer_of_them_than_before():
    kans = np.random.default_rng(8)
    voorheen, nu = np.mean([tellingen.simulate_wild_bladzijde(kans, 3) for _ in range(25)], axis=0)
    assert voorheen[1] > 0.25
    assert nu[1] < voorheen[1] / 2
    assert nu[0] <= 0.06
    assert nu[4] >= voorheen[4] - 0.05


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


def test_places_together_scatter_as_the_wildest_of_them_and_others_as_their_niveau(db):
    indicator = replace(
        load_indicatoren(db.cursor())["misdrijven"],
        dispersies=(Dispersie("buurt", 2.0, 280.0), Dispersie("wijk", 3.0, 40.0), Dispersie("BU01411000", 7.0, 3.0)),
    )
    gevonden = {code: find_dispersie(indicator, code).waarde for code in ("BU01411000", "BU01411001", "WK014110")}
    assert gevonden == {"BU01411000": 7.0, "BU01411001": 2.0, "WK014110": 3.0}
    assert find_dispersie(indicator, "BU01411001+BU01411000").waarde == 7.0
    assert find_dispersie(indicator, "BU01411001+BU01411002").waarde == 3.0
    assert find_dispersie_niveau(indicator, "buurt").waarde == 2.0
