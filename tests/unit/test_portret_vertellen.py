"""Which story stands at which theme."""

from dataclasses import replace
from datetime import date
from types import SimpleNamespace

from lwd_monitor.gebied import EigenGebied, Gebied, Gebieden, GebiedNiveau
from lwd_monitor.indicator import Thema, Werkveld
from lwd_monitor.portret import assign_verhalen, select_plaats
from lwd_monitor.verhaal import Duiding, Houding, Verhaal, Verhaalsoort

WIJK = Gebied("WK1", 2024, GebiedNiveau.WIJK, "Proefwijk", "GM0141")
BUURT = Gebied("BU1", 2024, GebiedNiveau.BUURT, "Proefbuurt", "WK1")
OUD = Gebied("BU1", 2020, GebiedNiveau.BUURT, "Andere plek", "WK1")
EIGEN = EigenGebied("eigen", "Eigen", "aandachtsgebied", leden=(WIJK,))
LEEG = EigenGebied("leeg", "Leeg", "aandachtsgebied")
GEBIEDEN = Gebieden([WIJK, BUURT, OUD], [EIGEN, LEEG])
VELDEN = {Thema.FYSIEK: [Werkveld.SCHOON_HEEL_VEILIG], Thema.VEILIGHEID: [Werkveld.SCHOON_HEEL_VEILIG]}


def _verhaal(id_: str, gebied: str = "BU1", veld: str = "schoon_heel_veilig") -> Verhaal:
    return Verhaal(id_, id_, "tekst", date(2024, 1, 1), "dag", (gebied,), 2024, (veld,), Verhaalsoort.SIGNAAL)


def test_story_of_a_buurt_belongs_to_its_wijk_and_priority_area() -> None:
    verhalen = [_verhaal("a"), _verhaal("b", "elders")]
    for gebied in (BUURT, WIJK, EIGEN):
        assert [v.id for v in select_plaats(verhalen, gebied, GEBIEDEN)] == ["a"]


def test_story_does_not_follow_a_code_into_another_indeling() -> None:
    assert select_plaats([_verhaal("a")], OUD, GEBIEDEN) == []


def test_story_of_an_unlinked_area_is_found_by_its_own_id() -> None:
    assert [v.id for v in select_plaats([_verhaal("a"), _verhaal("b", "leeg")], LEEG, GEBIEDEN)] == ["b"]


def test_story_that_names_an_unlinked_area_stands_there_until_it_is_linked() -> None:
    genoemd = replace(_verhaal("c", "elders"), titel="Zes gebieden, ook Leeg")
    anders = replace(_verhaal("d", "elders"), titel="De Leegte")
    assert select_plaats([genoemd, anders], LEEG, GEBIEDEN) == [genoemd]
    assert select_plaats([replace(genoemd, titel="Ook Eigen")], EIGEN, GEBIEDEN) == []


def test_each_theme_takes_the_newest_story_that_no_other_took() -> None:
    verhalen = [_verhaal("nieuw"), _verhaal("ouder"), _verhaal("anders", veld="participatie")]
    vertelling = assign_verhalen(verhalen, [Thema.FYSIEK, Thema.VEILIGHEID], VELDEN)
    assert vertelling.bij_thema[Thema.FYSIEK][0].id == "nieuw"
    assert vertelling.bij_thema[Thema.VEILIGHEID] == (verhalen[1], Werkveld.SCHOON_HEEL_VEILIG)
    assert [v.id for v in vertelling.overig] == ["anders"]


def test_a_story_beside_a_figure_stands_at_the_theme_of_that_figure_before_a_newer_one() -> None:
    duiding = Duiding("overlast", "BU1", 2024, 2022, 2024, Houding.NUANCEERT, "Anders.")
    geduid = replace(_verhaal("geduid", veld="participatie"), duidingen=(duiding,))
    catalogus = {"overlast": SimpleNamespace(thema=Thema.VEILIGHEID)}
    vertelling = assign_verhalen([_verhaal("nieuw"), geduid], [Thema.FYSIEK, Thema.VEILIGHEID], VELDEN, catalogus)
    assert vertelling.bij_thema[Thema.VEILIGHEID] == (geduid, None)
    assert vertelling.bij_thema[Thema.FYSIEK][0].id == "nieuw"
    assert vertelling.overig == ()


def test_theme_without_field_of_work_takes_no_story() -> None:
    vertelling = assign_verhalen([_verhaal("a")], [Thema.BEVOLKING], VELDEN)
    assert vertelling.bij_thema == {}
    assert len(vertelling.overig) == 1
