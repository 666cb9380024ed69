"""A story from the street to the reader, on a phone, in a real browser."""

import contextlib
import re

import pytest
from playwright.sync_api import Locator, Page, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from tests.browser.conftest import KLAAR, choose_optie, go_offline

pytestmark = pytest.mark.browser
WAAROM = "Waarom? Eén zin"
HOORT_BIJ = "Activiteit of initiatief waar het bij hoort (mag leeg)"
TITEL = "Koffie op de hoek van het plein"
TEKST = (
    "Elke donderdag zetten bewoners een tafel op het plein. Er is koffie en iedereen mag aanschuiven. "
    "Vragen? Bel 06-12345678. Sinds de zomer komen er elke week meer mensen, ook uit andere straten. "
    "Een bewoner vertelt dat zij nu haar buren kent en weer graag buiten komt."
)


def wait_idle(page: Page) -> None:
    page.wait_for_selector("footer.voet", timeout=60_000)
    page.wait_for_selector(KLAAR, timeout=60_000)


def choose_role(page: Page, rol: str) -> None:
    keuze = page.get_by_role("combobox", name="Kies een rol")
    choose_optie(keuze, page.get_by_role("option", name=rol, exact=True), rol)
    expect(keuze).to_have_value(rol)
    wait_idle(page)


def open_by_menu(page: Page, titel: str) -> None:
    """Open a page from the menu of a phone; a run that still goes on may fold it away under the click: then once more."""
    menu = page.locator(".st-key-mobnav")
    knop = menu.get_by_role("link", name=titel, exact=True)
    for _ in range(6):
        with contextlib.suppress(PlaywrightTimeout):
            if not knop.is_visible():
                menu.locator("summary").click(timeout=5_000)
            plek = (knop.get_attribute("href", timeout=5_000) or "").split("?")[0].rsplit("/", 1)[-1]
            knop.click(timeout=5_000)
            # The server names the page in the address once its run has begun: what stood here before no longer counts.
            page.wait_for_url(re.compile(rf"/{re.escape(plek)}(\?|$)"), timeout=10_000)
            break
    else:
        pytest.fail("het menu opende de pagina niet")
    expect(page.locator("h1")).to_have_count(1)
    wait_idle(page)


def choose(page: Page, label: str, optie: str) -> None:
    veld = page.get_by_role("combobox", name=label, exact=True)
    choose_optie(veld, page.get_by_role("option", name=optie, exact=True).first, optie)
    wait_idle(page)


def open_expanders(page: Page) -> None:
    """Open all folds in sight, so not the menu of a phone on a wide screen: what hides until it is asked for counts as well."""
    dicht = page.locator("[data-testid=stExpander] details:not([open]):visible")
    # All at once; one that a page folded again while it was drawn is opened by itself.
    dicht.locator("> summary").evaluate_all("koppen => koppen.forEach((kop) => kop.click())")
    wait_idle(page)
    for blok in dicht.all():
        open_blok(blok)
    wait_idle(page)


def open_blok(blok: Locator) -> None:
    """Open one fold; a page that is drawn again meanwhile folds it, so then it is opened once more."""
    for _ in range(6):
        if blok.get_attribute("open") is None:
            blok.locator("summary").first.click()
        with contextlib.suppress(AssertionError):
            expect(blok).to_have_attribute("open", "", timeout=5_000)
            return
    pytest.fail("een uitklapper bleef dicht")


def press(page: Page, naam: str) -> None:
    page.get_by_role("button", name=naam, exact=True).click()
    wait_idle(page)


def wait_kept(page: Page, *teksten: str) -> None:
    """Wait until the device keeps these texts."""
    for tekst in teksten:
        page.wait_for_function("tekst => Object.values(localStorage).some(v => v.includes(tekst))", arg=tekst)


def test_from_the_street_to_the_reader_on_a_phone(page: Page, buurpage: Page, server_url: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(server_url)
    wait_idle(page)
    choose_role(page, "wijkregisseur")
    open_by_menu(page, "Verhaal insturen")

    page.get_by_label("Titel", exact=True).fill(TITEL)
    page.get_by_label("Verhaal", exact=True).fill(TEKST)
    page.get_by_label("Verhaal", exact=True).blur()
    expect(page.get_by_text("Moet weg: een telefoonnummer")).to_be_visible()
    expect(page.locator(".gemarkeerd mark.blokkeert")).to_have_text("06-12345678")
    press(page, "Vervang door: (telefoonnummer weggelaten)")
    expect(page.get_by_label("Verhaal", exact=True)).to_have_value(re.compile(r"Bel \(telefoonnummer weggelaten\)"))
    expect(page.get_by_text("Concept bewaard.")).to_be_visible()

    choose(page, "Gebied", "Nieuwstraatkwartier")
    page.get_by_role("button", name="Participatie", exact=True).click()
    wait_idle(page)
    page.get_by_text("De verteller geeft toestemming").click()
    wait_idle(page)
    choose(page, "Hoe gegeven?", "mondeling")
    choose(page, "Voor wie?", "Openbaar: iedereen")
    choose(page, "Zichtbaar voor", "Openbaar: iedereen")
    expect(page.get_by_text("Het verhaal kan naar een collega.")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    press(page, "Dien het verhaal in")
    expect(page.get_by_text("Ingediend. Een collega leest het verhaal")).to_be_visible()

    choose_role(page, "redacteur")
    open_by_menu(page, "Beoordelen")
    expect(page.get_by_role("rowheader", name=TITEL)).to_be_visible()
    press(page, "Publiceer")
    expect(page.get_by_text("Het verhaal is gepubliceerd.")).to_be_visible()

    reader = buurpage
    reader.set_viewport_size({"width": 390, "height": 844})
    reader.goto(f"{server_url}/gebied?gebied=WK014115")
    wait_idle(reader)
    expect(reader.get_by_text(TITEL).first).to_be_visible()
    reader.goto(f"{server_url}/verhalen?zoek=aanschuiven")
    wait_idle(reader)
    expect(reader.locator("article.verhaal .titel").first).to_have_text(TITEL)
    expect(reader.locator("article.verhaal mark").first).to_have_text("aanschuiven")
    feed = reader.request.get(f"{server_url}/verhalen.rss")
    assert feed.headers["content-type"].startswith("application/rss+xml")
    assert TITEL in feed.text()
    assert "06-12345678" not in feed.text()


def test_what_was_typed_without_a_connection_comes_back(page: Page, server_url: str) -> None:
    page.goto(server_url)
    wait_idle(page)
    choose_role(page, "wijkregisseur")
    open_by_menu_wide(page)
    page.get_by_label("Titel", exact=True).fill("Verbinding weg")
    page.get_by_label("Titel", exact=True).blur()
    expect(page.get_by_text("Concept bewaard.")).to_be_visible()
    wait_idle(page)
    choose(page, "Gebied", "Hofkamp")
    page.get_by_text("Koppel een cijfer").click()
    choose(page, "Cijfer", "Geregistreerde misdrijven")
    choose(page, "Van jaar", "2022")
    page.get_by_text("nuanceert", exact=True).click()
    wait_idle(page)
    go_offline(page)
    page.get_by_label("Verhaal", exact=True).press_sequentially("Dit typte ik in de trein.")
    page.get_by_label(HOORT_BIJ, exact=True).press_sequentially("Koffieplein")
    page.get_by_label(WAAROM, exact=True).press_sequentially("Bewoners zien dit anders.")
    wait_kept(page, "Dit typte ik in de trein.", "Koffieplein", "Bewoners zien dit anders.")
    # Another window of the same browser: the first one is gone before it can connect again and send what was typed.
    context = page.context
    page.close()
    context.set_offline(False)
    later = context.new_page()
    later.goto(server_url)
    wait_idle(later)
    open_by_menu_wide(later)
    choose(later, "Uw verhalen", "Verbinding weg (concept)")
    press(later, "Zet deze tekst terug")
    expect(later.get_by_label("Verhaal", exact=True)).to_have_value("Dit typte ik in de trein.")
    expect(later.get_by_label(HOORT_BIJ, exact=True)).to_have_value("Koffieplein")
    # The part with the figure stands open: what was put back there is in sight.
    expect(later.get_by_label(WAAROM, exact=True)).to_be_visible()
    expect(later.get_by_label(WAAROM, exact=True)).to_have_value("Bewoners zien dit anders.")
    # So do the figure, its years and the stance: a sentence without its figure says little.
    expect(later.get_by_label("Cijfer", exact=True)).to_have_value("Geregistreerde misdrijven")
    expect(later.get_by_label("Van jaar", exact=True)).to_have_value("2022")
    expect(later.get_by_role("radio", name="nuanceert")).to_be_checked()
    # The run that put all of it back may still be drawing, and move the button under the pointer.
    wait_idle(later)
    press(later, "Koppel dit cijfer")
    expect(later.get_by_text("Dit verhaal nuanceert dit cijfer").first).to_be_visible()
    # Linked is saved: the device lets go of it.
    later.wait_for_function("() => !Object.values(localStorage).some(v => v.includes('Bewoners zien'))")
    expect(later.get_by_role("button", name="Zet deze tekst terug")).to_have_count(0)


def open_by_menu_wide(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_by_menu(page, "Verhaal insturen")
