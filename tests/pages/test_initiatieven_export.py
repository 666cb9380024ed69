"""The page of initiatieven: an analist maps a platform's export once, a wijkregisseur brings the next one in."""

from datetime import datetime

from lwd_monitor.db import open_database
from lwd_monitor.gebied import load_gebieden
from lwd_monitor.initiatief import list_initiatieven
from lwd_monitor.register import get_register, save_stuk
from lwd_monitor.toegang import DEMO_GEBRUIKERS, SYSTEEM, Rol
from lwd_monitor.verhaal import list_verhalen

KOP = "Projecttitel;Wijk;Datum;Doelbedrag;Toegezegd\n"


def choose(at, tekst: str):
    at.file_uploader[0].set_value(("export.csv", tekst.encode(), "text/csv")).run()
    assert not at.exception, [fout.value for fout in at.exception]
    return at


def fold_out(at, sleutel: str):
    at.session_state[f"{sleutel}_gevuld"] = True
    return at.run()


def read_html(at) -> str:
    return " ".join(str(blok.proto.body) for blok in at.get("html"))


def get_knop(at, label: str):
    return next(knop for knop in at.button if knop.label == label)


def test_an_export_is_mapped_once_and_the_next_file_needs_no_click(open_page, database: str) -> None:
    at = fold_out(open_page("initiatieven", rol="analist"), "initiatief_koppelen")
    choose(at, KOP + "Moestuin;Atlantis;12-03-2025;1250;800\n")
    assert at.selectbox(key="initiatief_kolom_jaar").value == "Datum"
    at.text_input(key="initiatief_pnaam").set_value("Buurt Samen")
    get_knop(at, "Bewaar het profiel").click().run()
    assert "Het profiel is nog niet bewaard" in at.error[0].value
    assert "Atlantis" in read_html(at)
    choose(at, KOP + "Moestuin;De Riet;12-03-2025;1250;800\n")
    get_knop(at, "Bewaar het profiel").click().run()
    assert not at.exception
    assert "1 nieuw" in read_html(at)
    assert not [knop for knop in at.button if knop.label == "Inlezen"]

    at = fold_out(open_page("initiatieven", rol="wijkregisseur"), "initiatief_blad")
    choose(at, KOP + "Bankje;De Riet;01-06-2025;300;300\n")
    assert "1 nieuw" in read_html(at)
    get_knop(at, "Inlezen").click().run()
    assert not at.exception
    db = open_database(database)
    (stuk,) = list_initiatieven(db.cursor(), SYSTEEM)
    db.close()
    assert (stuk.gegevens["titel"], stuk.gegevens["jaar"], stuk.gegevens["streefbedrag"]) == ("Bankje", 2025, 300)


def test_the_story_of_an_initiatief_is_picked_by_its_title_and_leads_to_it(open_page, database: str) -> None:
    at = fold_out(open_page("initiatieven", rol="wijkregisseur"), "initiatief_toevoegen")
    keuze = at.selectbox(key="initiatief_nieuw_verhaal")
    db = open_database(database)
    verhaal = list_verhalen(db.cursor(), DEMO_GEBRUIKERS[Rol.WIJKREGISSEUR])[0]
    db.close()
    assert [label for label in keuze.options if label.startswith(f"{verhaal.titel} (")]
    at.text_input(key="initiatief_nieuw_titel").set_value("Moestuin")
    at.text_input(key="initiatief_nieuw_jaar").set_value("2025")
    keuze.set_value(verhaal.id)
    get_knop(at, "Toevoegen").click().run()
    assert not at.exception
    assert f"<a href='verhalen?verhaal={verhaal.id}' target='_self'>" in read_html(at)


def test_a_form_keeps_what_is_no_choice_for_this_person(open_page, database: str) -> None:
    wie, db = DEMO_GEBRUIKERS[Rol.WIJKREGISSEUR], open_database(database)
    ruw = {"titel": "Moestuin", "jaar": "2025", "verhaal": "van-een-ander"}
    stuk = save_stuk(db, wie, get_register("initiatief"), ruw, load_gebieden(db.cursor()), datetime(2026, 11, 30))
    at = fold_out(open_page("initiatieven", rol="wijkregisseur"), "initiatief_wijzigen")
    at.selectbox(key="initiatief_welke").set_value(stuk.id).run()
    get_knop(at, "Bewaren").click().run()
    assert not at.exception
    (bewaard,) = list_initiatieven(db.cursor(), SYSTEEM)
    db.close()
    assert bewaard.gegevens["verhaal"] == "van-een-ander"
