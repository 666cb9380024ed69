"""Small maps of a series of years: the same classes, outlines once, and what is not alike is said."""

import json

import pandas as pd
import pytest

from lwd_monitor.kaart import Jaarkaart, build_geometrie, build_jaarkaarten
from tests.unit.test_kaart_payload import make_cellen

GEOMETRIE = build_geometrie(make_cellen())
ANDERS = build_geometrie(make_cellen(3, 3))


def build(*kaarten: Jaarkaart) -> dict:
    return build_jaarkaarten(kaarten, eenheid="%", decimalen=0, titel="Kaarten", woord=("buurt", "buurten"))


def make_jaar(jaar: int, erbij: float, breuk: str = "") -> Jaarkaart:
    cellen = make_cellen()
    return Jaarkaart(jaar, cellen.assign(waarde=cellen["waarde"] + erbij), GEOMETRIE, breuk)


def test_a_colour_means_the_same_figure_in_every_year() -> None:
    laag, hoog = build(make_jaar(2021, 0), make_jaar(2022, 40))["kaarten"]
    # Fifty to eighty-three in the one year, ninety and up in the other.
    assert max(laag["tinten"]) <= min(hoog["tinten"])
    assert min(laag["tinten"]) == 0
    assert max(hoog["tinten"]) == 3


def test_outlines_go_over_the_line_once_for_all_years_that_share_them() -> None:
    een, twaalf = (build(*(make_jaar(2010 + jaar, jaar) for jaar in range(aantal))) for aantal in (1, 12))
    assert len(twaalf["vormen"]) == 1
    paden = len(json.dumps(een["vormen"]))
    assert len(json.dumps(twaalf["vormen"])) == paden
    oud = Jaarkaart(2009, make_cellen(3, 3), ANDERS)
    assert [kaart["vorm"] for kaart in build(oud, make_jaar(2021, 0))["kaarten"]] == [0, 1]


def test_each_map_tells_in_words_how_many_places_stand_in_which_class_and_how_many_have_no_figure() -> None:
    gat = make_jaar(2022, 0, "Vanaf 2022 is dit een andere reeks.")
    gat.cellen.loc[:2, ["waarde", "status"]] = [[float("nan"), "ontbreekt"], [3.0, "te_weinig"], [3.0, "te_weinig"]]
    heel, met_gat = build(make_jaar(2021, 0), gat)["kaarten"]
    assert heel["tekst"].startswith("Kaart van 2021. ")
    assert "0 buurten" not in heel["tekst"]
    aantallen = [int(deel.split(": ")[1].split()[0]) for deel in heel["tekst"][16:].split("; ")]
    assert sum(aantallen) == 16
    assert "geen cijfer: 1 buurt; te weinig waarnemingen: 2 buurten." in met_gat["tekst"]
    assert (heel["zonder"], met_gat["zonder"]) == ("", "3 zonder cijfer")
    assert (heel["breuk"], met_gat["breuk"]) == ("", "Vanaf 2022 is dit een andere reeks.")


def test_the_legend_counts_nothing_and_an_invented_year_is_badged() -> None:
    verzonnen = make_jaar(2023, 0)
    kaarten = build(make_jaar(2021, 0), Jaarkaart(2023, verzonnen.cellen.assign(status="voorbeeld"), GEOMETRIE))
    assert {entry["aantal"] for entry in kaarten["legenda"]} == {""}
    assert kaarten["tekens"] == ["◇ fictief voorbeeld"]


def test_what_a_drawing_lacks_is_said_of_its_own_years() -> None:
    grof = build_geometrie(make_cellen(3, 3).assign(geometrie_ruw=True))
    kaarten = build(*(Jaarkaart(jaar, make_cellen(3, 3), grof) for jaar in (2015, 2016)), make_jaar(2021, 0))
    assert kaarten["meldingen"] == [
        "De grenzen op de kaarten van 2015 en 2016 zijn grof getekend: zij kunnen flink afwijken."
    ]


@pytest.mark.parametrize("jaren", [1, 3])
def test_years_without_any_figure_have_no_classes(jaren: int) -> None:
    leeg = make_cellen().assign(waarde=None, status="ontbreekt")
    kaarten = build(*(Jaarkaart(2020 + nr, pd.DataFrame(leeg), GEOMETRIE) for nr in range(jaren)))
    assert [entry["label"] for entry in kaarten["legenda"]] == ["geen cijfer"]
    assert {tint for kaart in kaarten["kaarten"] for tint in kaart["tinten"]} == {"geen_cijfer"}
