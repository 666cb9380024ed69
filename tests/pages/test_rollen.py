"""Every page for every role: opened or refused, as its right says."""

import pytest

from lwd_monitor.toegang import Rol
from lwd_monitor.toegang.model import RECHTEN
from lwd_monitor.ui.navigatie import PAGINAS, Paginaplek


@pytest.mark.parametrize("rol", list(Rol))
@pytest.mark.parametrize("pagina", PAGINAS, ids=lambda p: p.url)
def test_page_opens_for_who_has_the_right(open_page, pagina: Paginaplek, rol: Rol) -> None:
    if pagina.recht in RECHTEN[rol]:
        at = open_page(pagina.url, rol=rol.value)
        assert len(at.title) == 1
    else:
        with pytest.raises(ValueError):
            open_page(pagina.url, rol=rol.value)


def test_role_can_be_switched_by_hand(open_page) -> None:
    at = open_page("overzicht")
    [keuze] = [s for s in at.selectbox if s.key == "rolkeuze"]
    keuze.set_value("beheerder").run()
    assert at.session_state["rol"] == "beheerder"
    assert not at.exception
