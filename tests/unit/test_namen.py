"""What places are called: one name each, the gemeente's own, and a dorp is a dorp."""

import pytest

from lwd_monitor.bewering import build_gebied
from lwd_monitor.db import Database
from lwd_monitor.gebied import GebiedNiveau, load_aliassen, load_gebieden, spell_naam
from lwd_monitor.inhoud import init_database
from lwd_monitor.portret import Portret
from lwd_monitor.ui.gebied.feed import build_kaarten
from lwd_monitor.ui.gebied.keuze import list_keuzes
from lwd_monitor.ui.gebied.kop import build_top
from lwd_monitor.ui.trend.gegevens import describe_gebied
from lwd_monitor.upload.naamgeving import Namen
from tests.conftest import NU

AADORP, BORNERBROEK = "WK014120", "WK014121"


@pytest.mark.parametrize(
    ("code", "naam"),
    [("WK014114", "Wierdensehoek"), ("WK014115", "Nieuwstraatkwartier"), ("BU01411600", "Boomsplaats")],
)
@pytest.mark.parametrize("indeling", [2020, 2024])
def test_a_place_bears_the_name_that_the_gemeente_writes(db: Database, code: str, naam: str, indeling: int) -> None:
    gebied = load_gebieden(db.cursor()).find(code, indeling)
    assert gebied is not None
    assert gebied.naam == naam


def test_a_spelling_of_the_cbs_becomes_the_name_of_the_gemeente() -> None:
    assert spell_naam("Wierdense Hoek") == "Wierdensehoek"
    assert spell_naam("De Riet") == "De Riet"


@pytest.mark.parametrize(
    "naam", ["Wierdense Hoek", "Wierdensehoek", "Boomplaats", "Boomsplaats", "Nieuwstraat-Kwartier"]
)
def test_both_spellings_stand_among_the_aliases(db: Database, naam: str) -> None:
    aliassen = load_aliassen(db.cursor())
    assert {2020, 2024} <= set(aliassen.loc[aliassen["naam"] == naam, "indeling"])


def test_a_store_that_stood_before_gets_the_names_and_texts_and_keeps_its_members(db: Database) -> None:
    def schrijf_oud(con) -> None:
        con.execute("UPDATE gebied SET naam = 'Wierdense Hoek' WHERE code = 'WK014114'")
        con.execute("DELETE FROM gebied_alias WHERE naam = 'Boomplaats'")
        con.execute("UPDATE gebied_eigen SET waarom = 'Het programma wil dat.'")
        con.execute("INSERT INTO gebied_eigen_lid VALUES ('westeres', 'BU01411402', 2024)")

    db.write(schrijf_oud, ("gebied", "gebied_eigen", "gebied_eigen_lid"))
    init_database(db, NU)
    gebieden = load_gebieden(db.cursor())
    assert {g.naam for j in (2020, 2024) if (g := gebieden.find("WK014114", j))} == {"Wierdensehoek"}
    assert "Boomplaats" in set(load_aliassen(db.cursor())["naam"])
    assert "programma" not in gebieden.eigen["de_riet"].waarom
    assert [lid.code for lid in gebieden.eigen["westeres"].leden] == ["BU01411402"]


@pytest.mark.parametrize("code", [AADORP, BORNERBROEK])
def test_a_dorp_is_a_dorp_in_every_sentence(db: Database, code: str) -> None:
    gebieden = load_gebieden(db.cursor())
    dorp = gebieden.find(code)
    assert dorp is not None
    assert (dorp.soort, dorp.met_soort) == ("dorp", f"het dorp {dorp.naam}")
    assert describe_gebied(dorp, gebieden) == f"{dorp.naam} (dorp)"
    assert ">Dorp</span>" in build_top(Portret(dorp), build_gebied(Portret(dorp)), gebieden)
    buurt = gebieden.list_delen(dorp)[0]
    assert buurt.soort == "buurt"
    assert list_keuzes(gebieden, 2024)[code] == f"{dorp.naam} · dorp"
    assert "Kijk bij het dorp" in build_kaarten(buurt, (), 0, gebieden)[0]


def test_a_wijk_stays_a_wijk_and_both_together_are_wijken_en_dorpen(db: Database) -> None:
    riet = load_gebieden(db.cursor()).find("WK014111")
    assert riet is not None
    assert (riet.soort, riet.met_soort) == ("wijk", "de wijk De Riet")
    assert (GebiedNiveau.WIJK.enkelvoud, GebiedNiveau.WIJK.meervoud) == ("wijk of dorp", "wijken en dorpen")


@pytest.mark.parametrize("indeling", [2020, 2024])
@pytest.mark.parametrize(("wijk", "buurt"), [("Wierdense Hoek", "Boomplaats"), ("Wierdensehoek", "Boomsplaats")])
def test_a_file_with_either_spelling_finds_its_places(db: Database, indeling: int, wijk: str, buurt: str) -> None:
    namen = Namen(load_aliassen(db.cursor()), indeling)
    assert (namen.find(wijk), namen.find(buurt)) == ("WK014114", "BU01411600")
    assert namen.find(buurt, "Ossenkoppelerhoek") == "BU01411600"
