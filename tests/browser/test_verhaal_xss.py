"""Text that attacks stays text, in a real browser, on every page that shows what people wrote."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page

from lwd_monitor.db import Database, open_database
from lwd_monitor.verhaal import Duiding, Houding, VerhaalStatus
from lwd_monitor.verhaal.store import save_verhaal
from tests.browser.conftest import run_server
from tests.browser.test_verhaal_reis import choose_role, open_by_menu, wait_idle
from tests.conftest import PROJECT
from tests.verhalen import NU, WIJK, make_verhaal

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
LADINGEN = [
    regel for regel in (PROJECT / "tests" / "files" / "xss.txt").read_text("utf-8").splitlines() if regel.strip()
]
PER_VERHAAL = 15
# Anything an attack would leave: an element or attribute of its own, a dialog, a request to elsewhere.
SPOREN = """() => {
  const main = document.querySelector('[data-testid=stMain]');
  const kwaad = main.querySelectorAll('script, iframe, object, embed, svg[onload], form, base, link, meta');
  const op = [...main.querySelectorAll('*')].filter(e => [...e.attributes].some(a => a.name.startsWith('on')));
  const js = [...main.querySelectorAll('a[href], img[src]')]
    .map(e => e.getAttribute('href') || e.getAttribute('src')).filter(u => /^\\s*(javascript|vbscript|data:text)/i.test(u));
  return [...kwaad, ...op].filter(e => !e.closest('[data-testid=stIFrame]')).map(e => e.outerHTML.slice(0, 120)).concat(js);
}"""


@pytest.fixture(scope="module")
def aangevallen(sjabloon: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server whose stories hold every payload: published, handed in and as a draft."""
    map_ = tmp_path_factory.mktemp("xss")
    shutil.copy(sjabloon, map_ / "lwd.duckdb")
    url = f"duckdb:////{map_}/lwd.duckdb"
    db = open_database(url)
    fill(db)
    db.close()
    with run_server(map_, LWD_DEMO="1") as adres:
        yield adres


def fill(db: Database) -> None:
    stukken = [LADINGEN[n : n + PER_VERHAAL] for n in range(0, len(LADINGEN), PER_VERHAAL)]

    def werk(con) -> None:
        for nummer, stuk in enumerate(stukken):
            tekst = "\n\n".join(stuk)
            duiding = Duiding("misdrijven", "WK014115", 2024, 2021, 2025, Houding.NUANCEERT, stuk[0])
            basis = make_verhaal(
                titel=stuk[0],
                tekst=f"plantenbak {tekst}",
                hoort_bij=stuk[-1],
                periode=stuk[1],
                bron=stuk[2],
                bron_url=stuk[3],
                datum=date(2026, 11, 20),
                duidingen=(duiding,),
                schrijvers=(WIJK.naam,),
                bevestigd=tuple(stuk),
                versie=1,
            )
            for status in (VerhaalStatus.GEPUBLICEERD, VerhaalStatus.INGEDIEND, VerhaalStatus.CONCEPT):
                verhaal = replace(basis, id=f"xss-{status}-{nummer}", status=status)
                save_verhaal(con, verhaal, WIJK.naam, NU, stuk[0])

    db.write(werk, ("verhaal", "verhaal_versie"))


def test_there_are_enough_payloads() -> None:
    assert len(LADINGEN) >= 50


@pytest.mark.parametrize(
    ("adres", "rol", "menu"),
    [
        ("", "", ""),
        ("verhalen?toon=30", "", ""),
        ("verhalen?zoek=plantenbak", "", ""),
        ("verhalen?verhaal=xss-gepubliceerd-0", "", ""),
        ("gebied?gebied=WK014115", "", ""),
        ("?", "redacteur", "Beoordelen"),
        ("?", "wijkregisseur", "Verhaal insturen"),
    ],
)
def test_attack_stays_text(page: Page, aangevallen: str, adres: str, rol: str, menu: str) -> None:
    dialogen = []
    page.on("dialog", lambda dialoog: (dialogen.append(dialoog.message), dialoog.dismiss()))
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{aangevallen}/{adres}")
    wait_idle(page)
    if rol:
        choose_role(page, rol)
        open_by_menu(page, menu)
    if rol == "wijkregisseur":
        page.get_by_role("combobox", name="Uw verhalen").click()
        page.get_by_role("option").filter(has_text="(concept)").first.click()
        wait_idle(page)
        page.get_by_text("Bekijk hoe de lezer het ziet").click()
    assert page.get_by_test_id("stException").count() == 0
    if adres:
        # The attack is on the page, as words.
        assert "alert(" in page.get_by_test_id("stMain").inner_text()
    assert page.evaluate(SPOREN) == []
    assert dialogen == []
    assert page.fouten == []
    assert [v for v in page.verzoeken if v.startswith("http") and "127.0.0.1" not in v] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
