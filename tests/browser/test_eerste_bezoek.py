"""The frame of a page for readers: sharing its address, the guided first visit, and the accessibility statement."""

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import KLAAR, find_fouten
from tests.browser.test_paginas import open_page

pytestmark = pytest.mark.browser


@pytest.fixture
def klembord(page: Page) -> Iterator[Page]:
    """A page that may read and write the clipboard."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    yield page
    page.context.clear_permissions()


def test_deel_copies_the_address_of_what_is_on_the_screen(klembord: Page, server_url: str) -> None:
    page = klembord
    adres = f"{server_url}/kaart?indicator=misdrijven&niveau=wijk&jaar=2024"
    open_page(page, adres)
    knop = page.get_by_role("button", name="Deel", exact=True)
    knop.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".deelmelding")).to_have_text("Het adres is gekopieerd")
    expect(page.locator(".deelmelding")).to_have_attribute("role", "status")
    expect(knop).to_be_focused()
    gekopieerd = page.evaluate("navigator.clipboard.readText()")
    assert gekopieerd == page.url
    for deel in ("indicator=misdrijven", "niveau=wijk", "jaar=2024"):
        assert deel in gekopieerd


@pytest.mark.parametrize("breedte", [1366, 390])
def test_a_first_visit_is_guided_once_in_a_browser(buurpage: Page, server_url: str, breedte: int) -> None:
    page = buurpage
    page.set_viewport_size({"width": breedte, "height": 844})
    open_page(page, server_url)
    gids = page.get_by_role("region", name="Zo leest u deze monitor")
    expect(gids).to_be_visible()
    expect(gids.locator(".strook")).to_be_visible()
    kop, voor = page.locator("h1"), page.locator("h1").bounding_box()
    fouten = find_fouten(page)
    assert fouten == {}, json.dumps(fouten, indent=1)
    page.emulate_media(media="print")
    expect(gids).to_be_hidden()
    page.emulate_media(media="screen")
    page.keyboard.press("Escape")
    expect(gids).to_be_hidden()
    assert kop.bounding_box() == voor, "nothing moves"
    expect(kop).to_be_focused()
    ander = page.context.new_page()
    ander.set_viewport_size({"width": breedte, "height": 844})
    open_page(ander, server_url)
    expect(ander.locator(".rondleiding")).to_be_hidden()


def test_the_foot_leads_to_the_accessibility_statement_and_the_head_tells_what_a_page_is(page, server_url: str) -> None:
    open_page(page, f"{server_url}/trend")
    assert "door de jaren heen" in page.locator("meta[name='description']").get_attribute("content")
    page.locator("footer.voet").get_by_role("link", name="Toegankelijkheid").click()
    expect(page.get_by_role("heading", name="Toegankelijkheidsstatus: C")).to_be_visible()
    expect(page.locator(KLAAR)).to_be_visible()
    assert page.title().startswith("Toegankelijkheid - ")
    assert "Hoe toegankelijk" in page.locator("meta[name='description']").get_attribute("content")


def test_on_a_phone_a_place_of_the_wijkkompas_opens_with_a_tap(page, server_url: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_page(page, f"{server_url}/wijkkompas")
    rij = page.locator("table.heat tbody tr").first
    expect(rij.locator("td").first).to_be_hidden()
    rij.locator("summary").click()
    expect(rij.locator("td").first).to_be_visible()
    page.set_viewport_size({"width": 1366, "height": 900})
    expect(page.locator("table.heat tbody tr").last.locator("td").first).to_be_visible()
    expect(rij.locator("summary")).to_be_hidden()
