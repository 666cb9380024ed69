"""The journey of an analist: one changed figure in, seen on the map, and back again."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_paginas import open_page

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
NIEUW, OUD = "4.321", "3.986"
BESTAND = b"WijkenEnBuurten;Perioden;SoortMisdrijf;GeregistreerdeMisdrijven_1\nGM0141    ;2024JJ00;0.0.0 ;    4321\n"


def choose_rol(page: Page, server_url: str) -> None:
    open_page(page, server_url)
    keuze = page.get_by_role("combobox", name="Kies een rol")
    keuze.click()
    page.get_by_role("option", name="analist", exact=True).click()
    expect(keuze).to_have_value("analist")
    page.get_by_test_id("stTopNavSection").filter(has_text="Beheer").click()
    page.get_by_role("link", name="Uploaden").locator("visible=true").first.click()
    page.get_by_role("heading", name="Cijfers uploaden").wait_for()


def read_almelo(page: Page, server_url: str) -> str:
    page.context.new_page()
    blad = page.context.pages[-1]
    open_page(blad, f"{server_url}/gebied?gebied=GM0141")
    tekst = blad.locator("[data-testid=stMain]").inner_text()
    blad.close()
    return tekst


def test_analist_publishes_a_change_and_takes_it_back(page: Page, server_url: str) -> None:
    assert OUD in read_almelo(page, server_url)
    choose_rol(page, server_url)
    page.set_input_files("input[type=file]", {"name": "politie.csv", "mimeType": "text/csv", "buffer": BESTAND})
    page.get_by_role("heading", name="3. Vooruitblik").wait_for(timeout=30_000)
    rij = page.get_by_role("row").filter(has_text="Almelo (GM0141)")
    expect(rij.first).to_contain_text(OUD)
    expect(rij.first).to_contain_text(NIEUW)
    page.get_by_text("Ik heb de waarschuwingen nagekeken").click()
    page.get_by_role("button", name=re.compile("Publiceer 1 ")).click()
    page.get_by_text("Gepubliceerd: politie.csv").wait_for(timeout=30_000)
    assert NIEUW in read_almelo(page, server_url)
    page.get_by_text("Eerdere uploads", exact=True).first.click()
    page.get_by_role("combobox", name="Welke upload?").click()
    page.get_by_role("option", name=re.compile("politie.csv")).click()
    page.get_by_role("button", name="Draai deze upload terug").click()
    page.get_by_text("Teruggedraaid:").wait_for(timeout=30_000)
    terug = read_almelo(page, server_url)
    assert OUD in terug
    assert NIEUW not in terug
    assert page.fouten == []
