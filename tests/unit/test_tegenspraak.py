"""Where sources point different ways: told in words, never as a share, never as a cause."""

from datetime import date

import pytest

from lwd_monitor.verhaal import Verhaalsoort, Weging
from lwd_monitor.verhaal.stilte import compute_stilte
from lwd_monitor.verhaal.tegenspraak import (
    Bronsoort,
    Geluid,
    Kant,
    find_eenduidig,
    find_kant,
    find_tegenspraak,
    hear_verhalen,
)
from tests.verhalen import make_verhaal

VANDAAG = date(2026, 11, 22)
GOED, SLECHT = Verhaalsoort.MOOI_VOORBEELD, Verhaalsoort.SIGNAAL


def tell(*soorten: Verhaalsoort, datum: date = date(2026, 5, 1)) -> Geluid:
    verhalen = [make_verhaal(str(nummer), soort=soort, datum=datum) for nummer, soort in enumerate(soorten)]
    return hear_verhalen(verhalen, ["participatie"], VANDAAG)


@pytest.mark.parametrize(
    ("soorten", "kant"),
    [
        ((), None),
        ((SLECHT,), None),
        ((SLECHT, SLECHT), Kant.ONGUNSTIG),
        ((GOED, Verhaalsoort.RESULTAAT), Kant.GUNSTIG),
        ((GOED, SLECHT, SLECHT), None),
        ((SLECHT, SLECHT, Verhaalsoort.ONTWIKKELING), Kant.ONGUNSTIG),
    ],
)
def test_stories_point_one_way_from_two_on_and_only_when_none_points_the_other(soorten, kant) -> None:
    assert tell(*soorten).kant == kant


def test_stories_of_another_field_or_long_ago_do_not_count() -> None:
    assert tell(SLECHT, SLECHT, datum=date(2023, 12, 31)).verhalen == ()
    assert len(tell(SLECHT, SLECHT, datum=date(2024, 1, 1)).verhalen) == 2
    assert hear_verhalen([make_verhaal()], ["schoon_heel_veilig"], VANDAAG).zinnen == ()


@pytest.mark.parametrize(
    ("soort", "weging", "kant"),
    [
        (SLECHT, None, Kant.ONGUNSTIG),
        (SLECHT, Weging(3, 4), Kant.GUNSTIG),
        (SLECHT, Weging(3, 3), None),
        (GOED, Weging(3, 2), Kant.ONGUNSTIG),
        (Verhaalsoort.CITAAT, None, None),
    ],
)
def test_the_teller_weighs_before_the_kind_of_story(
    soort: Verhaalsoort, weging: Weging | None, kant: Kant | None
) -> None:
    assert find_kant(make_verhaal(soort=soort, weging=weging)) == kant


def test_a_source_that_differs_with_itself_points_no_way() -> None:
    assert find_eenduidig([Kant.GUNSTIG, None, Kant.GUNSTIG]) == Kant.GUNSTIG
    assert find_eenduidig([Kant.GUNSTIG, Kant.ONGUNSTIG]) is None
    assert find_eenduidig([None]) is None


def test_differences_are_told_in_words_with_numbers_and_never_as_a_share_or_cause() -> None:
    cijfers = Geluid(Bronsoort.CIJFERS, Kant.GUNSTIG, ("Geregistreerde misdrijven gedaald van 2021 naar 2025.",))
    uit = find_tegenspraak("WK014113", "veiligheid", [cijfers, tell(SLECHT, SLECHT, SLECHT)])
    assert uit is not None
    assert uit.redenen == ("De cijfers vallen gunstig uit, de verhalen ongunstig.",)
    assert uit.geluiden[1].zinnen == ("3 verhalen over wat er niet goed gaat.",)
    alles = " ".join((*uit.redenen, *(zin for g in uit.geluiden for zin in g.zinnen)))
    assert not any(woord in alles for woord in ("%", "procent", "door", "oorzaak", "omdat"))


def test_stories_that_point_no_way_are_counted_as_such() -> None:
    assert tell(SLECHT, SLECHT, GOED, Verhaalsoort.CITAAT).zinnen == (
        "2 verhalen over wat er niet goed gaat, 1 verhaal over wat er goed gaat, 1 verhaal zonder oordeel.",
    )


def test_a_tested_difference_of_survey_and_figures_is_one_reason_not_two() -> None:
    delen = [Geluid(Bronsoort.CIJFERS, Kant.GUNSTIG, ("a",)), Geluid(Bronsoort.ENQUETE, Kant.ONGUNSTIG, ("b",))]
    verschil = "De beleving is ongunstiger dan de feiten."
    assert find_tegenspraak("x", "veiligheid", delen, verschil).redenen == (verschil,)
    assert len(find_tegenspraak("x", "veiligheid", delen).redenen) == 1
    assert find_tegenspraak("x", "veiligheid", [delen[0], Geluid(Bronsoort.ENQUETE, None, ("b",))]) is None


def test_silence_where_figures_ask_comes_first() -> None:
    verhalen = [make_verhaal(gebieden=("A",)), make_verhaal("oud", gebieden=("B",), datum=date(2020, 1, 1))]
    redenen = {"A": ("Ondergrens niet gehaald",), "B": ("Misdrijven gestegen",)}
    rijen = compute_stilte(verhalen, {code: {code} for code in "ABC"}, VANDAAG, redenen, indeling=2024)
    assert [(rij.code, rij.rang, rij.is_eerst) for rij in rijen] == [("B", 2, True), ("C", 1, False), ("A", 0, False)]
