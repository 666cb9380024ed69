"""What docs/methode.md claims is what the code does."""

import re
from pathlib import Path

import numpy as np
import pytest

from lwd_monitor.enquete.schild import MINIMUM_CEL, MINIMUM_NOEMER
from lwd_monitor.oordeel.trend import TREND_DREMPEL, TREND_METINGEN
from lwd_monitor.opmaak import format_getal
from tests.files import simulatie

PROJECT = Path(__file__).resolve().parents[2]
METHODE = PROJECT / "docs" / "methode.md"
VERKLAARD = {(10, 0.05), (10, 0.95)}


@pytest.fixture(scope="module")
def tekst():
    return METHODE.read_text()


@pytest.mark.parametrize("gewogen", [False, True])
def test_the_coverage_tables_are_what_the_code_gives(tekst, gewogen):
    assert simulatie.format_dekking(gewogen) in tekst


def test_the_tables_for_counts_and_marks_are_what_the_code_gives(tekst):
    assert simulatie.format_byar() in tekst
    assert simulatie.format_cijfers() in tekst


@pytest.mark.parametrize("n", [30, 100, 500])
@pytest.mark.parametrize("reken", [simulatie.compute_dekking_wilson, simulatie.compute_dekking_gewogen])
def test_mean_coverage_from_30_respondents_lies_between_94_and_96_5(n, reken):
    assert 0.94 <= np.mean([reken(n, p) for p in simulatie.KANSEN]) <= 0.965


def test_every_cell_under_92_percent_is_named_and_explained(tekst):
    laag = {
        (n, p)
        for n in simulatie.OMVANG
        for p in simulatie.KANSEN
        if min(simulatie.compute_dekking_wilson(n, p), simulatie.compute_dekking_gewogen(n, p)) < 0.92
    }
    assert laag == VERKLAARD
    for n, p in laag:
        assert f"n = {n} en {100 * p:.0f}%" in tekst


@pytest.mark.parametrize("samenhang", [0.0, 0.3, 0.9, -0.6])
def test_at_most_five_percent_of_the_differences_found_are_chance(samenhang):
    vals, fout = simulatie.compute_fdr(samenhang, herhalingen=1500)
    assert vals <= 0.05 + 3 * fout


def test_policy_numbers_in_the_text_are_those_of_the_code(tekst):
    assert f"{TREND_DREMPEL}".replace(".", ",") in tekst
    assert f"{TREND_METINGEN} jaren of meer" in tekst
    assert f"minder dan {MINIMUM_NOEMER} mensen" in tekst
    assert f"staan ten minste {MINIMUM_CEL} mensen" in tekst.replace("\n", " ")
    assert f"Minimum per cel: {MINIMUM_CEL} (" in tekst


def test_what_the_text_says_of_the_round_that_ships_is_in_the_store(tekst, db):
    """Followed outcomes and single answers of 2025: how many there are, and how many of them show."""
    rijen = db.cursor().execute(
        "SELECT indicator_id IS NOT NULL, count(*), count(*) FILTER (status <> 'onderdrukt') FROM enquete_uitkomst "
        "WHERE ronde = '2025' AND antwoord NOT IN ('top2', 'gemiddelde') OR ronde = '2025' AND indicator_id IS NOT NULL "
        "GROUP BY 1 ORDER BY 1"
    )
    (_, los, getoond), (_, gevolgd, zichtbaar) = rijen.fetchall()
    mensen = db.cursor().execute("SELECT respondenten FROM enquete WHERE ronde = '2025'").fetchone()[0]
    zin = (
        f"In de meegeleverde ronde van 2025 ({format_getal(mensen)} mensen) staan zo van de {gevolgd} gevolgde uitkomsten er "
        f"{zichtbaar}, en van de {format_getal(los)} losse antwoorden {format_getal(getoond)}."
    )
    assert zin in " ".join(tekst.replace("\n>", "\n").split())


def test_every_anchor_occurs_once_and_the_contents_point_to_them(tekst):
    ankers = re.findall(r'<a id="([a-z-]+)"></a>', tekst)
    assert len(ankers) == len(set(ankers))
    assert set(re.findall(r"\]\(#([a-z-]+)\)", tekst)) == set(ankers)


def test_the_app_links_to_every_rule_where_it_is_applied(tekst):
    """Weights and the check of the intervals belong to rules that link there themselves."""
    bestanden = [*(PROJECT / "lwd_monitor" / "ui").rglob("*.py"), *(PROJECT / "pages").rglob("*.py")]
    code = "\n".join(pad.read_text(encoding="utf-8") for pad in bestanden)
    gelinkt = set(re.findall(r"""(?:deel=methode#|\{m\}|build_methodelink\(["'])([a-z-]+)""", code))
    assert gelinkt == set(re.findall(r'<a id="([a-z-]+)"></a>', tekst)) - {"weging", "controle"}
