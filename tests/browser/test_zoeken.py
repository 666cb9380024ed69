"""I only know the street: from the box on any page to the buurt, with mouse and with keyboard, at both widths."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import KLAAR, find_fouten

pytestmark = pytest.mark.browser
VELD = "Zoek een wijk, straat, postcode, cijfer of verhaal"


def open_breed(page: Page, url: str, breedte: int) -> None:
    page.set_viewport_size({"width": breedte, "height": 844})
    page.goto(url)
    expect(page.locator(KLAAR)).to_be_visible()


@pytest.mark.parametrize("breedte", [1366, 390])
def test_whoever_knows_only_the_street_is_there_in_two_clicks(page: Page, straten_url: str, breedte: int) -> None:
    open_breed(page, straten_url, breedte)
    veld = page.get_by_label(VELD)
    veld.click()
    veld.fill("Huttenvelstraat")
    veld.press("Enter")
    expect(page.get_by_role("status").filter(has_text="gevonden")).to_be_visible()
    # On a narrow page the results take the place of the button beside the box.
    expect(page.get_by_role("button", name="Deel", exact=True)).to_be_visible(visible=breedte > 1349)
    assert find_fouten(page, "[class*='st-key-zoekbalk']") == {}
    assert page.evaluate("() => document.documentElement.scrollWidth") <= breedte
    page.get_by_role("link", name=re.compile("Huttenveldstraat")).click()
    expect(page.locator("h1")).to_contain_text("Huttenveld")
    expect(page).to_have_url(re.compile("gebied=BU01411906"))
    # What was found is gone on the page that it led to.
    expect(page.get_by_label(VELD)).to_have_value("")


def test_with_the_keyboard_alone_from_a_postcode_to_its_buurt(page: Page, straten_url: str) -> None:
    open_breed(page, f"{straten_url}/gebied?gebied=WK014113", 1366)
    page.get_by_label(VELD).focus()
    page.keyboard.type("7601 AB")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="1 gevonden")).to_be_visible()
    # The count stands there before the result itself does.
    treffer = page.locator(".st-key-zoekuit").get_by_role("link")
    expect(treffer).to_be_visible()
    page.wait_for_selector(KLAAR)
    page.keyboard.press("Tab")
    expect(treffer).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("Binnenstad Zuid")
    # The address follows, also from one place to another on the same page: else a shared link leads elsewhere.
    expect(page).to_have_url(re.compile("gebied=BU01411001"))
