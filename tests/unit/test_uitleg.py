"""The words of the explanation: glossary, reused codes, the programme's list, counts and years."""

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from lwd_monitor import gebied, indicator, kengetal
from lwd_monitor.gebied.hergebruik import list_hergebruikt
from lwd_monitor.gebied.programma import build_programma_lijst
from lwd_monitor.inhoud.bijschriften import Begrip, list_bijschriften, parse_begrippen
from lwd_monitor.kengetal.model import OVERIG, get_groep, group_kengetallen
from lwd_monitor.ui.uitleg.indicatoren import build_schommeling
from lwd_monitor.ui.uitleg.programma import build_groep, describe_status, format_kengetal, merge_jaren
from lwd_monitor.ui.uitleg.tekst import format_koppen
from lwd_monitor.ui.uitleg.woorden import describe_jaren, format_reeks

PROJECT = Path(__file__).resolve().parents[2]
HERGEBRUIKT = [
    "BU01411101",
    "BU01411105",
    "BU01411400",
    "BU01411401",
    "BU01411502",
    "BU01411908",
    "BU01411910",
]

KENGETALLEN = {k.id: k for k in kengetal.load_kengetallen(PROJECT / "data" / "cijfers" / "kengetallen.yaml")}


def test_glossary_reads_words_below_the_line_and_sorts_them():
    tekst = "# Begrippen\n\n| woord | meervoud | betekenis |\n|---|:--:|---|\n| wijk | wijken | B |\n| basis | | a \\| b |\n\nSlot"
    assert parse_begrippen(tekst) == [Begrip("basis", "", "a | b"), Begrip("wijk", "wijken", "B")]


def test_glossary_keeps_words_of_builders_apart():
    tabel = "| woord | meervoud | betekenis |\n|---|---|---|\n"
    tekst = f"# Begrippen\n{tabel}| wijk | wijken | B |\n\n## Voor wie bouwt of invoert\n{tabel}| veld | velden | C |\n"
    assert [(b.woord, b.voor_bouw) for b in parse_begrippen(tekst)] == [("veld", True), ("wijk", False)]


def test_glossary_skips_tables_of_another_width():
    assert parse_begrippen("| a | b |\n|---|---|\n| c | d |\n") == []


def test_shipped_glossary_is_read_wholly():
    tekst = (PROJECT / "docs" / "begrippen.md").read_text(encoding="utf-8")
    begrippen = parse_begrippen(tekst)
    assert len(begrippen) == sum(regel.startswith("|") for regel in tekst.splitlines()) - 4
    # What a reader meets comes first; the rest is for who builds or enters.
    assert {b.woord for b in begrippen if b.voor_bouw} >= {"bijkolom", "geometrie", "sessie"}
    assert {b.woord for b in begrippen if not b.voor_bouw} >= {"wijkregisseur", "marge", "wijkkompas", "werkveld"}
    assert all(b.woord and b.betekenis for b in begrippen)


def test_shipped_files_have_a_sidecar_with_publisher_and_licence():
    bijschriften = list_bijschriften(PROJECT / "data")
    assert "cijfers/kwb_2024" in [b.bestand for b in bijschriften]
    assert all(b.uitgever and b.licentie and b.toelichting for b in bijschriften)


def test_reused_codes_are_those_of_another_place(db):
    con = db.cursor()
    namen = {plaats.code: plaats.naam for plaats in gebied.list_gebieden(con, indeling=2024)}
    gevonden = list_hergebruikt(gebied.load_overgang(con, 2020, 2024), namen)
    assert [code for code, _, _ in gevonden] == HERGEBRUIKT


def test_a_place_that_kept_its_name_and_shrank_is_not_reused():
    overgang = pd.DataFrame(
        {
            "van": ["A", "A"],
            "naar": ["A", "B"],
            "van_naam": "Oud",
            "naar_naam": ["Oud", "Nieuw"],
            "aandeel": [0.6, 0.4],
            "grondslag": "oppervlakte",
        }
    )
    assert list_hergebruikt(overgang) == []


def test_programme_list_finds_every_buurt_at_the_cbs(db):
    con = db.cursor()
    lijst = build_programma_lijst(
        gebied.load_programma_buurten(con), gebied.load_aliassen(con), gebied.load_gebieden(con)
    )
    assert len(lijst) == 67
    assert len({p.code for p in lijst}) == 67
    assert all(p.buurt_cbs and p.wijk_cbs for p in lijst)
    rumerlanden = next(p for p in lijst if p.buurt == "Rumerlanden")
    assert (rumerlanden.wijk, rumerlanden.buurt_cbs, rumerlanden.is_anders) == ("Sluiterseveld", "Rumerslanden", True)


def test_every_shipped_count_has_a_subject():
    alle = kengetal.load_kengetallen(PROJECT / "data" / "cijfers" / "kengetallen.yaml")
    groepen = group_kengetallen(alle)
    assert sum(map(len, groepen.values())) == 96
    assert OVERIG not in groepen


@pytest.mark.parametrize(
    ("status", "ids"),
    [
        ("peiling", ["c043", "c044", "c045", "c046"]),
        ("gepland", ["c021", "c077"]),
        ("regel", ["c024", "c025"]),
        ("raming", ["c090"]),
        ("begroot", ["c013", "c014"]),
    ],
)
def test_a_count_says_how_it_came_to_be(status, ids):
    assert {KENGETALLEN[id_].status for id_ in ids} == {status}
    assert set(kengetal.STATUS_WOORDEN) >= {k.status for k in KENGETALLEN.values()}


def test_an_amount_that_holds_for_several_years_says_so():
    for id_ in ("c010", "c011", "c012"):
        assert "elk jaar van 2023 tot en met 2026" in KENGETALLEN[id_].toelichting


def test_de_riet_is_named_apart_from_the_six_places():
    assert KENGETALLEN["c022"].waarde == 6
    assert "De Riet telt hier niet mee" in KENGETALLEN["c022"].toelichting
    assert "Leeflab" in KENGETALLEN["c022"].toelichting


def test_no_address_of_a_source_holds_the_name_of_a_wethouder():
    assert KENGETALLEN["c095"].bron_url is KENGETALLEN["c096"].bron_url is None
    assert not [k.id for k in KENGETALLEN.values() if "wethouder" in (k.bron_url or "")]


def test_a_raming_wears_a_badge(budget, db):
    plaatsen = gebied.load_gebieden(db.cursor())
    geraamd = build_groep("Initiatieven", [replace(budget, status="raming")], plaatsen, open_=True)
    assert "class='badge'" in geraamd
    assert "geraamd, niet vastgesteld" in geraamd
    assert "class='badge'" not in build_groep("Geld", [budget], plaatsen, open_=True)


def test_budget_is_not_a_buurt_that_got_better():
    assert get_groep("Buurtbemiddeling: opgeloste ruzies") == "Buurtbemiddeling en welzijn"
    assert get_groep("Buurt ging in 12 maanden vooruit") == "Wat bewoners vinden"


@pytest.fixture
def budget() -> kengetal.Kengetal:
    return kengetal.Kengetal(
        "c1", "Budget", 625000.0, "euro", 2023, "GM0141", 2024, "begroot", None, None, "Plan", None, None
    )


def test_counts_that_differ_in_year_alone_stand_together(budget):
    reeksen = merge_jaren([budget, replace(budget, id="c2", jaar=2024), replace(budget, id="c3", waarde=1.0)])
    assert [[k.id for k in reeks] for reeks in reeksen] == [["c1", "c2"], ["c3"]]


def test_status_stands_in_words_with_the_respondents(budget):
    assert describe_status(budget) == "begroot, niet uitgegeven"
    assert describe_status(replace(budget, status="peiling", n=1667)) == "uit een peiling, 1.667 deelnemers"


@pytest.mark.parametrize(("waarde", "tekst"), [(625000.0, "625.000"), (7.5, "7,5"), (45.8, "45,8"), (11.0, "11")])
def test_counts_are_written_in_dutch(waarde, tekst):
    assert format_kengetal(waarde) == tekst


@pytest.mark.parametrize(
    ("jaren", "tekst"),
    [([2024], "2024"), ([2021, 2022], "2021, 2022"), ([2021, 2022, 2023, 2025], "2021–2023, 2025"), ([], "")],
)
def test_years_stand_as_ranges(jaren, tekst):
    assert format_reeks(jaren) == tekst


def test_years_are_told_per_niveau_and_only_where_there_are_figures():
    jaren = pd.DataFrame(
        {"indicator_id": "x", "niveau": ["buurt", "gemeente", "wijk"], "jaar": [2024, 2023, 2022], "aantal": [71, 1, 0]}
    )
    assert describe_jaren(jaren, "x") == [("gemeente", "2023"), ("buurt", "2024")]


def test_headings_of_a_text_go_below_those_of_the_page():
    assert format_koppen("# A\n## B\ntekst") == "## A\n### B\ntekst"


def test_a_place_that_scatters_by_itself_is_named_below_its_niveau(db):
    con = db.cursor()
    regels = str(build_schommeling(indicator.load_indicatoren(con)["misdrijven"], gebied.load_gebieden(con))).split(
        "<br>"
    )
    assert regels[2].startswith("per wijk: 3,5 keer die van los toeval (gemeten op 12 reeksen")
    assert "Binnenstad (wijk): 7,8 keer die van los toeval (eigen reeks, 2021-2025)" in regels
    assert not any("WK014110" in regel for regel in regels)
