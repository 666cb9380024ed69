"""The map in a real browser: painted, worked with the keys alone, restored from a link, without leaving this machine."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import find_fouten

pytestmark = pytest.mark.browser
WACHT = 30_000
EIGEN_HOSTS = {"127.0.0.1", "localhost"}


def open_kaart(page: Page, server_url: str, adres: str = "") -> list[str]:
    """Open the map and return the list in which every request of the page appears."""
    verzoeken: list[str] = []
    page.on("request", lambda verzoek: verzoeken.append(verzoek.url))
    page.goto(f"{server_url}/kaart?{adres}")
    expect(page.locator("footer.voet")).to_be_visible(timeout=WACHT)
    return verzoeken


def read_adres(page: Page) -> dict[str, str]:
    return {naam: waarden[0] for naam, waarden in parse_qs(urlsplit(page.url).query).items()}


def test_kaart_is_painted_and_stays_on_this_machine(page: Page, server_url: str):
    verzoeken = open_kaart(page, server_url, "beeld=gemeente")
    cellen = page.locator("path[role=button]")
    expect(cellen).to_have_count(71, timeout=WACHT)
    vlakken = cellen.evaluate_all("paden => paden.filter(p => p.getBoundingClientRect().width > 2).length")
    kleuren = cellen.evaluate_all("paden => [...new Set(paden.map(p => getComputedStyle(p).fill))]")
    assert vlakken == 71
    assert len(kleuren) >= 4
    expect(page.locator("svg[aria-label^='Kaart van Almelo']")).to_be_visible()
    assert {urlsplit(url).hostname for url in verzoeken if url.startswith("http")} <= EIGEN_HOSTS
    assert not page.locator("[data-testid=stException]").count()


def test_a_buurt_is_chosen_with_the_keys_alone(page: Page, server_url: str):
    open_kaart(page, server_url)
    expect(page.locator("path[role=button][aria-pressed=true]")).to_have_count(1, timeout=WACHT)
    # Tab from the last control above the map: the map is one stop.
    page.get_by_label("Met straten").focus()
    page.keyboard.press("Tab")
    focus = "() => { let e = document.activeElement; while (e.shadowRoot) e = e.shadowRoot.activeElement; return e.dataset.code }"
    begin = page.evaluate(focus)
    assert begin == "BU01411402"
    page.keyboard.press("ArrowRight")
    doel = page.evaluate(focus)
    assert doel != begin
    page.keyboard.press("Enter")
    page.wait_for_url(f"**gebied={doel}**", timeout=WACHT)
    naam = page.locator(f"path[data-code={doel}]").get_attribute("aria-label") or ""
    expect(page.locator(".paneel h2")).to_have_text(naam.split(",")[0].split(":")[0], timeout=WACHT)
    expect(page.locator("table.kaarttabel tr.gekozen th")).to_have_text(naam.split(",")[0].split(":")[0])
    assert page.evaluate(focus) == doel


def test_a_copied_url_restores_the_view(page: Page, server_url: str):
    open_kaart(page, server_url, "indicator=misdrijven&jaar=2022&niveau=buurt&gebied=BU01411300&beeld=stad")
    expect(page.locator("path[role=button][aria-pressed=true]")).to_have_attribute(
        "data-code", "BU01411300", timeout=WACHT
    )
    eerste = (page.locator("h1").inner_text(), page.locator(".paneel").inner_text())
    url = page.url
    assert "2022" in eerste[0] or "2022" in eerste[1]
    ander = page.context.new_page()
    ander.goto(url)
    expect(ander.locator("path[role=button][aria-pressed=true]")).to_have_attribute(
        "data-code", "BU01411300", timeout=WACHT
    )
    assert (ander.locator("h1").inner_text(), ander.locator(".paneel").inner_text()) == eerste
    assert ander.locator("path[role=button]").count() < 71
    assert read_adres(ander)["beeld"] == "stad"


def test_streets_without_internet_say_so_and_show_the_plain_map(page: Page, server_url: str):
    verzoeken = open_kaart(page, server_url, "straten=ja&beeld=gemeente")
    expect(page.get_by_text("Geen internet: de achtergrond met straten")).to_be_visible(timeout=WACHT)
    expect(page.locator("path[role=button]")).to_have_count(71, timeout=WACHT)
    assert {urlsplit(url).hostname for url in verzoeken if url.startswith("http")} <= EIGEN_HOSTS


def test_phone_has_no_sideways_scroll(page: Page, server_url: str):
    page.set_viewport_size({"width": 390, "height": 844})
    open_kaart(page, server_url, "beeld=gemeente")
    expect(page.locator("path[role=button]")).to_have_count(71, timeout=WACHT)
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 390


def test_a_phone_tells_the_chosen_place_at_the_bottom_of_the_map(page: Page, server_url: str):
    page.set_viewport_size({"width": 390, "height": 844})
    open_kaart(page, server_url, "gebied=BU01411402")
    kaart = page.locator("[role=status].gekozenkaart")
    expect(kaart).to_contain_text("Kerkelanden", timeout=WACHT)
    page.locator("path[data-code=BU01411301]").click()
    expect(kaart).to_contain_text("Markgraven")
    kader = kaart.bounding_box()
    assert kader is not None
    assert kader["width"] > 300
    assert kader["y"] + kader["height"] <= 844


def test_the_map_of_change_hatches_what_was_not_tested_and_travels_with_its_source(page: Page, server_url: str):
    open_kaart(page, server_url, "indicator=misdrijven_per_1000&niveau=wijk&toon=jaren&van=2022")
    cellen = page.locator("path[role=button]")
    expect(cellen).to_have_count(12, timeout=WACHT)
    vulling = cellen.evaluate_all("paden => paden.map(p => p.getAttribute('fill'))")
    assert all(str(v).startswith("url(#patroon-arceer-") for v in vulling), vulling
    assert "niet getoetst" in (cellen.first.get_attribute("aria-label") or "")
    assert page.locator(".merken text").count() > 5
    with page.expect_download() as bestand:
        page.get_by_role("button", name="Bewaar de kaart als SVG").click()
    inhoud = bestand.value.path().read_text()
    for woord in ("verschil per wijk of dorp, 2022", "Bron: Politie", "Gemaakt op", "niet getoetst"):
        assert woord in inhoud, woord
    with page.expect_download() as beeld:
        page.get_by_role("button", name="Bewaar de kaart als PNG").click()
    assert beeld.value.path().read_bytes().startswith(b"\x89PNG")
    assert not page.fouten  # type: ignore[attr-defined]


def test_a_saved_map_of_invented_figures_says_so_above_the_map(page: Page, server_url: str):
    open_kaart(page, server_url, "indicator=enquete_wl07_0&niveau=wijk")
    expect(page.locator("path[role=button]")).to_have_count(12, timeout=WACHT)
    with page.expect_download() as bestand:
        page.get_by_role("button", name="Bewaar de kaart als SVG").click()
    inhoud = bestand.value.path().read_text()
    assert inhoud.index("◇ fictief voorbeeld") < inhoud.index("minder dan") < inhoud.index("Bron: ")


def test_names_on_a_saved_map_have_the_size_of_the_image_and_its_source_is_plain(page: Page, server_url: str):
    open_kaart(page, server_url, "indicator=ervaren_gezondheid_goed")
    namen = page.locator(".namen text")
    expect(namen.first).to_be_visible(timeout=WACHT)
    maten = namen.evaluate_all("namen => namen.map(n => n.getAttribute('font-size'))")
    with page.expect_download() as bestand:
        page.get_by_role("button", name="Bewaar de kaart als SVG").click()
    inhoud = bestand.value.path().read_text()
    assert "GGD'en" in inhoud
    in_beeld = {float(maat) for maat in re.findall(r'font-size="([\d.]+)"[^>]*>(?:Binnenstad|Schelfhorst)<', inhoud)}
    # A map of 1,400 steps in an image of 1,120 px.
    assert in_beeld == {18 * 1400 / 1120}
    assert namen.evaluate_all("namen => namen.map(n => n.getAttribute('font-size'))") == maten


@pytest.mark.parametrize("hoogte", [768, 900])
@pytest.mark.parametrize("adres", ["", "beeld=gemeente", "niveau=wijk&toon=reeks"])
def test_the_whole_map_and_its_legend_stand_in_the_window(page: Page, server_url: str, hoogte: int, adres: str):
    page.set_viewport_size({"width": 1366, "height": hoogte})
    open_kaart(page, server_url, adres)
    expect(page.locator("path[role=button]").first).to_be_visible(timeout=WACHT)
    for deel in (page.locator(".vlak > svg"), page.locator(".legenda li").last, page.locator(".paneel h2")):
        kader = deel.bounding_box()
        assert kader is not None
        assert kader["y"] + kader["height"] <= hoogte, (deel, kader)
    kaart = page.locator(".vlak > svg").bounding_box()
    assert kaart is not None
    assert kaart["height"] >= 300
    page.locator("[data-testid=stMain]").evaluate("e => e.scrollTo(0, 300)")
    expect(page.locator(".paneel h2")).to_be_in_viewport()


def test_a_series_of_maps_stands_two_beside_each_other_on_a_phone_and_travels_with_its_years(
    page: Page, server_url: str
):
    page.set_viewport_size({"width": 390, "height": 844})
    open_kaart(page, server_url, "indicator=kwb_inwoners_65plus_pct&toon=elkjaar")
    kaarten = page.locator(".jaarkaarten svg[role=img]")
    expect(kaarten).to_have_count(3, timeout=WACHT)
    assert all("zonder" not in (k.get_attribute("aria-label") or "") for k in kaarten.all())
    assert (kaarten.nth(1).get_attribute("aria-label") or "").startswith("Kaart van 2021. minder dan 10%: ")
    plekken = [kaart.bounding_box() for kaart in kaarten.all()]
    assert all(plek is not None and 150 <= plek["width"] <= 180 for plek in plekken)
    assert plekken[1]["y"] == plekken[2]["y"] > plekken[0]["y"]  # type: ignore[index]
    expect(page.get_by_text("Vanaf 2021 gelden andere grenzen.")).to_be_visible()
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 390
    assert find_fouten(page) == {}
    with page.expect_download() as bestand:
        page.get_by_role("button", name="Bewaar de kaart als SVG").click()
    inhoud = bestand.value.path().read_text()
    for woord in (
        "2015, 1 zonder cijfer",
        ">2021",
        ">2024",
        "Vanaf 2021 gelden andere grenzen.",
        "De grenzen op de kaart van 2015 zijn grof getekend",
        "Bron: CBS",
        "Gemaakt op",
    ):
        assert woord in inhoud, woord
    page.get_by_role("button", name="2021: toon de grote kaart").focus()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("2021", timeout=WACHT)
    assert (read_adres(page)["jaar"], "toon" in read_adres(page)) == ("2021", False)
    assert not page.fouten  # type: ignore[attr-defined]
