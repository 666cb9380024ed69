"""Leefbare wijken en dorpen is called a plan: in Almelo a programma is another way of steering."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import PROJECT
from tests.taal import find_programma

TEKSTEN = [
    *sorted((PROJECT / "docs").glob("*.md")),
    PROJECT / "README.md",
    PROJECT / "pyproject.toml",
    *sorted((PROJECT / "data").rglob("*.toml")),
    # The documents themselves speak of other programmes, which steer in another way; their words stand in data/plan.
    *sorted(pad for pad in (PROJECT / "data").rglob("*.yaml") if pad.parent.name != "plan"),
]


def list_teksten(pad: Path) -> Iterator[str]:
    """Yield the strings of a module that a person may read: those with a space, no docstrings and no patterns."""
    boom = ast.parse(pad.read_text(encoding="utf-8"))
    docs = {id(knoop.value) for knoop in ast.walk(boom) if isinstance(knoop, ast.Expr)}
    for knoop in ast.walk(boom):
        tekst = knoop.value if isinstance(knoop, ast.Constant) and id(knoop) not in docs else None
        if isinstance(tekst, str) and " " in tekst and "|" not in tekst and not tekst.startswith("SELECT"):
            yield tekst


@pytest.mark.parametrize("zin", ["Het programma wil dat niet.", "Dat staat in het programmaplan.", "Het Programma LWD"])
def test_the_word_is_found_where_it_means_the_plan(zin: str) -> None:
    assert find_programma(zin) == [zin]


def test_the_word_is_left_alone_where_it_means_something_else() -> None:
    assert not find_programma(
        "De database is van een ouder programma. Het programma Nieuwstraatkwartier liep tot 2022."
    )


@pytest.mark.parametrize("pad", TEKSTEN, ids=lambda pad: str(pad.relative_to(PROJECT)))
def test_no_text_calls_the_plan_a_programma(pad: Path) -> None:
    assert find_programma(pad.read_text(encoding="utf-8")) == []


def test_no_sentence_in_code_calls_the_plan_a_programma() -> None:
    paden = [*(PROJECT / "lwd_monitor").rglob("*.py"), *(PROJECT / "pages").rglob("*.py")]
    gevonden = {str(pad): [z for tekst in list_teksten(pad) for z in find_programma(tekst)] for pad in paden}
    assert {pad: zinnen for pad, zinnen in gevonden.items() if zinnen} == {}
