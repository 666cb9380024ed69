"""Places: what a code means within an indeling, and what lies within what."""

import pytest

from lwd_monitor.fout import Fout
from lwd_monitor.gebied import EigenGebied, Gebied, GebiedNiveau, compute_indeling, load_gebieden, load_overgang

HERGEBRUIKT = ["BU01411101", "BU01411105", "BU01411400", "BU01411401", "BU01411502", "BU01411908", "BU01411910"]


@pytest.mark.parametrize(("jaar", "indeling"), [(2012, 2020), (2020, 2020), (2021, 2024), (2024, 2024), (2025, 2024)])
def test_a_year_falls_in_the_indeling_that_was_read_for_it(jaar: int, indeling: int) -> None:
    assert compute_indeling(jaar, [2024, 2020]) == indeling


def test_no_indeling_loaded_gives_none() -> None:
    assert compute_indeling(2024, []) is None


@pytest.mark.parametrize("code", HERGEBRUIKT)
def test_reused_codes_name_another_place_per_indeling(db, code: str) -> None:
    gebieden = load_gebieden(db.cursor())
    oud, nieuw = gebieden.find(code, 2020), gebieden.find(code, 2024)
    assert oud
    assert nieuw
    assert oud.naam != nieuw.naam


def test_a_code_without_indeling_means_the_newest(db) -> None:
    gebieden = load_gebieden(db.cursor())
    kerkelanden = gebieden.get("BU01411402")
    assert isinstance(kerkelanden, Gebied)
    assert (kerkelanden.naam, kerkelanden.indeling) == ("Kerkelanden", 2024)
    assert [g.naam for g in gebieden.list_ouders(kerkelanden)] == ["Almelo", "Wierdensehoek"]


def test_an_unknown_code_is_told_in_dutch(db) -> None:
    with pytest.raises(Fout, match="bestaat niet in de indeling van 2024"):
        load_gebieden(db.cursor()).get("BU99999999")


def test_a_wijk_covers_its_buurten_and_almelo_covers_all(db) -> None:
    gebieden = load_gebieden(db.cursor())
    riet = gebieden.compute_bereik(gebieden.get("WK014111"))
    assert "BU01411102" in riet
    assert all(code[2:8] == "014111" for code in riet)
    assert len(gebieden.compute_bereik(gebieden.get("GM0141"))) == 1 + 12 + 71


def test_priority_areas_stand_in_the_order_of_the_programme(db) -> None:
    eigen = load_gebieden(db.cursor()).eigen
    assert list(eigen) == [
        "kerkelanden", "westeres", "de_riet", "ossenkoppelerhoek", "nieuwstraatkwartier", "sluitersveld",
    ]  # fmt: skip
    assert eigen["westeres"].leden == ()
    assert [g.code for g in eigen["kerkelanden"].leden] == ["BU01411402"]


def test_an_own_area_covers_its_members(db) -> None:
    gebieden = load_gebieden(db.cursor())
    leden = (gebieden.find("WK014111"), gebieden.find("BU01411402"))
    samen = EigenGebied("x", "X", "eigen", leden=tuple(g for g in leden if g))
    assert {"WK014111", "BU01411102", "BU01411402"} <= gebieden.compute_bereik(samen)


def test_crosswalk_reaches_only_places_that_exist(db) -> None:
    overgang = load_overgang(db.cursor(), 2020, 2024)
    assert len(overgang) == 143
    assert overgang["van_naam"].notna().all()
    assert overgang["naar_naam"].notna().all()


def test_wijken_of_almelo_by_name(db) -> None:
    namen = [g.naam for g in load_gebieden(db.cursor()).list_niveau(GebiedNiveau.WIJK)]
    assert len(namen) == 12
    assert namen == sorted(namen)
    assert "Nieuwstraatkwartier" in namen
