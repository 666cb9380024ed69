"""Hidden rows of a spreadsheet are read, and that is told with how many and which."""

import zipfile
from pathlib import Path

import openpyxl
import pytest

from lwd_monitor.upload.lezen import read_bestand
from lwd_monitor.upload.lezen.verborgen import find_verborgen_rijen

RIJEN = [["regiocode", "jaar", "indicator", "waarde"], *([f"BU0141100{n}", 2025, "misdrijven", n] for n in range(8))]
ODS = """<?xml version="1.0"?><office:document-content xmlns:office="o" xmlns:table="t"><table:table table:name="A">
<table:table-row table:visibility="filter"/></table:table><table:table table:name="Cijfers &amp; meer">
<table:table-row table:number-rows-repeated="2"/><table:table-row table:visibility="filter" table:number-rows-repeated="2"/>
<table:table-row/><table:table-row table:visibility="collapse"/></table:table></office:document-content>"""


def build_boek(pad: Path, *verborgen: int) -> Path:
    boek = openpyxl.Workbook()
    boek.active.title = "Leeg"
    blad = boek.create_sheet("Cijfers & meer")
    for rij in RIJEN:
        blad.append(rij)
    for rij in verborgen:
        blad.row_dimensions[rij].hidden = True
    boek.save(pad)
    return pad


@pytest.mark.parametrize(
    ("verborgen", "tekst"),
    [
        ((3,), "is 1 rij met gegevens verborgen (rij 3)"),
        ((3, 5), "zijn 2 rijen met gegevens verborgen (rij 3 en 5)"),
        ((2, 3, 4, 5, 6, 7, 8), "zijn 7 rijen met gegevens verborgen (rij 2, 3, 4, 5, 6 en nog 2)"),
    ],
)
def test_hidden_rows_are_read_and_told(tmp_path: Path, verborgen: tuple[int, ...], tekst: str) -> None:
    tabel = read_bestand(build_boek(tmp_path / "filter.xlsx", *verborgen))
    assert tabel.aantal_rijen == 8
    [waarschuwing] = tabel.waarschuwingen
    assert tekst in waarschuwing.melding


def test_a_hidden_row_without_data_is_no_news(tmp_path: Path) -> None:
    assert read_bestand(build_boek(tmp_path / "filter.xlsx", 40)).waarschuwingen == []
    assert read_bestand(build_boek(tmp_path / "gewoon.xlsx")).waarschuwingen == []


def test_rows_of_an_ods_count_repeats(tmp_path: Path) -> None:
    pad = tmp_path / "filter.ods"
    with zipfile.ZipFile(pad, "w") as archief:
        archief.writestr("content.xml", ODS)
    assert find_verborgen_rijen(pad, "Cijfers & meer") == {3, 4, 6}
    assert find_verborgen_rijen(pad, "A") == {1}
    assert find_verborgen_rijen(pad, "bestaat niet") == set()


def test_hidden_columns_that_count_are_told(tmp_path: Path) -> None:
    build_boek(tmp_path / "kolom.xlsx")
    boek = openpyxl.load_workbook(tmp_path / "kolom.xlsx")
    boek["Cijfers & meer"].column_dimensions["D"].hidden = True
    boek.save(tmp_path / "kolom.xlsx")
    assert "In Excel verborgen, en toch gelezen: kolom D (waarde)." in read_bestand(tmp_path / "kolom.xlsx").meldingen


def test_a_second_sheet_with_figures_and_a_header_that_comes_again_are_told(tmp_path: Path) -> None:
    boek = openpyxl.Workbook()
    boek.active.title = "Inwoners"
    for rij in [*RIJEN, RIJEN[0], ["BU01411100", 2025, "misdrijven", 3]]:
        boek.active.append(rij)
    blad = boek.create_sheet("Woningen")
    for rij in RIJEN:
        blad.append(rij)
    boek.create_sheet("Toelichting").append(["Over deze cijfers", "staat hier iets"])
    boek.save(tmp_path / "twee.xlsx")
    tabel = read_bestand(tmp_path / "twee.xlsx")
    assert (tabel.blad, tabel.aantal_rijen, tabel.rijnummers[-1]) == ("Inwoners", 9, 11)
    assert ["Ook op blad 'Woningen' staan cijfers" in b.melding for b in tabel.waarschuwingen] == [True]
    assert any("nog 1 keer in (rij 10)" in melding for melding in tabel.meldingen)
