"""What the page of a place claims: headline, lead, facts and rows, on plain values."""

from dataclasses import replace

import pytest

from lwd_monitor.bewering import Beweringoordeel, build_gebied
from lwd_monitor.gebied import Gebied, GebiedNiveau
from lwd_monitor.indicator import Aggregatie, Indicator, Richting, Thema, Toetssoort
from lwd_monitor.portret import Portret, Portretrij, compute_feiten
from lwd_monitor.waarneming import Meting, Status

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
    toets=Toetssoort.AANDEEL,
)
GEEN_KOP = "Proefbuurt in cijfers en verhalen"


def _rij(waarde: float | None, almelo: float = 50, status: Status = Status.GEMETEN, **anders: object) -> Portretrij:
    indicator = replace(INDICATOR, **anders)  # type: ignore[arg-type]
    meting, daar = Meting(2024, waarde, status, 100), Meting(2024, almelo, Status.GEMETEN, 1000)
    return Portretrij(indicator, meting, daar, (meting,), (daar,), (40, 45, 50, 55, 60))


def _portret(*rijen: Portretrij, inwoners: float = 1000) -> Portret:
    aantal = _rij(inwoners, 70000, id="kwb_inwoners", aggregatie=Aggregatie.SOM, toets=Toetssoort.STAND)
    return Portret(BUURT, {rij.indicator.id: rij for rij in (aantal, *rijen)})


def test_headline_takes_the_strongest_tested_fact_and_not_the_largest_distance() -> None:
    ver = _rij(90, id="ver")
    weinig = replace(ver, meting=Meting(2024, 90, Status.GEMETEN, 4), reeks=(Meting(2024, 90, Status.GEMETEN, 4),))
    uit = build_gebied(_portret(weinig, _rij(75, id="zeker", kop_hoger="meer mensen zeggen zeker ja")))
    assert uit.kop.tekst == "Proefbuurt: meer mensen zeggen zeker ja dan in heel Almelo"
    assert uit.kop.bewering is not None
    assert (uit.kop.bewering.indicator, uit.kop.bewering.oordeel) == ("zeker", Beweringoordeel.HOGER)
    assert uit.kop.bewering.q is not None


@pytest.mark.parametrize(
    "rij",
    [
        _rij(90, richting=Richting.NEUTRAAL),
        _rij(90, aggregatie=Aggregatie.SOM, toets=Toetssoort.STAND),
        _rij(90, toets=Toetssoort.STAND),
        _rij(90, toets=Toetssoort.GEMIDDELDE),
        _rij(90, modelschatting=True),
        _rij(90, status=Status.VOORBEELD),
        replace(_rij(90), bron_gebied=Gebied("WK1", 2024, GebiedNiveau.WIJK, "Proefwijk")),
        replace(_rij(90), reeks_almelo=(Meting(2024, 50, Status.GEMETEN), Meting(2025, 50, Status.GEMETEN))),
        _rij(53),
        _rij(None, status=Status.ONTBREEKT),
    ],
    ids=[
        "neutraal",
        "som",
        "volledige telling",
        "zonder marge",
        "modelschatting",
        "verzonnen",
        "van de wijk",
        "ouder dan Almelo",
        "te dichtbij",
        "geen cijfer",
    ],
)
def test_some_figures_never_make_a_headline(rij: Portretrij) -> None:
    uit = build_gebied(_portret(rij))
    assert (uit.kop.tekst, uit.kop.bewering) == (GEEN_KOP, None)


@pytest.mark.parametrize(("inwoners", "kop"), [(199, False), (200, True), (201, True)])
def test_place_with_few_people_gets_a_plain_headline(inwoners: int, kop: bool) -> None:
    assert (build_gebied(_portret(_rij(90), inwoners=inwoners)).kop.tekst != GEEN_KOP) is kop


def test_a_difference_that_is_chance_among_many_rows_loses_its_word() -> None:
    net = _rij(60.5, id="net")
    assert build_gebied(_portret(net)).rijen["net"].plaats.zin == "hoger dan Almelo: gunstig"
    samen = build_gebied(_portret(net, *(_rij(50, id=f"niets{nr}") for nr in range(20))))
    assert samen.rijen["net"].plaats.zin == "geen aantoonbaar verschil met Almelo"
    assert samen.kop.tekst == GEEN_KOP


@pytest.mark.parametrize(
    ("anders", "zin", "oordeel"),
    [
        ({}, "hoger dan Almelo: gunstig", Beweringoordeel.HOGER),
        ({"richting": Richting.NEUTRAAL}, "hoger dan Almelo", Beweringoordeel.HOGER),
        ({"toets": Toetssoort.STAND}, "hoger dan Almelo (volledige telling)", Beweringoordeel.VOLLEDIGE_TELLING),
        (
            {"toets": Toetssoort.GEMIDDELDE},
            "niet te toetsen: hier 90%, in Almelo 50%",
            Beweringoordeel.NIET_TE_TOETSEN,
        ),
        (
            {"toets": Toetssoort.GEMIDDELDE, "modelschatting": True},
            "niet te toetsen: hier naar schatting 90%, in Almelo 50%",
            Beweringoordeel.NIET_TE_TOETSEN,
        ),
        (
            {"toets": Toetssoort.STAND, "status": Status.GESCHAT},
            "niet te toetsen: hier 90%, in Almelo 50%",
            Beweringoordeel.NIET_TE_TOETSEN,
        ),
    ],
)
def test_a_sentence_says_no_more_than_its_test(anders: dict, zin: str, oordeel: Beweringoordeel) -> None:
    bewering = build_gebied(_portret(_rij(90, **anders))).rijen["proef"].plaats
    assert (bewering.zin, bewering.oordeel) == (zin, oordeel)
    assert (bewering.p is None) is (oordeel not in (Beweringoordeel.HOGER, Beweringoordeel.LAGER))


def test_lead_names_the_place_once_a_year_when_it_changes_and_every_verdict() -> None:
    rijen = [_rij(53, hoofdcijfer=1), _rij(90, id="tel", toets=Toetssoort.STAND, hoofdcijfer=2)]
    assert " ".join(zin.tekst for zin in build_gebied(_portret(*rijen)).lead) == (
        "In Proefbuurt zegt 53% ja; in heel Almelo is dat 50% (2024, geen aantoonbaar verschil). "
        "In deze buurt zegt 90% ja; in heel Almelo is dat 50% (volledige telling)."
    )


def test_what_was_proven_leads_and_a_model_estimate_never_does() -> None:
    rijen = [_rij(53, id="gewoon", hoofdcijfer=1), _rij(90), _rij(90, id="model", modelschatting=True, hoofdcijfer=2)]
    assert [zin.tekst for zin in build_gebied(_portret(*rijen)).lead] == [
        "In Proefbuurt zegt 90% ja; in heel Almelo is dat 50% (2024, aantoonbaar verschil)."
    ]
    assert [zin.tekst[:30] for zin in build_gebied(_portret(rijen[2])).lead] == []


def test_total_in_a_lead_stands_without_almelo() -> None:
    rij = _rij(60, aggregatie=Aggregatie.SOM, hoofdcijfer=1)
    assert [zin.tekst for zin in build_gebied(_portret(rij)).lead] == ["In Proefbuurt zegt 60% ja (2024)."]


def _reeks(*waarden: float, noemer: float | None = None) -> tuple[Meting, ...]:
    return tuple(Meting(2021 + nr, w, Status.GEMETEN, noemer) for nr, w in enumerate(waarden))


def test_a_place_of_which_the_margin_holds_the_change_of_the_city_says_so() -> None:
    hier, stad = _reeks(100, 96), _reeks(10000, 9000)
    rij = replace(
        _rij(96, toets=Toetssoort.AANTAL, aggregatie=Aggregatie.SOM, eenheid="misdrijven"),
        meting=hier[-1],
        reeks=hier,
        almelo=stad[-1],
        reeks_almelo=stad,
    )
    oordeel = build_gebied(_portret(rij)).rijen["proef"]
    assert oordeel.heel.zin == "Heel Almelo: gedaald."
    assert oordeel.verandering.zin.startswith(
        "Hier is het verschil 2021–2022 te klein om te zien; het past bij heel Almelo: −4 (marge "
    )
    assert oordeel.verandering.oordeel == Beweringoordeel.GEEN_AANTOONBAAR_VERSCHIL


def test_a_proven_change_may_lead() -> None:
    hier = _reeks(1000, 700)
    rij = replace(
        _rij(700, toets=Toetssoort.AANTAL, aggregatie=Aggregatie.SOM, titel_kort="Aantal proeven"),
        meting=hier[-1],
        reeks=hier,
        almelo=_reeks(9000, 9000)[-1],
        reeks_almelo=_reeks(9000, 9000),
    )
    uit = build_gebied(_portret(rij))
    assert uit.kop.tekst == "Proefbuurt: aantal proeven gedaald van 2021 tot 2022"
    assert uit.kop.bewering.oordeel == Beweringoordeel.GEDAALD


def test_share_of_65_and_older_comes_from_the_counts() -> None:
    feiten = compute_feiten(_portret(_rij(160, 14000, id="kwb_inwoners_65plus")))
    assert feiten.ouderen == pytest.approx(16)
    assert feiten.ouderen_almelo == pytest.approx(20)
    assert compute_feiten(Portret(BUURT)).ouderen is None


def test_share_of_65_and_older_takes_the_inhabitants_of_its_own_year() -> None:
    portret = _portret(_rij(160, 14000, id="kwb_inwoners_65plus"))
    nieuw, oud = Meting(2025, 2000, Status.VOORLOPIG), portret.rijen["kwb_inwoners"].meting
    portret.rijen["kwb_inwoners"] = replace(portret.rijen["kwb_inwoners"], meting=nieuw, reeks=(oud, nieuw))
    assert compute_feiten(portret).ouderen == pytest.approx(16)
    portret.rijen["kwb_inwoners"] = replace(portret.rijen["kwb_inwoners"], reeks=(nieuw,))
    assert compute_feiten(portret).ouderen is None
