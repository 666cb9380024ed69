"""Choosing stories and offering a wider view."""

from datetime import date

import pytest

from lwd_monitor import gebied
from lwd_monitor.ui.onderdelen.verhaal import build_verhaalkaart
from lwd_monitor.ui.verhalen.filters import build_gebiedsnamen, build_keuze, list_codes
from lwd_monitor.ui.verhalen.ontbreken import build_ontbreken
from lwd_monitor.ui.verhalen.woorden import describe_wensen, format_aantal
from lwd_monitor.verhaal import Verhaal, Verhaalkeuze, Verhaalsoort, list_verruimingen, list_wensen, select_verhalen


def maak(id_: str, jaar: int = 2024, codes: tuple[str, ...] = ("WK014111",), titel: str = "Titel") -> Verhaal:
    velden = ("participatie",)
    return Verhaal(
        id_, titel, "Een café in de wijk.", date(jaar, 5, 1), "jaar", codes, 2024, velden, Verhaalsoort.SIGNAAL
    )


@pytest.fixture
def gebieden(db) -> gebied.Gebieden:
    return gebied.load_gebieden(db.cursor())


def test_words_are_found_without_accents_and_capitals():
    assert select_verhalen([maak("a")], Verhaalkeuze(zoek="CAFE wijk"))
    assert not select_verhalen([maak("a")], Verhaalkeuze(zoek="cafe dorp"))


def test_period_includes_both_ends():
    jaren = [maak(str(jaar), jaar) for jaar in (2021, 2022, 2023, 2024)]
    assert [v.id for v in select_verhalen(jaren, Verhaalkeuze(van=2022, tot=2023))] == ["2022", "2023"]


def test_wider_view_names_only_wishes_that_give_stories():
    keuze = Verhaalkeuze(zoek="café", soort="resultaat", van=2020, tot=2025)
    assert list_wensen(keuze) == ["zoek", "soort", "periode"]
    assert list_verruimingen([maak("a"), maak("b")], keuze) == [("soort", 2)]


def test_wijk_includes_its_buurten_and_own_area_its_members(gebieden):
    assert {"WK014114", "BU01411402"} <= list_codes(gebieden, "WK014114")
    assert list_codes(gebieden, "kerkelanden") == {"kerkelanden", "BU01411402"}
    assert list_codes(gebieden, "westeres") == {"westeres"}
    assert list_codes(gebieden, "GM0141") == {"GM0141"}


def test_years_in_the_wrong_order_are_turned_round(gebieden):
    keuze = build_keuze(gebieden, "alle", "alle", "alle", ("2024", "2020"), "")
    assert (keuze.van, keuze.tot, keuze.codes, keuze.soort) == (2020, 2024, None, None)


def test_every_place_can_be_chosen_under_a_name_of_its_own(gebieden):
    namen = build_gebiedsnamen(gebieden)
    assert len(namen) == 2 + 6 + 12 + 71
    assert len(set(namen.values())) == len(namen)


@pytest.mark.parametrize(("aantal", "tekst"), [(0, "geen verhalen"), (1, "1 verhaal"), (1200, "1.200 verhalen")])
def test_counts_stand_in_words(aantal, tekst):
    assert format_aantal(aantal) == tekst


def test_count_says_what_was_asked():
    keuze = Verhaalkeuze(van=2022, tot=2022, zoek="hond")
    assert describe_wensen(keuze, "De Riet", "Participatie") == (
        " over De Riet, werkveld participatie, uit 2022, met ‘hond’ erin"
    )


def test_wijk_without_stories_gets_a_badge_and_is_named(gebieden):
    html = build_ontbreken([maak("a")], gebieden, "WK014111", False)
    assert html.count("nog geen") == 11
    assert "<tr class='gekozen'><th scope='row'>De Riet</th>" in html


def test_card_escapes_text_and_leads_to_its_places(gebieden):
    html = build_verhaalkaart(
        maak("a&b", codes=("WK014111", "BU01411402"), titel="<script>"), gebieden, kop="h2", links=True
    )
    assert "<script>" not in html
    assert "<a href='gebied?gebied=WK014111' target='_self'>De Riet</a> en <a" in html
    assert "verhalen?verhaal=a%26b" in html
