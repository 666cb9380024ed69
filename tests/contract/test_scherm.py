"""What holds for every screen: a choice has no words as its value, and what scrolls can be reached with the keyboard."""

import ast
import re
from pathlib import Path

import pytest

from tests.conftest import PROJECT

BESTANDEN = sorted([*(PROJECT / "lwd_monitor" / "ui").rglob("*.py"), *(PROJECT / "pages").rglob("*.py")])
LIJSTEN = {"selectbox", "multiselect"}
# The one place that reads words that are past as the option they stood for.
KEUZELIJST = PROJECT / "lwd_monitor" / "ui" / "keuzelijst.py"
# Of these the words are fixed in the code, so that no run of the page changes them under a browser.
VASTE_WOORDEN = {
    "beheer/gebruikers.py": 2, "beheer/logboek.py": 1, "beoordelen/besluit.py": 1, "insturen/formulier.py": 2, "insturen/keuze.py": 1,
    "insturen/verteller.py": 2, "stilte/keuzeronde.py": 1, "upload/controle.py": 1,
    "sessie.py": 1, "upload/ophalen.py": 2,
}  # fmt: skip
# A title may be typed here that is no option yet; the form is sent as a whole.
GETYPT = {"upload/lezen.py": 1}
SCROLT = re.compile(r"<div class='(?:tabelrol|trendtabel|heatrol|gemarkeerd)[^>]*>")


def list_calls(pad: Path, namen: set[str]) -> list[ast.Call]:
    boom = ast.walk(ast.parse(pad.read_text("utf-8")))
    return [n for n in boom if isinstance(n, ast.Call) and isinstance(n.func, ast.Attribute) and n.func.attr in namen]


def has(call: ast.Call, naam: str) -> bool:
    return any(woord.arg == naam for woord in call.keywords)


def test_a_list_whose_words_may_change_keeps_its_choice() -> None:
    """A browser sends the words that it was shown; elsewhere those would end as an id in the address or the store."""
    gevonden = {
        str(pad.relative_to(PROJECT / "lwd_monitor" / "ui")): aantal
        for pad in BESTANDEN
        if pad != KEUZELIJST and (aantal := sum(has(c, "format_func") for c in list_calls(pad, LIJSTEN)))
    }
    assert gevonden == VASTE_WOORDEN | GETYPT


@pytest.mark.parametrize("pad", BESTANDEN, ids=lambda p: p.stem)
def test_no_list_offers_to_choose_all(pad: Path) -> None:
    assert all(has(call, "select_all") for call in list_calls(pad, {"multiselect"}))


def test_what_scrolls_can_be_reached_with_the_keyboard_and_has_a_name() -> None:
    vakken = [vak for pad in BESTANDEN for vak in SCROLT.findall(pad.read_text("utf-8"))]
    assert vakken
    for vak in vakken:
        for deel in ("tabindex='0'", "role='region'", "aria-label='"):
            assert deel in vak, vak
