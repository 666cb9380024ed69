"""The four questions of a raadslid, each answered from the front page in at most three clicks, at both widths."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import KLAAR

pytestmark = pytest.mark.browser
HOOGSTENS = 3
VELD = "Zoek een wijk, straat, postcode, cijfer of verhaal"


class Reis:
    """A reader at the front page; counts every click, and no keys."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.klikken = 0

    def klik(self, doel: Locator) -> None:
        self.klikken += 1
        doel.click()

    def zoek(self, woord: str) -> None:
        veld = self.page.get_by_label(VELD)
        self.klik(veld)
        veld.fill(woord)
        veld.press("Enter")


@pytest.fixture(params=[1366, 390])
def reis(page: Page, straten_url: str, request: pytest.FixtureRequest) -> Iterator[Reis]:
    """A reader who has just opened the monitor; whoever needed more clicks than allowed fails."""
    page.set_viewport_size({"width": request.param, "height": 844})
    page.set_default_timeout(120_000)
    page.goto(straten_url)
    expect(page.locator(KLAAR)).to_be_visible()
    lezer = Reis(page)
    yield lezer
    breedte = page.evaluate("document.documentElement.scrollWidth")
    assert 0 < lezer.klikken <= HOOGSTENS
    assert breedte <= request.param


def test_how_is_sluitersveld_and_what_changed(reis: Reis) -> None:
    reis.zoek("Sluitersveld")
    reis.klik(reis.page.get_by_role("link", name=re.compile("^Sluitersveld")).first)
    expect(reis.page.locator("h1")).to_contain_text("Sluitersveld")
    kort = reis.page.locator(".inhetkort")
    for regel in ("Naast Almelo", "Veranderd", "Verteld"):
        expect(kort.get_by_text(regel, exact=True)).to_be_visible()


def test_de_riet_beside_nieuwstraatkwartier(reis: Reis) -> None:
    reis.klik(reis.page.get_by_role("link", name=re.compile("Bekijk De Riet")))
    ander = reis.page.get_by_role("combobox", name="Vergelijk met")
    reis.klik(ander)
    ander.fill("Nieuwstraatkwartier")
    reis.klik(reis.page.get_by_role("option", name=re.compile("^Nieuwstraatkwartier · ")).first)
    expect(reis.page.locator("h1")).to_have_text("De Riet naast Nieuwstraatkwartier")
    expect(reis.page.get_by_role("table").first).to_be_visible()
    # The choice stands in the address: the same view for whoever gets the link.
    expect(reis.page).to_have_url(re.compile("vergelijk=WK"))


def test_where_is_most_crime_per_inhabitant_and_does_it_rise(reis: Reis) -> None:
    menu = reis.page.locator("[data-testid='stTopNav'], .st-key-mobnav")
    expect(menu.filter(visible=True).first).to_be_visible()
    if (opener := menu.locator("summary").filter(visible=True)).count():
        reis.klik(opener)
    reis.klik(menu.get_by_role("link", name="Kaart", exact=True).filter(visible=True))
    expect(reis.page.locator("h1")).to_contain_text("misdrijven per 1.000 inwoners")
    vlakken = reis.page.locator("path[role=button]")
    expect(vlakken.first).to_be_visible()
    woorden = vlakken.evaluate_all("paden => paden.map(p => [p.dataset.code, p.getAttribute('aria-label')])")
    # What the map says of each place, as a reader sees it in its colour and hears it by its name.
    waarden = {
        code: int(m[1].replace(".", "")) for code, tekst in woorden if (m := re.search(r": ([\d.]+) per", tekst))
    }
    meeste = max(waarden, key=waarden.__getitem__)
    reis.klik(reis.page.locator(f"path[data-code={meeste}]"))
    paneel = reis.page.locator(".paneel")
    expect(paneel).to_contain_text(f"{waarden[meeste]}")
    expect(reis.page).to_have_url(re.compile(f"gebied={meeste}"))
    expect(paneel.locator(".verandering")).to_contain_text(re.compile(r"\d{4}–\d{4}"))


def test_i_only_know_the_street(reis: Reis) -> None:
    reis.zoek("Huttenveldstraat")
    reis.klik(reis.page.get_by_role("link", name=re.compile("Huttenveldstraat")))
    expect(reis.page.locator("h1")).to_contain_text("Huttenveld")
