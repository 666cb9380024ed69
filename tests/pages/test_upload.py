"""The Upload page: five steps, a mapping, the list with its way back, and refusals in words."""

from dataclasses import replace
from pathlib import Path

import pytest

from lwd_monitor.bron import BRONNEN
from lwd_monitor.db import open_database
from lwd_monitor.fout import Bevinding
from lwd_monitor.ui.upload.controle import build_tabel
from lwd_monitor.upload import list_profielnamen

VORMEN = Path(__file__).parents[1] / "files" / "vormen"
GRENZEN = Path(__file__).parents[2] / "data" / "gebieden" / "buurten_2024.geojson"
OVERGANG = GRENZEN.with_name("overgang_2020_2024.csv")
KOP = "regiocode;jaar;indicator;waarde\n"


def upload(at, naam: str, inhoud: str | bytes):
    ruw = inhoud.encode() if isinstance(inhoud, str) else inhoud
    at.file_uploader[0].set_value((naam, ruw, "text/csv")).run()
    assert not at.exception, [fout.value for fout in at.exception]
    return at


def read_tekst(at) -> str:
    return " ".join(str(blok.proto.body) for blok in at.get("html"))


def get_knop(at, begin: str):
    return next(knop for knop in at.button if knop.label.startswith(begin))


def test_a_changed_figure_is_shown_published_and_taken_back(open_page) -> None:
    at = open_page("beheer-upload", rol="analist")
    upload(at, "proef.csv", KOP + "GM0141;2024;misdrijven;4000\n")
    tekst = read_tekst(at)
    assert "3.986" in tekst
    assert "4.000" in tekst
    assert "<h2>1. Lezen" in tekst
    assert "<h2>3. Vooruitblik" in tekst
    for vinkje in at.checkbox:
        if vinkje.label.startswith("Ik heb de waarschuwingen"):
            vinkje.check().run()
    get_knop(at, "Publiceer 1").click().run()
    assert "Gepubliceerd: proef.csv" in read_tekst(at)
    at.query_params["deel"] = "eerder"
    at.run()
    [keuze] = [s for s in at.selectbox if s.label == "Welke upload?"]
    keuze.select_index(0).run()
    assert "4.000" in read_tekst(at)
    # The same preview as before publishing: rows, verdicts and maps.
    uitklappers = [uit.label for uit in at.expander]
    assert any(label.startswith("Gewijzigd: 1") for label in uitklappers)
    assert any(label.startswith("Oordelen: ") for label in uitklappers)
    get_knop(at, "Draai deze upload terug").click().run()
    assert "Teruggedraaid:" in read_tekst(at)


def test_errors_stop_before_the_preview(open_page) -> None:
    at = open_page("beheer-upload", rol="analist")
    upload(at, "fout.csv", KOP + "BU01419999;2024;inwoners;10\nGM0141;2031;inwoners;-5\n")
    tekst = read_tekst(at)
    assert "<h2>2. Controleren" in tekst
    assert "BU01419999" in tekst
    assert "toekomst" in tekst
    assert "<h2>3. Vooruitblik" not in tekst
    assert "kies de indeling bij 1. Lezen" in tekst
    assert "--indeling" not in tekst
    assert not any(knop.label.startswith("Publiceer") for knop in at.button)


def test_a_file_that_changes_nothing_says_so(open_page) -> None:
    at = open_page("beheer-upload", rol="analist")
    upload(at, "zelfde.csv", KOP + "GM0141;2024;misdrijven;3986\n")
    assert "Er valt niets te publiceren" in read_tekst(at)


def test_a_broken_file_is_refused_in_words(open_page) -> None:
    at = open_page("beheer-upload", rol="analist")
    upload(at, "kapot.xlsx", b"PK\x03\x04kapot")
    assert "kan niet worden ingelezen" in read_tekst(at)


def test_what_a_file_says_is_never_markup(open_page) -> None:
    at = open_page("beheer-upload", rol="analist")
    upload(at, "eng.csv", KOP + "GM0141;2024;<b>x</b>;1\n<script>alert(1)</script>;2024;inwoners;1\n")
    assert "<script>" not in read_tekst(at)
    assert "&lt;script&gt;" in read_tekst(at)


def test_an_unknown_form_gets_a_mapping_and_the_next_file_goes_by_itself(open_page, database: str) -> None:
    ruw = (VORMEN / "onbekend.csv").read_text().replace("Nergenshuizen", "Schelfhorst")
    at = open_page("beheer-upload", rol="analist")
    upload(at, "wijkpanel.csv", ruw)
    assert "Wat staat er in de kolommen?" in read_tekst(at)
    get_knop(at, "Lees het bestand zo").click().run()
    assert "Profiel wijkpanel" in read_tekst(at)
    opnieuw = open_page("beheer-upload", rol="analist")
    upload(opnieuw, "wijkpanel.csv", ruw.replace("2023", "2024"))
    assert "Gelezen met het profiel &#39;wijkpanel&#39;" in read_tekst(opnieuw)


def test_an_unknown_indicator_can_be_described_as_a_concept(open_page) -> None:
    at = open_page("beheer-upload", rol="analist")
    upload(at, "nieuw.csv", KOP + "GM0141;2024;boompjes;12\n")
    assert "boompjes" in read_tekst(at)
    [titel] = [veld for veld in at.text_input if veld.label == "Titel"]
    titel.set_value("Bomen langs de straat")
    get_knop(at, "Bewaar dit concept").click().run()
    assert "Er is niets gevonden dat niet klopt" in read_tekst(at)


def test_boundaries_are_recognised_previewed_published_and_taken_back(open_page) -> None:
    at = open_page("beheer-upload", rol="analist")
    upload(at, "grenzen.geojson", GRENZEN.read_bytes())
    assert "bij welke indeling" in read_tekst(at)
    [jaar] = [veld for veld in at.text_input if veld.label == "Jaar van de indeling"]
    jaar.set_value("2031")
    get_knop(at, "Lees met deze indeling").click().run()
    tekst = read_tekst(at)
    assert "Dit wordt een nieuwe indeling. Zij geldt voor 2025 tot en met 2049." in tekst
    assert "Kaart straks: 71 buurten, waarvan 71 nieuw" in tekst
    for vinkje in at.checkbox:
        vinkje.check().run()
    get_knop(at, "Publiceer 84").click().run()
    assert "Gepubliceerd: grenzen.geojson" in read_tekst(at)
    at.query_params["deel"] = "eerder"
    at.run()
    assert "grenzen 2031" in read_tekst(at)
    [keuze] = [s for s in at.selectbox if s.label == "Welke upload?"]
    keuze.select_index(0).run()
    assert "Kaart nu: 71 buurten, waarvan 71 verdwijnt" in read_tekst(at)
    get_knop(at, "Draai deze upload terug").click().run()
    assert "Teruggedraaid:" in read_tekst(at)


def test_broken_boundaries_are_refused_in_words(open_page) -> None:
    at = open_page("beheer-upload", rol="analist")
    upload(at, "grenzen_2031.geojson", GRENZEN.read_bytes()[:3000])
    assert "kan niet worden ingelezen" in read_tekst(at)
    assert "niet te lezen" in read_tekst(at)


def get_veld(velden, label: str):
    return next(veld for veld in velden if veld.label == label)


def test_a_failed_mapping_is_not_saved_and_keeps_what_was_filled_in(open_page, database: str) -> None:
    at = open_page("beheer-upload", rol="analist")
    upload(at, "wijkpanel.csv", (VORMEN / "onbekend.csv").read_text().replace("Nergenshuizen", "Schelfhorst"))
    get_veld(at.selectbox, "Jaar").set_value("(geen)")
    get_veld(at.text_input, "Bron").set_value("Panel Noord")
    get_knop(at, "Lees het bestand zo").click().run()
    assert "niet over welk jaar" in read_tekst(at)
    assert "Het profiel is nog niet bewaard" in read_tekst(at)
    assert get_veld(at.text_input, "Bron").value == "Panel Noord"
    assert get_veld(at.selectbox, "Jaar").value == "(geen)"
    assert list_profielnamen(open_database(database).cursor()) == []
    get_veld(at.text_input, "Of: één jaar voor het hele bestand").set_value("2023")
    get_knop(at, "Lees het bestand zo").click().run()
    assert "Het profiel is bewaard" in read_tekst(at)
    assert list_profielnamen(open_database(database).cursor()) == ["wijkpanel"]


def test_a_mapping_whose_figures_are_refused_is_not_saved(open_page, database: str) -> None:
    at = open_page("beheer-upload", rol="analist")
    upload(at, "wijkpanel.csv", (VORMEN / "onbekend.csv").read_text())
    get_knop(at, "Lees het bestand zo").click().run()
    assert "Nergenshuizen" in read_tekst(at)
    assert get_knop(at, "Lees het bestand zo")
    assert list_profielnamen(open_database(database).cursor()) == []


def test_a_profile_is_removed_and_put_back(open_page, database: str) -> None:
    at = open_page("beheer-upload", rol="analist")
    upload(at, "wijkpanel.csv", (VORMEN / "onbekend.csv").read_text().replace("Nergenshuizen", "Schelfhorst"))
    get_knop(at, "Lees het bestand zo").click().run()
    at.query_params["deel"] = "profielen"
    at.run()
    get_veld(at.selectbox, "Verwijder dit profiel: welk?").set_value("wijkpanel").run()
    get_knop(at, "Verwijder dit profiel").click().run()
    assert "Profiel &#39;wijkpanel&#39; is verwijderd." in read_tekst(at)
    assert list_profielnamen(open_database(database).cursor()) == []
    get_veld(at.selectbox, "Zet dit profiel terug: welk?").set_value("wijkpanel").run()
    get_knop(at, "Zet dit profiel terug").click().run()
    assert list_profielnamen(open_database(database).cursor()) == ["wijkpanel"]


@pytest.mark.parametrize("deel", ["bestand", "ophalen", "overgang", "eerder", "profielen", "download"])
def test_every_part_opens(open_page, deel: str) -> None:
    at = open_page("beheer-upload", rol="beheerder", deel=deel)
    assert [titel.value for titel in at.title] == ["Cijfers uploaden"]


def test_earlier_uploads_stand_in_the_list(open_page) -> None:
    tekst = read_tekst(open_page("beheer-upload", rol="analist", deel="eerder"))
    for naam in ("kwb_2024.csv", "misdrijven_2021_2025.csv"):
        assert naam in tekst


def test_a_source_that_cannot_be_reached_says_what_else_can_be_done(open_page, monkeypatch) -> None:
    # A port where nobody listens.
    monkeypatch.setitem(BRONNEN, "kwb", replace(BRONNEN["kwb"], basis="http://127.0.0.1:9"))
    at = open_page("beheer-upload", rol="analist", deel="ophalen")
    get_knop(at, "Haal op").click().run()
    assert "De bron is niet opgehaald" in read_tekst(at)
    assert "geen verbinding met internet" in read_tekst(at)


def test_only_years_that_a_source_is_known_to_have_can_be_fetched(open_page) -> None:
    at = open_page("beheer-upload", rol="analist", deel="ophalen")
    assert get_veld(at.selectbox, "Jaar").options == [str(jaar) for jaar in range(2026, 2012, -1)]
    for naam in ("buurten", "wijken"):
        get_veld(at.selectbox, "Bron").set_value(naam).run()
        jaar = get_veld(at.selectbox, "Jaar")
        assert (jaar.options, jaar.value) == (["2025", "2024", "2023"], 2024)
    get_veld(at.selectbox, "Bron").set_value("misdrijven").run()
    assert [s for s in at.selectbox if s.label == "Jaar"] == [], "one table holds all years"


def test_a_crosswalk_is_recognised_previewed_published_and_taken_back(open_page) -> None:
    at = open_page("beheer-upload", rol="analist")
    tekst = (
        OVERGANG.read_text()
        .replace("Rohof en omgeving;0.3;inwoners_2021", "Rohof en omgeving;0.4;adressen")
        .replace("Kerkelanden;0.7;inwoners_2021", "Kerkelanden;0.6;adressen")
    )
    upload(at, "overgang.csv", tekst)
    assert "van welke indeling naar welke indeling" in read_tekst(at)
    for label, jaar in (("Oude indeling", 2020), ("Nieuwe indeling", 2024)):
        [keuze] = [s for s in at.selectbox if s.label == label]
        keuze.select(jaar)
    get_knop(at, "Lees met deze indelingen").click().run()
    tekst = read_tekst(at)
    assert "Er staat al een overgang van 2020 naar 2024. Die wordt vervangen." in tekst
    assert "70,0%" in tekst
    assert "60,0%" in tekst
    for vinkje in at.checkbox:
        vinkje.check().run()
    get_knop(at, "Publiceer 2").click().run()
    assert "Wie bij Trend omrekenen kiest" in read_tekst(at)
    at.query_params["deel"] = "eerder"
    at.run()
    assert "overgang 2020-2024" in read_tekst(at)
    [keuze] = [s for s in at.selectbox if s.label == "Welke upload?"]
    keuze.select_index(0).run()
    assert "Dijkstraat en omgeving" in read_tekst(at)
    get_knop(at, "Draai deze upload terug").click().run()
    assert "Teruggedraaid:" in read_tekst(at)


def test_indelingen_and_how_they_are_joined_stand_on_the_page(open_page) -> None:
    at = open_page("beheer-upload", rol="analist", deel="overgang")
    tekst = read_tekst(at)
    assert "van 2020 naar 2024" in tekst
    assert "verdeeld naar inwoners in 2021" in tekst
    get_knop(at, "Bereken uit de grenzen").click().run()
    assert "De grenzen van 2020 zijn bij benadering getekend" in read_tekst(at)


def test_one_button_fetches_all_open_figures_beside_the_page(
    open_page, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from lwd_monitor.ui.verversen import TAAK
    from tests.naspelen import replayed, wait_klaar

    db = open_database(database)
    with replayed(db.cursor()) as server:
        monkeypatch.setenv("LWD_BRONBASIS", server.basis)
        at = open_page("beheer-upload", rol="analist", deel="ophalen")
        assert "Dit is nog niet eerder gedaan." in read_tekst(at)
        [vanaf] = [s for s in at.selectbox if s.label == "Vanaf welk jaar?"]
        vanaf.set_value(2026)
        get_knop(at, "Haal alle open cijfers op").click().run()
        assert not at.exception, [fout.value for fout in at.exception]
        assert wait_klaar(TAAK)
        at.run()
    tekst = read_tekst(at)
    assert "Er kwamen" in tekst
    assert "kwb 2026: nieuw 252" in tekst
    assert "De laatste keer was" in tekst


def test_the_first_run_is_offered_to_who_has_the_right_and_only_with_internet(
    open_page, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from lwd_monitor.ui.verversen import look_outside
    from tests.naspelen import replayed

    aanbod = "Er is internet."
    db = open_database(database)
    monkeypatch.setenv("LWD_BRONBASIS", "http://127.0.0.1:9")
    look_outside(db)
    assert aanbod not in read_tekst(open_page("overzicht", rol="analist"))
    with replayed(db.cursor()) as server:
        monkeypatch.setenv("LWD_BRONBASIS", server.basis)
        look_outside(db)
    assert aanbod in read_tekst(open_page("overzicht", rol="analist"))
    assert aanbod not in read_tekst(open_page("overzicht", rol="raadslid"))
    monkeypatch.setenv("LWD_BRONBASIS", "http://127.0.0.1:9")
    look_outside(db)


def test_of_many_findings_the_first_stand_open_and_how_many_more_fold_out_is_said():
    def build(aantal: int) -> str:
        return str(build_tabel([Bevinding(f"fout {nr}", rij=nr) for nr in range(1, aantal + 1)], []))

    assert "<details" not in build(10)
    html = build(15)
    assert "Toon ook de andere 5 (nu 10 van 15)" in html
    assert html.count("<tr><td") == 15
    assert html[: html.index("<details")].count("<tr><td") == 10
    assert "De eerste 100 van 120; het bestand heeft ze alle." in build(120)
