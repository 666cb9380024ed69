"""Indicators that someone chose for one place: with a reason, with history, and only by who may."""

from datetime import datetime

import pytest

from lwd_monitor.cijferkeuze import list_gekozen, save_gekozen, withdraw_gekozen
from lwd_monitor.fout import Fout
from lwd_monitor.gebied import load_gebieden
from lwd_monitor.indicator import load_indicatoren
from lwd_monitor.register import Ongeldig, list_versies
from lwd_monitor.toegang import DEMO_GEBRUIKERS, GeenRecht, Rol

NU = datetime(2026, 11, 28, 12, 0)
HUUR = "kwb_huurwoningen"


@pytest.fixture
def kies(db):
    con = db.cursor()
    gebied, indicatoren = load_gebieden(con).get("WK014116"), load_indicatoren(con)

    def doe(rol: Rol = Rol.WIJKREGISSEUR, id_: str = HUUR, waarom: str = "de wijkopgave gaat over verhuur"):
        return save_gekozen(db, DEMO_GEBRUIKERS[rol], gebied, indicatoren[id_], waarom, NU)

    return doe


def test_a_choice_stands_with_its_reason_and_can_be_taken_back_and_made_again(db, kies) -> None:
    stuk = kies()
    gebied = load_gebieden(db.cursor()).get("WK014116")
    assert [s.get("indicator") for s in list_gekozen(db.cursor(), "WK014116")] == [HUUR]
    assert list_gekozen(db.cursor(), "WK014111") == []
    withdraw_gekozen(db, DEMO_GEBRUIKERS[Rol.ANALIST], gebied, HUUR, "de opgave is klaar", NU)
    assert list_gekozen(db.cursor(), "WK014116") == []
    assert [v.vervallen for v in list_versies(db.cursor(), stuk.id)] == [True, False]
    kies()
    assert len(list_gekozen(db.cursor(), "WK014116")) == 1


@pytest.mark.parametrize("rol", [Rol.BEZOEKER, Rol.RAADSLID, Rol.REDACTEUR])
def test_who_has_no_right_chooses_nothing(db, kies, rol) -> None:
    with pytest.raises(GeenRecht):
        kies(rol)
    assert list_gekozen(db.cursor()) == []


def test_a_choice_needs_a_reason_and_is_not_made_twice(kies) -> None:
    with pytest.raises(Ongeldig, match="Waarom dit cijfer hier telt"):
        kies(waarom=" ")
    kies()
    with pytest.raises(Fout, match="staat al bij Ossenkoppelerhoek"):
        kies()


def test_what_every_place_shows_cannot_be_chosen(kies) -> None:
    with pytest.raises(Fout, match="staat al bij"):
        kies(id_="kwb_inwoners")


def test_no_more_are_chosen_than_a_page_can_tell(db, kies) -> None:
    over = [i.id for i in load_indicatoren(db.cursor()).values() if i.set == "gebiedsspecifiek"]
    for id_ in over[:10]:
        kies(id_=id_)
    with pytest.raises(Fout, match="zijn al 10 cijfers gekozen"):
        kies(id_=over[10])
