"""What a link to the map gets, and what it is told."""

from pathlib import Path

import pytest

from lwd_monitor.gebied import EigenGebied, Gebied, Gebieden, GebiedNiveau
from lwd_monitor.indicator import load_catalogus
from lwd_monitor.ui.kaartpagina.keuze import HEEL, STAD, Kaartkeuze, resolve_keuze

CATALOGUS = load_catalogus([Path(__file__).resolve().parents[2] / "data/cijfers/catalogus"])
WEST = Gebied("WK1", 2024, GebiedNiveau.WIJK, "West", "GM0141")
OOST = Gebied("WK2", 2024, GebiedNiveau.WIJK, "Oost", "GM0141")
NOORD = Gebied("BU1", 2024, GebiedNiveau.BUURT, "Noord", "WK1")
ZUID = Gebied("BU2", 2024, GebiedNiveau.BUURT, "Zuid", "WK2")
OUD = Gebied("BU1", 2020, GebiedNiveau.BUURT, "Een andere plek", "WK1")
GEBIEDEN = Gebieden(
    [WEST, OOST, NOORD, ZUID, OUD],
    [
        EigenGebied("zuid", "Zuid", "aandachtsgebied", leden=(ZUID,)),
        EigenGebied("westeres", "Westeres", "aandachtsgebied"),
    ],
)
JAREN = {
    ("ervaren_gezondheid_goed", "buurt"): {2018: [2020], 2022: [2024], 2024: [2024]},
    ("ervaren_gezondheid_goed", "wijk"): {2024: [2024]},
    ("misdrijven", "wijk"): {2023: [2024]},
}


def ask(**vraag: str) -> Kaartkeuze:
    keuze = resolve_keuze(vraag, CATALOGUS, JAREN, GEBIEDEN)
    assert keuze is not None
    return keuze


def test_an_empty_link_shows_the_newest_year_and_the_first_priority_area():
    keuze = ask()
    assert (keuze.indicator.id, keuze.niveau, keuze.jaar, keuze.beeld) == (
        "ervaren_gezondheid_goed",
        "buurt",
        2024,
        HEEL,
    )
    assert (keuze.gebied, keuze.meldingen) == (ZUID, ())


def test_a_whole_link_is_restored_without_a_word():
    keuze = ask(
        indicator="ervaren_gezondheid_goed", jaar="2022", gebied="BU1", niveau="buurt", beeld="stad", straten="ja"
    )
    assert (keuze.jaar, keuze.gebied, keuze.beeld, keuze.straten, keuze.meldingen) == (2022, NOORD, STAD, True, ())


def test_unknown_values_are_each_named():
    keuze = ask(indicator="x", jaar="later", gebied="BU9", niveau="straat", beeld="maan", indeling="1999")
    assert {(m.soort, m.tekst) for m in keuze.meldingen} == {
        ("indicator", "x"), ("jaar", "later"), ("gebied", "BU9"), ("niveau", "straat"), ("beeld", "maan"), ("indeling", "1999"),
    }  # fmt: skip
    assert keuze.gebied == ZUID


def test_a_year_without_figures_falls_back_with_a_word():
    keuze = ask(jaar="2016")
    assert keuze.jaar == 2024
    assert [m.tekst for m in keuze.meldingen] == ["Over 2016 is er van dit cijfer niets bekend. U ziet 2024."]


def test_a_figure_per_wijk_alone_shows_wijken_and_the_wijk_of_the_buurt():
    keuze = ask(indicator="misdrijven", niveau="buurt", gebied="BU2")
    assert (keuze.niveau, keuze.gebied) == (GebiedNiveau.WIJK, OOST)
    assert [m.tekst for m in keuze.meldingen] == ["Dit cijfer is er niet per buurt. U ziet daarom de wijken en dorpen."]


def test_a_figure_per_wijk_alone_needs_no_word_when_nothing_was_asked():
    assert ask(indicator="misdrijven").meldingen == ()


def test_a_wijk_in_the_link_sets_the_niveau_and_gives_a_buurt_within_it():
    assert ask(gebied="WK1").niveau == GebiedNiveau.WIJK
    assert ask(gebied="WK1", niveau="buurt").gebied == NOORD


def test_a_priority_area_stands_for_its_place_or_says_that_it_has_none():
    assert ask(gebied="zuid").gebied == ZUID
    assert ask(gebied="westeres").meldingen[0].tekst.startswith("Westeres staat nog niet op de kaart")


def test_an_old_year_takes_its_own_indeling_and_leaves_a_reused_code_alone():
    keuze = ask(jaar="2018", gebied="BU2")
    assert (keuze.indeling, keuze.gebied) == (2020, OUD)
    assert ask(jaar="2018", gebied="BU1", indeling="2020").gebied == OUD
    assert ask(jaar="2024", gebied="BU1", indeling="2020").gebied == ZUID


def test_without_any_figure_there_is_no_map():
    assert resolve_keuze({}, CATALOGUS, {}, GEBIEDEN) is None


REEKS_JAREN = {("misdrijven", "wijk"): {2019: [2020], 2022: [2024], 2023: [2024], 2024: [2024]}}


def ask_reeks(**vraag: str) -> Kaartkeuze:
    keuze = resolve_keuze({"indicator": "misdrijven", "niveau": "wijk", **vraag}, CATALOGUS, REEKS_JAREN, GEBIEDEN)
    assert keuze is not None
    return keuze


@pytest.mark.parametrize("toon", ["stap", "reeks"])
def test_a_tested_change_stands_at_the_newest_year_whatever_the_link_says(toon: str) -> None:
    keuze = ask_reeks(toon=toon, jaar="2022", straten="ja")
    assert (keuze.toon, keuze.jaar, keuze.van, keuze.straten, keuze.meldingen) == (toon, 2024, None, False, ())


def test_chosen_years_come_from_the_link_within_one_indeling() -> None:
    keuze = ask_reeks(toon="jaren", jaar="2024", van="2022")
    assert (keuze.toon, keuze.jaar, keuze.van, keuze.reeksjaren) == ("jaren", 2024, 2022, (2022, 2023, 2024))
    anders = ask_reeks(toon="jaren", jaar="2024", van="2019")
    assert (anders.van, [m.tekst for m in anders.meldingen]) == (2023, ["Met 2019 is 2024 niet te vergelijken."])


def test_a_single_year_shows_the_figure_with_a_word() -> None:
    keuze = ask(indicator="misdrijven", niveau="wijk", toon="reeks")
    assert (keuze.toon, len(keuze.meldingen)) == ("cijfer", 1)


def test_an_unknown_view_is_named() -> None:
    assert [(m.soort, m.tekst) for m in ask_reeks(toon="alles").meldingen] == [("weergave", "alles")]


def test_a_map_of_every_year_needs_two_years_and_takes_each_under_its_own_boundaries():
    keuze = ask(indicator="ervaren_gezondheid_goed", toon="elkjaar", jaar="2022", niveau="buurt")
    assert (keuze.toon, keuze.jaar, keuze.jaren, keuze.indelingen) == (
        "elkjaar", 2024, (2018, 2022, 2024), (2020, 2024, 2024),
    )  # fmt: skip
    een = ask(indicator="ervaren_gezondheid_goed", toon="elkjaar", niveau="wijk")
    assert een.toon == "cijfer"
    assert [m.tekst for m in een.meldingen] == [
        "Van dit cijfer is er maar één jaar om naast te leggen. U ziet daarom het cijfer zelf."
    ]
