"""What readers see when a newer indeling is loaded: older pages keep their figures, newer ones say where they came from."""

import shutil
from pathlib import Path

import pytest

from lwd_monitor.db import open_database
from lwd_monitor.upload import (
    Opties,
    build_tabel_uit_grenzen,
    list_uploads,
    run_grenzen,
    run_overgang,
    run_upload,
    undo_upload,
)
from tests.conftest import NU
from tests.indeling2026 import OOST, WEST, ZUID, write_grenzen_2026
from tests.integration.test_publiceren import ANALIST
from tests.pages.test_upload import get_knop, read_tekst


@pytest.fixture
def nieuw(database: str, sjabloon_2026: Path) -> str:
    """The store with the indeling of 2026, without a crosswalk to it."""
    shutil.copy(sjabloon_2026, database.removeprefix("duckdb:///"))
    return database


@pytest.fixture
def met_overgang(nieuw: str, tmp_path: Path) -> str:
    db = open_database(nieuw)
    pad, _ = build_tabel_uit_grenzen(db.cursor(), 2024, 2026, tmp_path)
    run_overgang(db, ANALIST, pad, Opties(), NU, accepteer=True)
    db.close()
    return nieuw


def test_trend_says_which_figures_cannot_be_carried_over(open_page, nieuw: str) -> None:
    at = open_page("trend", indicator="kwb_inwoners", gebied=ZUID, grenzen="omrekenen")
    tekst = read_tekst(at)
    assert "er is nog geen overgang van 2024 naar 2026" in tekst
    assert "Een analist kan die maken bij Uploaden" in tekst


def test_trend_carries_over_once_there_is_a_crosswalk(open_page, met_overgang: str) -> None:
    tekst = read_tekst(open_page("trend", indicator="kwb_inwoners", gebied=ZUID, grenzen="omrekenen"))
    assert "geen overgang" not in tekst
    assert "Aalderinkshoek" in tekst
    assert "omgerekend naar de grenzen van nu (verdeeld naar inwoners in 2021)" in tekst
    assert "geschat" in tekst


def test_a_new_place_says_where_it_came_from(open_page, met_overgang: str) -> None:
    tekst = read_tekst(open_page("gebied", gebied=OOST))
    assert "Voor Kerkelanden Oost zijn er in de indeling van 2026 nog geen cijfers." in tekst
    assert "Waar het gebied uit ontstond" in tekst
    assert f"gebied={WEST}&amp;indeling=2024" in tekst
    assert "Wierdensehoek" in read_tekst(open_page("gebied", gebied="WK014114"))


def test_a_new_place_with_a_figure_leads_to_earlier_figures_and_stories(open_page, met_overgang: str) -> None:
    tekst = read_tekst(open_page("gebied", gebied="BU01411000"))
    assert "Nieuwe grenzen." in tekst
    assert "gebied=BU01411000&amp;indeling=2024" in tekst


def test_verdicts_open_with_a_year_that_can_be_judged(open_page, nieuw: str) -> None:
    at = open_page("wijkkompas", niveau="buurt")
    assert [s.value for s in at.selectbox if s.label == "Jaar"] == ["2024"]


def test_without_a_crosswalk_a_new_place_says_that(open_page, nieuw: str) -> None:
    assert "Er is geen overgang van 2024 naar 2026" in read_tekst(open_page("gebied", gebied=OOST))


def test_a_place_of_an_older_indeling_keeps_its_figures_and_stories(open_page, met_overgang: str) -> None:
    at = open_page("gebied", gebied=WEST, indeling="2024")
    tekst = read_tekst(at)
    assert "Een eerdere indeling." in tekst
    assert "Waar het gebied nu bij hoort" in tekst
    assert "Kerkelanden Oost" in tekst
    assert "1.290" in tekst
    assert "Aanpak van onderop in Kerkelanden" in tekst


def test_the_map_of_an_older_indeling_shows_the_stories_of_its_places(open_page, met_overgang: str) -> None:
    tekst = read_tekst(open_page("kaart", indicator="kwb_inwoners", gebied=WEST, jaar="2024", indeling="2024"))
    assert "Over Kerkelanden is nog geen verhaal verteld" not in tekst
    assert "Nieuwste verhaal" in tekst


def test_the_page_shows_which_pairs_are_not_joined_and_joins_them(open_page, nieuw: str) -> None:
    at = open_page("beheer-upload", rol="analist", deel="overgang")
    assert read_tekst(at).count("nog geen overgang") == 2
    get_knop(at, "Bereken uit de grenzen").click().run()
    assert "Buurten van 2024: 70 gaan als geheel over, 1 wordt verdeeld." in read_tekst(at)
    get_knop(at, "Publiceer 72").click().run()
    tekst = read_tekst(at)
    assert "Gepubliceerd: overgang_2024_2026.csv" in tekst
    assert "via 2024" in tekst
    assert "nog geen overgang" not in tekst


PAGINAS = ("overzicht", "kaart", "trend", "gebied", "wat-veranderde", "verhalen", "wijkkompas", "basis-op-orde", "beleving-en-feiten", "stiltekaart",
           "insturen", "beheer-ondergrenzen", "beoordelen")  # fmt: skip


def test_boundaries_ahead_of_their_figures_change_no_page(open_page, database: str, tmp_path: Path) -> None:
    voor = {pagina: read_tekst(open_page(pagina, rol="beheerder")) for pagina in PAGINAS}
    db = open_database(database)
    run_grenzen(db, ANALIST, write_grenzen_2026(tmp_path), Opties(indeling=2026), NU, accepteer=True)
    db.close()
    for pagina, tekst in voor.items():
        assert read_tekst(open_page(pagina, rol="beheerder")) == tekst, pagina


@pytest.mark.parametrize("pagina", PAGINAS)
def test_every_page_opens_while_the_newest_indeling_has_few_figures(open_page, nieuw: str, pagina: str) -> None:
    assert len(open_page(pagina, rol="beheerder").title) <= 1


def test_verdicts_of_earlier_years_stay_with_their_own_places(open_page, nieuw: str) -> None:
    at = open_page("wijkkompas", niveau="buurt", jaar="2024", gebied=WEST)
    tekst = read_tekst(at)
    assert "Hoe komt het oordeel over Kerkelanden tot stand?" in tekst
    assert f"gebied={WEST}&amp;indeling=2024" in tekst


def test_without_any_figure_the_pages_of_verdicts_say_so(open_page, database: str) -> None:
    db = open_database(database)
    for upload_id in list_uploads(db.cursor())["id"]:
        undo_upload(db, ANALIST, upload_id)
    db.close()
    for pagina in (
        "wijkkompas",
        "basis-op-orde",
        "beleving-en-feiten",
        "stiltekaart",
        "overzicht",
        "kaart",
        "trend",
        "wat-veranderde",
        "gebied",
    ):
        tekst = read_tekst(open_page(pagina, rol="beheerder"))
        if pagina in {"wijkkompas", "beleving-en-feiten"}:
            assert "Er zijn nog geen cijfers van wijken" in tekst


def test_the_change_of_all_of_almelo_goes_on_over_new_boundaries(open_page, nieuw: str, tmp_path: Path) -> None:
    db = open_database(nieuw)
    pad = tmp_path / "misdrijven.csv"
    pad.write_text("regiocode;jaar;indicator;waarde\nGM0141;2026;misdrijven;3900\n")
    run_upload(db, ANALIST, pad, Opties(indeling=2026), NU, accepteer=True)
    db.close()
    tekst = read_tekst(open_page("trend", indicator="misdrijven", gebied="WK014114"))
    veranderd = tekst.split("Wat veranderde er?")[1]
    # The last five figures, also where a new indeling gave the newest.
    assert "2022–2026" in veranderd
    assert veranderd.count("<b>Almelo</b>") == 1


def test_what_cannot_be_tested_because_it_was_carried_over_says_so(open_page, met_overgang: str) -> None:
    tekst = read_tekst(open_page("trend", indicator="misdrijven", gebied=ZUID, grenzen="omrekenen"))
    assert "Omgerekende cijfers hebben geen marge" in tekst
    assert "De bron geeft bij dit cijfer geen aantal" not in tekst
