"""The Kaart page as Streamlit runs it, on a real store."""

import csv
import io
from collections.abc import Callable
from datetime import datetime

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from lwd_monitor.db import Database, open_database
from lwd_monitor.gebied import list_gebieden
from lwd_monitor.toegang import SYSTEEM
from lwd_monitor.ui import laden
from lwd_monitor.ui.kaartpagina import load_kaartbeeld
from lwd_monitor.ui.kaartpagina.beeld import load_cijferbeeld, load_jaren
from lwd_monitor.ui.kaartpagina.keuze import resolve_keuze
from lwd_monitor.ui.kaartpagina.tekening import _load_csv
from lwd_monitor.upload import Uploadherkomst, publish_waarnemingen

OpenPage = Callable[..., AppTest]


def read_html(at: AppTest) -> str:
    return " ".join(blok.proto.body for blok in at.get("html") if not blok.proto.body.startswith("<style"))


def test_page_opens_on_the_figure_that_leads(open_page: OpenPage):
    at = open_page("kaart")
    assert at.selectbox(key="kaart_kies_indicator").value == "misdrijven_per_1000"
    assert "<h2>Kerkelanden</h2>" in read_html(at)
    assert not at.info


def test_an_estimate_gets_a_title_and_no_finding_with_panel_and_table(open_page: OpenPage):
    at = open_page("kaart", indicator="ervaren_gezondheid_goed")
    assert at.title[0].value == "Ervaren gezondheid goed of zeer goed per buurt in 2024"
    html = read_html(at)
    assert "<h2>Kerkelanden</h2><p class='sub'>buurt in Wierdensehoek · 1.290 inwoners</p>" in html
    assert "<b>55%</b> <span>Almelo 70%</span>" in html
    assert html.count("<th scope='row'>") == 8
    assert "buurtkaart 2021, indeling gelijk aan 2024 op code, vereenvoudigd, CC BY 4.0" in html
    assert not at.info


def test_a_place_without_a_figure_says_why(open_page) -> None:
    html = read_html(open_page("kaart", indicator="kwb_inkomen_per_inwoner", niveau="buurt", gebied="BU01411402"))
    paneel = html[html.index("<div class='paneel'>") :]
    assert "De bron geeft hier geen cijfer." in paneel[: paneel.index("</div>")]
    assert "– is: geen cijfer bij de bron." in html


def test_a_place_whose_figure_we_cannot_work_out_does_not_blame_the_source(open_page) -> None:
    html = read_html(open_page("kaart", indicator="misdrijven_per_1000", niveau="buurt", gebied="BU01411205"))
    assert "– is: niet te berekenen." in html
    assert "bij de bron" not in html


def test_link_is_restored_in_every_list(open_page: OpenPage):
    at = open_page("kaart", indicator="misdrijven", jaar="2023", gebied="WK014111", niveau="wijk")
    keuzes = {s.key: s.value for s in at.selectbox}
    assert keuzes["kaart_kies_indicator"] == "misdrijven"
    assert (keuzes["kaart_kies_jaar"], keuzes["kaart_kies_gebied"]) == ("2023", "WK014111")
    assert "<h2>De Riet</h2>" in read_html(at)
    assert "naast Almelo" not in read_html(at)


def test_a_choice_in_a_list_goes_to_the_url(open_page: OpenPage):
    at = open_page("kaart", indicator="ervaren_gezondheid_goed")
    at.selectbox(key="kaart_kies_gebied").select("BU01411300").run()
    at.selectbox(key="kaart_kies_jaar").select("2016").run()
    assert not at.exception
    assert (at.query_params["gebied"], at.query_params["jaar"]) == ("BU01411300", "2016")
    assert at.selectbox(key="kaart_kies_gebied").value == "BU01411300"


@pytest.mark.parametrize("naam", ["indicator", "jaar", "gebied", "niveau", "beeld"])
def test_unknown_value_gives_a_friendly_message(open_page: OpenPage, naam: str):
    at = open_page("kaart", **{naam: "<b>onzin</b>"})
    die = "die" if naam == "indicator" else "dat"
    assert at.info[0].value.startswith(f"In de link staat een {naam} {die} wij niet kennen: `bonzinb`")
    assert at.title


def test_survey_per_wijk_says_so_and_wears_its_badge(open_page: OpenPage):
    at = open_page("kaart", indicator="enquete_wl04", niveau="buurt")
    assert at.info[0].value == "Dit cijfer is er niet per buurt. U ziet daarom de wijken en dorpen."
    assert "fictief voorbeeld" in read_html(at)
    assert at.title[0].value.endswith("per wijk in 2025")


def test_table_shows_all_buurten_and_sorts_without_ranks(open_page: OpenPage):
    at = open_page("kaart", indicator="misdrijven_per_1000")
    at.toggle(key="kaart_alles").set_value(True)
    at.selectbox(key="kaart_volgorde").select("Cijfer, hoog naar laag").run()
    html = read_html(at)
    assert html.count("<th scope='row'>") == 71
    assert "aria-sort='descending'>2024" in html
    # Who gets the link sees the same rows in the same order.
    adres = {naam: at.query_params[naam] for naam in ("alles", "volgorde")}
    assert read_html(open_page("kaart", indicator="misdrijven_per_1000", **adres)) == html
    assert "aria-label='te weinig waarnemingen'" in html
    assert "aria-label='geen cijfer'" in html


def test_mostly_missing_figures_point_to_the_wijken(open_page: OpenPage):
    at = open_page("kaart", indicator="kwb_inkomen_per_inwoner")
    assert at.info[0].value.startswith("Van 69 van de 71 buurten is er geen cijfer. Per wijk of dorp is er meer bekend")


@pytest.mark.parametrize(
    ("adres", "beeld"),
    [({}, "stad"), ({"beeld": "gemeente"}, "gemeente"), ({"gebied": "BU01411806"}, "gemeente")],
)
def test_the_town_comes_first_unless_a_place_outside_it_is_asked(
    open_page: OpenPage, adres: dict[str, str], beeld: str
):
    at = open_page("kaart", **adres)
    assert at.session_state["kaart_kies_beeld"] == beeld


def test_totals_are_offered_only_when_asked(open_page: OpenPage):
    at = open_page("kaart")
    lijst = at.selectbox(key="kaart_kies_indicator")
    assert "Bevolking: Inwoners" not in lijst.options
    at.toggle(key="kaart_kies_aantallen").set_value(True).run()
    assert at.query_params["aantallen"] == "ja"
    assert "Bevolking: Inwoners" in at.selectbox(key="kaart_kies_indicator").options


def test_chosen_years_give_the_difference_without_a_word(open_page: OpenPage):
    at = open_page("kaart", indicator="misdrijven_per_1000", niveau="wijk", toon="jaren", jaar="2024", van="2022")
    assert at.title[0].value == "Geregistreerde misdrijven per 1.000 inwoners: verschil per wijk of dorp, 2022–2024"
    html = read_html(at)
    assert html.count("niet getoetst</span>") == 12
    assert "estegen" not in html[html.index("<caption>") :]


def test_csv_holds_all_years_with_almelo_first(open_page: OpenPage):
    open_page("kaart")
    tekst = _load_csv("ervaren_gezondheid_goed", "buurt", 2024).decode("utf-8-sig")
    rijen = list(csv.DictReader(io.StringIO(tekst), delimiter=";"))
    assert rijen[0]["gebied"] == "Almelo"
    assert {rij["jaar"] for rij in rijen} == {"2012", "2016", "2020", "2022", "2024"}


def test_csv_holds_the_margins_that_the_page_shows(open_page: OpenPage):
    open_page("kaart")
    tekst = _load_csv("misdrijven_per_1000", "buurt", 2024).decode("utf-8-sig")
    rijen = csv.DictReader(io.StringIO(tekst), delimiter=";")
    [kerkelanden] = [rij for rij in rijen if (rij["gebied"], rij["jaar"]) == ("Kerkelanden", "2024")]
    grenzen = [round(float(kerkelanden[kolom].replace(",", "."))) for kolom in ("waarde", "marge_laag", "marge_hoog")]
    assert grenzen == [63, 44, 87]


@pytest.fixture
def met_2018(database: str) -> str:
    """A store with crimes of 2018, counted on the indeling of 2020."""
    db: Database = open_database(database)
    buurten = list_gebieden(db.cursor(), "buurt", 2020)
    rijen = pd.DataFrame(
        {"gebied_code": [b.code for b in buurten], "waarde": [float(nr) for nr in range(len(buurten))]}
    )
    rijen = rijen.assign(
        indeling=2020, indicator_id="misdrijven", jaar=2018, noemer=None, ci_laag=None, ci_hoog=None, status="gemeten"
    )
    publish_waarnemingen(
        db, SYSTEEM, rijen, Uploadherkomst("proef.csv", "sha", "politie_misdrijven"), datetime(2026, 1, 1)
    )
    db.close()
    return database


def test_a_year_before_2021_stands_on_the_outlines_of_2020(met_2018: str, open_page: OpenPage):
    at = open_page("kaart", indicator="misdrijven", jaar="2018")
    html = read_html(at)
    assert "buurtkaart 2015, bij benadering, vereenvoudigd" in html
    assert not at.info
    at.selectbox(key="kaart_kies_gebied").select("BU01411101").run()
    assert (at.query_params["gebied"], at.query_params["indeling"]) == ("BU01411101", "2020")
    assert "indeling 2020</p>" in read_html(at)


def test_the_map_of_2020_warns_for_rough_borders(met_2018: str, open_page: OpenPage):
    open_page("kaart", indicator="misdrijven", jaar="2018")
    payload = load_cijferbeeld("misdrijven", 2018, "buurt", 2020, "gemeente").payload
    assert "grof getekend" in payload["meldingen"][0]


def test_a_series_of_years_has_a_neutral_title_its_own_table_and_says_where_borders_changed(open_page: OpenPage):
    at = open_page("kaart", indicator="kwb_inwoners_65plus_pct", toon="elkjaar")
    assert at.title[0].value == "Inwoners van 65 jaar of ouder, deel per buurt, 2015–2024"
    html = read_html(at)
    assert "Of een verschil tussen jaren toeval is, ziet u hier niet." in html
    assert "Indeling van 2024, op naam." in html
    assert "<summary>Cijfers over 2015, met de grenzen van toen</summary>" in html
    assert at.selectbox(key="kaart_kies_toon").value == "elkjaar"
    assert "kaart_kies_jaar" not in {s.key for s in at.selectbox}
    assert not at.info


def test_the_series_of_a_figure_has_all_its_years_and_the_reason_of_each_break(opslag: None):
    indicatoren, gebieden = laden.load_indicatoren(), laden.load_gebieden()
    keuze = resolve_keuze(
        {"indicator": "kwb_inwoners_65plus_pct", "toon": "elkjaar"}, indicatoren, load_jaren(), gebieden
    )
    assert keuze is not None
    kaarten = load_kaartbeeld(keuze).payload["kaarten"]
    assert [kaart["jaar"] for kaart in kaarten] == list(keuze.jaren)
    assert [bool(kaart["breuk"]) for kaart in kaarten] == [False, True, False]
    assert kaarten[1]["breuk"].startswith("Vanaf 2021 gelden andere grenzen.")
    enquete = resolve_keuze({"indicator": "enquete_wl04", "toon": "elkjaar"}, indicatoren, load_jaren(), gebieden)
    assert enquete is not None
    beeld = load_kaartbeeld(enquete)
    assert beeld.fictief
    assert beeld.payload["tekens"] == ["◇ fictief voorbeeld"]
