"""What may be called a change or a difference."""

import csv
import math
from pathlib import Path

import numpy as np
import pytest
from scipy import stats
from statsmodels.stats.contingency_tables import Table2x2
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import confint_proportions_2indep, proportions_ztest

from lwd_monitor.oordeel.deel_geheel import build_rest, compare_met_geheel
from lwd_monitor.oordeel.fdr import apply_fdr, compute_q
from lwd_monitor.oordeel.meting import Meting, Toetssoort
from lwd_monitor.oordeel.toets import compare
from lwd_monitor.oordeel.trend import TREND_DREMPEL, compare_reeks, compute_trend

MISDRIJVEN = Path(__file__).resolve().parents[2] / "data/cijfers/misdrijven_2021_2025.csv"


def load_misdrijven(code):
    with MISDRIJVEN.open() as bestand:
        rijen = [rij for rij in csv.DictReader(bestand, delimiter=";") if rij["regiocode"] == code]
    return [Meting(float(rij["waarde"]), jaar=int(rij["jaar"])) for rij in rijen]


def test_two_shares_are_tested_by_the_pooled_z_of_statsmodels():
    uitkomst = compare(Meting(40, 120), Meting(55, 90), Toetssoort.AANDEEL)
    assert uitkomst.p == pytest.approx(proportions_ztest([0.4 * 120, 0.55 * 90], [120, 90])[1])
    verwacht = confint_proportions_2indep(0.55 * 90, 90, 0.4 * 120, 120, method="newcomb")
    assert (uitkomst.ci_laag, uitkomst.ci_hoog) == pytest.approx([100 * x for x in verwacht])


def test_the_interval_gives_the_published_example_of_newcombe():
    """Newcombe (1998), Statistics in Medicine 17, 873-890, table II, example (a) 56/70 - 48/80, method 10."""
    uitkomst = compare(Meting(60, 80), Meting(80, 70), Toetssoort.AANDEEL)
    assert (uitkomst.ci_laag / 100, uitkomst.ci_hoog / 100) == pytest.approx((0.0524, 0.3339), abs=5e-5)


def test_two_counts_are_tested_by_the_binomial_split():
    uitkomst = compare(Meting(101), Meting(74), Toetssoort.AANTAL)
    assert uitkomst.p == pytest.approx(stats.binomtest(74, 175, 0.5).pvalue)
    assert uitkomst.ci_laag <= uitkomst.verschil <= uitkomst.ci_hoog


def test_rates_are_tested_on_the_counts_behind_them():
    uitkomst = compare(Meting(50, 1000), Meting(100, 1000), Toetssoort.CIJFER_PER)
    assert uitkomst.p == pytest.approx(stats.binomtest(50, 150, 0.5).pvalue)
    assert uitkomst.oordeel == "gestegen"


def test_means_are_tested_on_their_published_intervals():
    uitkomst = compare(
        Meting(7.0, ci_laag=6.8, ci_hoog=7.2), Meting(7.4, ci_laag=7.2, ci_hoog=7.6), Toetssoort.GEMIDDELDE
    )
    assert uitkomst.p == pytest.approx(2 * stats.norm.sf(0.4 / (math.sqrt(2) * 0.2 / 1.959964)), rel=1e-5)
    assert uitkomst.oordeel == "gestegen"


def test_a_verdict_and_its_interval_never_contradict_each_other():
    for p1 in range(0, 101, 5):
        for p2 in range(0, 101, 5):
            uitkomst = compare(Meting(p1, 23), Meting(p2, 31), Toetssoort.AANDEEL)
            bevat_nul = uitkomst.ci_laag <= 0 <= uitkomst.ci_hoog
            assert (uitkomst.oordeel == "geen_aantoonbaar_verschil") or not bevat_nul


@pytest.mark.parametrize(
    ("van", "tot", "soort", "woord"),
    [
        (Meting(72.6), Meting(76.3), Toetssoort.GEMIDDELDE, "geen marge"),
        (Meting(55), Meting(60), Toetssoort.AANDEEL, "geen marge"),
        (Meting(1290), Meting(1350), Toetssoort.STAND, "telling van alles"),
        (Meting(None), Meting(60, 100), Toetssoort.AANDEEL, "geen cijfer"),
        (Meting(float("nan"), 0), Meting(60, 100), Toetssoort.AANDEEL, "geen cijfer"),
        (Meting(60, 0), Meting(60, 100), Toetssoort.AANDEEL, "geen marge"),
    ],
)
def test_what_cannot_be_tested_gets_words_and_no_p(van, tot, soort, woord):
    uitkomst = compare(van, tot, soort)
    assert uitkomst.oordeel == "niet_te_toetsen"
    assert uitkomst.p is None
    assert woord in uitkomst.reden


def test_nobody_twice_is_no_difference():
    assert compare(Meting(0, 50), Meting(0, 60), Toetssoort.AANDEEL).oordeel == "geen_aantoonbaar_verschil"
    assert compare(Meting(0), Meting(0), Toetssoort.AANTAL).p == 1


def test_kerkelanden_looks_like_a_fall_but_its_trend_is_not_strong_enough():
    reeks = load_misdrijven("BU01411402")
    trend = compute_trend(reeks, Toetssoort.AANTAL)
    assert trend.chi2 == pytest.approx(5.41, abs=0.005)
    uitkomst = compare_reeks(reeks, Toetssoort.AANTAL, 2021, 2025)
    assert uitkomst.verschil == -27
    assert uitkomst.oordeel == "geen_aantoonbaar_verschil"
    assert uitkomst.p == pytest.approx(stats.chi2.sf(trend.chi2, 1))
    # The margin of first against last leaves out zero: the reader is told why there is still no change.
    assert uitkomst.ci_hoog is not None
    assert uitkomst.ci_hoog < 0
    assert "5,4" in uitkomst.reden
    assert "9,5" in uitkomst.reden


def test_a_change_that_no_test_sees_needs_no_reason():
    reeks = [Meting(x, jaar=2021 + i) for i, x in enumerate([100, 98, 103, 97, 101])]
    assert compare_reeks(reeks, Toetssoort.AANTAL, 2021, 2025).reden == ""


def test_a_trend_that_hangs_on_one_year_does_not_count():
    trend = compute_trend([Meting(x, jaar=2021 + i) for i, x in enumerate([100, 100, 101, 99, 190])], Toetssoort.AANTAL)
    assert trend.chi2 > TREND_DREMPEL
    assert not trend.eenduidig
    assert trend.oordeel == "geen_aantoonbaar_verschil"


def test_trend_on_shares_equals_cochran_and_armitage():
    aantal, n = np.array([30, 35, 38, 50, 61]), np.array([100, 110, 100, 120, 115])
    reeks = [Meting(100 * a / m, m, jaar=2019 + i) for i, (a, m) in enumerate(zip(aantal, n, strict=True))]
    t, p = np.arange(5), aantal.sum() / n.sum()
    score = (t * (aantal - n * p)).sum()
    variantie = p * (1 - p) * ((n * t**2).sum() - (n * t).sum() ** 2 / n.sum())
    trend = compute_trend(reeks, Toetssoort.AANDEEL)
    assert trend.chi2 == pytest.approx(score**2 / variantie)
    assert trend.oordeel == "gestegen"


def test_trend_on_two_shares_is_the_pooled_z_squared():
    reeks = [Meting(40, 120, jaar=2022), Meting(55, 90, jaar=2024)]
    z = proportions_ztest([0.4 * 120, 0.55 * 90], [120, 90])[0]
    assert compute_trend(reeks, Toetssoort.AANDEEL).chi2 == pytest.approx(z**2)


def test_four_measurements_are_compared_by_the_first_and_the_last():
    reeks = [Meting(x, jaar=2021 + i) for i, x in enumerate([100, 90, 80, 50])]
    assert compare_reeks(reeks, Toetssoort.AANTAL, 2021, 2024).toets == "twee metingen"


def test_a_missing_year_is_named():
    uitkomst = compare_reeks([Meting(5, jaar=2022)], Toetssoort.AANTAL, 2021, 2022)
    assert uitkomst.oordeel == "niet_te_toetsen"
    assert "2021" in uitkomst.reden


def test_part_is_tested_against_the_rest():
    plaats = compare_met_geheel(Meting(55, 100), Meting(70, 1000), Toetssoort.AANDEEL, "hoger_gunstig")
    rest = (700 - 55) / 900
    assert plaats.p == pytest.approx(proportions_ztest([55, 645], [100, 900])[1])
    assert plaats.verschil == pytest.approx(-15)
    assert plaats.verschil == pytest.approx(0.9 * (55 - 100 * rest))
    assert plaats.ci_laag < -15 < plaats.ci_hoog < 0
    assert (plaats.oordeel, plaats.duiding) == ("lager", "ongunstig")


def test_rest_of_a_weighted_survey_equals_the_respondents_outside_the_part():
    kans = np.random.default_rng(5)
    w, x, binnen = kans.uniform(0.3, 3, 400), kans.random(400) < 0.6, np.arange(400) < 80

    def meet(keus):
        g = w[keus]
        return Meting(100 * (g * x[keus]).sum() / g.sum(), g.sum() ** 2 / (g**2).sum(), gewicht=g.sum())

    rest, echt = build_rest(meet(binnen), meet(w > 0), Toetssoort.AANDEEL), meet(~binnen)
    assert (rest.waarde, rest.noemer) == pytest.approx((echt.waarde, echt.noemer))


@pytest.mark.parametrize("richting", ["neutraal", ""])
def test_a_neutral_indicator_gets_no_judgement(richting):
    plaats = compare_met_geheel(Meting(20, 500), Meting(60, 5000), Toetssoort.CIJFER_PER, richting)
    assert (plaats.oordeel, plaats.duiding) == ("lager", "")


def test_the_whole_itself_and_a_bare_count_are_not_compared():
    geheel = Meting(60, 5000)
    assert "rest" in compare_met_geheel(geheel, geheel, Toetssoort.AANDEEL).reden
    assert "per inwoner" in compare_met_geheel(Meting(5), Meting(60), Toetssoort.AANTAL).reden
    assert compare_met_geheel(Meting(60), Meting(70), Toetssoort.GEMIDDELDE).oordeel == "niet_te_toetsen"


def test_fdr_equals_statsmodels_and_leaves_out_what_was_not_tested():
    p = np.array([0.001, 0.02, 0.03, np.nan, 0.2, 0.8])
    q = compute_q(p)
    assert np.isnan(q[3])
    assert np.allclose(q[~np.isnan(p)], multipletests(p[~np.isnan(p)], method="fdr_bh")[1])


def test_a_lone_difference_among_many_loses_its_word():
    echt = compare(Meting(60, 200), Meting(71, 200), Toetssoort.AANDEEL)
    niets = compare(Meting(60, 200), Meting(60, 200), Toetssoort.AANDEEL)
    assert echt.oordeel == "gestegen"
    lijst = apply_fdr([echt, *[niets] * 30])
    assert lijst[0].oordeel == "geen_aantoonbaar_verschil"
    assert "Benjamini-Hochberg" in lijst[0].reden
    assert lijst[0].q == pytest.approx(31 * echt.p)
    assert echt.q is None


def test_two_by_two_agrees_with_the_table_of_statsmodels():
    tabel = Table2x2([[30, 70], [45, 55]])
    uitkomst = compare(Meting(45, 100), Meting(30, 100), Toetssoort.AANDEEL)
    assert uitkomst.p == pytest.approx(tabel.test_nominal_association().pvalue, rel=0.02)


def test_of_71_buurten_two_trends_are_found_and_one_survives_the_list():
    """The example in docs/methode.md#veel-tegelijk."""
    with MISDRIJVEN.open() as bestand:
        codes = sorted({r["regiocode"] for r in csv.DictReader(bestand, delimiter=";") if r["regiocode"][:2] == "BU"})
    uitkomsten = [compare_reeks(load_misdrijven(code), Toetssoort.AANTAL, 2021, 2025) for code in codes]
    assert len(uitkomsten) == 71
    assert [u.oordeel for u in uitkomsten].count("gedaald") == 2
    assert [u.oordeel for u in apply_fdr(uitkomsten)].count("gedaald") == 1
