import re
from pathlib import Path

import pytest

from lwd_monitor.tekst import build_leestips
from lwd_monitor.tekst.leestips import compute_leesgemak

BESTAND = Path(__file__).parents[1] / "files" / "pii" / "leesbaarheid.txt"


def _read_drietallen():
    teksten = [
        blok.split("\n", 1)[1].strip()
        for blok in re.split(r"^## ", BESTAND.read_text(encoding="utf-8"), flags=re.M)[1:]
    ]
    return [teksten[i : i + 3] for i in range(0, len(teksten), 3)]


@pytest.mark.parametrize(("b1", "b2", "c1"), _read_drietallen())
def test_officialese_gets_more_tips_than_plain_text(b1, b2, c1):
    assert len(build_leestips(c1)) > len(build_leestips(b2))
    assert len(build_leestips(c1)) > len(build_leestips(b1))
    assert compute_leesgemak(c1) < compute_leesgemak(b2) < compute_leesgemak(b1)


def test_plain_text_gets_hardly_any_tip():
    assert sum(len(build_leestips(b1)) for b1, _, _ in _read_drietallen()) <= 1


def test_official_word_gets_a_plainer_one():
    (tip,) = build_leestips("Wij doen dit conform het plan.")
    assert (tip.soort, tip.tekst, tip.voorstel) == ("ambtelijk_woord", "conform", "volgens")


@pytest.mark.parametrize(("aantal", "verwacht"), [(20, 0), (21, 1)])
def test_sentence_is_long_above_twenty_words(aantal, verwacht):
    assert len(build_leestips(" ".join(["kat"] * aantal) + ".")) == verwacht


def test_no_tip_names_a_level():
    for drietal in _read_drietallen():
        for tekst in drietal:
            assert not any(re.search(r"\b[ABC][12]\b", tip.melding) for tip in build_leestips(tekst))


def test_short_text_has_no_score():
    assert compute_leesgemak("Kort.") is None
    assert build_leestips("") == []


def test_positions_point_at_the_text():
    for _, _, c1 in _read_drietallen():
        for tip in build_leestips(c1):
            assert tip.soort == "hele_tekst" or c1[tip.start : tip.eind] == tip.tekst
