"""The page of one place, for every kind of place."""

import re
from datetime import date, datetime

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from lwd_monitor.cijferkeuze import save_gekozen, withdraw_gekozen
from lwd_monitor.gebied import load_gebieden
from lwd_monitor.grafiek import Beeldsoort
from lwd_monitor.indicator import Thema, load_indicatoren
from lwd_monitor.toegang import DEMO_GEBRUIKERS, Rol
from lwd_monitor.ui.gebied.afbeelding import _load_afbeelding
from lwd_monitor.ui.opslag import get_database
from lwd_monitor.verhaal import Duiding, Houding, VerhaalStatus, Zichtbaar
from tests.conftest import PROJECT
from tests.verhalen import bring_to

PAGINA = str(PROJECT / "pages" / "monitor" / "gebied.py")
WIJKEN = [f"WK0141{nummer}" for nummer in range(10, 22)]
# With all that is folded opened.
ALLES = {"alles": ",".join(["alle", *(thema.value for thema in Thema)])}
AANDACHT = ["kerkelanden", "westeres", "de_riet", "ossenkoppelerhoek", "nieuwstraatkwartier", "sluitersveld"]
BUURTEN = [
    "BU01411000",
    "BU01411101",
    "BU01411105",
    "BU01411209",
    "BU01411400",
    "BU01411402",
    "BU01411500",
    "BU01411600",
    "BU01411709",
    "BU01411800",
    "BU01411908",
    "BU01411910",
    "BU01412000",
    "BU01412100",
]


@pytest.fixture
def open_gebied(app: AppTest):
    def open_(**vraag: str) -> AppTest:
        app.query_params.clear()
        for naam, waarde in vraag.items():
            app.query_params[naam] = waarde
        return app.run()

    return open_


def _read(at: AppTest) -> str:
    teksten = [str(element.proto.body) for element in at.get("html")]
    return "\n".join(tekst for tekst in teksten if not tekst.startswith("<style"))


@pytest.mark.parametrize("code", ["GM0141", *WIJKEN, *BUURTEN, *AANDACHT])
def test_page_opens_with_one_heading_for_every_kind_of_place(open_gebied, code: str) -> None:
    at = open_gebied(gebied=code)
    assert not at.exception
    assert not at.info
    assert len(at.title) == 1
    html = _read(at)
    assert "aria-label='U bent hier'" in html
    oordelen = re.findall(r"<span class='positie (\w+)'>.*?</span> ([^<]*)", html)
    for klasse, woorden in oordelen:
        assert (": gunstig" in woorden) == (klasse == "gunstig")
        assert (": ongunstig" in woorden) == (klasse == "ongunstig")
    # A word of change stands nowhere but in the line that gives its test, and in the question that a tested change asks.
    zonder = re.sub(
        r"<span class='verandering'.*?</span>|<div class='vraag'>.*?</div>", "", html, flags=re.DOTALL
    ).lower()
    assert "gestegen" not in zonder
    assert "gedaald" not in zonder
    kaal = re.sub(
        r"<p class='sleutel'>.*?</p>|<em class[^>]*>|<span class='positie.*?</span> [^<]*", "", zonder, flags=re.S
    )
    assert "gunstig" not in kaal


def test_headline_says_no_more_than_a_test_and_figures_beside_each_other_carry_their_verdict(open_gebied) -> None:
    at = open_gebied(gebied="BU01411402", **ALLES)
    assert at.title[0].value == "Kerkelanden in cijfers en verhalen"
    html = _read(at)
    assert "In Kerkelanden registreerde de politie 63 misdrijven per 1.000 inwoners" in html
    assert "in heel Almelo is dat 54 (2024, geen aantoonbaar verschil)." in html
    assert "niet te toetsen: hier naar schatting 55%, in Almelo 70%" in html
    assert "12% is 65 of ouder (2024; Almelo 21%, volledige telling)" in html
    assert "<b>1.290</b> inwoners (2024)" in html


def test_figure_of_the_wijk_is_named_as_the_wijks_own(open_gebied) -> None:
    html = _read(open_gebied(gebied="BU01411402", **ALLES))
    assert html.count("<span class='vanwijk'>Wijk Wierdensehoek</span>") >= 5


def test_theme_without_open_figures_says_so(open_gebied) -> None:
    html = _read(open_gebied(gebied="BU01411402"))
    assert "Over overlast zijn er nog geen openbare cijfers en geen verhalen uit Kerkelanden." in html


def test_total_of_a_place_gets_no_position(open_gebied) -> None:
    html = _read(open_gebied(gebied="WK014111", **ALLES))
    rij = html[html.index("<b>Aantal misdrijven</b>") :]
    rij = rij[: rij.index("</details>")]
    assert "dan Almelo" not in rij
    assert "hangt af van hoe groot" in rij


def test_a_class_is_no_amount_that_is_higher_or_lower(open_gebied) -> None:
    # Not in the basisset: someone chose it for this place.
    assert "<b>Stedelijkheid</b>" not in _read(open_gebied(gebied="BU01411402"))
    db, analist, nu = get_database(), DEMO_GEBRUIKERS[Rol.ANALIST], datetime(2026, 11, 28)
    kerkelanden = load_gebieden(db.cursor()).get("BU01411402")
    klasse = load_indicatoren(db.cursor())["kwb_stedelijkheid"]
    save_gekozen(db, analist, kerkelanden, klasse, "een klasse in een test", nu)
    html = _read(open_gebied(gebied="BU01411402"))
    withdraw_gekozen(db, analist, kerkelanden, klasse.id, "klaar", nu)
    rij = html[html.index("<b>Stedelijkheid</b>") :]
    rij = rij[: rij.index("</details>")]
    assert re.search(r"(lagere|hogere|zelfde) klasse (dan|als) Almelo", rij)
    assert "hoger dan" not in rij
    assert "lager dan" not in rij


def test_kerkelanden_says_that_it_got_a_part_of_dijkstraat(open_gebied) -> None:
    html = _read(open_gebied(gebied="BU01411402"))
    assert "Bij Kerkelanden hoort sinds 2021 ook een deel van Dijkstraat en omgeving" in html
    assert "<summary>Waar het gebied uit ontstond</summary>" in html


def test_every_story_stands_once(open_gebied) -> None:
    html = _read(open_gebied(gebied="WK014116"))
    titels = re.findall(r"class='titel'><a [^>]*>([^<]*)", html)
    assert len(titels) >= 3
    assert len(titels) == len(set(titels))
    assert "Bij dit thema verteld:" in html


def test_more_stories_come_on_request(open_gebied) -> None:
    at = open_gebied(gebied="GM0141")
    eerst = _read(at).count("class='verhaal kort'")
    at = at.button(key="meer_GM0141").click().run()
    assert _read(at).count("class='verhaal kort'") == eerst + 7


def test_priority_area_says_why_it_is_one(open_gebied) -> None:
    html = _read(open_gebied(gebied="de_riet"))
    assert "Waarom De Riet extra aandacht krijgt" in html
    assert "Bron: Gemeente Almelo, plan Leefbare wijken en dorpen, 2023" in html


def test_a_priority_area_that_is_a_wijk_has_one_page_and_stands_in_the_list_once(open_gebied) -> None:
    at = open_gebied(gebied="sluitersveld")
    assert at.query_params["gebied"] in ("WK014113", ["WK014113"])
    onder_naam = _read(at)
    at = open_gebied(gebied="WK014113")
    assert _read(at) == onder_naam
    assert "<b>aandachtsgebied</b> sinds 2023" in onder_naam
    keuzes = at.selectbox(key="kies_gebied").options
    assert [keuze for keuze in keuzes if keuze.startswith("Sluitersveld ")] == ["Sluitersveld · wijk, aandachtsgebied"]


def test_a_theme_shows_what_says_something_and_the_rest_on_request(open_gebied) -> None:
    at = open_gebied(gebied="WK014113")
    html = _read(at)
    assert "<b>Inkomen</b>" in html
    assert "<b>Thuis in de buurt</b>" not in html
    assert "Kinderen tot 15 jaar: <b>1.135</b>" in html
    at = at.button(key="alles_sociaal").click().run()
    assert at.query_params["alles"] in ("sociaal", ["sociaal"])
    assert "<b>Thuis in de buurt</b>" in _read(at)
    assert "<b>Groen onderhouden</b>" not in _read(at)
    at = at.button(key="alles_sociaal").click().run()
    assert "alles" not in at.query_params
    assert _read(at) == html


def test_a_place_has_the_word_of_the_front_page_whatever_the_example_says(open_gebied) -> None:
    html = _read(open_gebied(gebied="WK014113"))
    rij = html[html.index("<b>Misdrijven per 1.000</b>") :]
    assert "lager dan Almelo: gunstig" in rij[: rij.index("</details>")]


def test_every_figure_leads_to_the_map_and_to_its_years(open_gebied) -> None:
    html = _read(open_gebied(gebied="WK014113", **ALLES))
    rijen = html.count("<details class='rij'>")
    assert rijen >= 25
    assert html.count(">Op de kaart</a>") == html.count(">Door de jaren</a>") == rijen
    assert "kaart?indicator=misdrijven_per_1000&amp;gebied=WK014113&amp;niveau=wijk" in html


def test_in_short_names_a_proven_change_and_is_plain_without_one(open_gebied) -> None:
    assert "Geen van de cijfers die te toetsen zijn, is aantoonbaar veranderd." in _read(open_gebied(gebied="WK014113"))
    kort = _read(open_gebied(gebied="GM0141")).split("<section class='inhetkort'>")[1].split("</section>")[0]
    assert "is aantoonbaar veranderd" in kort or re.search(r"(gestegen|gedaald) van \d{4} tot \d{4}\.", kort)


def test_a_place_without_people_is_short(open_gebied) -> None:
    html = _read(open_gebied(gebied="BU01411910"))
    assert "<details class='rij'>" not in html
    assert html.count("<h2>") <= 2


def test_unlinked_priority_area_says_what_is_missing(open_gebied) -> None:
    at = open_gebied(gebied="westeres")
    assert at.title[0].value == "Westeres in cijfers en verhalen"
    html = _read(at)
    assert "Westeres is nog niet gekoppeld aan buurten." in html
    assert "Buurt, ligging nog niet bekend" in html
    assert "Een beheerder kan op de pagina Gebieden buurten koppelen" in html


def test_old_indeling_shows_its_own_figures_and_where_the_place_went(open_gebied) -> None:
    at = open_gebied(gebied="BU01411400", indeling="2020")
    assert at.title[0].value == "Dijkstraat en omgeving in cijfers en verhalen (indeling van 2020)"
    html = _read(at)
    assert "Een eerdere indeling." in html
    assert "De grens van dit gebied: CBS/Kadaster wijk- en buurtkaart 2015, bij benadering." in html
    assert "gebied?gebied=BU01411402" in html
    assert "70%" in html


@pytest.mark.parametrize("code", ["GM0141", "WK014113", "BU01411503", "BU01411209"])
def test_places_of_the_old_indeling_open(open_gebied, code: str) -> None:
    at = open_gebied(gebied=code, indeling="2020")
    assert not at.exception
    assert not at.info
    assert at.title[0].value.endswith("(indeling van 2020)")


def test_code_that_was_reused_is_named(open_gebied) -> None:
    html = _read(open_gebied(gebied="BU01411400"))
    assert "Let op de code." in html
    assert "Dijkstraat en omgeving" in html
    assert "Let op de code." not in _read(open_gebied(gebied="BU01411000"))


def test_gemeente_is_not_compared_with_itself(open_gebied) -> None:
    html = _read(open_gebied(gebied="GM0141"))
    assert "in heel Almelo is dat" not in html
    assert "dan Almelo" not in html
    assert "<b>74.776</b> inwoners (2025)" in html


def test_figures_of_the_gemeente_stand_open_as_nothing_stands_beside_it(open_gebied) -> None:
    html = _read(open_gebied(gebied="GM0141"))
    for cijfer in ("Misdrijven per 1.000", "Ervaren gezondheid", "Bevolkingsdichtheid", "WOZ-waarde", "Huisarts"):
        assert f"<b>{cijfer}</b>" in html, cijfer
    assert "geen verschil of verandering aangetoond" not in html
    # Of an invented figure the page says that it fell: the line above it may not seem to deny that.
    assert "is aantoonbaar veranderd. Verzonnen cijfers tellen hier niet mee." in html
    # What is invented waits until somebody asks for it.
    assert "<b>Groen onderhouden</b>" not in html


def test_place_with_few_people_says_why_there_is_little(open_gebied) -> None:
    at = open_gebied(gebied="BU01411910")
    assert at.title[0].value == "Bedrijventerrein XL Businesspark in cijfers en verhalen"
    assert "is niet bekend hoeveel mensen er wonen. Daarom zijn er maar weinig cijfers" in _read(at)
    assert "wonen 155 mensen. Daarom zijn er maar weinig cijfers" in _read(open_gebied(gebied="BU01411908"))


def test_figure_of_an_older_year_stands_in_no_strip_of_newer_ones(open_gebied) -> None:
    html = _read(open_gebied(gebied="BU01411910", **ALLES))
    rij = html[html.index("<b>Ervaren gezondheid</b>") :]
    rij = rij[: rij.index("</details>")]
    assert "2016" in rij
    assert "class='strook'" not in rij
    assert "class='strook'" in html


def test_unknown_place_gives_a_friendly_message_and_a_page(open_gebied) -> None:
    at = open_gebied(gebied="BU99999999")
    assert not at.exception
    assert "BU99999999" in at.info[0].value
    assert "Kies uit de lijst" in at.info[0].value
    assert len(at.title) == 1


def test_unknown_indeling_gives_a_friendly_message(open_gebied) -> None:
    at = open_gebied(gebied="BU01411402", indeling="1999")
    assert not at.exception
    assert "1999" in at.info[0].value
    assert at.title[0].value.startswith("Kerkelanden")


def test_buurten_that_share_a_name_carry_their_wijk(open_gebied) -> None:
    keuzes = open_gebied(gebied="GM0141").selectbox[1].options
    assert len(keuzes) == len(set(keuzes))
    assert sum("Verspreide huizen" in keuze and "buurt in" in keuze for keuze in keuzes) >= 7
    assert "Kerkelanden · buurt in Wierdensehoek, aandachtsgebied" in keuzes


def test_choosing_a_place_puts_it_in_the_address(open_gebied) -> None:
    at = open_gebied(gebied="GM0141")
    at.selectbox(key="kies_gebied").set_value("WK014111").run()
    assert at.query_params["gebied"] in ("WK014111", ["WK014111"])
    assert at.title[0].value.startswith("De Riet")


def test_priority_area_of_several_buurten_shows_what_can_be_put_together(open_gebied) -> None:
    open_gebied(gebied="westeres")
    leden = pd.DataFrame({"eigen_id": "westeres", "code": ["BU01411400", "BU01411402"], "indeling": 2024})
    get_database().write(lambda con: con.append("gebied_eigen_lid", leden), ("gebied_eigen_lid",))
    at = open_gebied(gebied="westeres", **ALLES)
    assert not at.exception
    html = _read(at)
    assert "nog niet gekoppeld" not in html
    # Who links the place need not think of each text that said where it was not.
    assert "ligging nog niet bekend" not in html
    assert "nog geen cijfers" not in html
    assert "Kerkelanden" in html
    assert "geschat</span>" in html


LIJST = re.compile(r"class='merk los'>\d+</b> <a href='verhalen\?verhaal=([^']+)'")
MERK = re.compile(r"class='merk' href='verhalen\?verhaal=([^']+)'")


@pytest.fixture(scope="module")
def geduid(app: AppTest) -> None:
    """Stories beside figures of Kerkelanden: of the area, of its buurt, of another wijk, and one not for all eyes."""
    plekken = {
        "bijgebied": ("kerkelanden", 2024, Zichtbaar.OPENBAAR),
        "bijbuurt": ("BU01411402", 2024, Zichtbaar.OPENBAAR),
        "bijwijk": ("WK014115", 2024, Zichtbaar.OPENBAAR),
        "bijtoen": ("BU01411402", 2020, Zichtbaar.OPENBAAR),
        "bijons": ("BU01411402", 2024, Zichtbaar.INTERN),
    }
    for id_, (plek, indeling, zichtbaar) in plekken.items():
        duidingen = tuple(
            Duiding(indicator, plek, indeling, 2016, 2024, Houding.NUANCEERT, "Bewoners zien het anders.")
            for indicator in ("ervaren_gezondheid_goed", "misdrijven")
        )
        velden = {"datum": date(2018, 7, 1), "gebieden": (plek,), "indeling": indeling, "zichtbaar": zichtbaar}
        bring_to(get_database(), VerhaalStatus.GEPUBLICEERD, id=id_, duidingen=duidingen, **velden)


def test_large_chart_shows_the_stories_beside_its_figure(geduid: None, open_gebied) -> None:
    html = _read(open_gebied(gebied="BU01411402", alles="gezondheid"))
    beeld = html[html.index("<figure class='bundel'>") :]
    assert set(MERK.findall(beeld)) == {"bijgebied", "bijbuurt"}
    # 2012 to 2024: July 2018 stands at 6.5 of 12 years.
    assert "left:54.17%" in beeld
    assert "aria-label='Verhaal 1: Samen een tuin, 1 juli 2018'" in beeld
    # Both of the same month: the second stands below the first, so that each can be reached.
    assert "margin-top:0px" in beeld
    assert "margin-top:28px" in beeld


def test_a_figure_with_stories_stands_open_with_them(geduid: None, open_gebied) -> None:
    html = _read(open_gebied(gebied="kerkelanden"))
    for titel in ("Ervaren gezondheid", "Aantal misdrijven"):
        rij = html[html.index(f"<b>{titel}</b>") :]
        rij = rij[: rij.index("</details>")]
        assert "2 verhalen</span>" in rij
        assert "<h4>Verhalen bij dit cijfer</h4>" in rij
        assert "Het bewijst geen oorzaak." in rij
        assert set(LIJST.findall(rij)) == {"bijgebied", "bijbuurt"}


def test_who_may_read_an_internal_story_sees_its_mark_and_no_one_else(geduid: None, open_gebied, app: AppTest) -> None:
    app.session_state["rol"] = "wijkregisseur"
    gezien = set(MERK.findall(_read(open_gebied(gebied="BU01411402", alles="gezondheid"))))
    assert gezien == {"bijgebied", "bijbuurt", "bijons"}
    app.session_state["rol"] = "bezoeker"
    gezien = set(MERK.findall(_read(open_gebied(gebied="BU01411402", alles="gezondheid"))))
    assert gezien == {"bijgebied", "bijbuurt"}
    app.session_state["rol"] = "raadslid"


def test_the_large_chart_can_be_had_as_an_image_with_its_source_and_that_it_is_made_up(open_gebied) -> None:
    def list_knoppen(**adres: str) -> list[str]:
        return [k.proto.label for k in open_gebied(**adres).get("download_button") if "grafiek" in k.proto.label]

    assert list_knoppen(gebied="WK014111") == []
    assert list_knoppen(gebied="WK014111", alles="veiligheid") == [
        f"Download de grafiek Misdrijven per 1.000 ({soort})" for soort in ("SVG", "PNG")
    ]
    svg = _load_afbeelding("WK014111", 2024, "misdrijven_per_1000", Beeldsoort.SVG, date(2026, 11, 29)).decode()
    for woord in (
        "in De Riet, 2021 tot en met",
        "Almelo: 46 (2025, voorlopig)",
        "Elk van de 11 andere wijken en dorpen",
        "via CBS 2021–2025",
        "CC BY 4.0",
        "29 november 2026",
    ):
        assert woord in svg, woord
    assert "fictief" not in svg


def test_two_places_stand_beside_each_other_and_what_differs_comes_first(open_gebied) -> None:
    at = open_gebied(gebied="WK014111", vergelijk="sluitersveld")
    assert not at.exception
    assert at.query_params["vergelijk"] in ("WK014113", ["WK014113"])
    assert at.title[0].value == "De Riet naast Sluitersveld"
    anders, rest = _read(at).split("<h2>De andere cijfers</h2>")
    assert re.search(r"Misdrijven per 1\.000.*</span> hoger dan in Sluitersveld</span>", anders)
    # Of a complete count the two figures stand there bare.
    assert "Koopwoningen" in rest
    assert "hoger dan" not in rest
    assert "lager dan" not in rest


def test_beside_another_place_invented_figures_stand_apart_each_with_its_badge(open_gebied) -> None:
    html = _read(open_gebied(gebied="WK014119", vergelijk="WK014115"))
    echt, verzonnen = html.split("<h2>Verzonnen cijfers</h2>")
    assert "badge fictief" not in echt
    assert "Misdrijven per 1.000" in echt.split("<h2>De andere cijfers</h2>")[0]
    tabel = verzonnen[: verzonnen.index("</table>")]
    assert tabel.count("badge fictief") == tabel.count("<tr>") - 1 == 10


def test_a_place_beside_a_part_of_itself_is_not_tested(open_gebied) -> None:
    html = _read(open_gebied(gebied="BU01411402", vergelijk="WK014114"))
    assert "Deze gebieden overlappen elkaar." in html
    assert "class='positie" not in html


def test_a_page_names_the_places_that_look_like_it(open_gebied) -> None:
    html = _read(open_gebied(gebied="WK014111"))
    lijst = html[html.index("De Riet lijkt op: ") :]
    assert lijst[: lijst.index("</details>")].count("vergelijk=WK0141") == 3
    assert "lijkt op" not in _read(open_gebied(gebied="BU01411910"))


def test_every_reader_has_the_wijkblad_of_a_place_one_click_away(open_page) -> None:
    for adres, verwacht in (
        ({"gebied": "WK014111"}, ["Wijkblad van De Riet: één A4 als PDF"]),
        ({"gebied": "GM0141"}, []),
    ):
        knoppen = open_page("gebied", rol="bezoeker", **adres).get("download_button")
        assert [knop.proto.label for knop in knoppen if "Wijkblad" in knop.proto.label] == verwacht


def test_more_figures_are_offered_only_where_there_are_any(open_page) -> None:
    def list_vouwen(gebied: str) -> list[str]:
        return [v.label for v in open_page("gebied", rol="wijkregisseur", gebied=gebied).expander]

    assert "Kies meer cijfers voor Kerkelanden" in list_vouwen("kerkelanden")
    assert not [label for label in list_vouwen("westeres") if label.startswith("Kies meer cijfers")]


def test_who_chooses_more_figures_is_offered_what_this_place_has(open_page) -> None:
    at = open_page("gebied", rol="wijkregisseur", gebied="WK014113")
    at.session_state["uitklap_cijferkeuze_WK014113_gevuld"] = True
    at.run()
    assert not at.exception
    opties = at.selectbox(key="cijferkeuze_WK014113").options
    assert "Wonen: Huurwoningen van een corporatie" not in opties, "of the gemeente alone"
    at.selectbox(key="cijferkeuze_WK014113").set_value("kwb_opleiding_hoog_pct")
    next(veld for veld in at.text_input if veld.label == "Waarom dit cijfer hier telt").set_value("de wijk vernieuwt")
    next(knop for knop in at.button if knop.label == "Zet erbij").click().run()
    assert not at.exception
    assert [fout.value for fout in at.error] == []
    assert "de wijk vernieuwt" in " ".join(tekst.value for tekst in at.text)
