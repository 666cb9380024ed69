"""A note of a meeting goes where it belongs, with the rights that hold there."""

import pytest

from lwd_monitor.aanpak import list_aanpak
from lwd_monitor.aantekening import Aantekening, Wordt, list_wordt, save_aantekening
from lwd_monitor.evaluatie import list_signalen
from lwd_monitor.fout import Fout
from lwd_monitor.gebied import load_gebieden
from lwd_monitor.toegang import DEMO_GEBRUIKERS, SYSTEEM, Gebruiker, GeenRecht, Rol
from lwd_monitor.verhaal import VerhaalStatus, Zichtbaar, find_verhaal
from tests.conftest import NU

REGISSEUR, REDACTEUR = DEMO_GEBRUIKERS[Rol.WIJKREGISSEUR], DEMO_GEBRUIKERS[Rol.REDACTEUR]
RIET = "WK014111"
SIGNAAL = Aantekening(
    RIET, Wordt.SIGNAAL, "Er ligt afval op het plein.", keuzes={"soort": "afval", "omvang": "meervoudig"}
)
ACTIVITEIT = Aantekening(RIET, Wordt.ACTIVITEIT, "Bewoners willen samen opruimen.", "Opruimdag")


@pytest.fixture
def gebieden(db):
    return load_gebieden(db.cursor())


def test_a_signaal_stands_among_the_signals(db, gebieden) -> None:
    id_ = save_aantekening(db, REGISSEUR, SIGNAAL, gebieden, NU)
    (stuk,) = list_signalen(db.cursor(), SYSTEEM)
    assert stuk.id == id_
    assert stuk.gegevens == {
        "wat": SIGNAAL.tekst, "soort": "afval", "gebied": RIET, "datum": NU.date().isoformat(), "omvang": "meervoudig"}  # fmt: skip


def test_an_activity_stands_at_aanpak_as_planned(db, gebieden) -> None:
    id_ = save_aantekening(db, REGISSEUR, ACTIVITEIT, gebieden, NU)
    stuk = next(s for s in list_aanpak(db.cursor(), SYSTEEM) if s.id == id_)
    assert (stuk.get("naam"), stuk.get("status"), stuk.get("gebied")) == ("Opruimdag", "gepland", RIET)
    assert str(stuk.get("bron")).startswith("Gesprek op 22 november 2026")


def test_a_story_becomes_a_draft_of_the_writer_alone(db, gebieden) -> None:
    id_ = save_aantekening(
        db, REDACTEUR, Aantekening(RIET, Wordt.VERHAAL, "Jan de Vries vertelde.", "Bank"), gebieden, NU
    )
    verhaal = find_verhaal(db.cursor(), id_)
    assert verhaal
    assert (verhaal.status, verhaal.zichtbaar, verhaal.schrijvers) == (
        VerhaalStatus.CONCEPT, Zichtbaar.INTERN, (REDACTEUR.naam,))  # fmt: skip


def test_nothing_personal_goes_where_others_read(db, gebieden) -> None:
    for note in (Aantekening(RIET, Wordt.SIGNAAL, "Bel 06-12345678", keuzes=SIGNAAL.keuzes), Aantekening(RIET, Wordt.ACTIVITEIT, "Goed", "Mail jan@voorbeeld.nl")):  # fmt: skip
        with pytest.raises(Fout, match="iets persoonlijks"):
            save_aantekening(db, REGISSEUR, note, gebieden, NU)
    with pytest.raises(Fout, match="Schrijf wat er is gezegd"):
        save_aantekening(db, REGISSEUR, Aantekening(RIET, Wordt.SIGNAAL, " "), gebieden, NU)
    assert list_signalen(db.cursor(), SYSTEEM) == []


def test_each_kind_asks_its_own_right(db, gebieden) -> None:
    assert list_wordt(REDACTEUR) == [Wordt.VERHAAL]
    assert list_wordt(REGISSEUR) == list(Wordt)
    elders = Gebruiker("regisseur-elders", Rol.WIJKREGISSEUR, wijken=("WK014110",))
    for gebruiker in (REDACTEUR, elders):
        for note in (SIGNAAL, ACTIVITEIT):
            with pytest.raises(GeenRecht):
                save_aantekening(db, gebruiker, note, gebieden, NU)
    with pytest.raises(GeenRecht):
        save_aantekening(db, elders, Aantekening(RIET, Wordt.VERHAAL, "Tekst", "Titel"), gebieden, NU)
