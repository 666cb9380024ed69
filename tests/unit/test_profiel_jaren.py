"""A mapping of columns that carry their year above them: it holds, or the file is stopped; never another year."""

from pathlib import Path

import pytest

from lwd_monitor.fout import Fout, Middel, Remedie
from lwd_monitor.gebied import GEMEENTE_CODE
from lwd_monitor.upload import OnbekendeVorm
from lwd_monitor.upload.lezen import read_bestand
from lwd_monitor.upload.vorm import Kolomkoppeling, Lang, Vormkeuze, apply_profiel, explain_gebieden_boven


def read(tmp_path: Path, tekst: str, waarden: dict[str, str], **keuze: object) -> Lang:
    pad = tmp_path / "koop.csv"
    pad.write_text(tekst, encoding="utf-8")
    velden = {"gebied": "gebied", "waarden": waarden} | {k: keuze.pop(k) for k in ("jaar", "vast_jaar") if k in keuze}
    return apply_profiel(read_bestand(pad), Kolomkoppeling("koop", **velden), Vormkeuze(**keuze))  # type: ignore[arg-type]


def list_cijfers(lang: Lang) -> list[tuple[int, str, float, str]]:
    assert lang.fouten == []
    velden = lang.frame[["jaar", "indicator_id", "waarde", "status"]].astype({"indicator_id": str, "status": str})
    return sorted(velden.itertuples(index=False, name=None))


TWEE = "gebied;Koopwoningen 2021;Koopwoningen 2022*\nBU01411000;33;34\n"


def test_the_year_above_a_column_is_that_of_its_figures(tmp_path: Path) -> None:
    lang = read(tmp_path, TWEE, {"Koopwoningen 2021": "koop", "Koopwoningen 2022*": "koop"})
    assert list_cijfers(lang) == [(2021, "koop", 33, "gemeten"), (2022, "koop", 34, "voorlopig")]
    assert "Het jaar staat in de kop van de kolom: 2021, 2022." in lang.meldingen
    nieuw = read(tmp_path, TWEE, {"Koopwoningen 2021": "", "Koopwoningen 2022*": ""})
    assert {cijfer[1] for cijfer in list_cijfers(nieuw)} == {"kwb_koopwoningen"}


def test_another_year_than_that_above_the_column_stops(tmp_path: Path) -> None:
    with pytest.raises(Fout, match="Boven kolom 'Koopwoningen 2021' staat 2021, en gekozen is het jaar 2022"):
        read(tmp_path, TWEE, {"Koopwoningen 2021": "koop"}, vast_jaar=2022)
    with pytest.raises(Fout, match="gekozen is het jaar 2023"):
        read(tmp_path, TWEE, {"Koopwoningen 2021": "koop"}, jaar=None, vast_jaar=2023)


def test_a_heading_without_a_year_beside_others_stops(tmp_path: Path) -> None:
    with pytest.raises(Fout, match="Boven kolom 'trend' staat geen jaar"):
        read(tmp_path, "gebied;2021;trend\nBU01411000;33;1\n", {"2021": "koop", "trend": "trend"})


def test_a_year_alone_is_no_name_of_a_figure(tmp_path: Path) -> None:
    with pytest.raises(Fout, match=r"Boven kolom B \(2021\) staat een jaar en geen onderwerp"):
        read(tmp_path, "gebied;2021\nBU01411000;33\n", {"2021": ""})
    lang = read(tmp_path, "gebied;2021\nBU01411000;33\n", {"2021": ""}, indicator="koop")
    assert list_cijfers(lang) == [(2021, "koop", 33, "gemeten")]


@pytest.mark.parametrize(
    "kop", ["Bouwjaar vanaf 2000", "Woningen van voor 2005", "Inkomen (prijspeil 2015)", "p_wont2000"]
)
def test_a_year_that_says_what_is_counted_is_none_of_the_figure(tmp_path: Path, kop: str) -> None:
    lang = read(tmp_path, f"gebied;{kop}\nBU01411000;33\n", {kop: "x"}, vast_jaar=2023)
    assert list_cijfers(lang) == [(2023, "x", 33, "gemeten")]


def test_places_above_the_columns_are_named_with_what_to_do(tmp_path: Path) -> None:
    pad = tmp_path / "plekken.csv"
    pad.write_text("Jaar;BU01411000;BU01411001\n2021;33;40\n", encoding="utf-8")
    tabel = read_bestand(pad)
    assert "boven de kolommen (BU01411000, BU01411001)" in explain_gebieden_boven(tabel)
    with pytest.raises(Fout, match="Zet ze in de rijen"):
        apply_profiel(tabel, Kolomkoppeling("x", "", {"BU01411000": "x"}))
    pad.write_text("Indicator;2021\nKoop;33\n", encoding="utf-8")
    with pytest.raises(Fout, match=GEMEENTE_CODE):
        apply_profiel(read_bestand(pad), Kolomkoppeling("x", "", {"2021": ""}))


def test_a_mapping_is_offered_only_where_it_can_help(tmp_path: Path) -> None:
    pad = tmp_path / "plekken.csv"
    pad.write_text("Jaar;BU01411000;BU01411001\n2021;33;40\n", encoding="utf-8")
    assert OnbekendeVorm(read_bestand(pad)).remedie is None
    pad.write_text("Wat;2021\nKoop;33\n", encoding="utf-8")
    assert OnbekendeVorm(read_bestand(pad)).remedie == Remedie(Middel.PROFIEL)
