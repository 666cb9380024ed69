"""I only know the street: from the box on any page to the buurt, with mouse and with keyboard, at both widths."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from lwd_monitor.db import open_database
from lwd_monitor.toegang import SYSTEEM
from lwd_monitor.ververs import Verzoek, run_ververs
from tests.browser.conftest import KLAAR, run_server
from tests.conftest import NU
from tests.naspelen import replayed

pytestmark = pytest.mark.browser
VELD = "Zoek een wijk, straat, postcode, cijfer of verhaal"


@pytest.fixture(scope="module")
def url(sjabloon: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server whose table of streets was made from the replay."""
    map_ = tmp_path_factory.mktemp("zoeken")
    shutil.copy(sjabloon, map_ / "lwd.duckdb")
    db = open_database(f"duckdb:////{map_}/lwd.duckdb")
    with replayed(db.cursor()) as server:
        run_ververs(db, SYSTEEM, Verzoek(bronnen=("adressen",), basis=server.basis), NU)
    db.close()
    with run_server(map_, LWD_DEMO="1") as adres:
        yield adres


def open_breed(browser: Browser, url: str, breedte: int) -> Page:
    page = browser.new_context(viewport={"width": breedte, "height": 844}, locale="nl-NL").new_page()
    page.goto(url)
    expect(page.locator(KLAAR)).to_be_visible()
    return page


@pytest.mark.parametrize("breedte", [1366, 390])
def test_whoever_knows_only_the_street_is_there_in_two_clicks(browser: Browser, url: str, breedte: int) -> None:
    page = open_breed(browser, url, breedte)
    veld = page.get_by_label(VELD)
    veld.click()
    veld.fill("Huttenvelstraat")
    veld.press("Enter")
    expect(page.get_by_role("status").filter(has_text="gevonden")).to_be_visible()
    wcag = Axe().run(page, context="[class*='st-key-zoekbalk']").response["violations"]
    assert [(v["id"], [k["html"] for k in v["nodes"]][:3]) for v in wcag] == []
    assert page.evaluate("() => document.documentElement.scrollWidth") <= breedte
    page.get_by_role("link", name=re.compile("Huttenveldstraat")).click()
    expect(page.locator("h1")).to_contain_text("Huttenveld")
    expect(page).to_have_url(re.compile("gebied=BU01411906"))
    # What was found is gone on the page that it led to.
    expect(page.get_by_label(VELD)).to_have_value("")
    page.context.close()


def test_with_the_keyboard_alone_from_a_postcode_to_its_buurt(browser: Browser, url: str) -> None:
    page = open_breed(browser, f"{url}/gebied?gebied=WK014113", 1366)
    page.get_by_label(VELD).focus()
    page.keyboard.type("7601 AB")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="1 gevonden")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("Binnenstad Zuid")
    # The address follows, also from one place to another on the same page: else a shared link leads elsewhere.
    expect(page).to_have_url(re.compile("gebied=BU01411001"))
    page.context.close()
