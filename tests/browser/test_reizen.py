"""Where people were lost on the way: one server with logins, one store, and what they do in a real browser."""

import contextlib
import re
import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from lwd_monitor.db import open_database
from lwd_monitor.toegang import SYSTEEM, Rol, add_gebruiker, use_link
from lwd_monitor.verhaal import VerhaalStatus
from tests.browser.conftest import KLAAR, cut_connections, go_offline, open_with_keyboard, run_server
from tests.browser.test_verhaal_reis import HOORT_BIJ, choose, open_blok, press, wait_idle, wait_kept
from tests.verhalen import bring_to

pytestmark = pytest.mark.browser
STERK = "kwartel-mosterd-dakpan-9"
SCROLT = """() => [...document.querySelectorAll("*")].filter((e) => {
  const stijl = getComputedStyle(e), kan = (x) => x === "auto" || x === "scroll";
  const breed = kan(stijl.overflowX) && e.scrollWidth > e.clientWidth + 1;
  const hoog = kan(stijl.overflowY) && e.scrollHeight > e.clientHeight + 1;
  return (breed || hoog) && e.clientHeight > 0 && !e.closest("[data-testid='stHeader'], [data-testid='stMain']:not(* *)");
}).filter((e) => e.dataset.testid !== "stMain" && !(e.tabIndex === 0 && e.getAttribute("aria-label")))
  .map((e) => e.outerHTML.slice(0, 160))"""


@pytest.fixture(scope="module")
def url(sjabloon: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server where a wijkregisseur and a redacteur log in, with two stories that wait."""
    map_ = tmp_path_factory.mktemp("reizen")
    shutil.copy(sjabloon, map_ / "lwd.duckdb")
    db = open_database(f"duckdb:////{map_}/lwd.duckdb")
    nu = datetime.now()
    for naam, rol in (("wim", Rol.WIJKREGISSEUR), ("red", Rol.REDACTEUR)):
        use_link(db, add_gebruiker(db, SYSTEEM, naam, rol, nu), "", STERK, nu)
    for verhaal_id in ("wacht1", "wacht2"):
        bring_to(db, VerhaalStatus.INGEDIEND, verhaal_id=verhaal_id, titel=f"Een tuin {verhaal_id}")
    db.close()
    with run_server(map_) as adres:
        yield adres


def login(page: Page, url: str, naam: str, pad: str) -> None:
    page.goto(url + pad)
    fill_login(page, naam)


def fill_login(page: Page, naam: str) -> None:
    page.get_by_label("Naam").fill(naam)
    page.get_by_label("Wachtwoord").fill(STERK)
    page.get_by_role("button", name="Inloggen").click()
    wait_idle(page)


def type_in(page: Page, label: str, tekst: str) -> None:
    """Type in a field and leave it, and wait until the server has it."""
    veld = page.get_by_label(label, exact=True)
    veld.fill(tekst)
    veld.blur()
    expect(page.get_by_text("Concept bewaard.")).to_be_visible()
    wait_idle(page)


def end_session(page: Page, url: str) -> None:
    """Log out in another window of the same browser."""
    ander = page.context.new_page()
    ander.goto(f"{url}/account")
    ander.get_by_role("button", name="Uitloggen", exact=True).click()
    ander.wait_for_url(re.compile("inloggen"))
    ander.close()


def test_a_draft_stays_open_when_its_title_changes(page: Page, url: str) -> None:
    login(page, url, "wim", "/insturen")
    type_in(page, "Titel", "Eerste titel")
    page.wait_for_url(re.compile(r"verhaal=[0-9a-f-]{36}$"))
    adres = page.url
    keuze = page.get_by_role("combobox", name="Uw verhalen", exact=True)
    for titel in ("Tweede titel", "Derde titel"):
        type_in(page, "Titel", titel)
        expect(keuze).to_have_value(f"{titel} (concept)")
        type_in(page, HOORT_BIJ, f"Bij {titel}")
        expect(page.get_by_label("Titel", exact=True)).to_have_value(titel)
        assert page.url == adres
    expect(page.get_by_text("niet kennen")).to_have_count(0)
    # Two stories of the same name are told apart, and the one that is chosen opens.
    choose(page, "Uw verhalen", "Nieuw verhaal")
    expect(page.get_by_label("Titel", exact=True)).to_have_value("")
    type_in(page, "Titel", "Derde titel")
    expect(keuze).to_have_value(re.compile(r"^Derde titel \(concept\) \([12]\)$"))
    tweede = page.url
    assert tweede != adres
    ander = "1" if keuze.input_value().endswith("(2)") else "2"
    choose(page, "Uw verhalen", f"Derde titel (concept) ({ander})")
    expect(page.get_by_label(HOORT_BIJ, exact=True)).to_have_value("Bij Derde titel")
    assert page.url == adres


def test_after_a_decision_the_page_starts_at_the_top(page: Page, url: str) -> None:
    login(page, url, "red", "/beoordelen")
    page.get_by_label("Opmerking voor de schrijver").fill("Kan het korter?")
    page.get_by_label("Opmerking voor de schrijver").blur()
    wait_idle(page)
    assert page.get_by_test_id("stMain").evaluate("e => e.scrollTop") > 0
    press(page, "Geef terug met deze opmerking")
    expect(page.get_by_text("Het verhaal is teruggegeven.")).to_be_in_viewport()
    expect(page.get_by_role("heading", level=1)).to_be_in_viewport()
    page.wait_for_function("() => document.querySelector(\"[data-testid='stMain']\").scrollTop === 0")


def test_a_lost_session_leads_to_the_login_and_back_with_what_was_typed(page: Page, url: str) -> None:
    login(page, url, "wim", "/insturen?verhaal=nieuw")
    page.get_by_label("Titel", exact=True).press_sequentially("Nooit verstuurd")
    wait_kept(page, "Nooit verstuurd")
    end_session(page, url)
    cut_connections(page)
    melding = page.get_by_role("alertdialog")
    expect(melding).to_contain_text("U bent niet meer ingelogd")
    expect(melding).to_contain_text("staat nog op dit apparaat")
    melding.get_by_role("link", name="Opnieuw inloggen").click()
    fill_login(page, "wim")
    assert page.url == f"{url}/insturen?verhaal=nieuw"
    press(page, "Zet deze tekst terug")
    expect(page.get_by_label("Titel", exact=True)).to_have_value("Nooit verstuurd")
    # With the connection still open the next step tells the same.
    end_session(page, url)
    page.get_by_label("Verhaal", exact=True).fill("Dit kwam niet meer aan.")
    page.get_by_label("Verhaal", exact=True).blur()
    expect(page.get_by_role("heading", name="U bent niet ingelogd")).to_be_visible()
    expect(page.get_by_text("staat nog op dit apparaat")).to_be_visible()
    page.get_by_role("link", name="Opnieuw inloggen").click()
    fill_login(page, "wim")
    page.wait_for_url(re.compile("/insturen"))
    press(page, "Zet deze tekst terug")
    expect(page.get_by_label("Verhaal", exact=True)).to_have_value("Dit kwam niet meer aan.")


def test_a_choice_made_without_a_connection_comes_back(page: Page, url: str) -> None:
    login(page, url, "wim", "/insturen")
    type_in(page, "Titel", "Keuzes in de trein")
    choose(page, "Gebied", "Hofkamp")
    expect(page.get_by_text("Concept bewaard.")).to_be_visible()
    open_blok(page.locator("details", has_text="Koppel een cijfer"))
    choose(page, "Cijfer", "Geregistreerde misdrijven")
    jaar = page.get_by_role("combobox", name="Van jaar", exact=True)
    expect(jaar).to_have_value("2024")
    adres = page.url
    go_offline(page)
    # With the keyboard alone, and before any sentence is written.
    jaar.focus()
    page.keyboard.type("2022")
    page.keyboard.press("Enter")
    # The list of years takes the next key as long as it is open.
    expect(page.get_by_role("listbox")).to_have_count(0)
    expect(jaar).to_have_value("2022")
    herkomst = page.get_by_role("combobox", name="Hoe kwam het verhaal bij u?", exact=True)
    open_with_keyboard(herkomst)
    page.keyboard.press("Enter")
    expect(herkomst).not_to_have_value("")
    gekozen = herkomst.input_value()
    wait_kept(page, "2022", gekozen)
    # Gone before it can connect again and send what was chosen.
    context = page.context
    page.close()
    context.set_offline(False)
    later = context.new_page()
    later.goto(adres)
    wait_idle(later)
    press(later, "Zet deze tekst terug")
    expect(later.get_by_role("combobox", name="Cijfer", exact=True)).to_have_value("Geregistreerde misdrijven")
    expect(later.get_by_role("combobox", name="Van jaar", exact=True)).to_have_value("2022")
    expect(later.get_by_role("combobox", name="Hoe kwam het verhaal bij u?", exact=True)).to_have_value(gekozen)


def test_what_scrolls_can_be_reached_with_the_keyboard(page: Page, server_url: str) -> None:
    for pad in ("uitleg?deel=methode", "uitleg?deel=gebieden", "kaart", "trend", "beleving-en-feiten"):
        page.goto(f"{server_url}/{pad}")
        page.wait_for_selector("footer.voet", timeout=60_000)
        page.wait_for_selector(KLAAR, timeout=30_000)
        for breedte in (390, 1366):
            page.set_viewport_size({"width": breedte, "height": 900})
            expect(page.locator(".st-key-mobnav")).to_be_visible(visible=breedte == 390)
            # The menu that Streamlit folds away on a phone goes a moment after the window is wide.
            with contextlib.suppress(PlaywrightTimeout):
                page.wait_for_function(f"() => ({SCROLT})().length === 0", timeout=10_000)
            assert page.evaluate(SCROLT) == [], (pad, breedte)
