"""The front page on the shipped content."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from tests.conftest import PROJECT

PAGINA = str(PROJECT / "pages" / "monitor" / "overzicht.py")


@pytest.fixture(scope="module")
def pagina(app: AppTest) -> AppTest:
    return app.run()


def _read(at: AppTest) -> str:
    teksten = [str(element.proto.body) for element in at.get("html")]
    return "\n".join(tekst for tekst in teksten if not tekst.startswith("<style"))


def test_front_page_asks_one_question(pagina: AppTest) -> None:
    assert not pagina.exception
    assert [titel.value for titel in pagina.title] == ["Hoe gaat het in de wijken en dorpen van Almelo?"]


def test_cards_stand_in_the_order_of_the_programme(pagina: AppTest) -> None:
    html = _read(pagina)
    namen = ["Kerkelanden", "Westeres", "De Riet", "Ossenkoppelerhoek", "Nieuwstraatkwartier", "Sluitersveld"]
    plekken = [html.index(f"<h3>{naam}</h3>") for naam in namen]
    assert plekken == sorted(plekken)


def test_westeres_says_that_it_is_not_linked_and_who_can_do_that(pagina: AppTest) -> None:
    html = _read(pagina)
    assert "Nog niet gekoppeld aan buurten." in html
    assert "Een beheerder kan er op de pagina Gebieden buurten aan koppelen" in html


def test_what_a_model_estimated_wears_the_sign_on_every_card_that_has_it(pagina: AppTest) -> None:
    delen = _read(pagina).split("<div class='kop'><span>Ervaren gezondheid</span>")[1:]
    assert len(delen) == 5
    for deel in delen:
        assert "geschat</span>" in deel.split("class='getal'")[0]
    assert "de bron schatte dit met een rekenmodel" in delen[0], "of a buurt, as published"
    assert "een schatting van ons" in delen[1], "of a wijk, a mean of buurten"


def test_main_figure_stands_beside_almelo_and_the_measurement_before(pagina: AppTest) -> None:
    html = _read(pagina)
    kaart = html[html.index("<h3>Kerkelanden</h3>") : html.index("<h3>Westeres</h3>")]
    for deel in (
        "55%",
        "Almelo 70%",
        "47% in 2022",
        "Almelo 54",
        "in 2021",
        "geen cijfer",
        "De bron geeft hier geen cijfer.",
    ):
        assert deel in kaart


def test_no_word_of_change_or_verdict_is_used_before_a_test(pagina: AppTest) -> None:
    html = _read(pagina).lower()
    for woord in ("gestegen", "gedaald", "verbeter", "verslechter"):
        assert woord not in html
    for klasse, woorden in re.findall(r"<span class='positie (\w+)'>.*?</span> ([^<]*)", html):
        assert (": gunstig" in woorden) == (klasse == "gunstig")
        assert (": ongunstig" in woorden) == (klasse == "ongunstig")


def test_news_comes_from_the_newest_figures_and_stories(pagina: AppTest) -> None:
    html = _read(pagina)
    assert "In Almelo registreerde de politie 46 misdrijven per 1.000 inwoners. Eerder: 54 in 2024 (" in html
    assert "Eerder: naar schatting 65% in 2022 (niet te toetsen)." in html
    assert "Fictieve burgerpeiling" not in html
    assert "Bewoners klagen over groepen jongeren in De Galerij" in html
    assert "Aanpak van onderop in Kerkelanden" not in html, "a text from the budget is no newest story"
