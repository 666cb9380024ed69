"""Every page of telling passes axe without exclusions, on a wide screen and on a phone, with all that folds unfolded."""

import json

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import find_fouten
from tests.browser.test_verhaal_reis import choose_role, open_expanders, wait_idle

pytestmark = pytest.mark.browser
PAGINAS = [
    "insturen",
    "beoordelen?verhaal=terug",
    "beoordelen?verhaal=gewoon",
    "gesprek?gebied=WK014113",
    "stiltekaart",
    "verhalen",
    "verhalen?verhaal=gewoon",
    "gebied?gebied=WK014113",
    "trend?indicator=misdrijven&gebied=WK014115",
    "beleving-en-feiten",
    "samenstellen",
]


def test_pages_of_telling_are_accessible(page: Page, volle_url: str) -> None:
    page.goto(volle_url)
    wait_idle(page)
    choose_role(page, "wijkregisseur")
    fouten = run_axe(page, f"{volle_url}/insturen?verhaal=concept")
    fouten |= run_axe(page, f"{volle_url}/insturen?verhaal=gewoon")
    choose_role(page, "redacteur")
    for adres in PAGINAS:
        fouten |= run_axe(page, f"{volle_url}/{adres}")
    # The document itself has no scripts and no frame of the app around it.
    adres = page.get_by_role("link", name="Open het vastgelegde document").get_attribute("href")
    page.goto(f"{volle_url}/{adres}")
    for breedte in (390, 1366):
        page.set_viewport_size({"width": breedte, "height": 900})
        fouten |= {f"editie {breedte} {regel}": delen for regel, delen in find_fouten(page).items()}
    assert page.get_by_role("heading", level=1).count() == 1
    assert fouten == {}, json.dumps(fouten, indent=1)


def run_axe(page: Page, url: str) -> dict[str, list[str]]:
    """Return what axe finds on a page at both widths, by page, width and rule; the page must fit both."""
    page.goto(url)
    wait_idle(page)
    assert page.locator("h1").count() == 1
    assert page.get_by_test_id("stException").count() == 0
    fouten = {}
    for breedte in (390, 1366):
        page.set_viewport_size({"width": breedte, "height": 900})
        expect(page.locator(".st-key-mobnav")).to_be_visible(visible=breedte == 390)
        open_expanders(page)
        page.wait_for_function("b => document.documentElement.scrollWidth <= b", arg=breedte)
        fouten |= {f"{url} {breedte} {regel}": delen for regel, delen in find_fouten(page).items()}
    return fouten
