"""Intervals against statsmodels, scipy's exact limits and published examples."""

import numpy as np
import pytest
from scipy import stats
from statsmodels.stats.proportion import proportion_confint
from statsmodels.stats.rates import confint_poisson
from statsmodels.stats.weightstats import DescrStatsW

from lwd_monitor.oordeel.gewogen import (
    compute_gewogen_aandeel,
    compute_gewogen_gemiddelde,
    compute_gewogen_variantie,
    compute_n_effectief,
)
from lwd_monitor.oordeel.interval import compute_cijfer_per, compute_poisson, compute_t_interval, compute_wilson


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
    assert np.isnan(compute_cijfer_per(3, 0)).all()


@pytest.mark.parametrize("aantal", [10, 25, 101, 3584])
def test_byar_is_within_half_a_percent_of_the_exact_poisson_limits(aantal):
    assert np.allclose(compute_poisson(aantal), confint_poisson(aantal, 1, method="exact-c"), rtol=5e-3)


@pytest.mark.parametrize("aantal", [0, 1, 2, 9])
def test_below_ten_events_the_limits_are_exact(aantal):
    verwacht = (stats.gamma.ppf(0.025, aantal) if aantal else 0.0, stats.gamma.ppf(0.975, aantal + 1))
    assert np.allclose(compute_poisson(aantal), verwacht)


def test_rate_scales_the_limits_of_its_count():
    laag, hoog = compute_cijfer_per(81, 1290)
    assert (float(laag), float(hoog)) == pytest.approx((49.86, 78.04), abs=0.02)


def test_t_interval_equals_scipy():
    reeks = np.array([7, 8, 6, 9, 7, 7, 5, 8.0])
    verwacht = stats.t.interval(0.95, 7, reeks.mean(), stats.sem(reeks))
    assert np.allclose(compute_t_interval(reeks.mean(), reeks.var(ddof=1), 8), verwacht)


def test_equal_answers_or_a_single_answer_give_no_margin():
    assert np.isnan(compute_t_interval(8, 0, 12)).all()
    assert np.isnan(compute_t_interval(8, 4, 1)).all()
    gelijk = compute_gewogen_gemiddelde([8, 8, 8], [1, 2, 1])
    assert gelijk.waarde == 8
    assert np.isnan(gelijk.ci_laag)


def test_weighted_mean_equals_statsmodels():
    kans = np.random.default_rng(1)
    x, w = kans.integers(1, 11, 60).astype(float), kans.uniform(0.3, 3, 60)
    schatting = compute_gewogen_gemiddelde(x, w)
    assert schatting.waarde == pytest.approx(DescrStatsW(x, weights=w).mean)
    assert schatting.n_effectief == pytest.approx(w.sum() ** 2 / (w**2).sum())
    half = stats.t.ppf(0.975, schatting.n_effectief - 1) * np.sqrt(
        compute_gewogen_variantie(x, w) / schatting.n_effectief
    )
    assert schatting.ci_hoog - schatting.waarde == pytest.approx(half)


def test_weighted_variance_is_the_reliability_weights_formula_of_numpy():
    kans = np.random.default_rng(2)
    x, w = kans.normal(7, 2, 40), kans.uniform(0.3, 3, 40)
    assert compute_gewogen_variantie(x, w) == pytest.approx(float(np.cov(x, aweights=w)))


def test_equal_weights_are_worth_every_respondent():
    assert compute_n_effectief(np.full(33, 1.7)) == pytest.approx(33)
    assert compute_n_effectief([]) == 0


def test_weighted_share_leaves_out_who_gave_no_answer():
    schatting = compute_gewogen_aandeel([1, 0, np.nan, 1], [2, 1, 4, 1])
    assert (schatting.waarde, schatting.n) == (0.75, 3)
    assert schatting.n_effectief == pytest.approx(16 / 6)
    assert np.isnan(compute_gewogen_aandeel([np.nan], [1]).waarde)
