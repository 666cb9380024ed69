"""Years above the columns: read as years, with the indicator from the rows, the person or the name of the file."""

from pathlib import Path

import openpyxl
import pytest

from lwd_monitor.fout import Fout
from lwd_monitor.upload.lezen import read_bestand
from lwd_monitor.upload.vorm import Vormkeuze, recognise, to_lang


def read(tmp_path: Path, tekst: str, naam: str = "proef.csv", **keuze):
    pad = tmp_path / naam
    pad.write_text(tekst)
    tabel = read_bestand(pad)
    vorm = recognise(tabel)
    return vorm and to_lang(tabel, vorm, Vormkeuze(**keuze))


def list_cijfers(lang) -> list[tuple]:
    kolommen = ["gebied_code", "jaar", "indicator_id", "waarde", "status"]
    return [tuple(rij) for rij in lang.frame[kolommen].itertuples(index=False)]


def test_years_above_the_columns_become_years(tmp_path: Path) -> None:
    lang = read(tmp_path, "Buurtcode;2021;2022*\nBU01411402;101;96\n", indicator="misdrijven")
    assert (lang.vorm.naam, lang.jaren, lang.fouten) == ("jaren_breed", [2021, 2022], [])
    assert list_cijfers(lang) == [
        ("BU01411402", 2021, "misdrijven", 101.0, "gemeten"),
        ("BU01411402", 2022, "misdrijven", 96.0, "voorlopig"),
    ]


def test_each_row_may_name_its_indicator(tmp_path: Path) -> None:
    tekst = "gebied;onderwerp;2023;2024\nBU01411402;inwoners;1280;1290\nGM0141;misdrijven;3986;\n"
    cijfers = list_cijfers(read(tmp_path, tekst))
    assert ("BU01411402", 2024, "kwb_inwoners", 1290.0, "gemeten") in cijfers
    assert ("GM0141", 2023, "misdrijven", 3986.0, "gemeten") in cijfers


def test_a_workbook_with_numbers_as_heads_is_read_by_the_name_of_its_file(tmp_path: Path) -> None:
    boek = openpyxl.Workbook()
    for rij in (["Gebied", 2023, 2024], ["BU01411402", 88, 81]):
        boek.active.append(rij)
    pad = tmp_path / "misdrijven 2023-2024.xlsx"
    boek.save(pad)
    tabel = read_bestand(pad)
    lang = to_lang(tabel, recognise(tabel))
    assert {(jaar, id_) for _, jaar, id_, *_ in list_cijfers(lang)} == {(2023, "misdrijven"), (2024, "misdrijven")}


def test_without_an_indicator_it_asks_for_one(tmp_path: Path) -> None:
    with pytest.raises(Fout, match="Boven de kolommen staan jaren"):
        read(tmp_path, "Gebied;2021;2022\nBU01411402;101;96\n")


@pytest.mark.parametrize("kop", ["gebied;2021;toelichting", "gebied;2021;2022;mannen", "plek;2021;2022"])
def test_other_columns_leave_it_to_the_mapping(tmp_path: Path, kop: str) -> None:
    rij = ";".join(["BU01411402", "1", "2", "3"][: kop.count(";") + 1])
    assert read(tmp_path, f"{kop}\n{rij}\n") is None


@pytest.mark.parametrize("kop", ["gebied", "buurt", "wijk", "code"])
def test_everyday_names_of_the_column_with_places_are_known(tmp_path: Path, kop: str) -> None:
    lang = read(tmp_path, f"{kop};jaar;indicator;waarde\nBU01411402;2024;misdrijven;81\n")
    assert list_cijfers(lang) == [("BU01411402", 2024, "misdrijven", 81.0, "gemeten")]
