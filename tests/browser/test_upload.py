"""The journey of an analist: one changed figure in, seen on the map, and back again."""

import csv
import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import choose_optie, find_fouten
from tests.browser.test_paginas import open_page

pytestmark = pytest.mark.browser
BUURT, OUD, NIEUW = "BU01411103", "2.030", "2.045"
VORMEN = Path(__file__).parents[1] / "files" / "vormen"
ONBEKEND = VORMEN / "onbekend.csv"
GRENZEN = Path(__file__).parents[2] / "data" / "gebieden" / "buurten_2024.geojson"
OVERGANG = GRENZEN.with_name("overgang_2020_2024.csv")
KWB = Path(__file__).parents[2] / "data" / "cijfers" / "kwb_2024.csv"


def build_kwb() -> bytes:
    """Return a file as StatLine gives it, with the figures that ship but for the inhabitants of one buurt."""
    regels = ["WijkenEnBuurten;SoortRegio_2;AantalInwoners_5;GemiddeldeWOZWaardeVanWoningen_39"]
    plekken: dict[str, dict[str, str]] = {}
    for rij in csv.DictReader(KWB.open(encoding="utf-8"), delimiter=";"):
        plekken.setdefault(rij["gebied_code"], {})[rij["indicator_id"]] = rij["waarde"]
    for code, waarden in plekken.items():
        soort = {"GM": "Gemeente", "WK": "Wijk", "BU": "Buurt"}[code[:2]]
        inwoners = "2045" if code == BUURT else waarden["kwb_inwoners"]
        regels.append(f"{code:10};{soort:10};{inwoners:>8};{waarden['kwb_woz_waarde'] or '.':>8}")
    return "\n".join(regels).encode()


def check_toegankelijk(page: Page, stap: str) -> None:
    """Fail with what axe finds in this step of the page, nothing excepted."""
    fouten = find_fouten(page)
    assert fouten == {}, f"{stap}: {json.dumps(fouten, indent=1)}"


def choose_rol(page: Page, server_url: str) -> None:
    open_page(page, server_url)
    keuze = page.get_by_role("combobox", name="Kies een rol")
    choose_optie(keuze, page.get_by_role("option", name="analist", exact=True))
    expect(keuze).to_have_value("analist")
    page.locator("header").get_by_text("Beheer", exact=True).click()
    page.locator("a[href*='beheer-upload']:visible").first.click()
    page.get_by_role("heading", name="Cijfers uploaden").wait_for()


def read_kaart(page: Page, server_url: str) -> str:
    """Return what the map says of the buurt: the spoken sentence of its outline."""
    blad = page.context.new_page()
    open_page(blad, f"{server_url}/kaart?indicator=kwb_inwoners&niveau=buurt&jaar=2024&gebied={BUURT}")
    zin = blad.locator("[aria-label^='Nieuwland']").first
    zin.wait_for(timeout=30_000)
    tekst = zin.get_attribute("aria-label") or ""
    blad.close()
    return tekst


def test_analist_publishes_a_change_sees_it_on_the_map_and_takes_it_back(page: Page, server_url: str) -> None:
    assert OUD in read_kaart(page, server_url)
    choose_rol(page, server_url)
    expect(page.get_by_role("button", name="Kies een bestand", exact=True)).to_be_visible()
    check_toegankelijk(page, "leeg")
    page.set_input_files("input[type=file]", {"name": "kwb.csv", "mimeType": "text/csv", "buffer": build_kwb()})
    # The columns are those of 2024 and of 2025 alike: the page asks, and does not guess.
    page.get_by_text("In dit bestand staat niet over welk jaar").first.wait_for(timeout=60_000)
    page.get_by_label("Jaar, als het bestand dat niet zegt").fill("2024")
    page.get_by_role("button", name="Lees opnieuw").click()
    page.get_by_role("heading", name="3. Vooruitblik").wait_for(timeout=60_000)
    page.locator("[aria-label^='Nieuwland']").first.wait_for(timeout=60_000)
    page.get_by_text("Oordelen: 0 gebieden krijgen een ander oordeel").wait_for()
    check_toegankelijk(page, "vooruitblik")
    rij = page.get_by_role("row").filter(has_text=BUURT)
    expect(rij.first).to_contain_text(OUD)
    expect(rij.first).to_contain_text(NIEUW)
    page.get_by_role("button", name=re.compile("Publiceer 1 ")).click()
    page.get_by_text("Gepubliceerd: kwb.csv").wait_for(timeout=60_000)
    check_toegankelijk(page, "gepubliceerd")
    assert NIEUW in read_kaart(page, server_url)
    page.get_by_text("Eerdere uploads", exact=True).first.click()
    page.get_by_role("heading", name="Terugdraaien", exact=True).wait_for(timeout=60_000)
    choose_optie(
        page.get_by_role("combobox", name="Welke upload?"), page.get_by_role("option", name=re.compile("kwb.csv"))
    )
    knop = page.get_by_role("button", name="Draai deze upload terug")
    knop.wait_for(timeout=60_000)
    expect(page.get_by_role("row").filter(has_text=BUURT).first).to_contain_text(OUD)
    page.locator("[aria-label^='Nieuwland']").first.wait_for(timeout=60_000)
    check_toegankelijk(page, "terugdraaien")
    knop.click()
    page.get_by_text("Teruggedraaid:").wait_for(timeout=60_000)
    assert OUD in read_kaart(page, server_url)
    assert page.fouten == []


def test_errors_a_mapping_and_boundaries_are_accessible_steps_too(page: Page, server_url: str) -> None:
    choose_rol(page, server_url)
    fout = b"regiocode;jaar;indicator;waarde\nBU01419999;2024;kwb_inwoners;-5\n"
    for naam, inhoud, wacht in (
        ("fout.csv", fout, "Download alle bevindingen"),
        ("kapot.xlsx", b"PK\x03\x04kapot", "kan niet worden ingelezen"),
        ("wijkpanel.csv", ONBEKEND.read_bytes(), "Wat staat er in de kolommen?"),
        (
            "overgang_2020_2024.csv",
            OVERGANG.read_bytes().replace(b"0.08;inw", b"0.0801;inw").replace(b"0.92;inw", b"0.9199;inw"),
            "verdeeld naar inwoners in 2021",
        ),
        ("grenzen_2033.geojson", GRENZEN.read_bytes(), "Kaart straks: 71 buurten"),
    ):
        page.set_input_files("input[type=file]", {"name": naam, "mimeType": "text/csv", "buffer": inhoud})
        page.get_by_text(wacht).or_(page.get_by_alt_text(re.compile(f"^{wacht}"))).first.wait_for(timeout=60_000)
        check_toegankelijk(page, naam)
        if naam == "wijkpanel.csv":
            page.set_viewport_size({"width": 390, "height": 900})
            expect(page.locator(".st-key-mobnav")).to_be_visible()
            page.wait_for_function("document.documentElement.scrollWidth <= 390")
            check_toegankelijk(page, f"{naam} op een telefoon")
            page.set_viewport_size({"width": 1366, "height": 900})
            expect(page.locator(".st-key-mobnav")).not_to_be_visible()
    for deel in ("Ophalen bij de bron", "Overgang", "Cijfers downloaden"):
        page.get_by_text(deel, exact=True).first.click()
        page.get_by_role("button", name=re.compile("^(Haal op|Bereken uit de grenzen|Download)$")).wait_for(
            timeout=60_000
        )
        check_toegankelijk(page, deel)
    assert page.fouten == []
