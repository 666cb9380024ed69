"""Pages without a role switcher: nobody is logged in, or everybody may read."""

import logging

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from lwd_monitor.db import open_database
from lwd_monitor.logboek import Logfilter, list_gebeurtenissen
from lwd_monitor.toegang import SYSTEEM, GeenRecht, Rol
from lwd_monitor.toegang.model import RECHTEN
from lwd_monitor.ui.navigatie import PAGINAS
from lwd_monitor.ui.opslag import get_database, watch_weigeringen
from lwd_monitor.verhaal import VerhaalStatus, list_stappen, publish_verhaal
from tests.pages.conftest import ROUTER, TIJD
from tests.verhalen import NU, RED, bring_to


def run_router() -> AppTest:
    return AppTest.from_file(ROUTER, default_timeout=TIJD).run()


def test_nobody_gets_no_page_and_no_choice_of_role(database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LWD_DEMO")
    at = run_router()
    assert [t.value for t in at.title] == ["U bent niet ingelogd"]
    assert not at.selectbox
    for pagina in PAGINAS:
        with pytest.raises(ValueError):
            at.switch_page(str(pagina.pad)).run()


def test_a_role_left_in_the_session_counts_for_nothing_outside_the_trial(
    database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("LWD_DEMO")
    at = AppTest.from_file(ROUTER, default_timeout=TIJD)
    at.session_state["rol"] = "beheerder"
    at.run()
    assert [t.value for t in at.title] == ["U bent niet ingelogd"]


def test_visitor_reads_what_is_public_where_the_settings_open_it(
    database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("LWD_DEMO")
    monkeypatch.setenv("LWD_LEZEN", "openbaar")
    at = run_router()
    assert not at.exception
    assert [t.value for t in at.title] != ["U bent niet ingelogd"]
    assert not [s for s in at.selectbox if s.key == "rolkeuze"]


def test_a_visitor_before_a_closed_page_is_asked_to_log_in_and_hears_of_no_role(
    database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("LWD_DEMO")
    monkeypatch.setenv("LWD_LEZEN", "openbaar")
    at = AppTest.from_file(ROUTER, default_timeout=TIJD)
    at._page_hash = calc_hash("geld")
    at.run()
    tekst = " ".join(str(blok.proto.body) for blok in at.get("html"))
    assert [t.value for t in at.title] == ["Geen toegang"]
    assert "Deze pagina is voor wie is ingelogd." in tekst
    assert "rol" not in tekst[tekst.index("Deze pagina is voor") :].split("</div>")[0]
    assert ">Inloggen</a>" in tekst


def test_a_page_run_by_itself_refuses_and_the_refusal_is_logged(database: str) -> None:
    dicht = [p for p in PAGINAS if p.recht not in RECHTEN[Rol.RAADSLID]]
    for pagina in dicht:
        at = AppTest.from_file(str(pagina.pad), default_timeout=TIJD)
        at.session_state["rol"] = "raadslid"
        at.run()
        assert not at.title, pagina.url
    get_database().close()
    db = open_database(database)
    geweigerd = list_gebeurtenissen(db.cursor(), SYSTEEM, Logfilter(soort="recht_geweigerd"))
    db.close()
    assert len(geweigerd) == len(dicht) > 0
    assert {r.gebruiker for r in geweigerd} == {"demo-raadslid"}


def test_a_refusal_in_the_middle_of_a_write_is_logged_as_well(database: str) -> None:
    """Whoever wrote a story may not publish it: that shows only once the write is on its way."""
    watch_weigeringen()
    db = get_database()
    verhaal = bring_to(db, VerhaalStatus.INGEDIEND, RED)
    with pytest.raises(GeenRecht, match="vier ogen"):
        publish_verhaal(db, RED, verhaal.id, verhaal.versie, NU)
    [regel] = list_gebeurtenissen(db.cursor(), SYSTEEM, Logfilter(soort="recht_geweigerd"))
    assert (regel.gebruiker, regel.onderwerp) == (RED.naam, "verhaal_beoordelen")
    assert [stap.value for stap in list_stappen(verhaal, RED)] == ["terughalen", "teruggeven", "intrekken"]
    assert len(list_gebeurtenissen(db.cursor(), SYSTEEM, Logfilter(soort="recht_geweigerd"))) == 1, (
        "asking is no refusal"
    )
    db.close()


def test_the_number_that_a_reader_sees_stands_in_the_log(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def pagina() -> None:
        from lwd_monitor.server.logregels import show_fout

        show_fout(ValueError("geheim detail"))

    monkeypatch.setattr(logging.getLogger("lwd"), "propagate", True)
    at = AppTest.from_function(pagina, default_timeout=TIJD).run()
    [melding] = [fout.value for fout in at.error]
    [regel] = [r for r in caplog.records if r.exc_info and r.name == "lwd"]
    assert regel.velden["nummer"] in melding
    assert "geheim detail" not in melding


def test_a_refusal_that_reaches_the_end_of_a_page_keeps_its_way_out() -> None:
    def pagina() -> None:
        from lwd_monitor.fout import Fout, Middel, Remedie
        from lwd_monitor.server.logregels import show_fout

        show_fout(Fout("Er zijn nog geen gebieden geladen.", Remedie(Middel.LEEG)))

    at = AppTest.from_function(pagina, default_timeout=TIJD).run()
    wie = "Een beheerder van de server kan ze laden; het beheerboek zegt hoe."
    assert [fout.value for fout in at.error] == [f"Er zijn nog geen gebieden geladen. {wie}"]
