"""The meeting view of a place: sheet by sheet, with notes that go where they belong."""

from lwd_monitor.db import open_database
from lwd_monitor.evaluatie import list_signalen
from lwd_monitor.toegang import SYSTEEM

WIJK = "WK014115"


def read_html(at) -> str:
    return " ".join(str(blok.proto.body) for blok in at.get("html"))


def get_knop(at, sleutel: str):
    return at.button(key=sleutel)


def test_sheets_turn_one_by_one_and_the_address_says_which(open_page) -> None:
    at = open_page("gesprek", rol="wijkregisseur", gebied=WIJK)
    assert at.title[0].value == "Gesprek over Nieuwstraatkwartier"
    assert get_knop(at, "blad_Left").disabled
    eerste = read_html(at)
    assert eerste.count("class='gespreksblad'") == 1
    assert "class='reus'" in eerste
    get_knop(at, "blad_Right").click().run()
    assert at.query_params["blad"] == "2"
    assert read_html(at) != eerste
    get_knop(at, "blad_Left").click().run()
    assert read_html(at) == eerste


def test_stories_stand_beside_figures_and_invented_figures_get_no_word(open_page) -> None:
    at = open_page("gesprek", rol="wijkregisseur", gebied=WIJK)
    aantal = int(read_html(at).split("van ")[1].split("<")[0]) if "bladnummer" in read_html(at) else 0
    bladen = []
    for _ in range(20):
        bladen.append(read_html(at))
        if get_knop(at, "blad_Right").disabled:
            break
        get_knop(at, "blad_Right").click().run()
    assert any("class='reus'" in blad and "class='verhaal'" in blad for blad in bladen)
    verzonnen = [blad for blad in bladen if "fictief voorbeeld</span>" in blad.split("gespreksblad")[1]]
    assert verzonnen
    assert not any("class='positie" in blad or "class='verandering'" in blad for blad in verzonnen)
    assert aantal == len(bladen)


def test_a_number_that_cannot_be_shows_the_nearest_sheet(open_page) -> None:
    for blad in ("999", "0", "x"):
        at = open_page("gesprek", rol="redacteur", gebied="GM0141", blad=blad)
        assert "gespreksblad" in read_html(at)


def test_a_note_becomes_a_signaal_and_says_where_it_went(open_page, database: str) -> None:
    at = open_page("gesprek", rol="wijkregisseur", gebied=WIJK)
    at.text_area(key="gesprek_tekst").set_value("Er ligt afval op het plein.")
    at.selectbox(key="gesprek_soort").set_value("afval")
    next(knop for knop in at.button if knop.label == "Bewaar de aantekening").click().run()
    assert not at.exception
    assert "Het staat op de pagina Leren" in at.success[0].value
    db = open_database(database)
    (stuk,) = list_signalen(db.cursor(), SYSTEEM)
    db.close()
    assert (stuk.get("gebied"), stuk.get("soort")) == (WIJK, "afval")


def test_who_keeps_no_signals_writes_stories_alone(open_page) -> None:
    at = open_page("gesprek", rol="redacteur", gebied=WIJK)
    assert at.radio(key="gesprek_wordt").options == ["verhaal"]
