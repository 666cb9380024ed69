"""Files that are odd and yet say what they mean: read as a person would, with a word about it."""

import io
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from lwd_monitor.indicator import load_indicatoren
from lwd_monitor.upload.controle import check_aandelen, check_statussen
from lwd_monitor.upload.lezen import read_bestand
from lwd_monitor.upload.vorm import Lang, recognise, to_lang
from tests.files.kapot.maak import werkmap

KOP = "regiocode;jaar;indicator;waarde\n"
RIJEN = [["regiocode", "jaar", "indicator", "waarde"], ["BU01411000", 2024, "inwoners", 100]]


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., Lang]:
    """Read bytes or a text of figures into long form."""

    def call(inhoud: bytes | str, naam: str = "cijfers.csv") -> Lang:
        pad = tmp_path / naam
        pad.write_bytes(inhoud if isinstance(inhoud, bytes) else inhoud.encode())
        tabel = read_bestand(pad)
        vorm = recognise(tabel)
        assert vorm is not None
        return to_lang(tabel, vorm)

    return call


def get_rijen(lang: Lang) -> list[tuple[str, int, float, str]]:
    velden = lang.frame[["gebied_code", "jaar", "waarde", "status"]].astype(object)
    return [tuple(rij) for rij in velden.to_numpy().tolist()]


def test_a_year_with_an_asterisk_gives_provisional_figures(read) -> None:
    lang = read(KOP + "BU01411000;2023*;inwoners;5\nBU01411000;2022;inwoners;4\nBU01411001;2023*;inwoners;x\n")
    assert get_rijen(lang)[:2] == [("BU01411000", 2023, 5.0, "voorlopig"), ("BU01411000", 2022, 4.0, "gemeten")]
    assert get_rijen(lang)[2][3] == "onderdrukt"


def test_signs_of_no_width_and_a_true_minus_are_what_they_look_like(read) -> None:
    lang = read(KOP + "\u200bBU01411000\u00a0;2024\u200b;saldo;\u22121\u202f285\n")
    assert (lang.fouten, get_rijen(lang)) == ([], [("BU01411000", 2024, -1285.0, "gemeten")])


@pytest.mark.parametrize("woord", ["Totaal", "Eindtotaal", "totaal Almelo", "Grand Total", "Som"])
def test_a_total_is_no_place_and_is_passed_over(read, woord: str) -> None:
    lang = read(KOP + f"BU01411000;2024;inwoners;5\n{woord};2024;inwoners;5\n")
    assert (lang.fouten, len(lang.frame), lang.overgeslagen) == ([], 1, 0)
    assert "Overgeslagen: 1 rij met een totaal." in lang.meldingen


def test_notes_under_the_table_are_passed_over_but_not_a_second_table(read) -> None:
    noten = werkmap(*RIJEN, [], ["Bron: CBS"], ["* voorlopig"])
    lang = read(noten, "noten.xlsx")
    assert (lang.fouten, len(lang.frame)) == ([], 1)
    assert "Onder de tabel: 2 rijen toelichting, overgeslagen." in lang.meldingen
    tweede = read(werkmap(*RIJEN, [], ["Tabel 2"], *RIJEN), "tweede.xlsx")
    # The header that stands there once more is told; the title above it stops the file.
    assert [fout.waarde for fout in tweede.fouten] == ["Tabel 2"]
    assert any(melding.startswith("De kopregel staat er nog 1 keer in") for melding in tweede.meldingen)


def test_a_hidden_sheet_is_named_and_a_visible_one_goes_first(read) -> None:
    def hide(boek: openpyxl.Workbook) -> None:
        boek.active.title = "Oud"
        boek.active.sheet_state = "hidden"
        blad = boek.create_sheet("Nieuw")
        for rij in [RIJEN[0], ["BU01411000", 2024, "inwoners", 7]]:
            blad.append(rij)
        boek.active = 1

    assert get_rijen(read(werkmap(bewerk=hide), "verborgen.xlsx"))[0][2] == 7.0

    def hide_data(boek: openpyxl.Workbook) -> None:
        boek.active.title = "Data"
        boek.active.sheet_state = "hidden"
        boek.create_sheet("Lees mij").append(["uitleg"])
        boek.active = 1

    lang = read(werkmap(bewerk=hide_data), "data.xlsx")
    assert get_rijen(lang)[0][2] == 100.0
    assert any("in Excel verborgen" in melding for melding in lang.meldingen)


def test_the_index_that_pandas_keeps_is_a_column(read) -> None:
    uit = io.BytesIO()
    pd.DataFrame([RIJEN[1]], columns=RIJEN[0]).set_index("regiocode").to_parquet(uit)
    assert get_rijen(read(uit.getvalue(), "index.parquet")) == [("BU01411000", 2024, 100.0, "gemeten")]


def test_a_shielded_figure_may_not_bring_its_value(read) -> None:
    kop = "gebied_code;indicator_id;jaar;waarde;status\n"
    lang = read(kop + "BU01411000;inwoners;2024;5;onderdrukt\nBU01411001;inwoners;2024;;onderdrukt\n")
    [fout] = check_statussen(lang.frame)
    assert (fout.rij, fout.kolom) == (2, "D (waarde)")
    assert "'onderdrukt' hoort geen waarde" in fout.melding


def test_percentages_written_as_shares_are_asked_about(db, read) -> None:
    catalogus = load_indicatoren(db.cursor())

    def ask(*waarden: str) -> list[str]:
        rijen = "".join(f"BU0141100{nr};2024;kwb_koopwoningen;{waarde}\n" for nr, waarde in enumerate(waarden))
        return [b.melding for b in check_aandelen(read(KOP + rijen).frame, catalogus)]

    assert "vermenigvuldig de kolom dan met 100" in ask("0,45", "0,125", "1")[0]
    assert ask("0,45", "0,125") == []
    assert ask("0,45", "0,125", "1,1") == []
    assert ask("0", "0", "0") == []
