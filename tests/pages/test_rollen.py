"""Every page for every role: opened or refused, as its right says."""

import pytest

from lwd_monitor.db import open_database
from lwd_monitor.toegang import Rol
from lwd_monitor.toegang.model import RECHTEN
from lwd_monitor.ui import sessie
from lwd_monitor.ui.navigatie import PAGINAS, Paginaplek

MAG = [(p, rol) for p in PAGINAS for rol in Rol if p.recht in RECHTEN[rol]]


@pytest.mark.parametrize(("pagina", "rol"), MAG, ids=lambda deel: getattr(deel, "url", None) or deel.value)
def test_page_opens_for_who_has_the_right(open_page, pagina: Paginaplek, rol: Rol) -> None:
    at = open_page(pagina.url, rol=rol.value)
    assert len(at.title) == 1
    assert at.title[0].value != "Geen toegang"


@pytest.mark.parametrize("rol", list(Rol))
def test_page_refuses_at_its_address_who_lacks_the_right(open_page, rol: Rol) -> None:
    geweigerd = [p for p in PAGINAS if p.recht not in RECHTEN[rol]]
    assert geweigerd or rol is Rol.BEHEERDER
    for pagina in geweigerd:
        at = open_page(pagina.url, rol=rol.value)
        assert [t.value for t in at.title] == ["Geen toegang"], pagina.url


def test_a_click_asks_no_more_often_who_reads_than_it_must(open_page, monkeypatch: pytest.MonkeyPatch) -> None:
    at = open_page("overzicht")
    gevraagd: list[Rol] = []
    vraag = sessie.get_proefrol
    monkeypatch.setattr(sessie, "get_proefrol", lambda rol: gevraagd.append(rol) or vraag(rol))
    at.run()
    # At the start, for what stands around the page and for its guard: with a login each is a look in the store.
    assert len(gevraagd) == 1


@pytest.mark.parametrize("url", ["kaart", "beheer-indicatoren"])
def test_a_page_that_ends_early_keeps_its_foot(open_page, database: str, url: str) -> None:
    db = open_database(database)
    db.write(lambda con: con.execute("DELETE FROM waarneming"), ("waarneming",))
    db.close()
    html = [str(deel.proto.body) for deel in open_page(url, rol="analist").get("html")]
    assert any("nog geen cijfers voor de kaart" in deel or "Er zijn geen concepten" in deel for deel in html)
    assert any("class='voet'" in deel for deel in html)


def test_role_can_be_switched_by_hand(open_page) -> None:
    at = open_page("overzicht")
    [keuze] = [s for s in at.selectbox if s.key == "rolkeuze"]
    keuze.set_value("beheerder").run()
    assert at.session_state["rol"] == "beheerder"
    assert not at.exception
