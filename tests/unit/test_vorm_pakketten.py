"""What the client packages of CBS write (cbsodata, cbsodataR) and StatLine's flat downloads."""

from collections.abc import Callable
from pathlib import Path

import pytest

from lwd_monitor.upload.lezen import read_bestand
from lwd_monitor.upload.vorm import Lang, Vormkeuze, recognise, to_lang


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., Lang]:
    """Read a text as a file, up to the long form."""

    def call(tekst: str, naam: str = "tabel.csv", **keuze: object) -> Lang:
        (tmp_path / naam).write_text(tekst, encoding="utf-8")
        tabel = read_bestand(tmp_path / naam)
        vorm = recognise(tabel)
        assert vorm is not None
        lang = to_lang(tabel, vorm, Vormkeuze(**keuze))  # type: ignore[arg-type]
        assert lang.fouten == []
        return lang

    return call


def list_cijfers(lang: Lang) -> set[tuple[str, int, str, float]]:
    velden = lang.frame[["gebied_code", "jaar", "indicator_id", "waarde"]].dropna()
    return set(velden.astype({"gebied_code": str, "indicator_id": str}).itertuples(index=False, name=None))


def test_words_beside_a_code_make_no_group(read: Callable[..., Lang]) -> None:
    kop = '"RegioS","RegioS_label","Perioden","Perioden_Date","Perioden_freq","Perioden_label","TotaleBevolking_1"\n'
    lang = read(kop + '"GM0141","Almelo","2023JJ00","2023-01-01","Y","2023",73500\n', "70072ned.csv")
    assert list_cijfers(lang) == {("GM0141", 2023, "cbs_70072ned_totale_bevolking", 73500.0)}
    assert lang.waarschuwingen == []


def test_observations_with_their_titles(read: Callable[..., Lang]) -> None:
    kop = '"Id","Measure","ValueAttribute","Value","RegioS","Perioden","MeasureLabel","RegioSLabel","PeriodenLabel"\n'
    rij = '{},"{}","None",{},"GM0141","2023JJ00","{}","Almelo","2023"\n'
    een = kop + rij.format(1, "M001", 8.5, "Bijstand") + rij.format(2, "M002", 3, "Jeugdzorg")
    assert {c[2:] for c in list_cijfers(read(een))} == {("cbs_tabel_bijstand", 8.5), ("cbs_tabel_jeugdzorg", 3.0)}
    # Two measures under one title are two figures.
    twee = kop + rij.format(1, "M001", 8.5, "Totaal") + rij.format(2, "M002", 3, "Totaal")
    assert {c[2:] for c in list_cijfers(read(twee))} == {("cbs_tabel_m001", 8.5), ("cbs_tabel_m002", 3.0)}


def test_a_column_key_0_names_the_places(read: Callable[..., Lang]) -> None:
    lang = read("ID;Key_0;Perioden;AantalInwoners_5;Mannen_6\n0;WK014110;2023JJ00;5600;2600\n")
    assert ("WK014110", 2023, "kwb_inwoners", 5600.0) in list_cijfers(lang)


def test_what_statline_says_of_a_place_is_no_name_of_it(read: Callable[..., Lang]) -> None:
    kop = "Wijken en buurten;Regioaanduiding/Gemeentenaam (naam);Regioaanduiding/Soort regio (omschrijving);"
    kop += "Regioaanduiding/Codering (code);Bevolking/Aantal inwoners (aantal);Bevolking/Geslacht/Mannen (aantal)\n"
    lang = read(kop + "Wijk 10 Binnenstad;Almelo;Wijk;WK014110  ;5600;       .\n", jaar=2023)
    assert list_cijfers(lang) == {("WK014110", 2023, "kwb_inwoners", 5600.0)}
    assert lang.waarschuwingen == []
    assert set(lang.frame["gebied_naam"]) == {"Wijk 10 Binnenstad"}
