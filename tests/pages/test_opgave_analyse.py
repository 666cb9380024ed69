"""The page of wijkopgaven: the button fills what is empty in the analysis, and is gone when there is nothing left to fill."""

from lwd_monitor.gebied import load_gebieden
from lwd_monitor.indicatorbeheer import list_eigen_indicatoren, publish_indicator, save_beschrijving
from lwd_monitor.toegang import SYSTEEM
from lwd_monitor.ui.opslag import get_database
from tests.conftest import NU
from tests.pages.test_indicatoren_beheer import vul_in
from tests.pages.test_upload import get_knop, read_tekst, upload

SLEUTEL = "opgave_nieuwstraatkwartier"


def open_stuk(open_page, rol: str):
    at = open_page("wijkopgaven", rol=rol, gebied="WK014115")
    at.session_state[f"bijwerken_{SLEUTEL}"] = "Stuk en analyse"
    return at.run()


def test_the_button_puts_figures_and_stories_in_the_empty_texts(open_page, database: str) -> None:
    at = open_stuk(open_page, "wijkregisseur")
    knop = next(k for k in at.button if k.label == "Zet de cijfers en verhalen klaar")
    knop.click().run()
    assert not at.exception
    assert "Klaargezet: veerkracht, leefbaarheid, weerbaarheid." in at.success[0].value
    tekst = " ".join(str(blok.proto.body) for blok in at.get("html"))
    assert "Uit de monitor," in tekst
    assert not [k for k in at.button if k.label == "Zet de cijfers en verhalen klaar"]


def test_who_only_reads_has_no_button(open_page) -> None:
    at = open_stuk(open_page, "analist")
    assert not [k for k in at.button if k.label == "Zet de cijfers en verhalen klaar"]


def test_a_map_of_figures_that_nobody_knows_becomes_part_of_the_analysis(open_page, database: str) -> None:
    """From a file of the corporations, of which no column is in the catalogue, to the texts of the opgave."""
    at = open_page("beheer-upload", rol="analist")
    kop = "buurtcode;buurtnaam;jaar;Kaart veerkracht;Kaart weerbaarheid\n"
    upload(
        at, "kaart.csv", kop + "WK014115;Nieuwstraatkwartier;2025;6,5;\nBU01411500;;2025;;4,2\nBU01411501;;2025;;3,9\n"
    )
    next(veld for veld in at.text_input if veld.label == "Bron").input("corporaties")
    get_knop(at, "Lees het bestand zo").click().run()
    for _ in range(2):
        get_knop(at, "Bewaar dit concept").click().run()
    get_knop(at, "Publiceer 6").click().run()
    assert "Gepubliceerd: kaart.csv" in read_tekst(at)
    scherm = open_page("beheer-indicatoren", rol="analist", indicator="kaart_veerkracht")
    vul_in(scherm, "Kaart veerkracht")
    next(veld for veld in scherm.selectbox if veld.label.startswith("Thema van de wijkanalyse")).select("veerkracht")
    get_knop(scherm, "Bewaren").click().run()
    get_knop(scherm, "Publiceer voor lezers").click().run()
    assert [fout.value for fout in scherm.error] == []
    # The other in the same way, without the screen.
    db, gebieden = get_database(), load_gebieden(get_database().cursor())
    [(_, stuk)] = [paar for paar in list_eigen_indicatoren(db.cursor()) if paar[0].id == "kaart_veerkracht"]
    assert stuk
    ander = {**stuk.gegevens, "titel": "Kaart weerbaarheid", "wijkanalyse": "weerbaarheid"}
    save_beschrijving(db, SYSTEEM, "kaart_weerbaarheid", ander, gebieden, NU)
    publish_indicator(db, SYSTEEM, "kaart_weerbaarheid", NU)
    at = open_stuk(open_page, "wijkregisseur")
    get_knop(at, "Zet de cijfers en verhalen klaar").click().run()
    tekst = read_tekst(at)
    assert "- Kaart veerkracht, 2025: Nieuwstraatkwartier 6,5 punten." in tekst
    # Of the wijk itself there is no figure: its buurten stand there, in an order that ranks nothing.
    regel = "- Kaart weerbaarheid, 2025: Nieuwstraat-Witvoet en omgeving 4,2 punten; Wonde en omgeving 3,9 punten."
    assert regel in tekst


def list_bijwerken(at) -> list:
    return [keuze for keuze in at.pills if keuze.label == "Wat wilt u bijwerken?"]


def test_the_tools_of_two_periods_of_one_wijk_stand_open_one_at_a_time(open_page) -> None:
    at = open_page("wijkopgaven", rol="beheerder", gebied="WK014115")
    [keuze] = list_bijwerken(at)
    keuze.set_value("Volgende periode").run()
    next(knop for knop in at.button if knop.label == "Volgende periode openen").click().run()
    nieuw, oud = list_bijwerken(at)
    assert oud.value == "Volgende periode"
    nieuw.set_value("Volgende periode").run()
    nieuw, oud = list_bijwerken(at)
    assert not at.exception
    assert (nieuw.value, oud.value) == ("Volgende periode", None)
    # The forms of a register stand there once, and what was typed for one period does not come along to the other.
    for deel in ("Stuk en analyse", "Opgaven", "Jaarplan", "Cijfers"):
        nieuw, oud = list_bijwerken(at)
        nieuw.set_value(deel).run()
        at.session_state["opgavepunt_nieuw_naam"] = "van de nieuwe"
        list_bijwerken(at)[1].set_value(deel).run()
        nieuw, oud = list_bijwerken(at)
        assert not at.exception, deel
        assert (nieuw.value, oud.value) == (None, deel)
        assert "opgavepunt_nieuw_naam" not in at.session_state
