"""Every page for every role: opened or refused, as its right says."""

import pytest

from lwd_monitor.toegang import Rol
from lwd_monitor.toegang.model import RECHTEN
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


def test_role_can_be_switched_by_hand(open_page) -> None:
    at = open_page("overzicht")
    [keuze] = [s for s in at.selectbox if s.key == "rolkeuze"]
    keuze.set_value("beheerder").run()
    assert at.session_state["rol"] == "beheerder"
    assert not at.exception
