"""The log in words: no codes, no names of fields, no values of a program."""

import json
from datetime import datetime
from pathlib import Path

from lwd_monitor.gebeurtenis import Gebeurtenis, GebeurtenisSoort
from lwd_monitor.gebied import Gebied, Gebieden, GebiedNiveau
from lwd_monitor.indicator.catalogus import load_catalogus
from lwd_monitor.ui.beheer.logboek import describe_details, describe_onderwerp

CATALOGUS = load_catalogus([Path(__file__).resolve().parents[2] / "data/cijfers/catalogus"])
GEBIEDEN = Gebieden(
    [
        Gebied("WK014111", 2024, GebiedNiveau.WIJK, "Binnenstad", "GM0141"),
        Gebied("BU01411101", 2024, GebiedNiveau.BUURT, "Nieuwe naam", "WK014111"),
        Gebied("BU01411101", 2020, GebiedNiveau.BUURT, "Oude naam", "WK014111"),
    ],
    [],
)


def describe(soort: str, onderwerp: str, **details: object) -> tuple[str, str]:
    regel = Gebeurtenis("1", 1, datetime(2026, 1, 2), "systeem", soort, onderwerp, json.dumps(details), "")
    return describe_onderwerp(regel, CATALOGUS, GEBIEDEN), describe_details(regel, GEBIEDEN)


def test_a_question_is_about_an_indicator_and_a_place_of_its_own_indeling() -> None:
    oud = describe("vraag_geopend", "misdrijven BU01411101", jaren="2021-2025", indeling=2020, richting="gedaald")
    assert oud == ("Geregistreerde misdrijven, Oude naam", "jaren: 2021-2025 · richting: gedaald")
    assert describe("vraag_geopend", "misdrijven BU01411101", indeling=2024)[0].endswith(", Nieuwe naam")


def test_a_code_without_indeling_keeps_its_code() -> None:
    assert describe("vraag_geopend", "misdrijven BU01411101")[0].endswith(", BU01411101")


def test_an_upload_is_called_by_its_file_and_numbers_are_dutch() -> None:
    assert describe(
        "upload_gepubliceerd", "b79c", bestand="a_b.csv", nieuw=12172, sha256="2ae15d271d68", grenzen=2024
    ) == (
        "a_b.csv",
        "upload: b79c · nieuw: 12.172 · controlegetal: 2ae15d27… · grenzen van: 2024",
    )
    assert describe("upload_teruggedraaid", "b79c", sleutels=1360) == ("Upload b79c", "cijfers: 1.360")


def test_settings_and_steps_stand_in_words() -> None:
    assert describe(
        "instelling_gewijzigd", "start", nieuw={"demo": "ja", "verzoeken_per_minuut": "1200", "hosts": ""}
    ) == (
        "Gestart met andere instellingen",
        "proefopstelling: ja · verzoeken per minuut: 1200",
    )
    assert describe("verhaal_overgang", "0123456789", van="te_beoordelen", versie=2) == (
        "Verhaal 01234567",
        "van: te beoordelen · versie: 2",
    )
    assert describe("instelling_gewijzigd", "ondergrens ervaren_gezondheid_goed", waarde=55.0)[1] == "waarde: 55"
    assert describe("recht_geweigerd", "upload_uitvoeren", rol="raadslid") == ("upload uitvoeren", "rol: raadslid")


def test_the_wijken_of_an_account_have_names() -> None:
    assert describe("gebruiker_gewijzigd", "mia", actief=False, wijken=["WK014111"]) == (
        "mia",
        "actief: nee · wijken: Binnenstad",
    )


def test_what_was_done_has_a_name_in_plain_dutch() -> None:
    namen = [soort.titel for soort in GebeurtenisSoort]
    assert len(namen) == len(set(namen))
    assert not [naam for naam in namen if "_" in naam or naam.split()[0] in ("Login", "Backup", "Export")]
