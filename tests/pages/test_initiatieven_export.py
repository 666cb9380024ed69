"""The page of initiatieven: an analist maps a platform's export once, a wijkregisseur brings the next one in."""

from lwd_monitor.db import open_database
from lwd_monitor.initiatief import list_initiatieven
from lwd_monitor.toegang import SYSTEEM

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
