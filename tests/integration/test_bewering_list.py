"""`bewering list`: every comparing sentence of what ships, with the test on which it rests."""

import json

import pytest

from lwd_monitor.bewering import ROOKMELDERS, Beweringoordeel, Beweringsoort
from lwd_monitor.bewering.model import VELDEN
from lwd_monitor.cli import main
from lwd_monitor.db import open_database
from lwd_monitor.indicator import load_indicatoren
from tests.beweringen import find_onbedekt, list_catalogusteksten

WIJK = "WK014113"


@pytest.fixture
def ask(database: str, capsys: pytest.CaptureFixture[str]):
    """Ask for the list with these words and return its sentences."""

    def call(*woorden: str) -> list[dict]:
        assert main(["bewering", "list", *woorden, "--json"]) == 0
        return json.loads(capsys.readouterr().out)["beweringen"]

    return call


# What holds for the sentences of every page is tested on the list itself, in tests/pages/test_beweringen.py.
@pytest.mark.parametrize("pagina", ["overzicht"])
def test_every_sentence_carries_its_test_or_says_that_there_is_none(ask, database: str, pagina: str) -> None:
    db = open_database(database)
    catalogus = list_catalogusteksten(load_indicatoren(db.cursor()).values())
    db.close()
    beweringen = ask("--pagina", pagina)
    assert beweringen
    for b in beweringen:
        assert tuple(b) == VELDEN
        assert b["pagina"] == pagina
        assert b["oordeel"] in {o.value for o in Beweringoordeel}
        assert b["toets"] or (b["p"] is None and b["q"] is None), b
        assert b["oordeel"] != "niet_te_toetsen" or not find_onbedekt([b["zin"]], [], catalogus), b
        is_alarm = b["zin"] in {zin for _, zin in ROOKMELDERS.values()} or b["soort"] == Beweringsoort.TEGENSPRAAK
        assert not (b["fictief"] and (is_alarm or pagina == "stiltekaart")), b


def test_one_place_on_one_page_gives_that_alone(ask) -> None:
    op_gebied = ask("--gebied", WIJK, "--pagina", "gebied")
    assert {(b["pagina"], b["gebied"]) for b in op_gebied} == {("gebied", WIJK)}


def test_an_unknown_place_is_refused_in_dutch(database: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bewering", "list", "--gebied", "WK999999", "--json"]) == 1
    antwoord = json.loads(capsys.readouterr().out)
    assert antwoord["ok"] is False
    assert "WK999999" in antwoord["fout"]
