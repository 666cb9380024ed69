"""Where a story comes from: told by someone, a survey, or a text from plans and budgets."""

import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date
from types import SimpleNamespace

import pytest

from lwd_monitor.db import Database
from lwd_monitor.gebied import Gebieden
from lwd_monitor.indicator import Thema, Werkveld
from lwd_monitor.inhoud import init_database
from lwd_monitor.portret import assign_verhalen
from lwd_monitor.toegang import SYSTEEM
from lwd_monitor.ui.onderdelen.verhaal import build_verhaalkaart
from lwd_monitor.ui.overzicht.beeld import build_nieuwe_verhalen
from lwd_monitor.ui.overzicht.kaartje import build_verhaalstrook
from lwd_monitor.ui.verhalen.woorden import describe_herkomst
from lwd_monitor.verhaal import (
    Verhaal,
    Verhaalsoort,
    VerhaalStatus,
    Weging,
    find_nieuwste,
    find_verhaal,
    list_verhalen,
    load_bestand,
)
from lwd_monitor.verhaal.stilte import compute_stilte
from lwd_monitor.verhaal.tegenspraak import find_kant, hear_verhalen
from lwd_monitor.verhaal.weergave import build_rss
from tests.conftest import NU, PROJECT
from tests.verhalen import make_verhaal

VERHALEN = {v.id: v for v in load_bestand(PROJECT / "data" / "verhalen" / "verhalen.yaml", NU.date())}
VERTELD = replace(make_verhaal("verteld"), status=VerhaalStatus.GEPUBLICEERD)
STUK = replace(VERTELD, id="stuk", titel="Uit het plan", stem="bron", bron="Begroting", uit_stukken=True)
PEILING = replace(
    VERTELD, id="peiling", titel="Uit een enquête", stem="bron", bron="Peiling", soort=Verhaalsoort.PEILING
)


def test_texts_from_plans_and_budgets_are_marked() -> None:
    begin = ("Gemeente Almelo, Begroting", "Gemeente Almelo, plan", "Gemeente Almelo, Perspectiefnota")
    assert all(v.uit_stukken for v in VERHALEN.values() if v.bron.startswith(begin))
    assert not any(v.uit_stukken for v in VERHALEN.values() if not v.bron.startswith(("Gemeente Almelo, ", "College")))


@pytest.mark.parametrize("id_", ["v035", "v037", "v042", "v043"])
def test_an_outcome_of_a_survey_is_a_peiling(id_: str) -> None:
    assert VERHALEN[id_].soort is Verhaalsoort.PEILING
    assert VERHALEN[id_].soort.titel == "Peiling"


def test_a_text_about_several_places_names_no_single_one() -> None:
    zes, onderop, analyses = VERHALEN["v015"], VERHALEN["v026"], VERHALEN["v045"]
    assert zes.titel.startswith("Zes wijkaccommodaties in zes wijken")
    assert len(zes.gebieden) == 6
    assert onderop.gebieden == ("GM0141",)
    assert "Sluitersveld" not in onderop.titel
    assert "partners" not in analyses.tekst
    assert (analyses.datum.year, analyses.periode) == (2022, "2021")


def test_the_newest_story_is_one_that_someone_told() -> None:
    assert find_nieuwste([STUK, PEILING, VERTELD]) == VERTELD
    assert find_nieuwste([STUK, PEILING]) is None
    assert VERTELD.titel in build_verhaalstrook([STUK, VERTELD])
    assert "Nog niemand vertelde over dit gebied." in build_verhaalstrook([STUK])
    assert STUK.titel not in build_nieuwe_verhalen([STUK, VERTELD], Gebieden([], []))


def test_a_theme_takes_no_text_from_plans_as_its_story() -> None:
    velden = {Thema.SOCIAAL: [Werkveld.PARTICIPATIE]}
    vertelling = assign_verhalen([STUK, PEILING, VERTELD], [Thema.SOCIAAL], velden)
    assert vertelling.bij_thema[Thema.SOCIAAL][0] == VERTELD
    assert vertelling.overig == (STUK, PEILING)


def test_a_card_and_the_feed_carry_the_mark() -> None:
    gebieden = SimpleNamespace(eigen={}, find=lambda code, indeling: None, nieuwste=2024)
    assert "uit de stukken" in build_verhaalkaart(STUK, gebieden)
    assert "uit de stukken" not in build_verhaalkaart(VERTELD, gebieden)
    boom = ET.fromstring(build_rss([STUK, VERTELD], "http://x"))
    soorten = [[c.text for c in item.findall("category")] for item in boom.iter("item")]
    assert soorten == [["Mooi voorbeeld", "Uit de stukken"], ["Mooi voorbeeld"]]


def test_only_what_residents_told_is_from_people_of_the_gemeente() -> None:
    assert describe_herkomst([STUK, PEILING]) == (
        "2 verhalen, in eigen woorden: 1 uit openbare bronnen en 1 uit de stukken van de gemeente."
    )
    assert "1 van mensen uit Almelo" in describe_herkomst([STUK, VERTELD])
    assert "mensen uit Almelo" not in describe_herkomst([replace(VERTELD, stem="professional")])


def test_a_survey_points_no_way_whoever_weighed_it() -> None:
    assert find_kant(PEILING) is find_kant(replace(PEILING, weging=Weging(5, 5))) is None
    twee = [replace(PEILING, id=id_) for id_ in ("a", "b")]
    assert hear_verhalen(twee, ["participatie"], NU.date()).kant is None


def test_a_survey_or_a_text_from_plans_breaks_no_silence() -> None:
    (rij,) = compute_stilte([STUK, PEILING], {"WK014115": {"WK014115"}}, NU.date(), indeling=2024)
    assert rij.is_stil
    assert rij.laatste is None


def _publish(db: Database, verhaal: Verhaal, gebruiker: str) -> None:
    from lwd_monitor.verhaal.store import save_verhaal

    db.write(lambda con: save_verhaal(con, verhaal, gebruiker, NU, "proef"), ("verhaal", "verhaal_versie"))


def test_a_corrected_story_that_ships_reaches_a_store_that_stood_before(db: Database) -> None:
    oud = find_verhaal(db.cursor(), "v015")
    assert oud is not None
    _publish(db, replace(oud, titel="De oude titel", versie=2), SYSTEEM.naam)
    init_database(db, NU)
    assert find_verhaal(db.cursor(), "v015") == replace(oud, versie=3)
    init_database(db, NU)
    assert find_verhaal(db.cursor(), "v015") == replace(oud, versie=3)


def test_a_story_that_a_person_changed_is_left_alone(db: Database) -> None:
    oud = find_verhaal(db.cursor(), "v015")
    assert oud is not None
    _publish(db, replace(oud, titel="Mijn titel", versie=2), "redacteur")
    init_database(db, NU)
    na = find_verhaal(db.cursor(), "v015")
    assert na is not None
    assert na.titel == "Mijn titel"
    assert len(list_verhalen(db.cursor(), SYSTEEM, date(2026, 11, 22))) == 45
