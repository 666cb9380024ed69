"""Describing and publishing an indicator that came in with an upload: what it takes, who sees it, and the way back."""

from datetime import datetime

import pytest

from lwd_monitor.db import Database
from lwd_monitor.fout import Fout
from lwd_monitor.gebied import GebiedNiveau, load_gebieden
from lwd_monitor.gesprek import list_vragen
from lwd_monitor.indicator import Aggregatie, Thema, Werkveld, format_in_zin, load_catalogus, load_indicatoren
from lwd_monitor.indicatorbeheer import (
    REGISTER,
    build_beschrijving,
    format_toml,
    list_eigen_indicatoren,
    publish_indicator,
    restore_beschrijving,
    save_beschrijving,
    unpublish_indicator,
)
from lwd_monitor.inhoud import init_database
from lwd_monitor.register import Ongeldig, get_register
from lwd_monitor.toegang import SYSTEEM
from lwd_monitor.upload import Opties, build_concept, run_upload, save_concept
from tests.conftest import PROJECT

NU = datetime(2026, 11, 29, 12, 0)
ID = "boompjes"
TEKST = {
    "titel": "Bomen langs de straat", "titel_kort": "Straatbomen", "onderschrift": "op 1 januari",
    "definitie": "Het aantal bomen in de openbare ruimte.\nBomen in tuinen tellen \"niet\" mee.", "verwerking": "Niets.",
    "eenheid": "bomen", "decimalen": "0", "thema": "fysiek", "soort": "objectief", "richting": "neutraal", "toets": "stand",
    "niveaus": ["gemeente", "wijk", "buurt"], "set": "gebiedsspecifiek", "aggregatie": "som", "laagste": 0, "hoogste": 90000,
    "werkvelden": ["schoon_heel_veilig"], "wijkanalyse": "leefbaarheid",
}  # fmt: skip


@pytest.fixture
def met_concept(db: Database, tmp_path) -> Database:
    """A store with a concept that has a figure for each buurt of De Riet."""
    save_concept(db, SYSTEEM, build_concept(ID, "boompjes", "gemeente"))
    gebieden = load_gebieden(db.cursor())
    delen = gebieden.list_delen(gebieden.find("WK014111"))
    pad = tmp_path / "bomen.csv"
    rijen = "".join(f"{deel.code};2024;{ID};{100 + nr}\n" for nr, deel in enumerate(delen))
    pad.write_text("regiocode;jaar;indicator;waarde\n" + rijen)
    run_upload(db, SYSTEEM, pad, Opties(bron="gemeente", concept=True), NU, accepteer=True)
    return db


def save(db: Database, **anders: object):
    return save_beschrijving(db, SYSTEEM, ID, TEKST | anders, load_gebieden(db.cursor()), NU)


def count_wijk(db: Database) -> int:
    sql = "SELECT count(*) FROM waarneming WHERE indicator_id = 'boompjes' AND gebied_code = 'WK014111'"
    return db.cursor().execute(sql).fetchone()[0]


def test_a_concept_is_described_published_and_made_a_concept_again(met_concept: Database) -> None:
    db = met_concept
    assert [(i.id, stuk) for i, stuk in list_eigen_indicatoren(db.cursor())] == [(ID, None)]
    with pytest.raises(Fout, match="Beschrijf de indicator eerst"):
        publish_indicator(db, SYSTEEM, ID, NU)
    save(db)
    assert load_indicatoren(db.cursor())[ID].concept
    # Buurten now add up to their wijk, as the description says.
    assert count_wijk(db) == 1
    publish_indicator(db, SYSTEEM, ID, NU)
    # What people published stands through a next start.
    init_database(db, NU)
    indicator = load_indicatoren(db.cursor())[ID]
    assert (indicator.concept, indicator.titel, indicator.aggregatie) == (False, TEKST["titel"], Aggregatie.SOM)
    with pytest.raises(Ongeldig, match="Schrijf waarom"):
        save(db, titel="Straatbomen")
    save(db, aggregatie="niet", reden="tellingen overlappen")
    assert count_wijk(db) == 0
    restore_beschrijving(db, SYSTEEM, ID, 1, NU)
    assert (count_wijk(db), load_indicatoren(db.cursor())[ID].concept) == (1, False)
    unpublish_indicator(db, SYSTEEM, ID, NU)
    assert load_indicatoren(db.cursor())[ID].concept


def test_a_change_asks_what_explains_it_as_long_as_readers_see_its_indicator(met_concept: Database, tmp_path) -> None:
    db, pad = met_concept, tmp_path / "sprong.csv"
    gebieden = load_gebieden(db.cursor())
    vast, stijgt = (100, 103, 98, 101, 99), (100, 160, 250, 380, 600)
    rijen = [
        f"{buurt.code};{2020 + nr};{ID};{waarde}\n"
        for plek, buurt in enumerate(gebieden.list_niveau(GebiedNiveau.BUURT))
        for nr, waarde in enumerate(vast if plek else stijgt)
    ]
    pad.write_text("regiocode;jaar;indicator;waarde\n" + "".join(rijen))
    opties = Opties(bron="gemeente", concept=True, indeling=gebieden.nieuwste)
    run_upload(db, SYSTEEM, pad, opties, NU, accepteer=True)
    save(db, toets="aantal")

    def count_open() -> int:
        vragen = list_vragen(db.cursor(), SYSTEEM, set())
        return sum(vraag.indicator_id == ID and vraag.vervallen_op is None for vraag in vragen)

    assert count_open() == 0
    publish_indicator(db, SYSTEEM, ID, NU)
    assert count_open() == 1
    unpublish_indicator(db, SYSTEEM, ID, NU)
    assert count_open() == 0


def test_a_figure_that_can_lie_below_zero_is_described(met_concept: Database) -> None:
    assert save(met_concept, laagste="-500").gegevens["laagste"] == -500


def test_what_was_estimated_with_a_model_says_so_in_a_sentence(met_concept: Database, tmp_path) -> None:
    save(met_concept, modelschatting=True, toets="gemiddelde")
    publish_indicator(met_concept, SYSTEEM, ID, NU)
    indicator = load_indicatoren(met_concept.cursor())[ID]
    assert format_in_zin(indicator, 12) == "naar schatting 12"
    assert build_beschrijving(indicator)["modelschatting"] is True
    (tmp_path / f"{ID}.toml").write_text(format_toml(indicator))
    assert load_catalogus([tmp_path])[ID] == indicator


@pytest.mark.parametrize(
    ("anders", "woord"),
    [
        ({"titel_kort": "een titel die veel te lang is"}, "Maak de tekst korter"),
        ({"definitie": ""}, "nog leeg"),
        ({"definitie": "Deze indicator kwam mee met een upload en is nog niet beschreven."}, "Schrijf zelf"),
        ({"hoogste": None}, "allebei"),
        ({"hoogste": 0}, "niet lager"),
        ({"aggregatie": "gewogen_gemiddelde"}, "Kies bij een gewogen gemiddelde"),
        ({"gewicht": "kwb_inwoners"}, "hoort alleen bij"),
        ({"modelschatting": True}, "geen telling"),
    ],
)
def test_a_description_that_does_not_hold_is_refused_in_words(met_concept: Database, anders: dict, woord: str) -> None:
    with pytest.raises(Ongeldig, match=woord):
        save(met_concept, **anders)


def test_an_indicator_that_ships_is_not_described_here(db: Database) -> None:
    with pytest.raises(Fout, match="meegeleverd"):
        save_beschrijving(db, SYSTEEM, "misdrijven", TEKST, load_gebieden(db.cursor()), NU)
    with pytest.raises(Fout, match="bestaat niet"):
        save_beschrijving(db, SYSTEEM, "nergens", TEKST, load_gebieden(db.cursor()), NU)


def test_the_file_of_an_entry_reads_back_as_the_same_entry(met_concept: Database, tmp_path) -> None:
    save(met_concept)
    publish_indicator(met_concept, SYSTEEM, ID, NU)
    alle = load_indicatoren(met_concept.cursor())
    meegeleverd = load_catalogus([PROJECT / "data" / "cijfers" / "catalogus"])
    met_alles = [
        next(i for i in meegeleverd.values() if getattr(i, veld)) for veld in ("breuken", "tabellen", "afleiding")
    ]
    for indicator in (alle[ID], *met_alles):
        (tmp_path / f"{indicator.id}.toml").write_text(format_toml(indicator))
        assert load_catalogus([tmp_path])[indicator.id] == indicator


def test_the_form_offers_what_an_entry_can_be() -> None:
    velden = {veld.naam: veld for veld in get_register(REGISTER).velden}
    assert list(velden["thema"].keuzes) == [t.value for t in Thema]
    assert {t.value: t.titel for t in Thema} == velden["thema"].keuzes
    assert {w.value: w.titel for w in Werkveld} == velden["werkvelden"].keuzes
    assert set(velden["aggregatie"].keuzes) == {a.value for a in Aggregatie}
    concept = build_concept(ID, "boompjes", "gemeente")
    assert {"definitie", "onderschrift"} & set(build_beschrijving(concept)) == set()
