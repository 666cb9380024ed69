"""The figures that follow an opgave: "haalt de streefwaarde" only when a test carries it, and in the ledger."""

import re
from dataclasses import replace
from datetime import date, datetime

import pytest
from scipy import stats

from lwd_monitor.bewering import Beweringoordeel, Beweringsoort, list_beweringen, load_streefcijfers
from lwd_monitor.gebied import load_gebieden
from lwd_monitor.indicator import Dispersie, Toetssoort, load_indicatoren
from lwd_monitor.oordeel import Toetscijfer, compare_met_waarde
from lwd_monitor.opgave import CIJFER
from lwd_monitor.register import get_register, save_stuk, withdraw_stuk
from lwd_monitor.toegang import DEMO_GEBRUIKERS, Rol

NU = datetime(2026, 12, 1, 9, 0)
REGISSEUR = DEMO_GEBRUIKERS[Rol.WIJKREGISSEUR]
# Misdrijven in De Riet in 2024: 67 per 1.000 (margin 56 to 79), of which less is favourable.
RIET, MISDRIJVEN = "WK014111", "misdrijven_per_1000"


@pytest.fixture
def judge(db):
    """Link a figure to the opgave of De Riet and return what is said of it."""
    gebieden, indicatoren = load_gebieden(db.cursor()), load_indicatoren(db.cursor())

    def call(indicator: str, streef: float | None, **anders: object):
        ruw = {"opgave": "opgave_de_riet", "gebied": RIET, "indicator": indicator, "streefwaarde": streef, **anders}
        stuk = save_stuk(db, REGISSEUR, get_register(CIJFER), ruw, gebieden, NU)
        cijfers = load_streefcijfers(db.cursor(), indicatoren, gebieden)
        withdraw_stuk(db, REGISSEUR, get_register(CIJFER), stuk, NU, "proef")
        return cijfers[stuk.id]

    return call


@pytest.mark.parametrize(
    ("streef", "kop", "oordeel"),
    [
        (90, "Haalt de streefwaarde 90:", Beweringoordeel.LAGER),
        (40, "Haalt de streefwaarde 40 niet:", Beweringoordeel.HOGER),
        (60.5, "Niet zeker of de streefwaarde 60,5 is gehaald:", Beweringoordeel.GEEN_AANTOONBAAR_VERSCHIL),
    ],
)
def test_a_target_is_met_or_missed_only_where_the_margin_leaves_it_out(
    judge, streef: float, kop: str, oordeel: Beweringoordeel
) -> None:
    cijfer = judge(MISDRIJVEN, streef, nulmeting_jaar=2022)
    b = cijfer.bewering
    assert (b.zin.startswith(kop), b.oordeel, b.soort) == (True, oordeel, Beweringsoort.STREEFWAARDE), b.zin
    assert cijfer.nulmeting.jaar == 2022
    assert b.p is not None
    assert b.q is not None
    assert (b.q <= 0.05) == b.is_aangetoond


@pytest.mark.parametrize("streef", [1, 50, 99])
def test_invented_figures_meet_no_target(judge, streef: float) -> None:
    b = judge("enquete_wl07_0", streef).bewering
    assert b.fictief
    assert (b.oordeel, b.p, b.teken) == (Beweringoordeel.NIET_TE_TOETSEN, None, "")
    assert b.zin.startswith("Niet te toetsen: ")


def test_a_full_count_stands_beside_its_target_without_a_word(judge) -> None:
    b = judge("kwb_afstand_huisarts", 1).bewering
    assert (b.oordeel, b.p) == (Beweringoordeel.VOLLEDIGE_TELLING, None)
    assert re.fullmatch(r"[\d,]+ in 2024, streefwaarde 1,0 \(volledige telling\)", b.zin)


@pytest.mark.parametrize("indicator", ["ervaren_gezondheid_goed", "misdrijven"])
def test_an_estimate_without_margin_or_a_figure_without_a_good_side_gets_no_word(judge, indicator: str) -> None:
    b = judge(indicator, 70).bewering
    assert (b.oordeel, b.p) == (Beweringoordeel.NIET_TE_TOETSEN, None)
    assert b.reden


def test_without_a_target_nothing_is_said(judge) -> None:
    assert judge(MISDRIJVEN, None).bewering is None


def test_more_targets_make_each_word_harder(db) -> None:
    gebieden, indicatoren = load_gebieden(db.cursor()), load_indicatoren(db.cursor())

    def link(opgave: str, gebied: str, streef: float) -> str:
        ruw = {"opgave": opgave, "gebied": gebied, "indicator": MISDRIJVEN, "streefwaarde": streef}
        return save_stuk(db, REGISSEUR, get_register(CIJFER), ruw, gebieden, NU).id

    krap = link("opgave_de_riet", RIET, 80)
    alleen = load_streefcijfers(db.cursor(), indicatoren, gebieden)[krap].bewering
    for opgave, gebied in (("opgave_sluitersveld", "WK014113"), ("opgave_schelfhorst", "WK014114")):
        link(opgave, gebied, 38)
    samen = load_streefcijfers(db.cursor(), indicatoren, gebieden)[krap].bewering
    assert samen.p == alleen.p
    assert samen.q > alleen.q


def test_the_ledger_holds_what_the_page_says(db) -> None:
    gebieden = load_gebieden(db.cursor())
    assert list_beweringen(db.cursor(), date(2026, 12, 1), pagina="wijkopgaven") == []
    ruw = {"opgave": "opgave_de_riet", "gebied": RIET, "indicator": MISDRIJVEN, "streefwaarde": 90}
    save_stuk(db, REGISSEUR, get_register(CIJFER), ruw, gebieden, NU)
    [b] = list_beweringen(db.cursor(), date(2026, 12, 1), gebied=RIET, pagina="wijkopgaven")
    assert b.zin.startswith("Haalt de streefwaarde 90: ")


@pytest.mark.parametrize("streef", [2.0, 10.0, 50.0, 90.0])
def test_a_share_that_lies_on_its_target_gets_a_word_in_at_most_one_in_twenty(streef: float) -> None:
    n = 60
    kans = [
        stats.binom.pmf(x, n, streef / 100)
        for x in range(n + 1)
        if compare_met_waarde(Toetscijfer(100 * x / n, n), Toetssoort.AANDEEL, streef).oordeel in ("hoger", "lager")
    ]
    assert sum(kans) <= 0.05


def test_a_count_that_lies_on_its_target_gets_a_word_in_at_most_one_in_twenty() -> None:
    kans = [
        stats.poisson.pmf(x, 12)
        for x in range(60)
        if compare_met_waarde(Toetscijfer(x), Toetssoort.AANTAL, 12).oordeel in ("hoger", "lager")
    ]
    assert 0.001 < sum(kans) <= 0.05


@pytest.mark.parametrize("x", range(5, 96, 10))
def test_the_word_and_the_margin_beside_it_agree(x: int) -> None:
    uit = compare_met_waarde(Toetscijfer(float(x), 200), Toetssoort.AANDEEL, 50)
    assert uit.ci_laag is not None
    assert uit.ci_hoog is not None
    if uit.oordeel in ("hoger", "lager"):
        assert not uit.ci_laag <= 0 <= uit.ci_hoog


@pytest.mark.parametrize(
    ("meting", "soort", "grens", "p"),
    [
        (Toetscijfer(63, 400), Toetssoort.AANDEEL, 60, 2 * stats.binom.sf(251, 400, 0.6)),
        (Toetscijfer(57, 400), Toetssoort.AANDEEL, 60, 2 * stats.binom.cdf(228, 400, 0.6)),
        (Toetscijfer(60, 400), Toetssoort.AANDEEL, 60, 1),
        (Toetscijfer(20), Toetssoort.AANTAL, 12, 2 * stats.poisson.sf(19, 12)),
        (Toetscijfer(20, 1500), Toetssoort.CIJFER_PER, 15, 2 * stats.poisson.sf(29, 22.5)),
        (Toetscijfer(7.4, ci_laag=7.2, ci_hoog=7.6), Toetssoort.GEMIDDELDE, 7, 2 * stats.norm.sf(0.4 / 0.2 * 1.959964)),
    ],
)
def test_p_is_twice_the_exact_tail_of_the_nearer_side(meting, soort, grens, p) -> None:
    uit = compare_met_waarde(replace(meting, jaar=2024), soort, grens)
    assert uit.p == pytest.approx(p)
    assert (uit.verschil, uit.van, uit.tot) == (pytest.approx(meting.waarde - grens), 2024, 2024)


def test_the_doubt_about_how_much_a_count_scatters_is_in_its_p() -> None:
    """By Student's t with 3 degrees of freedom a margin is wider: as if the factor were that much larger."""
    uit = compare_met_waarde(Toetscijfer(60, dispersie=Dispersie("BU1", 2.0, 3.0)), Toetssoort.AANTAL, 45)
    factor = 2 * (stats.t.ppf(0.975, 3) / stats.norm.ppf(0.975)) ** 2
    assert uit.p == pytest.approx(2 * stats.gamma.cdf(45 / factor, 60 / factor))


def test_a_word_asks_for_both_the_exact_test_and_a_margin_that_leaves_the_target_out() -> None:
    verschillen = set()
    for x in range(61):
        for streef in (3, 20, 50, 97):
            uit = compare_met_waarde(Toetscijfer(100 * x / 60, 60), Toetssoort.AANDEEL, streef)
            test, marge = uit.p < 0.05, not uit.ci_laag <= 0 <= uit.ci_hoog
            verschillen |= {test != marge}
            woord = "geen_aantoonbaar_verschil" if not (test and marge) else "hoger" if uit.verschil > 0 else "lager"
            assert uit.oordeel == woord
    assert verschillen == {True, False}
    raakt = Toetscijfer(6.5, ci_laag=5, ci_hoog=7)
    assert compare_met_waarde(raakt, Toetssoort.GEMIDDELDE, 5).oordeel == "geen_aantoonbaar_verschil"
    # Less than one above it, and sure.
    assert compare_met_waarde(Toetscijfer(7.4, ci_laag=7.2, ci_hoog=7.6), Toetssoort.GEMIDDELDE, 7).oordeel == "hoger"


@pytest.mark.parametrize(
    ("meting", "soort", "verschil"),
    [
        (Toetscijfer(None, 400), Toetssoort.AANDEEL, None),
        (Toetscijfer(55), Toetssoort.AANDEEL, -5),
        (Toetscijfer(1290), Toetssoort.STAND, 1230),
        (Toetscijfer(7, ci_laag=7, ci_hoog=7), Toetssoort.GEMIDDELDE, -53),
        # A count below nothing is no count: it has no margin.
        (Toetscijfer(-3), Toetssoort.AANTAL, -63),
    ],
)
def test_a_figure_without_a_margin_is_set_beside_its_target_without_a_word(meting, soort, verschil) -> None:
    uit = compare_met_waarde(meting, soort, 60)
    assert (uit.oordeel, uit.verschil, uit.p) == ("niet_te_toetsen", verschil, None)
