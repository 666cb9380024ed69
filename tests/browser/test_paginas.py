"""Every page in a real browser, as every role: it paints, nothing breaks, and no request leaves this machine."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlparse

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from pypdf import PdfReader

from lwd_monitor.toegang import Rol
from lwd_monitor.toegang.model import RECHTEN
from lwd_monitor.ui.navigatie import PAGINAS, Paginaplek
from tests.browser.conftest import KLAAR, choose_optie, find_fouten
from tests.browser.test_verhaal_reis import choose_role

pytestmark = pytest.mark.browser
# Pages with a part that Streamlit folds out; it is built only then, so a page that opens says nothing of it.
MET_VOUW = [
    p
    for p in PAGINAS
    if p.url
    in {
        "gebied",
        "wat-veranderde",
        "aanpak",
        "wijkaccommodaties",
        "initiatieven",
        "geld",
        "leren",
        "insturen",
        "gesprek",
        "stiltekaart",
    }
]
OPENBAAR = [p for p in PAGINAS if p.recht in RECHTEN[Rol.RAADSLID]]


def open_page(page: Page, url: str) -> None:
    page.goto(url)
    page.wait_for_selector("footer.voet", timeout=60_000)
    page.wait_for_selector(KLAAR, timeout=30_000)


def get_adres(server_url: str, pagina: Paginaplek) -> str:
    """Return the address of a page; the first one stands at the root."""
    return server_url if pagina == PAGINAS[0] else f"{server_url}/{pagina.url}"


@pytest.fixture(scope="module")
def venster(leeszaal: BrowserContext) -> Iterator[Page]:
    """One window for all pages that are only read; what each of them loads and says is told apart by its test."""
    opened = leeszaal.new_page()
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def beheervenster(leeszaal: BrowserContext, server_url: str) -> Iterator[Page]:
    """One window that works as beheerder, who has every form."""
    opened = leeszaal.new_page()
    open_page(opened, server_url)
    choose_role(opened, Rol.BEHEERDER.titel)
    yield opened
    opened.close()


@pytest.mark.parametrize("pagina", OPENBAAR, ids=lambda p: p.url)
def test_page_paints_stays_on_this_machine_and_is_accessible(venster: Page, server_url: str, pagina) -> None:
    fouten: list[str] = []
    verzoeken: list[str] = []
    note_fout, note_verzoek = lambda fout: fouten.append(str(fout)), lambda verzoek: verzoeken.append(verzoek.url)
    venster.on("pageerror", note_fout)
    venster.on("request", note_verzoek)
    venster.set_viewport_size({"width": 1366, "height": 900})
    open_page(venster, get_adres(server_url, pagina))
    assert venster.locator("h1").count() == 1
    # A place has its own name in the tab; the page opens on the first priority area.
    onderwerp = "Kerkelanden" if pagina.url == "gebied" else pagina.titel
    assert venster.title() == f"{onderwerp} - LWD-monitor Almelo"
    assert venster.get_by_test_id("stException").count() == 0
    assert venster.evaluate("document.documentElement.lang") == "nl"
    for breedte in (1366, 390):
        venster.set_viewport_size({"width": breedte, "height": 900})
        # The menu of a phone is there or not by the width alone; then nothing is on its way any more.
        expect(venster.locator(".st-key-mobnav")).to_be_visible(visible=breedte == 390)
        # Nothing sticks out: a page that scrolls sideways is broken on a phone.
        venster.wait_for_function("b => document.documentElement.scrollWidth <= b", arg=breedte)
        zoekveld = venster.locator(".st-key-zoekbalk input")
        expect(zoekveld).to_have_css("font-size", "16px" if breedte == 390 else "14px")
        wcag = find_fouten(venster)
        assert wcag == {}, f"{breedte} px: " + json.dumps(wcag, indent=1)
    assert fouten == []
    assert {urlparse(v).hostname for v in verzoeken if v.startswith("http")} == {"127.0.0.1"}
    venster.remove_listener("pageerror", note_fout)
    venster.remove_listener("request", note_verzoek)


def test_role_switch_shows_the_pages_of_the_role(page: Page, server_url: str) -> None:
    open_page(page, server_url)
    for rol in Rol:
        keuze = page.get_by_role("combobox", name="Kies een rol")
        choose_optie(keuze, page.get_by_role("option", name=rol.titel, exact=True))
        # The server has heard of it: what the box shows, the browser decides alone.
        page.locator(f".proef[data-rol='{rol.value}']").wait_for()
        for pagina in [p for p in PAGINAS if p.in_menu and not p.sectie]:
            link = page.get_by_test_id("stTopNavLink").filter(has_text=pagina.titel)
            expect(link).to_have_count(int(pagina.recht in RECHTEN[rol]))
    # A link that loads the page anew, as those within texts do, keeps the role.
    open_page(page, f"{server_url}/uitleg")
    expect(page.get_by_role("combobox", name="Kies een rol")).to_have_value(rol.titel)


def test_the_folded_menu_that_holds_the_open_page_is_marked(page: Page, server_url: str) -> None:
    open_page(page, f"{server_url}/basis-op-orde")
    menu = page.get_by_test_id("stTopNavSection").filter(has_text="Oordeel")
    expect(menu).to_have_css("background-color", "rgb(230, 240, 242)")
    expect(menu.locator("p")).to_have_css("font-weight", "600")
    open_page(page, f"{server_url}/kaart")
    expect(menu).not_to_have_css("background-color", "rgb(230, 240, 242)")


@pytest.mark.parametrize("pagina", MET_VOUW, ids=lambda p: p.url)
def test_what_folds_out_for_who_may_everything_opens(beheervenster: Page, server_url: str, pagina) -> None:
    open_page(beheervenster, get_adres(server_url, pagina))
    vouwen = beheervenster.locator("[data-testid=stExpander] summary:visible")
    assert vouwen.count()
    for nummer in range(vouwen.count()):
        vouwen.nth(nummer).click()
        expect(beheervenster.locator("[data-testid=stExpander] details:visible").nth(nummer)).to_have_attribute(
            "open", ""
        )
        beheervenster.wait_for_selector("footer.voet", timeout=60_000)
        beheervenster.wait_for_selector(KLAAR, timeout=60_000)
    assert beheervenster.get_by_test_id("stAlert").filter(has_text="Er ging iets mis").count() == 0


def test_a_long_list_that_folds_out_on_a_phone_slides_within_its_own_box(page: Page, server_url: str) -> None:
    page.set_viewport_size({"width": 390, "height": 900})
    open_page(page, f"{server_url}/wat-veranderde")
    page.locator("[data-testid=stExpander] summary:visible").filter(has_text="zonder aantoonbaar verschil").click()
    vak = page.get_by_role("region", name="Getoetst, zonder aantoonbaar verschil")
    expect(vak).to_be_visible()
    assert vak.evaluate("e => e.getBoundingClientRect().right") <= 390
    assert vak.evaluate("e => getComputedStyle(e).overflowX") == "auto"


def test_the_search_box_covers_no_menu_of_whoever_has_most_of_them(page: Page, server_url: str) -> None:
    open_page(page, server_url)
    rollen = page.get_by_role("combobox", name="Kies een rol")
    choose_optie(rollen, page.get_by_role("option", name=Rol.BEHEERDER.titel, exact=True))
    menu = page.get_by_test_id("stTopNavSection").filter(has_text="Beheer")
    expect(menu).to_be_visible()
    rechts, veld = menu.bounding_box(), page.locator(".st-key-zoekbalk").bounding_box()
    assert rechts["x"] + rechts["width"] <= veld["x"]


def test_the_longest_name_in_a_list_fits_or_ends_with_dots(page: Page, server_url: str) -> None:
    page.set_viewport_size({"width": 390, "height": 900})
    open_page(page, f"{server_url}/gebied")
    # Two lists beside each other left room for half a name each.
    breedtes = [page.get_by_role("combobox", name=naam) for naam in ("Gebied", "Vergelijk met")]
    assert all(veld.bounding_box()["width"] > 250 for veld in breedtes)
    expect(breedtes[0]).to_have_css("text-overflow", "ellipsis")
    keuze = page.get_by_role("combobox", name="Kies een rol")
    langste = max((rol.titel for rol in Rol), key=len)
    choose_optie(keuze, page.get_by_role("option", name=langste, exact=True))
    page.locator(f".proef[data-rol='{Rol(langste.replace(' ', '_')).value}']").wait_for()
    assert keuze.evaluate("veld => veld.scrollWidth <= veld.clientWidth")


def test_streamlits_own_words_are_dutch(page: Page, server_url: str) -> None:
    open_page(page, f"{server_url}/trend?gebied=de_riet")
    expect(page.get_by_role("button", name="Haal De Riet (aandachtsgebied) weg").last).to_be_attached()
    onderwerp = page.get_by_role("combobox", name="Onderwerp")
    onderwerp.fill("zzzz")
    expect(page.get_by_text("Niets gevonden")).to_be_visible()
    open_page(page, f"{server_url}/bestaatniet")
    expect(page.get_by_role("dialog")).to_contain_text("Deze pagina bestaat niet")


def test_what_does_not_fit_in_the_bar_of_a_tablet_is_named_in_dutch(page: Page, server_url: str) -> None:
    page.set_viewport_size({"width": 768, "height": 900})
    open_page(page, server_url)
    rest = page.locator(".rc-overflow-item-rest")
    expect(rest).to_have_text(re.compile(r"^nog \d+$"))
    page.set_viewport_size({"width": 820, "height": 900})
    expect(rest).to_have_text("nog 1")


def test_story_keeps_its_own_english_words(page: Page, server_url: str) -> None:
    open_page(page, f"{server_url}/verhalen")
    page.evaluate("document.querySelector('.stHtml p').textContent = 'No results'")
    page.evaluate("document.querySelector('.stHtml').setAttribute('title', 'Close')")
    page.evaluate("document.body.append(Object.assign(document.createElement('i'), {textContent: 'No results'}))")
    expect(page.locator("body > i")).to_have_text("Niets gevonden")
    for grootte, leesbaar in (("13.2KB", "13,2 KB"), ("125.0B", "125 B"), ("verslag 1.2KB.csv", "verslag 1.2KB.csv")):
        page.evaluate("tekst => document.querySelector('body > i').firstChild.nodeValue = tekst", grootte)
        expect(page.locator("body > i")).to_have_text(leesbaar)
    expect(page.locator(".stHtml p").first).to_have_text("No results")
    assert page.locator(".stHtml").first.get_attribute("title") == "Close"


def test_keyboard_focus_is_seen_on_links_and_fields(page: Page, server_url: str) -> None:
    open_page(page, f"{server_url}/kaart")
    gezien = set()
    for _ in range(14):
        page.keyboard.press("Tab")
        lijn = page.evaluate(
            """() => {
              const e = document.activeElement, veld = e.closest("[role='group'], [data-testid='stTextInputRootElement']") ?? e;
              const dik = (x) => getComputedStyle(x).outlineStyle === "solid";
              return [e.tagName, dik(e) || dik(veld) || e.shadowRoot !== null];
            }"""
        )
        assert lijn[1], lijn
        gezien.add(lijn[0])
    assert {"A", "INPUT"} <= gezien


def test_paper_keeps_badge_and_source_and_leaves_controls_out(page: Page, server_url: str) -> None:
    open_page(page, f"{server_url}/kaart?indicator=enquete_wl04&niveau=wijk")
    page.emulate_media(media="print")
    for deel in ("stHeader", "stSelectbox", "stDownloadButton", "stCheckbox", "stPageLink"):
        assert not any(element.is_visible() for element in page.get_by_test_id(deel).all()), deel
    expect(page.locator("p.bron").first).to_be_visible()
    expect(page.locator(".badge.fictief").first).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_the_wijkkompas_is_printed_without_a_sheet_for_its_heading_alone(
    page: Page, server_url: str, tmp_path: Path
) -> None:
    open_page(page, f"{server_url}/wijkkompas")
    page.pdf(path=tmp_path / "kompas.pdf", format="A4")
    bladen = [blad.extract_text() for blad in PdfReader(tmp_path / "kompas.pdf").pages]
    assert len(bladen) == 2
    assert "Aadorp" in bladen[0], "the table begins under its heading"


def test_printing_the_page_of_a_place_gives_its_wijkblad_on_one_sheet(
    page: Page, server_url: str, tmp_path: Path
) -> None:
    open_page(page, f"{server_url}/gebied?gebied=WK014113")
    blad = tmp_path / "blad.pdf"
    page.pdf(path=blad, format="A4")
    [vel] = PdfReader(blad).pages
    tekst = vel.extract_text()
    assert "Wijkblad Sluitersveld" in tekst
    assert "Bronnen" in tekst
    for scherm in ("Menu", "Toon alle", "Zoek"):
        assert scherm not in tekst
    # The screen is as it was.
    expect(page.locator("#opdruk")).to_have_count(0)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    # Without an answer the page comes out as it stands.
    page.context.set_offline(True)
    page.pdf(path=blad, format="A4")
    page.context.set_offline(False)
    assert "In het kort" in PdfReader(blad).pages[0].extract_text()
    assert "Menu" not in PdfReader(blad).pages[0].extract_text()
