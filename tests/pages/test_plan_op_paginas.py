"""No page calls the plan Leefbare wijken en dorpen a programma."""

import re

import pytest

from lwd_monitor.toegang import Rol
from tests.taal import find_programma


@pytest.mark.parametrize(
    ("pagina", "vraag"),
    [
        ("overzicht", {}),
        ("gebied", {"gebied": "de_riet"}),
        ("basis-op-orde", {}),
        ("wijkkompas", {}),
        *(("uitleg", {"deel": deel}) for deel in ("programma", "begrippen", "gebieden", "over", "methode")),
    ],
)
def test_no_page_calls_the_plan_a_programma(open_page, pagina: str, vraag: dict[str, str]) -> None:
    at = open_page(pagina, Rol.RAADSLID, **vraag)
    html = [blok.proto.body for blok in at.get("html")] + [m.value for m in at.markdown] + [k.value for k in at.title]
    tekst = re.sub(r"<style.*?</style>|<[^>]+>", " ", " ".join(html), flags=re.DOTALL)
    assert not at.exception
    assert find_programma(tekst) == []
