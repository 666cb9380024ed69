"""Wijkkompas, basis op orde, beleving en feiten, and the floors: words and signs, no ranking, and what lies behind a verdict."""

import re
from datetime import datetime

import pytest

from lwd_monitor import oordeel
from lwd_monitor.db import open_database
from lwd_monitor.indicator import load_indicatoren
from lwd_monitor.toegang import SYSTEEM, Rol


def read(at) -> str:
    teksten = [str(element.proto.body) for element in at.get("html")]
    return "\n".join(tekst for tekst in teksten if not tekst.startswith("<style"))


def set_floor(indicator: str, waarde: float) -> None:
    db = open_database()
    i = load_indicatoren(db.cursor())[indicator]
    oordeel.set_ondergrens(db, SYSTEEM, i, waarde, "afspraak in een test", datetime(2026, 11, 22))
    db.close()


@pytest.mark.parametrize("niveau", ["wijk", "buurt"])
def test_wijkkompas_lists_every_place_by_name_with_words(open_page, niveau) -> None:
    at = open_page("wijkkompas", Rol.RAADSLID, niveau=niveau)
    assert not at.exception
    assert len(at.title) == 1
    html = read(at)
    rijen = re.findall(r"<tr(?: class='gekozen'[^>]*)?><th scope='row'><a [^>]*>([^<]+)</a>", html)
    assert len(rijen) == (12 if niveau == "wijk" else 71)
    if niveau == "wijk":
        assert rijen == sorted(rijen)
    # Every sign has its word beside it: colour alone says nothing.
    woorden = re.findall(r"<i aria-hidden='true'>[^<]*</i> (?:<span class='woord'>)?([^<]*)", html)
    assert len(woorden) == html.count("<i aria-hidden='true'>")
    assert all(woord.strip() for woord in woorden)
    assert f"Volgorde: {'naam' if niveau == 'wijk' else 'wijk en dan naam'}, geen ranglijst." in html
    # The figures of the police go one year less far than the survey: a verdict is not of the chosen year alone.
    jaar = 2025 if niveau == "wijk" else 2024
    assert f"Oordeel per thema, met het nieuwste cijfer tot en met {jaar}." in html
    assert "In geen daarvan staat een gebied laag en gaat het ook aantoonbaar achteruit." in html
    assert "wat we tellen" in html
    assert "ndergrens" not in html


def test_what_a_test_found_stands_out_and_the_rest_is_a_sign_with_its_word_in_the_key(open_page) -> None:
    html = read(open_page("wijkkompas", Rol.RAADSLID))
    kort = {
        " ".join(paar) for paar in re.findall(r"regel kort' title='[^']+'><i [^>]*>(.)</i> <span [^>]*>([^<]+)<", html)
    }
    assert kort == {
        "○ geen aantoonbaar verschil",
        "→ geen aantoonbare verandering",
        "■ niet te toetsen",
        "– te weinig cijfers",
    }
    sleutel = re.sub(r"<[^>]+>", "", html[html.index("<p class='sleutel'>") : html.index("Alle gebieden (12)")])
    assert [woord for woord in kort if woord not in sleutel] == []
    # On a phone the fold of a place names all that was found of it, the early flag with it.
    vouw = re.search(r"<details class='vouw'><summary>(.*?)</summary>", html[html.index(">Binnenstad</a>") :])
    assert vouw
    assert re.sub(r"<[^>]+>", "", vouw[1]) == "◆ Veiligheid: ongunstig, △ let op en 7 andere"


def test_a_place_opens_with_its_indicators_their_years_and_firmness(open_page) -> None:
    html = read(open_page("wijkkompas", Rol.RAADSLID, gebied="WK014110"))
    assert "Hoe komt het oordeel over Binnenstad tot stand?" in html
    assert re.search(r"andere gewichten, dan komt er in \d+% van de gevallen hetzelfde uit", html)
    assert "Van 100% van de indicatoren is er een cijfer" in html
    rij = html[html.index("<a href='trend?indicator=misdrijven_per_1000&amp;gebied=WK014110'") :]
    rij = rij[: rij.index("</tr>")]
    assert re.search(r"<img alt='Van [\d,]+ in 20\d\d naar [\d,]+ in 20\d\d'", rij)
    assert "<span class='verandering'" in rij


def test_basis_op_orde_holds_the_floors_and_the_figure_beside_each(open_page, database) -> None:
    set_floor("misdrijven_per_1000", 60)
    set_floor("kwb_afstand_supermarkt", 2)
    html = read(open_page("basis-op-orde", Rol.RAADSLID))
    assert re.search(r"Supermarkt: \d,\d km in 20\d\d: ondergrens niet gehaald", html)
    assert re.search(r"Misdrijven per 1.000: \d+ in 20\d\d: ondergrens niet gehaald \(zekerheid meer dan 99%\)", html)
    assert "afspraak in een test" in html
    # A reader may find "niet zeker" beside 97%: why stands above it.
    assert "bij zoveel toetsen samen is zelfs 97% soms niet genoeg" in html
    assert len(re.findall(r"<th scope='row'><a href='wijkkompas\?", html)) == 12
    assert "gunstig" not in html
    assert "Alles samen" not in html


@pytest.mark.parametrize("met_grens", [False, True])
def test_an_old_link_leads_to_the_wijkkompas(open_page, database, met_grens: bool) -> None:
    if met_grens:
        set_floor("misdrijven_per_1000", 60)
    at = open_page("basis-op-orde", Rol.RAADSLID, niveau="wijk", gebied="WK014110")
    assert at.title[0].value == "Wijkkompas"
    assert "Hoe komt het oordeel over Binnenstad tot stand?" in read(at)


def test_what_is_made_up_is_badged_wherever_a_verdict_stands_and_sources_are_named(open_page) -> None:
    html = read(open_page("wijkkompas", Rol.RAADSLID, niveau="wijk", gebied="WK014116"))
    badge = "<span class='badge fictief'"
    assert "Verzonnen cijfers tellen hier niet mee." in html
    assert "<b>Ossenkoppelerhoek</b>: fysieke omgeving" not in html
    assert f"<h3>Veiligheid: wat mensen vinden {badge}" in html
    assert "<h3>Veiligheid: wat we tellen</h3>" in html
    # On a phone the head of the table is gone: each cell carries the badge.
    assert f"<span class='smal'>Overlast (wat mensen vinden) {badge}" in html
    assert "Fictieve burgerpeiling (verzonnen voorbeeld) 2025" in html
    assert "47022NED), CC BY 4.0" in html


def test_unknown_place_in_the_address_is_told(open_page) -> None:
    at = open_page("wijkkompas", Rol.RAADSLID, gebied="WK999999")
    assert not at.exception
    assert "WK999999" in at.info[0].value


def test_beleving_en_feiten_names_nobody_on_invented_figures(open_page) -> None:
    html = read(open_page("beleving-en-feiten", Rol.RAADSLID))
    assert "<h2>Veiligheid <span class='badge fictief'" in html
    assert "Score met het nieuwste cijfer tot en met 2025, naast het gemiddelde van het basisjaar" in html
    assert "Verzonnen cijfers tellen hier niet mee" in html
    assert "aantoonbaar verschil in" not in html
    assert "niet te vergelijken" in html


def test_beleving_en_feiten_says_why_buurten_have_none(open_page) -> None:
    assert "Een enquête kent geen buurten." in read(open_page("beleving-en-feiten", Rol.RAADSLID, niveau="buurt"))


def test_an_analist_sets_a_floor_with_a_reason(open_page) -> None:
    at = open_page("beheer-ondergrenzen", Rol.ANALIST)
    assert "Er is nog geen ondergrens." in read(at)
    # What nobody chose may not carry a floor: the number is asked for once the indicator is known, with its unit.
    assert [veld for veld in at.text_input if veld.key != "zoekwoord"] == []
    at.selectbox(key="ondergrens_indicator").set_value("kwb_afstand_huisarts").run()
    at.selectbox(key="ondergrens_indicator").set_value("misdrijven_per_1000").run()
    assert [v.label for v in at.text_input if v.key == "ondergrens_misdrijven_per_1000"] == [
        "Ondergrens: hoogstens … (per 1.000 inwoners)"
    ]
    # The box in the bar is a field too.
    grens, reden = [veld for veld in at.text_input if veld.key != "zoekwoord"][:2]
    grens.set_value("7,5.")
    reden.set_value("raadsbesluit")
    at.button[-1].click().run()
    assert "is geen getal" in at.error[0].value
    next(veld for veld in at.text_input if veld.key != "zoekwoord").set_value("7,5")
    at.button[-1].click().run()
    assert not at.exception
    assert at.success[0].value.startswith("Vastgelegd")
    assert "raadsbesluit" in read(at)


def test_the_map_table_says_that_all_places_were_tested_at_once(open_page) -> None:
    html = read(open_page("kaart", Rol.RAADSLID, indicator="misdrijven_per_1000"))
    assert "tegelijk" in html
    assert "hooguit 5% toeval" in html


def test_trend_tells_the_city_first_and_calls_kerkelanden_chance(open_page) -> None:
    html = read(open_page("trend", Rol.RAADSLID, indicator="misdrijven", gebied="BU01411402"))
    zinnen = re.findall(r"<li><b>([^<]+)</b>\. (Geen aantoonbaar verschil) 2021–2025: ", html)
    assert zinnen == [("Almelo", "Geen aantoonbaar verschil"), ("Kerkelanden", "Geen aantoonbaar verschil")]
    assert re.search(r"−27 \(lijn door alle jaren −28, marge −6\d tot \+\d; trend over 5 metingen", html)


def test_a_floor_stands_in_the_strips_and_in_the_explanation(open_page, database) -> None:
    set_floor("misdrijven_per_1000", 60)
    html = read(open_page("gebied", Rol.RAADSLID, gebied="WK014110"))
    rij = html[html.index("<b>Misdrijven per 1.000</b>") :]
    rij = rij[: rij.index("</tr>")]
    assert "<s style='left:" in rij
    assert "Streepjeslijn: ondergrens, hoogstens 60." in rij
    assert "Ondergrens: hoogstens 60 per 1.000 inwoners." in rij
    assert html.count("Streepjeslijn") == 1
    uitleg = read(open_page("uitleg", Rol.RAADSLID, deel="indicatoren", indicator="misdrijven_per_1000"))
    assert "Ondergrens: hoogstens 60 per 1.000 inwoners." in uitleg


def test_a_floor_finer_than_its_figure_is_never_rounded(open_page, database) -> None:
    set_floor("misdrijven_per_1000", 60.5)
    assert "Streepjeslijn: ondergrens, hoogstens 60,5." in read(open_page("gebied", Rol.RAADSLID, gebied="WK014110"))
    assert "hoogstens 60,5 per 1.000 inwoners" in read(open_page("beheer-ondergrenzen", Rol.ANALIST))


def test_basis_op_orde_says_what_the_plan_means_and_without_a_floor_only_that(open_page) -> None:
    at = open_page("basis-op-orde", Rol.RAADSLID)
    html = read(at)
    assert "schoon, heel en veilig, met een norm voor het onderhoud" in html
    assert "Er is nog geen ondergrens vastgesteld." in html
    assert "<table" not in html
    assert [s.label for s in at.selectbox] == ["Kies een rol"]
