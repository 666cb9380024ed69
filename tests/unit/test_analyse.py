"""The analysis of an opgave: the monitor puts facts and titles in what is empty, and never in what people wrote."""

import pytest

from lwd_monitor.bewering import build_analyse, build_gebied
from lwd_monitor.bewering.analyse import list_zinnen
from lwd_monitor.fout import Fout
from lwd_monitor.gebied import load_gebieden
from lwd_monitor.indicator import WIJKANALYSE, load_indicatoren
from lwd_monitor.opgave import Opgave, fill_analyse, list_opgaven, save_opgave
from lwd_monitor.portret import load_portret
from lwd_monitor.register import list_versies
from lwd_monitor.toegang import BEZOEKER, DEMO_GEBRUIKERS, SYSTEEM, Gebruiker, GeenRecht, Rol
from lwd_monitor.verhaal import list_verhalen
from tests.conftest import NU

WIJK = "WK014115"
REGISSEUR = DEMO_GEBRUIKERS[Rol.WIJKREGISSEUR]


@pytest.fixture
def gebieden(db):
    return load_gebieden(db.cursor())


@pytest.fixture
def teksten(db, gebieden) -> dict[str, str]:
    con = db.cursor()
    catalogus = load_indicatoren(con)
    portret = load_portret(con, gebieden.get(WIJK), gebieden, catalogus)
    return build_analyse([portret], list_verhalen(con, BEZOEKER, NU.date()), gebieden, catalogus, NU.date())


def read_opgave(db) -> Opgave:
    (opgave,) = list_opgaven(db.cursor(), SYSTEEM, {WIJK})
    return opgave


def test_a_text_holds_tested_facts_and_titles_of_stories_and_nothing_invented(db, gebieden, teksten) -> None:
    assert set(teksten) <= set(WIJKANALYSE)
    tekst = teksten["weerbaarheid"]
    assert tekst.startswith("Uit de monitor, 22 november 2026.\n\nCijfers:\n- ")
    assert "(2024, volledige telling)" in tekst or "volledige telling)." in tekst
    assert "\n\nVerhalen:\n- “" in tekst
    con = db.cursor()
    catalogus = load_indicatoren(con)
    rijen = build_gebied(load_portret(con, gebieden.get(WIJK), gebieden, catalogus)).rijen
    verzonnen = [o for o in rijen.values() if o.rij.indicator.id.startswith("enquete_")]
    assert verzonnen
    assert list_zinnen("Hier", verzonnen) == []


def test_a_theme_without_figures_says_so(teksten) -> None:
    assert "Bij dit thema is nog geen verschil of verandering aangetoond." in teksten["leefbaarheid"]


def test_only_what_is_empty_is_filled_and_it_can_be_undone(db, gebieden, teksten) -> None:
    opgave = read_opgave(db)
    eigen = {**opgave.stuk.gegevens, "weerbaarheid": "Zelf geschreven."}
    save_opgave(db, REGISSEUR, eigen, gebieden, NU, opgave.stuk)
    gevuld = fill_analyse(db, REGISSEUR, read_opgave(db), teksten, gebieden, NU)
    assert gevuld == [naam for naam in WIJKANALYSE if naam in teksten and naam != "weerbaarheid"]
    na = read_opgave(db)
    assert na.stuk.get("weerbaarheid") == "Zelf geschreven."
    assert na.stuk.get("leefbaarheid") == teksten["leefbaarheid"]
    assert [v.reden for v in list_versies(db.cursor(), na.id)][:1] == ["cijfers en verhalen klaargezet"]
    with pytest.raises(Fout, match="niets om klaar te zetten"):
        fill_analyse(db, REGISSEUR, na, teksten, gebieden, NU)


def test_what_is_vastgesteld_or_newer_or_of_others_is_left_alone(db, gebieden, teksten) -> None:
    oud = read_opgave(db)
    with pytest.raises(GeenRecht):
        fill_analyse(db, Gebruiker("elders", Rol.WIJKREGISSEUR, wijken=("WK014111",)), oud, teksten, gebieden, NU)
    save_opgave(db, REGISSEUR, {**oud.stuk.gegevens, "status": "concept"}, gebieden, NU, oud.stuk)
    with pytest.raises(Fout, match="door iemand anders gewijzigd"):
        fill_analyse(db, REGISSEUR, oud, teksten, gebieden, NU)
    vast = {"status": "vastgesteld", "vastgesteld_op": "01-11-2026", "vastgesteld_door": "college"}
    stuk = read_opgave(db).stuk
    save_opgave(db, REGISSEUR, {**stuk.gegevens, **vast}, gebieden, NU, stuk)
    with pytest.raises(Fout, match="vastgesteld"):
        fill_analyse(db, REGISSEUR, read_opgave(db), teksten, gebieden, NU)
    assert not any(read_opgave(db).stuk.get(naam) for naam in WIJKANALYSE)


def test_a_text_that_is_too_long_loses_whole_lines(db, gebieden) -> None:
    regels = "\n".join(f"- regel {n} met woorden" for n in range(400))
    fill_analyse(db, REGISSEUR, read_opgave(db), {"veerkracht": regels}, gebieden, NU)
    tekst = str(read_opgave(db).stuk.get("veerkracht"))
    assert len(tekst) <= 5000
    assert tekst.endswith("met woorden")
    assert regels.startswith(tekst)
