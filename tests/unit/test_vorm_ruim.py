"""Headings, codes, names and years as people and spreadsheets write them lead to the same figures, or say what is wrong."""

from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from lwd_monitor.gebied import normalise_code
from lwd_monitor.upload.lezen import read_bestand
from lwd_monitor.upload.naamgeving import Namen
from lwd_monitor.upload.vorm import Vormkeuze, parse_jaar, recognise, to_lang
from tests.unit.test_vorm_bijkolommen import INDICATOREN, KOP, get, lees, plekken


@pytest.mark.parametrize(
    "kop",
    [
        "Gebied_code;Jaar;Indicator;Waarde",
        "WIJKCODE;JAAR;ONDERWERP;WAARDE",
        " gebied code ; jaar ;indicator ; waarde",
        "code;year;indicator;value",
        "wijken;Periode;Variabele;Cijfer",
    ],
)
def test_the_long_form_is_known_whatever_the_spelling_of_its_headings(tmp_path: Path, kop: str) -> None:
    lang = lees(tmp_path, kop, "WK014110;2024;Inwoners;5620")
    assert get(lang, "indicator_id") == ["kwb_inwoners"]
    assert get(lang) == [5620]


def test_names_years_and_numbers_alone_are_left_to_a_person(tmp_path: Path) -> None:
    (tmp_path / "wat.csv").write_text("Gebied;Jaar;Waarde\nKlachten;2024;12\n")
    assert recognise(read_bestand(tmp_path / "wat.csv")) is None


@pytest.mark.parametrize(
    ("kop", "rij"),
    [
        ("gebied_code;jaar;indicator;waarde (euro)", "WK014110;2024;kwb_woz_waarde;245000"),
        (KOP, "WK014110;2024;Gemiddelde WOZ-waarde van woningen (euro);245000"),
        (KOP, "WK014110;2024;Gemiddelde WOZ-waarde van woningen (x 1.000 euro);245"),
        (KOP, "WK014110;2024;Gemiddelde WOZ-waarde van woningen (mln euro);0,245"),
    ],
)
def test_a_unit_behind_a_heading_or_a_title_converts(tmp_path: Path, kop: str, rij: str) -> None:
    lang = lees(tmp_path, kop, rij)
    assert (get(lang, "indicator_id"), get(lang)) == (["kwb_woz_waarde"], [245])


def test_counts_in_thousands_in_a_heading_of_statline_are_converted(tmp_path: Path) -> None:
    kop = (
        "Wijken en buurten;Codering (code);Aantal inwoners (x 1 000);Gemiddelde WOZ-waarde van woningen (x 1 000 euro)"
    )
    lang = lees(tmp_path, kop, "Binnenstad;WK014110;5,620;245", jaar=2024)
    assert dict(zip(get(lang, "indicator_id"), get(lang), strict=True)) == {"kwb_inwoners": 5620, "kwb_woz_waarde": 245}


@pytest.mark.parametrize(
    "code",
    ["WK 0141 10", "wk-014110", "WK0141_10", "14110,0", "1,4110E+04", "14110", "WK14110", "De Binnenstad (WK014110)"],
)
def test_a_code_in_any_spelling_is_that_place(tmp_path: Path, code: str) -> None:
    lang = lees(tmp_path, "wijk;jaar;indicator;waarde", f"{code};2024;inwoners;5620")
    assert get(lang, "gebied_code") == ["WK014110"]


@pytest.mark.parametrize(
    ("cel", "woord"), [("1,41E+06", "afgerond"), ("10", "geen hele code"), ("Sluijtersveld", "geen bekende")]
)
def test_what_is_no_code_says_why(tmp_path: Path, cel: str, woord: str) -> None:
    lang = lees(tmp_path, "buurtcode;jaar;indicator;waarde", f"{cel};2024;inwoners;5620")
    assert plekken(lang) == [(2, "A (buurtcode)")]
    assert woord in lang.fouten[0].melding


def test_a_code_and_a_name_in_one_cell_are_both_kept(tmp_path: Path) -> None:
    lang = lees(tmp_path, KOP, "WK014110 - De Riet;2024;inwoners;5620")
    assert (get(lang, "gebied_naam"), lang.kolom_naam) == (["De Riet"], "A (gebied_code)")


@pytest.mark.parametrize(("nummer", "niveau"), [("10", "wijk"), ("1103", "buurt"), ("0", "wijk")])
def test_a_number_without_that_of_the_gemeente_is_no_code(nummer: str, niveau: str) -> None:
    assert normalise_code(nummer, niveau) is None


@pytest.mark.parametrize(
    "naam", ["Wijk 11 De Riet", "11 - De Riet", "wijk 11: De  Riet", "11 de riet", "De Riet (wijk)", "Buurt 11 De Riet"]
)
def test_a_name_with_its_number_or_its_kind_is_that_place(naam: str) -> None:
    aliassen = pd.DataFrame({"naam": ["De Riet"], "binnen": [None], "code": ["WK014111"], "indeling": [2024]})
    assert Namen(aliassen, 2024).find(naam) == "WK014111"


@pytest.mark.parametrize("naam", ["Almelo", "Gemeente Almelo", "almelo (gemeente)", "Gem. Almelo", "Almelo (gem.)"])
def test_the_gemeente_is_known_by_all_its_names(naam: str) -> None:
    aliassen = pd.DataFrame({"naam": [], "binnen": [], "code": [], "indeling": []})
    assert Namen(aliassen, 2024).find(naam) == "GM0141"


def test_rows_without_a_place_are_named_and_passed_over(tmp_path: Path) -> None:
    rijen = [f"{plek};2024;inwoners;9" for plek in ("Almelo totaal", "Gemiddelde", "Onbekend", "Overig", "Nederland")]
    lang = lees(tmp_path, KOP, "WK014110;2024;inwoners;5620", *rijen)
    assert (plekken(lang), get(lang)) == ([], [5620])
    assert {
        "Overgeslagen: 2 rijen met een totaal.",
        "Overgeslagen: 2 rijen zonder gebied, zoals 'onbekend' of 'overig'.",
    } <= set(lang.meldingen)


@pytest.mark.parametrize("jaar", ["2024,0", "1 januari 2024", "31 dec. 2024", "1.1.2024", "2024 (voorlopig)"])
def test_more_ways_to_write_a_year(jaar: str) -> None:
    assert parse_jaar(jaar) == 2024


@pytest.mark.parametrize(
    ("tekst", "woord"),
    [
        ("2024-Q1", "kwartaal"),
        ("jan 2024", "kwartaal"),
        ("2024-05", "kwartaal"),
        ("schooljaar 2023/24", "twee jaren"),
        ("2024 t/m 2025", "twee jaren"),
    ],
)
def test_what_is_no_whole_year_says_why(tekst: str, woord: str) -> None:
    assert woord in str(parse_jaar(tekst))


def test_two_heads_with_provisional_years_lose_no_column(tmp_path: Path) -> None:
    boek = openpyxl.Workbook()
    blad = boek.active
    blad.append(["Wijk", "Inwoners", None, "Koopwoningen", None])
    blad.append([None, "2023*", "2024 (voorlopig)", "2023", "2024"])
    blad.append(["WK014110", 5600, 5620, 27, 28])
    boek.save(tmp_path / "twee.xlsx")
    tabel = read_bestand(tmp_path / "twee.xlsx")
    vorm = recognise(tabel)
    assert vorm is not None
    titels = {i.titel: i.id for i in INDICATOREN.values()}
    frame = to_lang(tabel, vorm, Vormkeuze(catalogus=titels, bekend=INDICATOREN)).frame
    cijfers = frame[["indicator_id", "jaar", "waarde", "status"]].itertuples(index=False, name=None)
    assert set(cijfers) == {
        ("kwb_inwoners", 2023, 5600, "voorlopig"),
        ("kwb_inwoners", 2024, 5620, "voorlopig"),
        ("kwb_koopwoningen", 2023, 27, "gemeten"),
        ("kwb_koopwoningen", 2024, 28, "gemeten"),
    }


@pytest.mark.parametrize(
    ("cel", "status"),
    [
        ("*", "onderdrukt"),
        ("(x)", "onderdrukt"),
        ("n<10", "onderdrukt"),
        ("te weinig", "onderdrukt"),
        ("5 of minder", "onderdrukt"),
        ("tussen 1 en 4", "onderdrukt"),
        ("maximaal 4", "onderdrukt"),
        ("…", "ontbreekt"),
        ("geen opgave", "ontbreekt"),
    ],
)
def test_more_signs_for_no_figure(tmp_path: Path, cel: str, status: str) -> None:
    lang = lees(tmp_path, KOP, f"WK014110;2024;inwoners;{cel}", "WK014111;2024;inwoners;7130")
    assert get(lang, "status") == [status, "gemeten"]


def test_a_number_as_excel_shortens_it_is_read(tmp_path: Path) -> None:
    assert get(lees(tmp_path, KOP, "WK014110;2024;inwoners;5,62E+03")) == [5620]


def test_dates_above_the_columns_are_years(tmp_path: Path) -> None:
    lang = lees(tmp_path, "gebied;1-1-2023;1-1-2024", "WK014110;27;28", indicator="kwb_koopwoningen")
    assert list(zip(get(lang, "jaar"), get(lang), strict=True)) == [(2023, 27), (2024, 28)]


def test_sheets_of_years_in_two_digits_are_told_apart(tmp_path: Path) -> None:
    boek = openpyxl.Workbook()
    boek.remove(boek.active)
    for naam, waarde in (("'22", 27), ("'23", 28)):
        blad = boek.create_sheet(naam)
        for rij in (["wijkcode", "koopwoningen", "inwoners"], ["WK014110", waarde, 5600], ["WK014111", 42, 7100]):
            blad.append(rij)
    boek.save(tmp_path / "jaren.xlsx")
    assert read_bestand(tmp_path / "jaren.xlsx", jaar=2023).frame.iloc[0, 1] == 28


def test_a_column_onderwerp_beside_jaar_and_waarde_names_the_indicators(tmp_path: Path) -> None:
    lang = lees(
        tmp_path, "regiocode;jaar;onderwerp;waarde", "WK014110;2024;Inwoners;5620", "WK014110;2024;Koopwoningen;51"
    )
    assert get(lang, "indicator_id") == ["kwb_inwoners", "kwb_koopwoningen"]
