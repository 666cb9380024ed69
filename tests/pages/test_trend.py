"""The Trend page: what stands in the address, what is drawn, and what breaks."""

import re
from datetime import date, datetime

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from lwd_monitor.bewering import load_trendreeksen
from lwd_monitor.db import open_database
from lwd_monitor.gebied import Grens, load_gebieden
from lwd_monitor.grafiek import Beeldsoort
from lwd_monitor.grafiek.verloop import build_segmenten
from lwd_monitor.indicator import load_indicatoren
from lwd_monitor.portret import load_reeksen
from lwd_monitor.toegang import SYSTEEM
from lwd_monitor.ui import laden
from lwd_monitor.ui.trend.afbeelding import _load_afbeelding
from lwd_monitor.ui.trend.gegevens import Grensbreuk
from lwd_monitor.ui.trend.tekst import describe_breuk
from lwd_monitor.ui.verhalen.duiding import describe_waarden
from lwd_monitor.upload import Uploadherkomst, publish_waarnemingen
from lwd_monitor.verhaal import Duiding, Houding

# Codes that name another place since 2021, and one buurt that the crosswalk calls equal.
HERGEBRUIKT = {
    "BU01411101": ("Riet Noord", "Bornsestraat en omgeving Zuid"),
    "BU01411105": ("Riet Zuid", "Bedrijventerrein Bornsestraat"),
    "BU01411400": ("Dijkstraat en omgeving", "Rohof en omgeving"),
    "BU01411401": ("Rohof en omgeving", "Wierdensebrug en omgeving"),
    "BU01411502": ("Witvoet en omgeving", "Achterlanden en omgeving"),
    "BU01411908": ("De Grens", "Bedrijventerrein Twentepoort - Stadion"),
    "BU01411910": ("Verspreide huizen wijk 19", "Bedrijventerrein XL Businesspark"),
}
GELIJK = "BU01411403"
INDICATOR = "kwb_koopwoningen"


def build_rijen() -> pd.DataFrame:
    """Synthetic figures for 2018-2023: until 2020 in the old indeling, from 2021 in the new one."""
    rijen = [
        (
            code,
            2020 if jaar <= 2020 else 2024,
            INDICATOR,
            jaar,
            40.0 + rang + (jaar - 2018),
            None,
            None,
            None,
            "gemeten",
        )
        for rang, code in enumerate([*HERGEBRUIKT, GELIJK, "GM0141"])
        for jaar in range(2018, 2024)
    ]
    kolommen = ["gebied_code", "indeling", "indicator_id", "jaar", "waarde", "noemer", "ci_laag", "ci_hoog", "status"]
    frame = pd.DataFrame(rijen, columns=kolommen)
    return frame.astype({"noemer": float, "ci_laag": float, "ci_hoog": float})


@pytest.fixture
def over_de_breuk(database: str) -> str:
    db = open_database(database)
    publish_waarnemingen(
        db, SYSTEEM, build_rijen(), Uploadherkomst("proef.csv", "proef", "cbs_kwb"), datetime(2026, 11, 22)
    )
    db.close()
    return database


def read_html(at: AppTest) -> str:
    return "\n".join(element.proto.body for element in at.get("html"))


def test_copied_link_restores_topic_and_places(open_page) -> None:
    at = open_page("trend", indicator="ervaren_gezondheid_goed", gebied="de_riet,BU01411402")
    assert at.title[0].value == "Ervaren gezondheid in De Riet en Kerkelanden"
    assert at.multiselect[0].value == ["de_riet", "BU01411402"]
    assert at.query_params["gebied"] in ("de_riet,BU01411402", ["de_riet,BU01411402"])


def test_a_change_of_figures_that_are_not_shown_says_why_it_is_not_tested(open_page) -> None:
    html = read_html(open_page("trend", indicator="enquete_wl04", gebied="WK014120,WK014121,WK014111"))
    zin = (
        "<b>Aadorp en Bornerbroek</b>. <b>Niet te toetsen.</b> We laten over 2023 en 2025 geen cijfer zien: "
        "hier of in een ander gebied antwoordden te weinig mensen."
    )
    assert html.count(zin) == 1
    geschat = read_html(open_page("trend", indicator="kwb_inwoners_65plus_pct", gebied="WK014113"))
    assert "<b>Sluitersveld</b>: Niet te toetsen 2021–2024. Het cijfer over 2021 is geschat.</li>" in geschat
    te_weinig = read_html(open_page("trend", indicator="misdrijven_per_1000", gebied="BU01411105"))
    assert "geen cijfer zien: er wonen of antwoordden te weinig mensen" in te_weinig


@pytest.mark.parametrize(
    ("indicator", "plek", "van", "tot", "woorden"),
    [
        ("misdrijven", "kerkelanden", 2021, 2025, "Kerkelanden: 101 misdrijven in 2021, 74 misdrijven in 2025."),
        (
            "enquete_wl04",
            "WK014120",
            2023,
            2025,
            "Aadorp: niet te zien. We laten over 2023 en 2025 geen cijfer zien: hier",
        ),
        ("misdrijven", "BU01411402", 2015, 2016, "Kerkelanden: geen cijfer over 2015–2016."),
        # The code named another place until 2020: its figures of then are not those of now.
        (INDICATOR, "BU01411400", 2018, 2019, "Rohof en omgeving: geen cijfer over 2018–2019."),
        (INDICATOR, "BU01411400", 2018, 2022, "Rohof en omgeving: 45% in 2021, 46% in 2022."),
        (INDICATOR, "GM0141", 2018, 2022, "Almelo: 48% in 2018, 52% in 2022."),
    ],
)
def test_a_duiding_shows_the_figures_of_its_own_place_or_why_not(
    over_de_breuk: str, opslag: None, indicator: str, plek: str, van: int, tot: int, woorden: str
) -> None:
    gebieden = laden.load_gebieden()
    duiding = Duiding(indicator, plek, 2024, van, tot, Houding.NUANCEERT, "Daarom.")
    gebied = gebieden.eigen.get(plek) or gebieden.get(plek, 2024)
    assert describe_waarden(duiding, laden.load_indicatoren()[indicator], gebied.naam).startswith(woorden)


def test_same_reason_is_said_once_for_all_places(open_page) -> None:
    html = read_html(open_page("trend", indicator="ervaren_gezondheid_goed", gebied="de_riet,BU01411402,BU01411205"))
    assert html.count("De bron geeft bij dit cijfer geen aantal en geen marge.") == 1
    assert "<b>Almelo, De Riet en Kerkelanden</b>" in html
    assert "Bedrijvenpark Twente heeft geen cijfers over dit onderwerp: de bron geeft er geen." in html


def test_without_a_choice_the_page_shows_the_figure_that_leads(open_page) -> None:
    at = open_page("trend")
    assert at.title[0].value.startswith("Misdrijven per 1.000 in ")
    assert not at.exception


def test_chosen_places_come_into_the_address(open_page) -> None:
    at = open_page("trend", indicator="ervaren_gezondheid_goed", gebied="de_riet")
    at.multiselect[0].set_value(["de_riet", "WK014118"]).run()
    assert "Schelfhorst" in at.title[0].value
    assert at.query_params["gebied"] in ("de_riet,WK014118", ["de_riet,WK014118"])
    at.multiselect[0].set_value([]).run()
    assert at.title[0].value == "Ervaren gezondheid in Almelo"
    assert at.multiselect[0].value == []


def test_seventh_place_is_refused_in_dutch(open_page) -> None:
    zeven = [f"WK0141{nummer}" for nummer in range(10, 17)]
    at = open_page("trend", gebied=",".join(zeven[:6]))
    at.multiselect[0].set_value(zeven).run()
    assert "Er passen 6 gebieden" in at.info[0].value
    assert "Ossenkoppelerhoek" not in read_html(at)


@pytest.mark.parametrize(("naam", "waarde"), [("gebied", "BU99999999"), ("indicator", "bestaat_niet")])
def test_unknown_choice_in_link_gets_a_friendly_message(open_page, naam: str, waarde: str) -> None:
    at = open_page("trend", **{naam: waarde})
    assert waarde in at.info[0].value
    assert len(at.title) == 1


def test_place_without_figures_says_why(open_page) -> None:
    at = open_page("trend", gebied="westeres,de_riet")
    assert "Westeres heeft nog geen cijfers: er zijn nog geen buurten aan gekoppeld" in read_html(at)
    at = open_page("trend", indicator="enquete_wl07_0", gebied="BU01411402")
    assert "Kerkelanden heeft geen cijfers over dit onderwerp. Die zijn er alleen voor wijken" in read_html(at)


def test_one_year_is_shown_as_one_measurement(open_page) -> None:
    html = read_html(open_page("trend", indicator="kwb_afstand_huisarts", gebied="WK014111,WK014118"))
    assert "Eén meting: 2024" in html
    assert "class='verloop'" not in html


def test_two_fictitious_rounds_are_badged_and_their_change_is_tested(open_page) -> None:
    html = read_html(open_page("trend", indicator="enquete_wl07_0", gebied="WK014116,WK014112"))
    assert "fictief voorbeeld" in html
    regels = dict(re.findall(r"<li><b>(Ossenkoppelerhoek|Noorderkwartier)</b>\. (?:<b>)?([^<:]+): ", html))
    assert regels["Noorderkwartier"] == "Geen aantoonbaar verschil 2023–2025"
    assert regels["Ossenkoppelerhoek"] in ("Gedaald 2023–2025", "Geen aantoonbaar verschil 2023–2025")


def test_total_of_a_place_does_not_stand_beside_almelos(open_page) -> None:
    at = open_page("trend", indicator="misdrijven", gebied="WK014111")
    assert "Almelo" not in at.title[0].value
    html = read_html(at)
    assert "Almelo staat er niet bij" in html
    assert "<th scope='row'>Almelo" not in html


def test_the_last_step_stands_beside_the_whole_series(open_page, database: str) -> None:
    html = read_html(open_page("trend", indicator="misdrijven", gebied="BU01411402"))
    db = open_database(database)
    con = db.cursor()
    reeksen = load_trendreeksen(con, load_indicatoren(con)["misdrijven"], load_gebieden(con))
    db.close()
    reeks, zin, cel = reeksen["BU01411402", 2024].list_beweringen()
    assert (reeks.van, reeks.tot, zin.van, zin.tot) == (2021, 2025, 2024, 2025)
    assert zin.p == cel.p != reeks.p
    assert "Geen aantoonbaar verschil 2024–2025: −7" in cel.zin
    assert zin.zin.startswith("Laatste stap: geen aantoonbaar verschil 2024–2025: −7 (marge −")
    assert html.count(reeks.zin) == html.count(zin.zin) == html.count(f"<td class='stap'>{cel.zin}</td>") == 1
    assert html.index(reeks.zin) < html.index(zin.zin)


@pytest.mark.parametrize(
    ("indicator", "plek"),
    # Two rounds are one step; a full count has no chance to test.
    [("enquete_wl07_0", "WK014116"), ("kwb_koopwoningen", "WK014111")],
)
def test_what_has_no_step_of_its_own_names_none(open_page, indicator: str, plek: str) -> None:
    assert "Laatste stap" not in read_html(open_page("trend", indicator=indicator, gebied=plek))


@pytest.mark.parametrize("code", HERGEBRUIKT)
def test_reused_code_breaks_and_names_both_places(over_de_breuk: str, open_page, code: str) -> None:
    at = open_page("trend", indicator=INDICATOR, gebied=code)
    html = read_html(at)
    oud, nieuw = HERGEBRUIKT[code]
    assert f"<th scope='row'>{oud}" in html
    assert f"<th scope='row'>{nieuw}" in html
    assert "class='breuk'" in html
    assert f"de grenzen van {nieuw} zijn veranderd. Tot en met 2020 hoorde deze code bij {oud}." in html


def test_unchanged_buurt_breaks_too_and_says_that_its_boundary_did_not_change(over_de_breuk: str, open_page) -> None:
    html = read_html(open_page("trend", indicator=INDICATOR, gebied=GELIJK))
    assert "class='breuk'" in html
    assert "De grens van Aalderinkshoek Noordoost is daarbij niet veranderd" in html


def test_no_piece_of_line_crosses_the_change_of_indeling(over_de_breuk: str) -> None:
    db = open_database(over_de_breuk)
    con = db.cursor()
    reeksen = load_reeksen(con, load_indicatoren(con)[INDICATOR], (*HERGEBRUIKT, GELIJK, "GM0141"), load_gebieden(con))
    db.close()
    segmenten = build_segmenten(reeksen, range(2018, 2025))
    assert len(segmenten) == 2 * (len(HERGEBRUIKT) + 2)
    for segment in segmenten:
        assert len({punt.jaar <= 2020 for punt in segment.punten}) == 1, segment
    assert {s.naam for s in segmenten if s.sleutel == "BU01411101"} == set(HERGEBRUIKT["BU01411101"])


def test_no_shipped_series_crosses_the_change_of_indeling(open_page) -> None:
    html = read_html(open_page("trend", indicator="ervaren_gezondheid_goed", gebied="de_riet,BU01411101"))
    assert "class='breuk'" not in html
    assert "class='verloop'" in html


def test_changed_boundary_is_told_without_another_name() -> None:
    tekst = describe_breuk(Grensbreuk(2020, "Huttenveld", "Huttenveld", Grens.GEWIJZIGD))
    assert "nieuwe indeling: de grenzen van Huttenveld zijn veranderd" in tekst


def test_an_own_area_says_that_older_figures_wait_for_a_choice(over_de_breuk: str, open_page) -> None:
    zin = "Kerkelanden: cijfers van voor 2024 gaan over de buurten van toen."
    assert zin in read_html(open_page("trend", indicator=INDICATOR, gebied="kerkelanden"))
    assert "buurten van toen" not in read_html(open_page("trend", indicator=INDICATOR, gebied="BU01411000"))


def test_what_has_no_figure_was_not_carried_over(over_de_breuk: str, open_page) -> None:
    html = read_html(open_page("trend", indicator=INDICATOR, gebied="de_riet,BU01411403", grenzen="omrekenen"))
    assert "Aalderinkshoek Noordoost: tot en met 2020 omgerekend" in html
    assert "De Riet: tot en met" not in html


def test_the_chart_can_be_had_as_an_image_one_measurement_too(open_page) -> None:
    def list_knoppen(**adres: str) -> list[str]:
        return [knop.proto.label for knop in open_page("trend", **adres).get("download_button")]

    knoppen = ["Download de grafiek (SVG)", "Download de grafiek (PNG)", "Download deze cijfers (CSV)"]
    assert list_knoppen(indicator="misdrijven") == knoppen
    assert list_knoppen(indicator="kwb_afstand_huisarts", gebied="WK014111") == knoppen


def test_over_how_many_people_a_figure_was_computed_is_said_in_words(open_page) -> None:
    html = read_html(open_page("trend", indicator="enquete_wl03_1", gebied="WK014115"))
    assert "; over 41 en 47 mensen)" in html
    assert "n = " not in html


def test_an_image_carries_its_source_its_notes_and_that_it_is_made_up(opslag: None) -> None:
    for id_, woorden in {
        "misdrijven": ("Politie", "Almelo staat er niet bij", "29 november 2026"),
        # One year: each place stands there by name, with its value.
        "kwb_afstand_huisarts": (
            "De Riet: 0,6 (2024)",
            "Almelo: 1,2 (2024)",
            "CBS, Kerncijfers",
            "CC BY 4.0",
            ", 2024</title>",
        ),
        "enquete_wl04": ("◇ fictief voorbeeld",),
    }.items():
        svg = _load_afbeelding(id_, ("WK014111",), False, Beeldsoort.SVG, date(2026, 11, 29)).decode()
        for woord in woorden:
            assert woord in svg, (id_, woord)


def test_what_is_the_same_of_more_gebieden_stands_once(open_page) -> None:
    tekst = read_html(open_page("trend", indicator="kwb_inwoners", gebied="WK014113,WK014111,WK014115,WK014114"))
    assert tekst.count("Na 2020 geldt een nieuwe indeling") == 2
    assert "de grenzen van De Riet en Nieuwstraatkwartier zijn veranderd" in tekst
    assert "De grens van Sluitersveld en Wierdensehoek is daarbij niet veranderd" in tekst
    assert "Sluitersveld, De Riet, Nieuwstraatkwartier en Wierdensehoek: bij de bron geen cijfer in 2023." in tekst


def test_a_figure_that_we_work_out_ourselves_never_says_that_its_source_lacks_it(open_page) -> None:
    # The police counted in each year; the number of inhabitants is what lacks.
    tekst = read_html(open_page("trend", indicator="misdrijven_per_1000", gebied="BU01411402"))
    assert "Kerkelanden: een van de aantallen om het te berekenen ontbreekt in 2022, 2023 en 2025." in tekst
    assert "bij de bron" not in tekst
