"""Headline, lead and facts of a place, on plain values."""

from dataclasses import replace

import pytest

from lwd_monitor.gebied import Gebied, GebiedNiveau
from lwd_monitor.indicator import Aggregatie, Indicator, Richting, Thema
from lwd_monitor.profiel import (
    Meting,
    Profiel,
    ProfielRij,
    compute_afstand,
    compute_feiten,
    format_kop,
    format_lead,
    list_opvallend,
    list_verloop,
)
from lwd_monitor.waarneming import Status

BUURT = Gebied("BU1", 2024, GebiedNiveau.BUURT, "Proefbuurt", "WK1")
INDICATOR = Indicator(
    id="proef",
    titel="Proef",
    titel_kort="Proef",
    onderschrift="mensen",
    eenheid="%",
    decimalen=0,
    bron="b",
    thema=Thema.SOCIAAL,
    soort="subjectief",
    richting=Richting.HOGER_GUNSTIG,
    niveaus=("gemeente", "buurt"),
    set="basisset",
    aggregatie=Aggregatie.NIET,
    definitie="",
    verwerking="",
    zin="In {gebied} zegt {waarde} ja.",
    kop_hoger="meer mensen zeggen ja",
    kop_lager="minder mensen zeggen ja",
    kop_hoger_na_plaats="",
    kop_lager_na_plaats="",
)


def _rij(waarde: float | None, almelo: float = 50, status: Status = Status.GEMETEN, **anders: object) -> ProfielRij:
    indicator = replace(INDICATOR, **anders)  # type: ignore[arg-type]
    meting, daar = Meting(2024, waarde, status), Meting(2024, almelo, Status.GEMETEN)
    return ProfielRij(indicator, meting, daar, (meting,), (daar,), (40, 45, 50, 55, 60))


def _profiel(*rijen: ProfielRij, inwoners: float = 1000) -> Profiel:
    aantal = _rij(inwoners, 70000, id="kwb_inwoners", aggregatie=Aggregatie.SOM)
    return Profiel(BUURT, {rij.indicator.id: rij for rij in (aantal, *rijen)})


def test_distance_is_in_standard_deviations() -> None:
    assert compute_afstand(_rij(40)) == pytest.approx(10 / 50**0.5)


def test_distance_needs_other_places() -> None:
    assert compute_afstand(replace(_rij(40), vergelijkbaar=(40, 50, 60, 70))) is None
    assert compute_afstand(replace(_rij(40), vergelijkbaar=(50,) * 5)) is None


def test_headline_takes_the_furthest_indicator() -> None:
    profiel = _profiel(_rij(45, id="dichtbij"), _rij(62, id="ver"))
    assert [rij.indicator.id for rij in list_opvallend(profiel)] == ["ver", "dichtbij"]
    assert format_kop("Proefbuurt", list_opvallend(profiel)[0]) == (
        "Proefbuurt: meer mensen zeggen ja dan gemiddeld in Almelo"
    )


@pytest.mark.parametrize(
    "rij",
    [
        _rij(90, richting=Richting.NEUTRAAL),
        _rij(90, aggregatie=Aggregatie.SOM),
        _rij(90, status=Status.VOORBEELD),
        replace(_rij(90), bron_gebied=Gebied("WK1", 2024, GebiedNiveau.WIJK, "Proefwijk")),
        replace(_rij(90), reeks_almelo=(Meting(2024, 50, Status.GEMETEN), Meting(2025, 50, Status.GEMETEN))),
        _rij(53),
        _rij(None, status=Status.ONTBREEKT),
    ],
    ids=["neutraal", "som", "verzonnen", "van de wijk", "ouder dan Almelo", "te dichtbij", "geen cijfer"],
)
def test_some_figures_never_make_a_headline(rij: ProfielRij) -> None:
    assert list_opvallend(_profiel(rij)) == []
    assert format_kop("Proefbuurt", None) == "Proefbuurt in cijfers en verhalen"


@pytest.mark.parametrize(("inwoners", "aantal"), [(199, 0), (200, 1), (201, 1)])
def test_place_with_few_people_gets_a_plain_headline(inwoners: int, aantal: int) -> None:
    assert len(list_opvallend(_profiel(_rij(90), inwoners=inwoners))) == aantal


def test_lead_names_the_place_once_and_a_year_when_it_changes() -> None:
    assert format_lead("Proefbuurt", "deze buurt", [_rij(60), _rij(40)]) == (
        "In Proefbuurt zegt 60% ja; in heel Almelo is dat 50% (2024). "
        "In deze buurt zegt 40% ja; in heel Almelo is dat 50%."
    )


def test_total_in_a_lead_stands_without_almelo() -> None:
    rij = _rij(60, aggregatie=Aggregatie.SOM)
    assert format_lead("Proefbuurt", "deze buurt", [rij]) == "In Proefbuurt zegt 60% ja (2024)."


def test_share_of_65_and_older_comes_from_the_counts() -> None:
    feiten = compute_feiten(_profiel(_rij(160, 14000, id="kwb_inwoners_65plus")))
    assert feiten.ouderen == pytest.approx(16)
    assert feiten.ouderen_almelo == pytest.approx(20)
    assert compute_feiten(Profiel(BUURT)).ouderen is None


def test_what_was_measured_once_has_no_course() -> None:
    reeks = (Meting(2022, 40, Status.GEMETEN), Meting(2024, 45, Status.GEMETEN))
    vaak = replace(_rij(45, id="vaak", hoofdcijfer=1), reeks=reeks)
    assert [rij.indicator.id for rij in list_verloop(_profiel(_rij(50, id="eens", hoofdcijfer=2), vaak))] == ["vaak"]
