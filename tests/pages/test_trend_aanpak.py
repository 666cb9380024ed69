"""What was done in a place stands as a dated mark on its line, with a list beneath, and says nothing of a cause."""

from collections.abc import Callable
from datetime import datetime

from streamlit.testing.v1 import AppTest

from lwd_monitor.aanpak import REGISTER
from lwd_monitor.register import get_register, list_stukken, save_stuk
from lwd_monitor.toegang import DEMO_GEBRUIKERS, Rol
from lwd_monitor.ui import laden
from lwd_monitor.ui.opslag import get_database
from tests.beweringen import WOORD, read_html

NU = datetime(2026, 12, 1, 9, 0)
REGISSEUR = DEMO_GEBRUIKERS[Rol.WIJKREGISSEUR]
CIJFER = "misdrijven_per_1000"


def read_inhoud(open_page: Callable[..., AppTest], gebied: str) -> str:
    at = open_page("trend", indicator=CIJFER, gebied=gebied)
    return next(str(b.proto.body) for b in at.get("html") if "verloop" in str(b.proto.body))


def test_without_a_known_begin_there_is_no_mark(open_page) -> None:
    assert "merk aanpak" not in read_inhoud(open_page, "WK014111")


def test_marks_stand_at_their_date_in_the_place_they_belong_to(open_page, database: str) -> None:
    db, register = get_database(), get_register(REGISTER)
    stukken = {s.id: s for s in list_stukken(db.cursor(), REGISSEUR, register)}
    for id_, velden in (
        ("aanpak_leeflab_de_riet", {"begin": "2023-07-01", "eind": "2031-02-01"}),
        ("aanpak_kerkelanden", {"begin_jaar": 2022}),
    ):
        stuk = stukken[id_]
        save_stuk(db, REGISSEUR, register, {**stuk.gegevens, **velden}, laden.load_gebieden(), NU, stuk)
    riet = read_inhoud(open_page, "WK014111")
    assert riet.count("class='merk aanpak'") == 1
    assert "aria-label='A: begin: Leeflab De Riet, 1 juli 2023'" in riet
    stukken_tekst = read_html(riet)
    tekst = " ".join(stukken_tekst)
    assert "1 februari 2031 (De Riet): einde: Leeflab De Riet (buiten de jaren van deze lijn)." in tekst
    assert "Zij zegt niet dat een cijfer daardoor anders werd." in tekst
    assert not any(WOORD.search(s) for s in stukken_tekst if "Leeflab" in s or "letter" in s)
    # A buurt within a chosen wijk counts; another wijk and the city as a whole do not.
    wijk = read_inhoud(open_page, "WK014114")
    assert "A: begin: Aanpak van onderop in Kerkelanden, 2022" in wijk
    assert "merk aanpak" not in read_inhoud(open_page, "GM0141")
