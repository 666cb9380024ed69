"""The Verhalen page as a reader meets it."""

from collections.abc import Callable
from functools import partial

import pytest
from streamlit.testing.v1 import AppTest


@pytest.fixture
def open_verhalen(open_page) -> Callable[..., AppTest]:
    return partial(open_page, "verhalen")


def read_html(at: AppTest) -> str:
    return "".join(str(deel.proto.body) for deel in at.get("html"))


def test_seven_newest_stories_and_a_button_for_more(open_verhalen):
    at = open_verhalen()
    html = read_html(at)
    assert "<b>45 verhalen</b>, nieuwste eerst" in html
    assert html.count("<article class='verhaal'>") == 7
    at.button(key="volgende").click().run()
    assert read_html(at).count("<article class='verhaal'>") == 14
    assert at.button(key="volgende").label == "Toon de volgende 7 van 31"


def test_another_choice_starts_at_the_top_again(open_verhalen):
    at = open_verhalen(toon="21")
    assert read_html(at).count("<article class='verhaal'>") == 21
    next(keuze for keuze in at.selectbox if keuze.label == "Werkveld").select("participatie").run()
    assert at.query_params["werkveld"] == "participatie"
    assert "toon" not in at.query_params
    assert read_html(at).count("<article class='verhaal'>") == 7


def test_link_restores_all_filters(open_verhalen):
    html = read_html(open_verhalen(gebied="WK014114", van="2020", tot="2025"))
    assert "over Wierdensehoek, van 2020 tot en met 2025" in html


def test_linked_story_stands_first_and_once(open_verhalen):
    html = read_html(open_verhalen(verhaal="v001", van="2016", tot="2016"))
    assert html.index("Trots, maar ook zorgen") < html.index("1 verhaal")
    assert html.count("Trots, maar ook zorgen over de wijk</h2>") == 1


@pytest.mark.parametrize(
    "adres", [{"verhaal": "v999"}, {"gebied": "BU999"}, {"soort": "roddel"}, {"van": "1800"}, {"werkveld": "x"}]
)
def test_unknown_value_in_a_link_gets_a_friendly_message(open_verhalen, adres):
    at = open_verhalen(**adres)
    assert "die wij niet kennen" in at.info[0].value or "dat wij niet kennen" in at.info[0].value


def test_nothing_found_offers_a_way_to_widen(open_verhalen):
    at = open_verhalen(gebied="WK014117", zoek="zwembad")
    assert "Er zijn geen verhalen die hierbij passen." in read_html(at)
    at = open_verhalen(gebied="WK014117")
    at.button(key="ruimer_gebied").click().run()
    assert "gebied" not in at.query_params
    assert "<b>45 verhalen</b>" in read_html(at)


def test_buurt_without_stories_leads_to_its_wijk(open_verhalen):
    at = open_verhalen(gebied="BU01411103")
    at.button(key="ruimer_wijk").click().run()
    assert at.query_params["gebied"] == "WK014111"
    assert "<b>4 verhalen</b> over De Riet" in read_html(at)
