"""Own areas that people make: what may stand together, who may do it, and the way back."""

import json
from dataclasses import replace
from datetime import datetime

import pytest

from lwd_monitor.cli.hoofd import main
from lwd_monitor.eigengebied import list_alle, restore_eigen, save_eigen, withdraw_eigen
from lwd_monitor.fout import Fout
from lwd_monitor.gebied import load_gebieden
from lwd_monitor.inhoud import init_database
from lwd_monitor.register import Ongeldig, list_versies
from lwd_monitor.toegang import SYSTEEM

NU = datetime(2026, 11, 29, 12, 0)
WESTERES = {
    "naam": "Westeres", "soort": "aandachtsgebied", "omschrijving": "twee buurten", "reden": "de gemeente zei waar het ligt",
}  # fmt: skip
BUURTEN = ["BU01411402", "BU01411300"]


def find_stuk(db, id_: str):
    return next(stuk for stuk in list_alle(db.cursor()) if stuk.id == id_)


def test_what_ships_has_a_history_and_a_next_start_adds_nothing(db) -> None:
    assert {stuk.id for stuk in list_alle(db.cursor())} == set(load_gebieden(db.cursor()).eigen)
    init_database(db, NU)
    assert {stuk.versie for stuk in list_alle(db.cursor())} == {1}


def test_that_nobody_knows_where_a_place_lies_follows_from_its_parts(db) -> None:
    leeg, gekoppeld = load_gebieden(db.cursor()).eigen["westeres"], load_gebieden(db.cursor()).eigen["de_riet"]
    assert (leeg.wat, gekoppeld.wat) == ("buurt, ligging nog niet bekend", "wijk")
    # As the text of an older store has it.
    oud = replace(leeg, omschrijving="buurt, ligging nog niet bekend")
    assert (oud.wat, replace(oud, leden=gekoppeld.leden).wat) == ("buurt, ligging nog niet bekend", "buurt")


def test_westeres_gets_buurten_and_each_step_can_be_undone(db) -> None:
    gebieden, leeg = load_gebieden(db.cursor()), find_stuk(db, "westeres")
    stuk = save_eigen(db, SYSTEEM, WESTERES | {"leden": BUURTEN}, gebieden, NU, leeg)
    assert [lid.code for lid in load_gebieden(db.cursor()).eigen["westeres"].leden] == sorted(BUURTEN)
    # What ships no longer writes over what a person wrote, and the area keeps its place among the six.
    init_database(db, NU)
    eigen = load_gebieden(db.cursor()).eigen
    assert eigen["westeres"].omschrijving == "twee buurten"
    assert list(eigen).index("westeres") == 1
    restore_eigen(db, SYSTEEM, "westeres", 1, NU)
    assert load_gebieden(db.cursor()).eigen["westeres"].leden == ()
    assert [(v.versie, v.reden) for v in list_versies(db.cursor(), "westeres")] == [
        (3, "terug naar versie 1"), (2, WESTERES["reden"]), (1, "meegeleverd"),
    ]  # fmt: skip
    with pytest.raises(Fout, match="iemand anders"):
        save_eigen(db, SYSTEEM, WESTERES | {"leden": ["WK014111"]}, gebieden, NU, stuk)


def test_all_buurten_of_a_wijk_are_that_wijk(db) -> None:
    gebieden = load_gebieden(db.cursor())
    buurten = [deel.code for deel in gebieden.list_delen(gebieden.find("WK014111"))]
    stuk = save_eigen(db, SYSTEEM, WESTERES | {"naam": "Oud-Zuid", "leden": [*buurten, "WK014115"]}, gebieden, NU)
    assert (stuk.id, stuk.gegevens["leden"]) == ("oud_zuid", ["WK014111", "WK014115"])


@pytest.mark.parametrize(
    ("anders", "woord"),
    [
        ({"leden": ["WK014114", "BU01411402"]}, "dubbel tellen"),
        ({"leden": ["de_riet"]}, "geen deel zijn"),
        ({"leden": ["GM0141"]}, "geen deel zijn"),
        ({"leden": ["Nergens"]}, "niet bekend"),
        ({"naam": "de riet"}, "Er is al een eigen gebied"),
        ({"reden": " "}, "Schrijf waarom"),
        ({"omschrijving": ""}, "nog leeg"),
    ],
)
def test_what_cannot_be_an_area_is_refused_in_words(db, anders: dict, woord: str) -> None:
    with pytest.raises(Ongeldig, match=woord):
        save_eigen(db, SYSTEEM, WESTERES | {"naam": "Nieuw"} | anders, load_gebieden(db.cursor()), NU)
    assert "nieuw" not in load_gebieden(db.cursor()).eigen


def test_an_area_goes_only_when_nothing_stands_at_it_and_can_come_back(db) -> None:
    gebieden = load_gebieden(db.cursor())
    stuk = save_eigen(db, SYSTEEM, WESTERES | {"naam": "Noordrand", "leden": BUURTEN}, gebieden, NU)
    weg = withdraw_eigen(db, SYSTEEM, stuk, NU, "toch niet nodig")
    assert "noordrand" not in load_gebieden(db.cursor()).eigen
    init_database(db, NU)
    assert "noordrand" not in load_gebieden(db.cursor()).eigen
    restore_eigen(db, SYSTEEM, "noordrand", 1, NU)
    assert len(load_gebieden(db.cursor()).eigen["noordrand"].leden) == 2
    with pytest.raises(Fout, match="weggehaald"):
        restore_eigen(db, SYSTEEM, "noordrand", weg.versie, NU)
    # A story that stands at an own area itself would lose its place.
    db.write(lambda con: con.execute("INSERT INTO verhaal_gebied VALUES ('v', 'noordrand', 2024)"), ("verhaal",))
    with pytest.raises(Fout, match="1 verhalen"):
        withdraw_eigen(db, SYSTEEM, find_stuk(db, "noordrand"), NU, "weg ermee")


def test_by_command_an_area_is_made_changed_taken_out_and_put_back(database, capsys) -> None:
    def ask(*woorden: str) -> dict:
        assert main([*woorden, "--json"]) == 0
        return json.loads(capsys.readouterr().out)

    maak = ("gebied", "eigen", "save", "--reden", "proef", "--omschrijving", "twee wijken", "--naam", "Samen")
    assert ask(*maak, "--lid", "De Riet", "--lid", "WK014115")["gebied"]["leden"] == ["WK014111", "WK014115"]
    ask("gebied", "eigen", "save", "--gebied", "samen", "--naam", "Samen Zuid", "--reden", "betere naam")
    ask("gebied", "eigen", "remove", "samen", "--reden", "klaar")
    assert ask("gebied", "eigen", "restore", "samen", "--versie", "1")["gebied"]["naam"] == "Samen"
    versies = ask("gebied", "eigen", "list", "--gebied", "samen")["gebieden"]
    assert [(v["versie"], v["naam"], v["weg"]) for v in versies] == [
        (4, "Samen", False), (3, "Samen Zuid", True), (2, "Samen Zuid", False), (1, "Samen", False),
    ]  # fmt: skip
    assert main(["gebied", "eigen", "remove", "bestaat-niet", "--reden", "x"]) == 1
