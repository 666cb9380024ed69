"""The Uitleg page, part by part."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lwd_monitor.indicator import Bron
from lwd_monitor.ui.uitleg.bronnen import build_uitgevers

PROJECT = Path(__file__).resolve().parents[2]


@pytest.fixture
def open_uitleg(open_page) -> Callable[..., AppTest]:
    return partial(open_page, "uitleg")


def read_tekst(at: AppTest) -> str:
    return "".join(str(deel.proto.body) for deel in [*at.get("html"), *at.markdown])


@pytest.mark.parametrize(
    ("deel", "tekst"),
    [
        ("over", "Tellen en vertellen"),
        ("indicatoren", "De basisset staat op de pagina van elk gebied"),
        ("bronnen", "Kerncijfers wijken en buurten 2024"),
        ("programma", "96 aantallen en bedragen"),
        ("gebieden", "noemt 67 buurten"),
        ("begrippen", "<dt>wijkregisseur"),
    ],
)
def test_each_part_shows_its_content(open_uitleg, deel, tekst):
    at = open_uitleg(deel=deel)
    assert len(at.title) == 1
    assert tekst in read_tekst(at)


@pytest.mark.skipif(not (PROJECT / "docs" / "methode.md").exists(), reason="docs/methode.md is not here yet")
def test_method_page_is_shown(open_uitleg):
    assert open_uitleg(deel="methode").header[0].value == "Methode"


def test_link_to_an_indicator_opens_that_one(open_uitleg):
    at = open_uitleg(indicator="misdrijven_per_1000")
    tekst = read_tekst(at)
    assert "<h3>Geregistreerde misdrijven per 1.000 inwoners" in tekst
    assert "Bij minder dan 200 inwoners geven we geen cijfer." in tekst
    assert "Koopwoningen" not in tekst


def test_unknown_indicator_or_part_gets_a_friendly_message(open_uitleg):
    assert "een indicator die wij niet kennen" in open_uitleg(indicator="geluk").info[0].value.replace("dat", "die")
    assert "`onzin`" in open_uitleg(deel="onzin").info[0].value


def test_counts_of_one_place(open_uitleg):
    tekst = read_tekst(open_uitleg(deel="programma", gebied="WK014115"))
    assert "<b>3 getallen</b>" in tekst
    assert "Verduurzamingsproef" in tekst
    assert "Avedan" not in tekst


def test_a_publisher_of_whom_a_file_says_no_more_than_a_name_gets_no_lone_dot() -> None:
    html = build_uitgevers({"x": Bron("x", "Eigen telling", "Eigen telling")})
    assert "<span class='sub'></span>" in html
    assert "<span class='sub'>Tabel T. CC BY 4.0.</span>" in build_uitgevers(
        {"y": Bron("y", "CBS", "CBS", tabel="T", licentie="CC BY 4.0")}
    )
