"""What old and open workbooks know of their cells: percent, what is hidden, formulas that failed or were never worked out."""

import shutil
import zipfile
from pathlib import Path

import pytest

from lwd_monitor.fout import Fout
from lwd_monitor.upload.lezen import read_bestand
from lwd_monitor.upload.lezen.xls import read_xls

XLS = Path(__file__).parents[1] / "files" / "xls"
CEL = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
ODS = """<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">
<office:body><office:spreadsheet><table:table table:name="Blad1">{kolommen}{rijen}</table:table></office:spreadsheet></office:body>
</office:document-content>"""
MANIFEST = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
GEWOON = '<table:table-cell office:value-type="float" office:value="40"><text:p>40</text:p></table:table-cell>'


def write_ods(map_: Path, waarde: str, kolommen: str = "") -> Path:
    pad = map_ / "blad.ods"
    cellen = [["buurtcode", "jaar", "waarde"], ["WK014110", "2023"], ["WK014111", "2023"]]
    rijen = ["".join(map(CEL.format, rij)) for rij in cellen]
    rijen[1] += GEWOON
    rijen[2] += waarde
    heel = "".join(f"<table:table-row>{rij}</table:table-row>" for rij in rijen)
    with zipfile.ZipFile(pad, "w") as archief:
        archief.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archief.writestr("META-INF/manifest.xml", MANIFEST)
        archief.writestr("content.xml", ODS.format(kolommen=kolommen, rijen=heel))
    return pad


def test_percent_in_an_xls_is_read_as_it_is_shown() -> None:
    tabel = read_bestand(XLS / "procent.xls")
    assert list(tabel.get_kolom("waarde")) == [38, 42.5, 44]
    assert any("Gelezen als procenten: cel D2 en D3" in melding for melding in tabel.meldingen)


def test_a_percent_sign_that_is_only_written_behind_an_xls_number_changes_nothing() -> None:
    assert list(read_bestand(XLS / "procent_letterlijk.xls").get_kolom("waarde")) == [38, 42.5, 44]


def test_hidden_rows_and_columns_of_an_xls_are_told() -> None:
    tabel = read_bestand(XLS / "verborgen.xls")
    assert list(tabel.get_kolom("waarde")) == [41, 42, 43, 44]
    [waarschuwing] = tabel.waarschuwingen
    assert "(rij 3)" in waarschuwing.melding
    assert "In Excel verborgen, en toch gelezen: kolom D (waarde)." in tabel.meldingen


def test_errors_and_formulas_without_a_result_stop_an_xls() -> None:
    with pytest.raises(Fout, match=r"formulefouten: cel D2 \(#N/B\), D3 \(#DEEL/0!\)"):
        read_bestand(XLS / "fout.xls")
    with pytest.raises(Fout, match="formules zonder uitkomst: cel D3 en D4"):
        read_bestand(XLS / "formule.xls")


@pytest.mark.parametrize("tot", [0, 40, 600, 2_000, 4_000])
def test_a_broken_or_foreign_xls_tells_nothing(tmp_path: Path, tot: int) -> None:
    pad = tmp_path / "half.xls"
    pad.write_bytes((XLS / "procent.xls").read_bytes()[:tot])
    assert read_xls(pad, "Blad1") is None
    assert read_xls(XLS / "procent.xls", "bestaat niet") is None


def test_what_cannot_be_seen_is_told(tmp_path: Path) -> None:
    pad = tmp_path / "vreemd.xls"
    shutil.copy(XLS / "procent.xls", pad)
    inhoud = bytearray(pad.read_bytes())
    # A chain of sectors that leads out of the file is no chain, and no sector is as large as this one says.
    inhoud[48:52] = (len(inhoud)).to_bytes(4, "little")
    pad.write_bytes(inhoud)
    assert read_xls(pad, "Blad1") is None
    inhoud = bytearray((XLS / "procent.xls").read_bytes())
    inhoud[30:32] = b"\xff\xff"
    pad.write_bytes(inhoud)
    assert read_xls(pad, "Blad1") is None


@pytest.mark.parametrize(
    ("waarde", "fout"),
    [
        ('office:value-type="float" office:value="0"', "#DEEL/0!"),
        ('office:value-type="string" office:string-value=""', "#N/B"),
        ('office:value-type="float" office:value="0"', "Err:502"),
    ],
)
def test_an_error_in_an_ods_is_no_nought(tmp_path: Path, waarde: str, fout: str) -> None:
    cel = f'<table:table-cell table:formula="of:=1/0" {waarde}><text:p>{fout}</text:p></table:table-cell>'
    with pytest.raises(Fout, match=r"formulefouten: cel C3 \(" + fout):
        read_bestand(write_ods(tmp_path, cel))


def test_hidden_columns_of_an_ods_are_told(tmp_path: Path) -> None:
    kolommen = (
        '<table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="collapse"/>'
    )
    tabel = read_bestand(write_ods(tmp_path, GEWOON, kolommen))
    assert "In Excel verborgen, en toch gelezen: kolom C (waarde)." in tabel.meldingen


def test_a_workbook_that_hides_its_formats_asks_to_look(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lwd_monitor.upload.lezen.werkblad.read_xls", lambda pad, blad: None)
    [waarschuwing] = read_bestand(XLS / "procent.xls").waarschuwingen
    assert "(xls) ziet de app niet of cellen als procent" in waarschuwing.melding
    assert "sla het bestand op als xlsx" in waarschuwing.melding
