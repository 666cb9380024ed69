"""The journey of an analist: one changed figure in, seen on the map, and back again."""

import csv
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_paginas import open_page

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
BUURT, OUD, NIEUW = "BU01411103", "2.030", "2.045"
KWB = Path(__file__).parents[2] / "data" / "cijfers" / "kwb_2024.csv"


def build_kwb() -> bytes:
    """Return a file as StatLine gives it, with the figures that ship but for the inhabitants of one buurt."""
    regels = ["WijkenEnBuurten;SoortRegio_2;AantalInwoners_5;GemiddeldeWOZWaardeVanWoningen_39"]
    for rij in csv.DictReader(KWB.open(encoding="utf-8"), delimiter=";"):
        inwoners = "2045" if rij["regiocode"] == BUURT else rij["inwoners"]
        regels.append(
            f"{rij['regiocode']:10};{rij['niveau'].capitalize():10};{inwoners:>8};{rij['wozWaarde'] or '.':>8}"
        )
    return "\n".join(regels).encode()


def choose_rol(page: Page, server_url: str) -> None:
    open_page(page, server_url)
    keuze = page.get_by_role("combobox", name="Kies een rol")
    keuze.click()
    page.get_by_role("option", name="analist", exact=True).click()
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
    page.set_input_files("input[type=file]", {"name": "kwb.csv", "mimeType": "text/csv", "buffer": build_kwb()})
    page.get_by_role("heading", name="3. Vooruitblik").wait_for(timeout=60_000)
    rij = page.get_by_role("row").filter(has_text=BUURT)
    expect(rij.first).to_contain_text(OUD)
    expect(rij.first).to_contain_text(NIEUW)
    page.get_by_text("Ik heb de waarschuwingen nagekeken").click()
    page.get_by_role("button", name=re.compile("Publiceer 1 ")).click()
    page.get_by_text("Gepubliceerd: kwb.csv").wait_for(timeout=60_000)
    assert NIEUW in read_kaart(page, server_url)
    page.get_by_text("Eerdere uploads", exact=True).first.click()
    page.get_by_role("combobox", name="Welke upload?").click()
    page.get_by_role("option", name=re.compile("kwb.csv")).click()
    page.get_by_role("button", name="Draai deze upload terug").click()
    page.get_by_text("Teruggedraaid:").wait_for(timeout=60_000)
    assert OUD in read_kaart(page, server_url)
    assert page.fouten == []
