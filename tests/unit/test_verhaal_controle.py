"""What stands in the way of a story, the difference of versions, the feed, and search that follows the stories."""

import xml.etree.ElementTree as ET
from datetime import date
from pathlib import Path

import pytest

from lwd_monitor.grafiek.verloop import Verloop
from lwd_monitor.ui.insturen.controle import build_gemarkeerd, replace_vondst
from lwd_monitor.ui.verhalen.merken import build_merken
from lwd_monitor.verhaal import (
    Duiding,
    FotoBijVerhaal,
    Houding,
    Verhaal,
    VerhaalStatus,
    Weging,
    Zichtbaar,
    check_persoonsgegevens,
    check_verhaal,
    list_tegenspraak,
    list_verwant,
    load_bestand,
    select_duidingen,
)
from lwd_monitor.verhaal.verschil import build_verschil
from lwd_monitor.verhaal.weergave import build_rss
from lwd_monitor.zoek.index import Bijgehouden
from tests.verhalen import make_verhaal

VANDAAG = date(2026, 11, 22)
PROJECT = Path(__file__).resolve().parents[2]
MEEGELEVERD = load_bestand(PROJECT / "data" / "verhalen" / "verhalen.yaml", VANDAAG)


@pytest.mark.parametrize("verhaal", MEEGELEVERD, ids=lambda v: v.id)
def test_shipped_story_passes_the_same_check(verhaal: Verhaal) -> None:
    assert [v.bevinding for v in check_persoonsgegevens(verhaal)] == []


def test_a_good_story_has_nothing_in_its_way() -> None:
    assert check_verhaal(make_verhaal(), VANDAAG) == []


@pytest.mark.parametrize(
    ("velden", "kolom"),
    [
        ({"titel": " "}, "titel"),
        ({"titel": "a" * 121}, "titel"),
        ({"tekst": "Te kort."}, "tekst"),
        ({"gebieden": ()}, "gebied"),
        ({"werkvelden": ()}, "werkvelden"),
        ({"datum": date(2026, 11, 23)}, "datum"),
        ({"toestemming": None}, "toestemming"),
        ({"fotos": (FotoBijVerhaal("f", "", True),)}, "foto"),
        ({"fotos": (FotoBijVerhaal("f", "Een tuin", False),)}, "foto"),
        ({"fotos": (FotoBijVerhaal("f", "Bel 06-12345678", True),)}, "foto 1"),
        ({"titel": "Bel 06-12345678"}, "titel"),
        ({"hoort_bij": "info@voorbeeld.nl"}, "hoort_bij"),
    ],
)
def test_each_fault_is_told_once(velden: dict, kolom: str) -> None:
    assert [b.kolom for b in check_verhaal(make_verhaal(**velden), VANDAAG)] == [kolom]


def test_ones_own_observation_and_a_source_need_no_consent() -> None:
    for stem in ("wijkregisseur", "bron"):
        assert check_verhaal(make_verhaal(stem=stem, toestemming=None), VANDAAG) == []


def test_a_story_survives_the_history_as_it_was() -> None:
    duiding = Duiding("misdrijven", "WK014115", 2024, 2021, 2025, Houding.WEERSPREEKT, "Het voelt anders.")
    verhaal = make_verhaal(duidingen=(duiding,), weging=Weging(4, 2), fotos=(FotoBijVerhaal("f", "Een tuin", True, 2),))
    assert Verhaal.from_json(verhaal.as_json()) == verhaal


def test_marks_and_replacements_stand_where_the_find_is() -> None:
    verhaal = make_verhaal(tekst="<b>Bel</b> 06-12345678 & kom.")
    html = build_gemarkeerd(verhaal.tekst, check_persoonsgegevens(verhaal))
    assert html == "&lt;b&gt;Bel&lt;/b&gt; <mark class='blokkeert'>06-12345678</mark> &amp; kom."
    assert replace_vondst("Zei Bram. Bram lacht.", "Bram", "een bewoner") == "Zei een bewoner. Een bewoner lacht."


def test_difference_is_by_word_and_escaped() -> None:
    assert build_verschil("een <b> park", "een groot park") == "een <del>&lt;b&gt;</del> <ins>groot</ins> park"


def test_feed_holds_public_stories_only_and_no_markup() -> None:
    klaar = {"status": VerhaalStatus.GEPUBLICEERD}
    reeks = [
        make_verhaal("open", titel="<script>alert(1)</script>\x0b", **klaar),
        make_verhaal("raad", zichtbaar=Zichtbaar.RAAD, **klaar),
        make_verhaal("intern", zichtbaar=Zichtbaar.INTERN, **klaar),
        make_verhaal("concept"),
    ]
    items = ET.fromstring(build_rss(reeks, "https://monitor.example")).findall(".//item")
    assert [item.findtext("link") for item in items] == ["https://monitor.example/verhalen?verhaal=open"]
    assert items[0].findtext("title") == "<script>alert(1)</script>"


def test_index_follows_the_stories_and_writes_only_what_changed() -> None:
    index = Bijgehouden()
    tuin, plein = (
        make_verhaal("a", versie=1),
        make_verhaal("b", versie=1, tekst="Hangjongeren op het plein.", titel="Plein"),
    )
    assert index.sync([tuin, plein]) == 2
    assert index.find("hangjongere", 5) == ["b"]
    assert index.sync([tuin, plein]) == 0
    assert index.sync([make_verhaal("a", versie=2, tekst="Nu over een zwembad.")]) == 2
    assert index.find("hangjongere", 5) == []
    assert index.find("zwembad", 5) == ["a"]


def test_duidingen_by_figure_and_place_and_where_they_clash() -> None:
    def duid(id_: str, plek: str, houding: Houding) -> Verhaal:
        return make_verhaal(id_, duidingen=(Duiding("misdrijven", plek, 2024, 2021, 2025, houding, "Daarom."),))

    reeks = [duid("a", "X", Houding.BEVESTIGT), duid("b", "X", Houding.WEERSPREEKT), duid("c", "Y", Houding.NUANCEERT)]
    assert [g.verhaal.id for g in select_duidingen(reeks, "misdrijven", {"X"})] == ["a", "b"]
    assert select_duidingen(reeks, "kwb_inwoners") == []
    assert {g.verhaal.id for g in list_tegenspraak(reeks)} == {"a", "b"}


def test_related_stories_share_place_and_field_first() -> None:
    hier = make_verhaal("hier")
    zelfde = make_verhaal("zelfde", datum=date(2020, 1, 1))
    elders = make_verhaal("elders", gebieden=("WK014111",))
    anders = make_verhaal("anders", gebieden=("WK014111",), werkvelden=("schoon_heel_veilig",))
    assert [v.id for v in list_verwant(hier, [hier, anders, elders, zelfde])] == ["zelfde", "elders"]


def test_a_mark_stands_at_the_date_of_its_story_and_within_the_chart() -> None:
    verloop = Verloop((), (2021, 2022, 2023), (0.0, 1.0), ())
    duiding = Duiding("misdrijven", "WK014115", 2024, 2021, 2023, Houding.NUANCEERT, "Daarom.")
    reeks = [make_verhaal(d.isoformat(), datum=d, duidingen=(duiding,)) for d in (date(2022, 7, 1), date(2026, 1, 1))]
    html = build_merken(verloop.place_jaar, select_duidingen(reeks))
    assert "left:75.00%" in html
    assert "left:100.00%" in html
    assert html.count("class='merk'") == 2
