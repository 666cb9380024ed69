import sys
import time
from pathlib import Path

import pytest

from lwd_monitor.tekst import check_tekst
from lwd_monitor.verhaal.controle import MAX_TEKST

sys.path.insert(0, str(Path(__file__).parents[1]))
from gelabeld import REEKSEN, SCHOON, SETS, is_schoon, read_teksten, score

HARD = ("telefoon", "email", "bsn", "iban", "kenteken", "postcode", "geboortedatum", "adres")


@pytest.fixture(scope="module")
def alles():
    return score([tekst for naam in SETS for tekst in read_teksten(naam)])


@pytest.mark.parametrize("soort", HARD)
def test_structured_kinds_are_found(alles, soort):
    assert alles.recall(soort) >= 0.97, alles.gemist


@pytest.mark.parametrize("naam", SETS)
def test_names_are_found_in_every_set(naam):
    assert score(read_teksten(naam)).recall("naam") >= 0.9


def test_half_of_the_health_remarks_is_found(alles):
    assert alles.recall("gezondheid") >= 0.5


def test_clean_stories_give_at_most_one_alarm_in_three():
    schoon = [tekst for naam in (*SETS, *SCHOON) for tekst in read_teksten(naam) if is_schoon(tekst)]
    assert len(schoon) >= 60
    assert len(score(schoon).alarmen) <= len(schoon) / 3


@pytest.mark.parametrize("naam", REEKSEN)
def test_clean_stories_of_each_set_give_few_alarms(naam):
    schoon = [tekst for tekst in read_teksten(naam) if is_schoon(tekst)]
    assert len(score(schoon).alarmen) <= len(schoon) / 5


def test_a_very_long_text_stays_linear():
    zin = "Gisteren was het druk op het plein en 06-1234 bleef bezet, zegt de buurt. "
    start = time.process_time()
    check_tekst(zin * 1000)
    assert time.process_time() - start < 10


@pytest.mark.parametrize(
    "stuk", ["0", "N", "é", "J.", "AB-", "Piet-Jan-", "Van ", "a@a.", "3 mei ", "is depressief en "]
)
def test_the_longest_story_takes_no_longer_for_what_is_in_it(stuk):
    tekst = stuk * (MAX_TEKST // len(stuk))
    start = time.process_time()
    check_tekst(tekst)
    assert time.process_time() - start < 4


@pytest.mark.parametrize(
    "tekst", ["", " ", "\n\n", "😀" * 50, "A", "'", "…", "a" * 5000, "1" * 5000, "- " * 500, "\x00"]
)
def test_odd_texts_give_no_finds(tekst):
    assert check_tekst(tekst) == []


def test_positions_point_at_the_text():
    tekst = "😀 Bel Truus op 06-12345678, zij woont op Rietstraat 14."
    assert len(check_tekst(tekst)) == 3
    for bevinding in check_tekst(tekst):
        assert tekst[bevinding.start : bevinding.eind] == bevinding.tekst
    assert {b.soort for b in check_tekst(tekst)} == {"naam", "telefoon", "adres"}


def test_structured_blocks_and_names_ask():
    ernst = {b.soort: b.ernst for b in check_tekst("Truus heeft kanker. Bel 06-12345678.")}
    assert ernst == {"naam": "bevestigen", "gezondheid": "bevestigen", "telefoon": "blokkeert"}
    assert {b.voorstel for b in check_tekst("Truus lacht.")} == {"een bewoner"}
