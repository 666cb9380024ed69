"""Text that attacks stays text, in a real browser, on every page that shows what people wrote."""

from base64 import b64encode
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import choose_optie
from tests.browser.test_verhaal_reis import choose_role, open_by_menu, open_expanders, wait_idle
from tests.browser.vol import LADINGEN

pytestmark = pytest.mark.browser
# Anything an attack would leave: an element or attribute of its own, a dialog, a request to elsewhere.
SPOREN = """() => {
  const main = document.querySelector('[data-testid=stMain]');
  const kwaad = main.querySelectorAll('script, iframe, object, embed, svg[onload], form, base, link, meta');
  const op = [...main.querySelectorAll('*')].filter(e => [...e.attributes].some(a => a.name.startsWith('on')));
  const js = [...main.querySelectorAll('a[href], img[src]')]
    .map(e => e.getAttribute('href') || e.getAttribute('src')).filter(u => /^\\s*(javascript|vbscript|data:text)/i.test(u));
  return [...kwaad, ...op].filter(e => !e.closest('[data-testid=stIFrame]')).map(e => e.outerHTML.slice(0, 120)).concat(js);
}"""


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
        ("kaart?gebied=WK014115", "", ""),
        ("trend?indicator=misdrijven&gebied=WK014115", "", ""),
        ("beleving-en-feiten", "", ""),
        ("?", "redacteur", "Beoordelen"),
        ("?", "wijkregisseur", "Verhaal insturen"),
    ],
)
def test_attack_stays_text(page: Page, volle_url: str, adres: str, rol: str, menu: str) -> None:
    dialogen = []
    page.on("dialog", lambda dialoog: (dialogen.append(dialoog.message), dialoog.dismiss()))
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{volle_url}/{adres}")
    wait_idle(page)
    if rol:
        choose_role(page, rol)
        open_by_menu(page, menu)
    if rol == "wijkregisseur":
        concepten = page.get_by_role("option").filter(has_text="(concept)").filter(has_text="alert(")
        choose_optie(page.get_by_role("combobox", name="Uw verhalen"), concepten.first)
        wait_idle(page)
    if menu:
        open_expanders(page)
    check_tekst(page, dialogen)


def check_tekst(page: Page, dialogen: list[str]) -> None:
    """Fail unless the attack is on the page, as words that did nothing."""
    assert page.get_by_test_id("stException").count() == 0
    expect(page.get_by_test_id("stMain")).to_contain_text("alert(", use_inner_text=True)
    assert page.evaluate(SPOREN) == []
    assert dialogen == []
    assert page.fouten == []
    assert [v for v in page.verzoeken if v.startswith("http") and "127.0.0.1" not in v] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_every_kind_of_text_is_among_the_attacks(page: Page, volle_url: str) -> None:
    dialogen = []
    page.on("dialog", lambda dialoog: (dialogen.append(dialoog.message), dialoog.dismiss()))
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(volle_url)
    wait_idle(page)
    choose_role(page, "redacteur")
    open_by_menu(page, "Stiltekaart")
    for soort in ("AANVAL-VRAAG", "AANVAL-KEUZE", "AANVAL-TEAM", "AANVAL-WAAROM"):
        expect(page.get_by_test_id("stMain")).to_contain_text(soort, use_inner_text=True)
    open_expanders(page)
    check_tekst(page, dialogen)
    page.goto(f"{volle_url}/verhalen?verhaal=xss-gepubliceerd-0")
    wait_idle(page)
    expect(page.get_by_test_id("stMain")).to_contain_text("AANVAL-ANTWOORD", use_inner_text=True)


def test_attack_stays_text_in_the_feed(page: Page, volle_url: str) -> None:
    feed = page.request.get(f"{volle_url}/verhalen.rss").body()
    assert b"alert(" in feed
    namen = {element.tag for element in ElementTree.fromstring(feed).iter()}
    assert namen <= {
        "rss",
        "channel",
        "item",
        "title",
        "link",
        "description",
        "language",
        "guid",
        "pubDate",
        "category",
    }
    # As a document of its own a browser shows it without running it.
    dialogen = []
    page.on("dialog", lambda dialoog: (dialogen.append(dialoog.message), dialoog.dismiss()))
    page.goto(f"data:text/xml;base64,{b64encode(feed).decode()}")
    assert dialogen == []
    assert page.fouten == []
