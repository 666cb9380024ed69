"""Intervals against statsmodels, scipy's exact limits and published examples."""

import numpy as np
import pytest
from scipy import stats
from statsmodels.stats.proportion import proportion_confint
from statsmodels.stats.rates import confint_poisson

from lwd_monitor.oordeel.interval import compute_n_uit_breedte, compute_t_interval, compute_wilson
from tests.files.simulatie import compute_poisson


@pytest.mark.parametrize(("aantal", "n"), [(0, 10), (1, 10), (5, 10), (10, 10), (3, 500), (497, 500)])
def test_wilson_equals_statsmodels(aantal, n):
    assert np.allclose(compute_wilson(aantal / n, n), proportion_confint(aantal, n, method="wilson"))


@pytest.mark.parametrize(
    ("aantal", "n", "laag", "hoog"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilson_gives_the_published_table_of_newcombe(aantal, n, laag, hoog):
    """Newcombe (1998), Statistics in Medicine 17, 857-872, table I, method 3."""
    assert np.round(compute_wilson(aantal / n, n), 4) == pytest.approx((laag, hoog))


def test_no_respondents_give_no_interval():
    assert np.isnan(compute_wilson(np.nan, 0)).all()
    assert np.isnan(compute_wilson(0.5, 0)).all()


@pytest.mark.parametrize("aantal", [10, 25, 101, 3584])
def test_byar_is_within_half_a_percent_of_the_exact_poisson_limits(aantal):
    assert np.allclose(compute_poisson(aantal), confint_poisson(aantal, 1, method="exact-c"), rtol=5e-3)


@pytest.mark.parametrize("aantal", [0, 1, 2, 9])
def test_below_ten_events_the_limits_are_exact(aantal):
    verwacht = (stats.gamma.ppf(0.025, aantal) if aantal else 0.0, stats.gamma.ppf(0.975, aantal + 1))
    assert np.allclose(compute_poisson(aantal), verwacht)


@pytest.mark.parametrize("aantal", [10.0, 12.5, 20.0])
def test_from_ten_events_the_limits_are_those_of_byar(aantal):
    """Breslow & Day (1987), p. 69: by the cube root, which is nearly normal."""
    z = stats.norm.ppf(0.975)
    laag, hoog = (x * (1 - 1 / (9 * x) + kant * z / (3 * x**0.5)) ** 3 for x, kant in ((aantal, -1), (aantal + 1, 1)))
    assert compute_poisson(aantal) == pytest.approx((laag, hoog), rel=1e-12)


def test_nobody_and_everybody_lie_on_the_edge_of_their_interval():
    n = np.arange(1, 400)
    niemand, iedereen = compute_wilson(0.0, n), compute_wilson(1.0, n)
    assert (niemand[0] == 0).all()
    assert (iedereen[1] == 1).all()


@pytest.mark.parametrize("reeks", [np.array([7, 8, 6, 9, 7, 7, 5, 8.0]), np.array([7, 7.5, 7, 6.5])])
def test_t_interval_equals_scipy(reeks):
    verwacht = stats.t.interval(0.95, len(reeks) - 1, reeks.mean(), stats.sem(reeks))
    assert np.allclose(compute_t_interval(reeks.mean(), reeks.var(ddof=1), len(reeks)), verwacht)


def test_equal_answers_or_a_single_answer_give_no_margin():
    assert np.isnan(compute_t_interval(8, 0, 12)).all()
    assert np.isnan(compute_t_interval(8, 4, 1)).all()
    assert np.isnan(compute_t_interval(8, 4, 0.6)).all()
    assert np.isnan(compute_t_interval(8, np.nan, 0)).all()


def test_the_n_behind_a_margin_is_found_again_at_the_edges_too():
    procent, n = np.array([0.0, 0.5, 30, 50, 99, 100]), np.array([12.0, 80, 61.5, 400, 7, 12])
    laag, hoog = (
        100
        * np.array([proportion_confint(p / 100 * m, m, method="wilson")[kant] for p, m in zip(procent, n, strict=True)])
        for kant in (0, 1)
    )
    assert compute_n_uit_breedte(procent, (hoog - laag) / 2) == pytest.approx(n)
    # No width, half of everything, or no share at all: there is no n.
    assert np.isnan(compute_n_uit_breedte([30, 30, 101, -1], [0, 50, 5, 5])).all()
