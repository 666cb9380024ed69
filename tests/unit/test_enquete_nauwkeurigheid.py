"""Weights that go with the answer: the linearised variance against statsmodels, its bounds, and its coverage."""

import numpy as np
import pytest
import statsmodels.api as sm

from lwd_monitor.enquete.nauwkeurigheid import Gewichten, compute_aandeel, compute_gemiddelde
from tests.bench.methode import gewichten as bench

JA = np.array([0.0, 1.0])
CIJFERS = np.arange(1.0, 6)


def build_gewichten(w, rang, antwoorden):
    """Return the sums of one gebied from persons: weights and the number of the answer of each."""
    gegeven = (rang[:, None] == np.arange(antwoorden)).astype(float)
    return Gewichten((w @ gegeven)[None], (w**2 @ gegeven)[None], np.array([w.sum()]), np.array([(w**2).sum()]))


def draw(zaad, n=80, antwoorden=2):
    """Return weights and answers of persons of whom the heaviest more often give the last answer."""
    kans = np.random.default_rng(zaad)
    w = kans.choice([0.4, 0.8, 1.5, 3.0], n)
    rang = np.minimum((kans.random(n) ** (1 / (1 + w)) * antwoorden).astype(int), antwoorden - 1)
    return w, rang


def compute_sandwich(w, x):
    """Return the variance of a weighted mean by statsmodels: n/(n - 1) sum w^2 (x - m)^2 / (sum w)^2."""
    return float(sm.WLS(x, np.ones(len(x)), weights=w).fit(cov_type="HC1").cov_params()[0, 0])


@pytest.mark.parametrize("zaad", range(6))
def test_n_effectief_of_a_share_gives_the_variance_of_statsmodels(zaad):
    w, x = draw(zaad)
    procent, _, _, n_effectief = (float(getal[0]) for getal in compute_aandeel(build_gewichten(w, x, 2), JA))
    kish, p, n = w.sum() ** 2 / (w**2).sum(), procent / 100, len(w)
    eigen = p * (1 - p) * n / (n - 1) / compute_sandwich(w, x.astype(float))
    assert n_effectief == pytest.approx(min(eigen, kish))


@pytest.mark.parametrize("zaad", range(6))
def test_the_margin_of_a_mean_is_as_wide_as_the_variance_of_statsmodels_asks(zaad):
    w, rang = draw(zaad, antwoorden=5)
    m, laag, hoog, n_effectief = (
        float(getal[0]) for getal in compute_gemiddelde(build_gewichten(w, rang, 5), CIJFERS, CIJFERS**2)
    )
    x, kish, n = CIJFERS[rang], w.sum() ** 2 / (w**2).sum(), len(w)
    s2 = (w * (x - m) ** 2).sum() / w.sum()
    assert n_effectief == pytest.approx(min(s2 * n / (n - 1) / compute_sandwich(w, x), kish))
    assert hoog - m == pytest.approx(m - laag)
    # Where Kish does not bound it, the half width is t times the linearised standard error (n and n_eff are large).
    if n_effectief < kish - 1:
        assert (hoog - m) / np.sqrt(compute_sandwich(w, x)) == pytest.approx(2.0, abs=0.06)


def test_who_weighs_more_and_answers_otherwise_counts_for_less_than_kish():
    w = np.repeat([3.0, 0.5], [5, 75])
    anders, gespreid = np.repeat([1, 0], [5, 75]), np.tile([1, 0, 0, 0, 0], 16)
    for x, minder in ((anders, True), (gespreid, False)):
        gewichten = build_gewichten(w, x, 2)
        _, laag, hoog, n_effectief = (float(getal[0]) for getal in compute_aandeel(gewichten, JA))
        assert bool(n_effectief < gewichten.kish[0] - 1e-9) is minder
        assert laag < hoog


@pytest.mark.parametrize("antwoord", [0, 1])
def test_all_answers_equal_are_worth_kish(antwoord):
    w, _ = draw(1)
    gewichten = build_gewichten(w, np.full(len(w), antwoord), 2)
    procent, _, _, n_effectief = compute_aandeel(gewichten, JA)
    assert (procent[0], n_effectief[0]) == (pytest.approx(100 * antwoord), gewichten.kish[0])


@pytest.mark.parametrize("n", [1, 2, 30])
def test_a_mean_of_equal_marks_or_of_one_person_has_no_margin(n):
    w = np.linspace(0.5, 2, n)
    m, laag, hoog, _ = compute_gemiddelde(build_gewichten(w, np.full(n, 3), 5), CIJFERS, CIJFERS**2)
    assert m[0] == pytest.approx(4)
    assert np.isnan([laag[0], hoog[0]]).all()


def test_nobody_gives_no_figure():
    leeg = Gewichten(np.zeros((1, 2)), np.zeros((1, 2)), np.zeros(1), np.zeros(1))
    procent, laag, _, n_effectief = compute_aandeel(leeg, JA)
    assert np.isnan([procent[0], laag[0]]).all()
    assert n_effectief[0] == 0


@pytest.mark.parametrize(("p", "kish_onder"), [(0.1, 0.93), (0.3, 0.93)])
def test_margins_hold_where_weights_go_with_the_answer_and_those_of_kish_do_not(p, kish_onder):
    kans = np.random.default_rng([7, int(10 * p)])
    kish, gelineariseerd = bench.compute_dekking_aandeel(
        *bench.draw_gewichten(kans, bench.build_kansen(p, 1.0), 3000, 120)
    )
    assert kish < kish_onder
    assert gelineariseerd >= 0.935
