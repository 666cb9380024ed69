"""What may be called a change or a difference."""

import csv
import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm
from scipy import stats
from statsmodels.stats.contingency_tables import Table2x2
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import proportion_confint, proportions_ztest

from lwd_monitor.indicator import Breuk, Dispersie, Toetssoort
from lwd_monitor.oordeel.aantallen import compare_aantallen
from lwd_monitor.oordeel.deel_geheel import build_rest, compare_met_geheel
from lwd_monitor.oordeel.fdr import apply_fdr, compute_q
from lwd_monitor.oordeel.laden import build_metingen
from lwd_monitor.oordeel.meting import REDEN_GEEN_MARGE, Toetscijfer, find_marge
from lwd_monitor.oordeel.reeks import Reeks, compare_heel, compare_reeks, compare_stap
from lwd_monitor.oordeel.toets import Oordeel, compare
from lwd_monitor.oordeel.trend import TREND_DREMPEL, TREND_P, Trend, compare_trend, compute_trend

MISDRIJVEN = Path(__file__).resolve().parents[2] / "data/cijfers/misdrijven_2021_2025.csv"


RUIM = Dispersie("buurt", 2.4, 60.0)


def load_misdrijven(code):
    with MISDRIJVEN.open() as bestand:
        rijen = [rij for rij in csv.DictReader(bestand, delimiter=";") if rij["gebied_code"] == code]
    return [Toetscijfer(float(rij["waarde"]), jaar=int(rij["jaar"])) for rij in rijen]


def test_two_shares_are_tested_by_the_pooled_z_of_statsmodels():
    uitkomst = compare(Toetscijfer(40, 120), Toetscijfer(55, 90), Toetssoort.AANDEEL)
    assert uitkomst.p == pytest.approx(proportions_ztest([0.4 * 120, 0.55 * 90], [120, 90])[1])


def test_the_margin_of_two_shares_belongs_to_the_pooled_test():
    """Newcombe (1998), Statistics in Medicine 17, 873-890, table II, example (a) 56/70 - 48/80, method 5 (Mee)."""
    uitkomst = compare(Toetscijfer(60, 80), Toetscijfer(80, 70), Toetssoort.AANDEEL)
    assert (uitkomst.ci_laag / 100, uitkomst.ci_hoog / 100) == pytest.approx((0.0533, 0.3377), abs=5e-5)


@pytest.mark.parametrize("dispersie", [None, Dispersie("buurt", 2.4, 60.0)])
@pytest.mark.parametrize("paar", [(101, 74), (74, 101), (101, 94)])
def test_p_of_two_counts_is_the_level_at_which_the_margin_touches_zero(dispersie, paar):
    van, tot = (Toetscijfer(x, dispersie=dispersie) for x in paar)
    uitkomst = compare(van, tot, Toetssoort.AANTAL)
    verdeling, factor = (stats.norm, 1.0) if dispersie is None else (stats.t(60), 2.4)
    z = stats.norm.isf(uitkomst.p / 2) if dispersie is None else verdeling.isf(uitkomst.p / 2)

    def byar(x, kant):
        y = x / factor + (1 if kant > 0 else 0)
        return factor * y * (1 - 1 / (9 * y) + kant * z / (3 * math.sqrt(y))) ** 3

    hoogste, laagste = max(paar), min(paar)
    assert math.hypot(hoogste - byar(hoogste, -1), byar(laagste, 1) - laagste) == pytest.approx(hoogste - laagste)
    assert uitkomst.ci_laag <= uitkomst.verschil <= uitkomst.ci_hoog


def test_no_p_is_nothing_however_far_two_counts_lie_apart():
    assert 0 < compare(Toetscijfer(1_000), Toetscijfer(100_000), Toetssoort.AANTAL).p < 1e-100


@pytest.mark.parametrize(("x", "n", "m"), [(0, 40, 60), (100, 40, 60), (0, 3, 5000), (100, 5000, 3)])
def test_the_margin_of_two_shares_at_the_edge_is_known_in_closed_form(x, n, m):
    """Nobody twice: at a difference d the first share is 0 and the second d, so z^2 = d^2 / (d (1 - d) / m)."""
    uitkomst = compare(Toetscijfer(x, n), Toetscijfer(x, m), Toetssoort.AANDEEL)
    z2 = stats.norm.ppf(0.975) ** 2
    grenzen = (-100 * z2 / (n + z2), 100 * z2 / (m + z2))
    laag, hoog = grenzen if x == 0 else (-100 * z2 / (m + z2), 100 * z2 / (n + z2))
    assert (uitkomst.p, uitkomst.ci_laag, uitkomst.ci_hoog) == pytest.approx((1, laag, hoog), abs=1e-6)


@pytest.mark.parametrize(("van", "tot", "grens"), [(100, 0, -100), (0, 100, 100)])
def test_all_against_nobody_is_the_largest_difference_there_is(van, tot, grens):
    uitkomst = compare(Toetscijfer(van, 23), Toetscijfer(tot, 31), Toetssoort.AANDEEL)
    assert grens == (uitkomst.ci_laag if grens < 0 else uitkomst.ci_hoog)
    assert uitkomst.ci_laag <= uitkomst.verschil <= uitkomst.ci_hoog
    assert uitkomst.p == pytest.approx(proportions_ztest([0.31 * tot, 0.23 * van], [31, 23])[1])


def test_p_of_shares_near_nothing_is_that_of_the_pooled_test_to_the_last_digit():
    uitkomst = compare(Toetscijfer(0, 3000), Toetscijfer(0.1, 1000), Toetssoort.AANDEEL)
    assert uitkomst.p == pytest.approx(proportions_ztest([1, 0], [1000, 3000])[1], rel=1e-10)


def test_two_counts_come_near_the_binomial_split_where_chance_is_all():
    uitkomst = compare(Toetscijfer(101), Toetscijfer(74), Toetssoort.AANTAL)
    assert uitkomst.p == pytest.approx(stats.binomtest(74, 175, 0.5).pvalue, rel=0.15)


def test_counts_that_scatter_more_need_a_larger_difference():
    gewoon = compare(Toetscijfer(100), Toetscijfer(140), Toetssoort.AANTAL)
    ruim = compare(Toetscijfer(100), Toetscijfer(140, dispersie=Dispersie("wijk", 3.3, 48.0)), Toetssoort.AANTAL)
    assert (gewoon.oordeel, ruim.oordeel) == ("gestegen", "geen_aantoonbaar_verschil")
    assert ruim.ci_laag < 0 < gewoon.ci_laag
    assert ruim.dispersie == 3.3


def test_rates_are_tested_on_the_counts_behind_them():
    uitkomst = compare(Toetscijfer(50, 1000), Toetscijfer(100, 1000), Toetssoort.CIJFER_PER)
    aantal = compare(Toetscijfer(50), Toetscijfer(100), Toetssoort.AANTAL)
    assert (uitkomst.p, uitkomst.ci_laag) == pytest.approx((aantal.p, aantal.ci_laag))
    assert uitkomst.oordeel == "gestegen"


@pytest.mark.parametrize(("x", "y"), [(500, 560), (560, 500), (500, 501)])
def test_a_rate_on_another_scale_has_the_same_p(x, y):
    """Half a case per 1000 people more, or fewer: among a hundred thousand that is the same fifty cases."""
    aantal = compare(Toetscijfer(x), Toetscijfer(y), Toetssoort.AANTAL)
    uitkomst = compare(Toetscijfer(x / 100, 100_000), Toetscijfer(y / 100, 100_000), Toetssoort.CIJFER_PER)
    assert uitkomst.p == pytest.approx(aantal.p)
    assert (uitkomst.ci_laag, uitkomst.ci_hoog) == pytest.approx((aantal.ci_laag / 100, aantal.ci_hoog / 100))


def test_the_margin_of_a_rate_is_that_of_the_cases_behind_it():
    """8 cases among 400 people: the exact limits of 8, on the scale of 1000."""
    marge = find_marge(Toetscijfer(20, 400), Toetssoort.CIJFER_PER)
    assert marge == pytest.approx((2.5 * stats.gamma.ppf(0.025, 8), 2.5 * stats.gamma.ppf(0.975, 9)))
    # Twice the variance: worth four cases, each of which counts double.
    ruim = find_marge(Toetscijfer(20, 400, dispersie=Dispersie("buurt", 2.0, 1e9)), Toetssoort.CIJFER_PER)
    assert ruim == pytest.approx((5 * stats.gamma.ppf(0.025, 4), 5 * stats.gamma.ppf(0.975, 5)), rel=1e-6)


@pytest.mark.parametrize(
    ("meting", "soort"),
    [
        (Toetscijfer(20), Toetssoort.CIJFER_PER),
        (Toetscijfer(20, 0), Toetssoort.AANDEEL),
        (Toetscijfer(7, 100), Toetssoort.GEMIDDELDE),
        (Toetscijfer(None), Toetssoort.AANTAL),
        (Toetscijfer(5, 10, 4, 6), Toetssoort.STAND),
        # One limit is no margin.
        (Toetscijfer(7, ci_laag=6), Toetssoort.GEMIDDELDE),
        (Toetscijfer(7, ci_hoog=8), Toetssoort.GEMIDDELDE),
    ],
)
def test_without_a_noemer_or_an_interval_a_figure_has_no_margin(meting, soort):
    assert find_marge(meting, soort) is None


@pytest.mark.parametrize(("procent", "n"), [(30, 80), (0, 1)])
def test_the_margin_of_a_share_is_that_of_wilson(procent, n):
    laag, hoog = proportion_confint(procent / 100 * n, n, method="wilson")
    assert find_marge(Toetscijfer(procent, n), Toetssoort.AANDEEL) == pytest.approx((100 * laag, 100 * hoog))


@pytest.mark.parametrize(("laag", "hoog"), [(5, 7), (3, 5)])
def test_a_margin_that_just_touches_zero_is_no_change(laag, hoog):
    """The first figure is exact, so the margin of the change is that of the second: from 0 to 2, or from -2 to 0."""
    tot = Toetscijfer((laag + hoog) / 2, ci_laag=laag, ci_hoog=hoog)
    uitkomst = compare(Toetscijfer(5, ci_laag=5, ci_hoog=5), tot, Toetssoort.GEMIDDELDE)
    assert (uitkomst.ci_laag, uitkomst.ci_hoog) == (laag - 5, hoog - 5)
    assert uitkomst.p == pytest.approx(0.05)
    assert uitkomst.oordeel == "geen_aantoonbaar_verschil"


def test_means_are_tested_on_their_published_intervals():
    uitkomst = compare(
        Toetscijfer(7.0, ci_laag=6.8, ci_hoog=7.2), Toetscijfer(7.4, ci_laag=7.2, ci_hoog=7.6), Toetssoort.GEMIDDELDE
    )
    assert uitkomst.p == pytest.approx(2 * stats.norm.sf(0.4 / (math.sqrt(2) * 0.2 / 1.959964)), rel=1e-5)
    assert (uitkomst.ci_laag, uitkomst.ci_hoog) == pytest.approx((0.4 - math.sqrt(0.08), 0.4 + math.sqrt(0.08)))
    assert uitkomst.oordeel == "gestegen"


def test_a_verdict_and_its_interval_never_contradict_each_other():
    for soort, dispersie in ((Toetssoort.AANDEEL, None), (Toetssoort.AANTAL, None), (Toetssoort.AANTAL, RUIM)):
        for p1 in range(0, 101, 4):
            for p2 in range(0, 101, 5):
                uitkomst = compare(Toetscijfer(p1, 23), Toetscijfer(p2, 31, dispersie=dispersie), soort)
                bevat_nul = uitkomst.ci_laag <= 0 <= uitkomst.ci_hoog
                assert (uitkomst.oordeel == "geen_aantoonbaar_verschil") == bevat_nul == (uitkomst.p >= 0.05)


@pytest.mark.parametrize(
    ("van", "tot", "soort", "woord"),
    [
        (Toetscijfer(72.6), Toetscijfer(76.3), Toetssoort.GEMIDDELDE, "geen marge"),
        (Toetscijfer(55), Toetscijfer(60), Toetssoort.AANDEEL, "geen marge"),
        (Toetscijfer(1290), Toetscijfer(1350), Toetssoort.STAND, "telling van alles"),
        (Toetscijfer(None), Toetscijfer(60, 100), Toetssoort.AANDEEL, "geen cijfer"),
        (Toetscijfer(float("nan"), 0), Toetscijfer(60, 100), Toetssoort.AANDEEL, "geen cijfer"),
        (Toetscijfer(60, 0), Toetscijfer(60, 100), Toetssoort.AANDEEL, "geen marge"),
        (Toetscijfer(60, 100), Toetscijfer(60), Toetssoort.CIJFER_PER, "geen marge"),
        (Toetscijfer(7.0), Toetscijfer(7.4, ci_laag=7.2, ci_hoog=7.6), Toetssoort.GEMIDDELDE, "geen marge"),
        (Toetscijfer(7.4, ci_laag=7.2, ci_hoog=7.6), Toetscijfer(7.0), Toetssoort.GEMIDDELDE, "geen marge"),
    ],
)
def test_what_cannot_be_tested_gets_words_and_no_p(van, tot, soort, woord):
    uitkomst = compare(van, tot, soort)
    assert uitkomst.oordeel == "niet_te_toetsen"
    assert uitkomst.p is None
    assert woord in uitkomst.reden


def test_nobody_twice_is_no_difference():
    assert compare(Toetscijfer(0, 50), Toetscijfer(0, 60), Toetssoort.AANDEEL).oordeel == "geen_aantoonbaar_verschil"
    assert compare(Toetscijfer(0), Toetscijfer(0), Toetssoort.AANTAL).p == 1


def test_kerkelanden_looks_like_a_fall_but_its_trend_is_not_strong_enough():
    reeks = load_misdrijven("BU01411402")
    trend = compute_trend(reeks, Toetssoort.AANTAL)
    assert trend.chi2 == pytest.approx(5.41, abs=0.005)
    uitkomst = compare_heel(Reeks(tuple(reeks), Toetssoort.AANTAL))
    assert uitkomst.verschil == -27
    assert uitkomst.oordeel == "geen_aantoonbaar_verschil"
    assert uitkomst.p == pytest.approx(stats.chi2.sf(trend.chi2, 1))
    # Its margin leaves out zero at 95%: the reader is told why there is still no change.
    assert uitkomst.ci_hoog < 0
    assert "2,0%" in uitkomst.reden
    assert "0,2%" in uitkomst.reden
    # As much as crimes scatter in buurten, nothing is left of it.
    ruim = compare_heel(Reeks(tuple(replace(x, dispersie=RUIM) for x in reeks), Toetssoort.AANTAL))
    assert ruim.ci_laag < 0 < ruim.ci_hoog
    assert ruim.reden == ""


def test_a_trend_equals_that_of_a_quasi_poisson_line_with_the_same_dispersion():
    x, jaren = np.array([130.0, 121, 99, 84, 70]), np.arange(2021, 2026)
    uitkomst = compare_trend(
        [Toetscijfer(a, jaar=int(j), dispersie=RUIM) for a, j in zip(x, jaren, strict=True)], Toetssoort.AANTAL
    )
    lijn = sm.WLS(x, sm.add_constant(jaren - 2023.0), weights=np.full(5, 1 / (2.4 * x.mean()))).fit(
        cov_type="fixed scale", use_t=False
    )
    fout = 4 * lijn.bse[1]
    assert uitkomst.lijn == pytest.approx(4 * lijn.params[1])
    assert (uitkomst.ci_laag, uitkomst.ci_hoog) == pytest.approx(
        (uitkomst.lijn - stats.t.ppf(0.975, 60) * fout, uitkomst.lijn + stats.t.ppf(0.975, 60) * fout)
    )
    assert uitkomst.p == pytest.approx(2 * stats.t.sf(abs(uitkomst.lijn / fout), 60))
    assert uitkomst.verschil == -60


def test_a_change_that_no_test_sees_needs_no_reason():
    reeks = [Toetscijfer(x, jaar=2021 + i) for i, x in enumerate([100, 98, 103, 97, 101])]
    assert compare_reeks(Reeks(tuple(reeks), Toetssoort.AANTAL), 2021, 2025).reden == ""


def test_a_trend_that_hangs_on_one_year_does_not_count():
    trend = compute_trend(
        [Toetscijfer(x, jaar=2021 + i) for i, x in enumerate([100, 100, 101, 99, 190])], Toetssoort.AANTAL
    )
    assert trend.chi2 > TREND_DREMPEL
    assert not trend.eenduidig
    assert trend.oordeel == "geen_aantoonbaar_verschil"


@pytest.mark.parametrize(("waarde", "laatste"), [(80, 0), (48, 128)])
def test_a_line_that_is_flat_without_one_year_hangs_on_that_year(waarde, laatste):
    # A mean of 64 gives weights without rounding: flat is flat.
    trend = compute_trend(
        [Toetscijfer(x, jaar=1 + i) for i, x in enumerate([waarde] * 4 + [laatste])], Toetssoort.AANTAL
    )
    assert trend.chi2 > TREND_DREMPEL
    assert trend.oordeel == "geen_aantoonbaar_verschil"


def test_trend_on_shares_equals_cochran_and_armitage():
    aantal, n = np.array([30, 35, 38, 50, 61]), np.array([100, 110, 100, 120, 115])
    reeks = [Toetscijfer(100 * a / m, m, jaar=2019 + i) for i, (a, m) in enumerate(zip(aantal, n, strict=True))]
    t, p = np.arange(5), aantal.sum() / n.sum()
    score = (t * (aantal - n * p)).sum()
    variantie = p * (1 - p) * ((n * t**2).sum() - (n * t).sum() ** 2 / n.sum())
    trend = compute_trend(reeks, Toetssoort.AANDEEL)
    assert trend.chi2 == pytest.approx(score**2 / variantie)
    assert trend.oordeel == "gestegen"


@pytest.mark.parametrize("dispersie", [None, RUIM])
def test_trend_of_a_rate_is_that_of_the_counts_among_their_inhabitants(dispersie):
    aantal, n = np.array([60.0, 55, 70, 40, 30]), np.array([1000.0, 1100, 1200, 1150, 1180])
    reeks = [
        Toetscijfer(1000 * a / m, m, jaar=2021 + i, dispersie=dispersie)
        for i, (a, m) in enumerate(zip(aantal, n, strict=True))
    ]
    tijd, midden = np.arange(5.0), aantal.sum() / n.sum()
    score = (tijd * (aantal - n * midden)).sum()
    variantie = midden * ((n * tijd**2).sum() - (n * tijd).sum() ** 2 / n.sum())
    trend = compute_trend(reeks, Toetssoort.CIJFER_PER)
    factor = 1.0 if dispersie is None else dispersie.waarde
    assert trend.chi2 == pytest.approx(score**2 / variantie / factor)
    assert trend.helling * trend.fout < 0
    assert abs(trend.helling / trend.fout) == pytest.approx(trend.chi2**0.5)
    p = stats.chi2.sf(trend.chi2, 1) if dispersie is None else stats.f.sf(trend.chi2, 1, dispersie.vrijheid)
    assert trend.p == pytest.approx(p)
    # Another scale changes the slope, not the test.
    per = compute_trend([replace(m, waarde=m.waarde / 10) for m in reeks], Toetssoort.CIJFER_PER, 100)
    assert (per.chi2, per.helling) == pytest.approx((trend.chi2, trend.helling / 10))


def test_trend_of_means_is_a_line_weighted_by_their_margins():
    """The n beside a mean says nothing about its error: the interval does."""
    x, half, jaren = np.array([7.0, 7.1, 7.05, 7.2, 7.4]), np.array([0.1, 0.2, 0.15, 0.1, 0.12]), np.arange(2019, 2024)
    reeks = [Toetscijfer(a, 300, a - h, a + h, int(j), dispersie=RUIM) for a, h, j in zip(x, half, jaren, strict=True)]
    fout = half / stats.norm.ppf(0.975)
    lijn = sm.WLS(x, sm.add_constant(jaren - 2021.0), weights=1 / fout**2).fit(cov_type="fixed scale", use_t=False)
    trend = compute_trend(reeks, Toetssoort.GEMIDDELDE)
    assert (trend.helling, trend.fout, trend.p) == pytest.approx((lijn.params[1], lijn.bse[1], lijn.pvalues[1]))
    # A slope of less than one a year is a rise as well.
    assert trend.oordeel == "gestegen"


@pytest.mark.parametrize(
    ("gat", "soort"),
    [
        (Toetscijfer(50, jaar=2023), Toetssoort.AANDEEL),
        (Toetscijfer(50, 100, jaar=2023), Toetssoort.GEMIDDELDE),
        (Toetscijfer(float("nan"), 100, jaar=2023), Toetssoort.AANDEEL),
        (Toetscijfer(float("nan"), jaar=2023), Toetssoort.AANTAL),
        (Toetscijfer(50, 100, 45, 55, 2023), Toetssoort.STAND),
    ],
)
def test_a_series_of_which_one_figure_cannot_be_weighed_has_no_trend(gat, soort):
    reeks = [Toetscijfer(50 + i, 100, 45 + i, 55 + i, 2021 + i) for i in range(5)]
    assert compute_trend([*reeks[:2], gat, *reeks[3:]], soort) is None


def test_nothing_but_zeros_and_a_single_year_have_no_slope():
    assert compute_trend([Toetscijfer(0, jaar=2021 + i) for i in range(5)], Toetssoort.AANTAL) == Trend(
        0, 0, 0, 1, False
    )
    # A mean of 8 gives weights without rounding.
    een_jaar = compute_trend([Toetscijfer(x, jaar=2021) for x in (4, 12)], Toetssoort.AANTAL)
    assert een_jaar == Trend(0, 0, 0, 1, False)


def test_a_trend_of_a_few_events_is_tested_as_well():
    x, tijd = np.array([0.0, 0, 1, 1, 1]), np.arange(5.0)
    trend = compute_trend([Toetscijfer(a, jaar=2021 + i) for i, a in enumerate(x)], Toetssoort.AANTAL)
    assert trend.chi2 == pytest.approx((tijd * (x - 0.6)).sum() ** 2 / (0.6 * ((tijd - 2) ** 2).sum()))


def test_a_trend_scatters_as_its_newest_figure_does():
    reeks = [
        Toetscijfer(x, jaar=2021 + i, dispersie=Dispersie("BU1", 9.0, 3.0)) for i, x in enumerate([130, 121, 99, 84])
    ]
    uitkomst = compare_trend([*reeks, Toetscijfer(70, jaar=2025, dispersie=RUIM)], Toetssoort.AANTAL)
    anders = compare_trend(
        [replace(m, dispersie=RUIM) for m in (*reeks, Toetscijfer(70, jaar=2025))], Toetssoort.AANTAL
    )
    assert uitkomst == anders


def test_chi_square_must_be_over_its_threshold():
    """Fingertips: over 9.5495, so at exactly that there is no trend yet."""
    op, over = (Trend(1.0, 0.3, TREND_DREMPEL, p, True) for p in (TREND_P, np.nextafter(TREND_P, 0)))
    assert (op.oordeel, over.oordeel) == ("geen_aantoonbaar_verschil", "gestegen")
    assert pytest.approx(stats.chi2.sf(9.5495, 1)) == TREND_P


def test_rates_are_per_1000_where_nothing_else_is_said():
    reeks = [Toetscijfer(x, 1500, jaar=2021 + i) for i, x in enumerate([60, 58, 51, 44, 37])]
    soort = Toetssoort.CIJFER_PER
    assert compare_trend(reeks, soort) == compare_trend(reeks, soort, 1000)
    assert compare_heel(Reeks(tuple(reeks), soort)) == compare_trend(reeks, soort, 1000)
    assert compare(reeks[0], reeks[4], soort) == compare(reeks[0], reeks[4], soort, 1000)
    deel, geheel = reeks[0], Toetscijfer(45, 70_000)
    assert compare_met_geheel(deel, geheel, soort) == compare_met_geheel(deel, geheel, soort, "neutraal", 1000)


def test_trend_on_two_shares_is_the_pooled_z_squared():
    reeks = [Toetscijfer(40, 120, jaar=2022), Toetscijfer(55, 90, jaar=2024)]
    z = proportions_ztest([0.4 * 120, 0.55 * 90], [120, 90])[0]
    assert compute_trend(reeks, Toetssoort.AANDEEL).chi2 == pytest.approx(z**2)


def build_reeks(waarden, vanaf=2021, **anders):
    metingen = tuple(Toetscijfer(x, jaar=vanaf + i) for i, x in enumerate(waarden) if x is not None)
    return Reeks(metingen, Toetssoort.AANTAL, **anders)


def test_four_measurements_are_compared_by_the_first_and_the_last():
    uitkomst = compare_reeks(build_reeks([100, 90, 80, 50]), 2021, 2024)
    assert (uitkomst.toets, uitkomst.verschil, uitkomst.van, uitkomst.tot) == ("twee metingen", -50, 2021, 2024)


def test_the_whole_series_and_the_last_step_get_a_word():
    reeks = build_reeks([200, 180, 150, 120, 60])
    assert compare_reeks(reeks, 2021, 2025).toets == "trend over 5 metingen"
    stap = compare_reeks(reeks, 2024, 2025)
    assert (stap.oordeel, stap.toets, stap.van, stap.tot) == ("gedaald", "twee metingen", 2024, 2025)
    assert stap == compare_stap(reeks)


@pytest.mark.parametrize(("van", "tot"), [(2021, 2023), (2022, 2025), (2021, 2024), (2023, 2024)])
def test_years_that_a_reader_chooses_get_their_difference_and_no_word(van, tot):
    uitkomst = compare_reeks(build_reeks([400, 180, 150, 120, 60]), van, tot)
    assert uitkomst.oordeel == "niet_te_toetsen"
    assert uitkomst.p is None
    assert (
        uitkomst.verschil
        == {2021: 400, 2022: 180, 2023: 150, 2024: 120, 2025: 60}[tot] - {2021: 400, 2022: 180, 2023: 150}[van]
    )
    assert "2021-2025 en over 2024-2025" in uitkomst.reden


def test_a_longer_series_is_judged_on_its_last_five_figures():
    reeks = build_reeks([10, 20, 200, 180, None, 150, 120, 60], vanaf=2017)
    uitkomst = compare_heel(reeks)
    assert (uitkomst.van, uitkomst.tot, uitkomst.oordeel) == (2019, 2024, "gedaald")
    # Who asks for all years gets that same word, with the years that it is about.
    assert compare_reeks(reeks, 2017, 2024) == uitkomst
    # A year more, and the word is about five figures again.
    assert compare_heel(build_reeks([10, 20, 200, 180, None, 150, 120, 60, 61], vanaf=2017)).van == 2020


def test_a_break_begins_another_series():
    reeks = build_reeks([400, 390, 380, 100, 101], breuken=(Breuk(2024, "Andere telwijze."),))
    over = compare_reeks(reeks, 2021, 2025)
    assert (over.oordeel, over.verschil) == ("niet_te_toetsen", None)
    assert "Vanaf 2024" in over.reden
    assert "Andere telwijze" in over.reden
    assert compare_heel(reeks).van == 2024
    assert compare_reeks(reeks, 2024, 2025).oordeel == "geen_aantoonbaar_verschil"
    assert compare_stap(build_reeks([400, 390], breuken=(Breuk(2022, "x"),))) is None


def test_figures_count_by_year_in_whatever_order_they_come():
    reeks = build_reeks([200, 180, 150, 120, 60])
    assert compare_heel(replace(reeks, metingen=reeks.metingen[::-1])) == compare_heel(reeks)
    leeg = Toetscijfer(float("nan"), jaar=2026)
    assert compare_heel(replace(reeks, metingen=(*reeks.metingen, leeg))) == compare_heel(reeks)


def test_the_last_five_of_a_longer_series_get_its_word_and_one_year_none():
    reeks = build_reeks([10, 20, 200, 180, 150, 120, 60], vanaf=2019)
    assert compare_reeks(reeks, 2021, 2025) == compare_heel(reeks)
    assert "twee verschillende jaren" in compare_reeks(reeks, 2021, 2021).reden


@pytest.mark.parametrize(
    ("waarden", "breuk", "woorden"),
    [
        ([400, 390, 380, 100, 101], 2024, "over 2024-2025."),
        ([400, 390, 380, 100], 2025, "zonder oordeel."),
        ([400, 390, 380, 100], 2024, "zonder oordeel."),
    ],
)
def test_years_before_a_break_get_their_difference_and_are_told_which_years_have_a_word(waarden, breuk, woorden):
    reeks = build_reeks(waarden, breuken=(Breuk(breuk, "Andere telwijze."),))
    uitkomst = compare_reeks(reeks, 2021, 2022)
    assert (uitkomst.oordeel, uitkomst.verschil) == ("niet_te_toetsen", -10)
    assert uitkomst.reden.endswith(woorden)


def test_of_four_figures_the_first_and_last_and_the_last_step_have_a_word():
    assert build_reeks([100, 90, 80, 50]).list_toetsbaar() == [(2021, 2024), (2023, 2024)]
    assert build_reeks([100, 90]).list_toetsbaar() == [(2021, 2022)]
    assert build_reeks([100]).list_toetsbaar() == []


def test_a_missing_year_is_named():
    uitkomst = compare_reeks(build_reeks([5], vanaf=2022), 2021, 2022)
    assert uitkomst.oordeel == "niet_te_toetsen"
    assert "2021" in uitkomst.reden


def test_part_is_tested_against_the_rest():
    plaats = compare_met_geheel(Toetscijfer(55, 100), Toetscijfer(70, 1000), Toetssoort.AANDEEL, "hoger_gunstig")
    rest = (700 - 55) / 900
    assert plaats.p == pytest.approx(proportions_ztest([55, 645], [100, 900])[1])
    assert plaats.verschil == pytest.approx(-15)
    assert plaats.verschil == pytest.approx(0.9 * (55 - 100 * rest))
    tegen_rest = compare(Toetscijfer(100 * rest, 900), Toetscijfer(55, 100), Toetssoort.AANDEEL)
    assert (plaats.ci_laag, plaats.ci_hoog) == pytest.approx((0.9 * tegen_rest.ci_laag, 0.9 * tegen_rest.ci_hoog))
    assert (plaats.oordeel, plaats.duiding) == ("lager", "ongunstig")
    omgekeerd = compare_met_geheel(Toetscijfer(85, 100), Toetscijfer(70, 1000), Toetssoort.AANDEEL, "hoger_gunstig")
    assert (omgekeerd.oordeel, omgekeerd.duiding) == ("hoger", "gunstig")
    gelijk = compare_met_geheel(Toetscijfer(69, 100), Toetscijfer(70, 1000), Toetssoort.AANDEEL, "hoger_gunstig")
    assert (gelijk.oordeel, gelijk.duiding) == ("geen_aantoonbaar_verschil", "")


@pytest.mark.parametrize(
    ("deel", "geheel", "verschil"),
    [
        (Toetscijfer(None, 100), Toetscijfer(60, 1000), None),
        (Toetscijfer(55, 100), Toetscijfer(None, 1000), None),
        (Toetscijfer(55), Toetscijfer(60, 1000), -5),
        (Toetscijfer(55, 100), Toetscijfer(60), -5),
        # Half of all weight and so few people: the squares of the part are already those of the whole, or more.
        (Toetscijfer(55, 250, gewicht=50), Toetscijfer(60, 1000, gewicht=100), -5),
        (Toetscijfer(55, 10, gewicht=50), Toetscijfer(60, 1000, gewicht=100), -5),
    ],
)
def test_a_part_is_not_tested_where_part_or_whole_lacks_what_a_test_needs(deel, geheel, verschil):
    plaats = compare_met_geheel(deel, geheel, Toetssoort.AANDEEL, "hoger_gunstig")
    assert (plaats.oordeel, plaats.verschil, plaats.p, plaats.duiding) == ("niet_te_toetsen", verschil, None, "")


@pytest.mark.parametrize(
    ("deel", "geheel", "soort", "rest"),
    [
        # Rounded figures may leave less than nobody, or more than all.
        (Toetscijfer(50, 100), Toetscijfer(1, 1000), Toetssoort.AANDEEL, (0, 900)),
        (Toetscijfer(50, 100), Toetscijfer(99, 1000), Toetssoort.AANDEEL, (100, 900)),
        (Toetscijfer(60, 1000), Toetscijfer(10, 5000), Toetssoort.CIJFER_PER, (0, 4000)),
        # A weight on one side alone says nothing about the share.
        (Toetscijfer(50, 100, gewicht=300.0), Toetscijfer(59, 1000), Toetssoort.AANDEEL, (60, 900)),
        (Toetscijfer(50, 100), Toetscijfer(59, 1000, gewicht=300.0), Toetssoort.AANDEEL, (60, 900)),
    ],
)
def test_the_rest_holds_what_the_part_leaves(deel, geheel, soort, rest):
    gevonden = build_rest(deel, geheel, soort)
    assert (gevonden.waarde, gevonden.noemer) == pytest.approx(rest)


def test_the_margin_of_the_rest_of_a_mean_follows_from_part_and_whole():
    """Variances add up by the square of each share: a quarter with 0.4 either way, three quarters with 0.3."""
    half = math.hypot(0.25 * 0.4, 0.75 * 0.3)
    deel, geheel = Toetscijfer(6.0, 100, 5.6, 6.4), Toetscijfer(7.0, 400, 7 - half, 7 + half)
    rest = build_rest(deel, geheel, Toetssoort.GEMIDDELDE)
    midden = (7 - 0.25 * 6) / 0.75
    assert (rest.waarde, rest.ci_laag, rest.ci_hoog) == pytest.approx((midden, midden - 0.3, midden + 0.3))
    for zonder in (replace(deel, ci_laag=None), replace(deel, ci_hoog=None), replace(deel, ci_laag=2, ci_hoog=10)):
        assert compare_met_geheel(zonder, geheel, Toetssoort.GEMIDDELDE).oordeel == "niet_te_toetsen"
    # The half that makes up all of the error of the whole: what is left would have none.
    helft, samen = Toetscijfer(6.0, 200, 5.0, 7.0), Toetscijfer(7.0, 400, 6.5, 7.5)
    assert compare_met_geheel(helft, samen, Toetssoort.GEMIDDELDE).oordeel == "niet_te_toetsen"


def test_rest_of_a_weighted_survey_equals_the_respondents_outside_the_part():
    kans = np.random.default_rng(5)
    w, x, binnen = kans.uniform(0.3, 3, 400), kans.random(400) < 0.6, np.arange(400) < 80

    def meet(keus):
        g = w[keus]
        return Toetscijfer(100 * (g * x[keus]).sum() / g.sum(), g.sum() ** 2 / (g**2).sum(), gewicht=g.sum())

    rest, echt = build_rest(meet(binnen), meet(w > 0), Toetssoort.AANDEEL), meet(~binnen)
    assert (rest.waarde, rest.noemer) == pytest.approx((echt.waarde, echt.noemer))


def test_a_share_that_came_with_its_margin_counts_on_the_n_that_the_margin_is_worth():
    """A ready table: 400 people answered, and weights make them worth 96; a count keeps its own noemer."""
    z = stats.norm.ppf(0.975)
    half = z / (2 * math.sqrt(96 + z**2))  # Wilson around a half.
    frame = pd.DataFrame({"waarde": [50.0, 50], "noemer": [400.0, 400], "jaar": [2023, 2025]})
    frame["ci_laag"], frame["ci_hoog"] = [100 * (0.5 - half), np.nan], [100 * (0.5 + half), np.nan]
    assert [m.noemer for m in build_metingen(frame, Toetssoort.AANDEEL)] == pytest.approx([96, 400])
    assert [m.noemer for m in build_metingen(frame, Toetssoort.CIJFER_PER)] == [400, 400]
    assert [m.jaar for m in build_metingen(frame, Toetssoort.AANDEEL)] == [2023, 2025]


@pytest.mark.parametrize("richting", ["neutraal", ""])
def test_a_neutral_indicator_gets_no_judgement(richting):
    plaats = compare_met_geheel(Toetscijfer(20, 500), Toetscijfer(60, 5000), Toetssoort.CIJFER_PER, richting)
    assert (plaats.oordeel, plaats.duiding) == ("lager", "")


def test_the_whole_itself_and_a_bare_count_are_not_compared():
    geheel = Toetscijfer(60, 5000)
    assert "rest" in compare_met_geheel(geheel, geheel, Toetssoort.AANDEEL).reden
    assert "per inwoner" in compare_met_geheel(Toetscijfer(5), Toetscijfer(60), Toetssoort.AANTAL).reden
    assert compare_met_geheel(Toetscijfer(60), Toetscijfer(70), Toetssoort.GEMIDDELDE).oordeel == "niet_te_toetsen"


def test_fdr_equals_statsmodels_and_leaves_out_what_was_not_tested():
    p = np.array([0.001, 0.02, 0.03, np.nan, 0.2, 0.8])
    q = compute_q(p)
    assert np.isnan(q[3])
    assert np.allclose(q[~np.isnan(p)], multipletests(p[~np.isnan(p)], method="fdr_bh")[1])


def test_a_lone_difference_among_many_loses_its_word():
    echt = compare(Toetscijfer(60, 200), Toetscijfer(71, 200), Toetssoort.AANDEEL)
    niets = compare(Toetscijfer(60, 200), Toetscijfer(60, 200), Toetssoort.AANDEEL)
    assert echt.oordeel == "gestegen"
    lijst = apply_fdr([echt, *[niets] * 30])
    assert lijst[0].oordeel == "geen_aantoonbaar_verschil"
    assert "telt het hier niet als aantoonbaar" in lijst[0].reden
    assert lijst[0].q == pytest.approx(31 * echt.p)
    assert echt.q is None


def test_at_most_one_in_twenty_and_what_was_not_tested_keeps_its_word():
    echt = compare(Toetscijfer(60, 200), Toetscijfer(71, 200), Toetssoort.AANDEEL)
    op, over = replace(echt, p=0.05), replace(echt, p=0.0501)
    assert apply_fdr([op])[0] == replace(op, q=0.05)
    assert apply_fdr([over])[0].oordeel == "geen_aantoonbaar_verschil"
    niets = [
        compare(Toetscijfer(60), Toetscijfer(71), Toetssoort.AANDEEL),
        compare(Toetscijfer(60, 9), Toetscijfer(61, 9), Toetssoort.AANDEEL),
    ]
    assert [(v.oordeel, v.reden) for v in apply_fdr(niets)] == [(v.oordeel, v.reden) for v in niets]


def test_two_by_two_agrees_with_the_table_of_statsmodels():
    tabel = Table2x2([[30, 70], [45, 55]])
    uitkomst = compare(Toetscijfer(45, 100), Toetscijfer(30, 100), Toetssoort.AANDEEL)
    assert uitkomst.p == pytest.approx(tabel.test_nominal_association().pvalue, rel=0.02)


def load_buurten():
    with MISDRIJVEN.open() as bestand:
        codes = sorted(
            {r["gebied_code"] for r in csv.DictReader(bestand, delimiter=";") if r["gebied_code"][:2] == "BU"}
        )
    return {code: load_misdrijven(code) for code in codes}


def test_of_71_buurten_no_trend_is_found_once_counts_may_scatter():
    """The example in docs/methode.md#veel-tegelijk: by chance alone two would be called a fall."""
    buurten = load_buurten()
    assert len(buurten) == 71
    for dispersie, gedaald in ((None, 2), (RUIM, 0)):
        reeksen = [
            Reeks(tuple(replace(x, dispersie=dispersie) for x in r), Toetssoort.AANTAL) for r in buurten.values()
        ]
        assert [compare_heel(reeks).oordeel for reeks in reeksen].count("gedaald") == gedaald


@pytest.mark.parametrize("van", [0, 1])
def test_a_rate_among_more_people_is_lower_though_it_has_more_of_both(van):
    """60 cases of 1000 people against 70 of 3000: the p that goes with a margin far from zero, either way."""
    paar = [Toetscijfer(60, 1000), Toetscijfer(70 / 3, 3000)]
    uitkomst = compare(paar[van], paar[1 - van], Toetssoort.CIJFER_PER)
    assert uitkomst.p < 0.001
    assert uitkomst.oordeel == ("gestegen" if van else "gedaald")


def test_two_rates_so_far_apart_that_no_margin_joins_them_have_the_smallest_p():
    p, (laag, hoog) = compare_aantallen((1.0, 1e6), (40_000.0, 1e6))
    assert 0 <= p < 1e-200
    assert 0 < laag < 0.04 < hoog


@pytest.mark.parametrize(("van", "tot"), [(22.0, 38.0), (38.0, 22.0)])
def test_two_margins_without_width_are_no_margins(van, tot):
    uitkomst = compare(Toetscijfer(van, None, van, van), Toetscijfer(tot, None, tot, tot), Toetssoort.GEMIDDELDE)
    assert (uitkomst.p, uitkomst.oordeel, uitkomst.reden) == (None, Oordeel.NIET_TE_TOETSEN, REDEN_GEEN_MARGE)
    assert (
        compare(Toetscijfer(van, None, van, van), Toetscijfer(tot, None, tot - 1, tot + 1), Toetssoort.GEMIDDELDE).p
        < 0.05
    )
