"""Encodings, separators, headers and boundary formats of files that are fine but not plain."""

import gzip
import io
import zipfile
from pathlib import Path

import geopandas as gpd
import numpy as np
import openpyxl
import pandas as pd
import pytest
from shapely.geometry import Polygon, box

from lwd_monitor.fout import Fout
from lwd_monitor.upload.lezen import Tabel, format_kolomletter, read_bestand, read_grenzen

TEKST = "regiocode;naam;waarde\nBU01411203;Indië;1,5\nBU01411000;Binnenstad Noord;2\n"


def read_tekst(tmp_path: Path, inhoud: bytes, naam: str = "cijfers.csv", **keuze: object) -> Tabel:
    pad = tmp_path / naam
    pad.write_bytes(inhoud)
    return read_bestand(pad, **keuze)


def list_rijen(tabel: Tabel) -> list[list[object]]:
    return tabel.frame.astype(object).values.tolist()


VERWACHT = [["BU01411203", "Indië", "1,5"], ["BU01411000", "Binnenstad Noord", "2"]]


@pytest.mark.parametrize(
    "codering", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "latin-1", "cp850"]
)
def test_every_usual_encoding_gives_the_same_table(tmp_path: Path, codering: str) -> None:
    assert list_rijen(read_tekst(tmp_path, TEKST.encode(codering))) == VERWACHT


def test_letters_that_were_converted_twice_are_mended_and_reported(tmp_path: Path) -> None:
    tabel = read_tekst(tmp_path, TEKST.encode().decode("cp1252").encode())
    assert list_rijen(tabel) == VERWACHT
    assert "dubbel omgezet" in tabel.meldingen[0]


@pytest.mark.parametrize("teken", [",", "\t", "|", ";"])
def test_every_usual_separator(tmp_path: Path, teken: str) -> None:
    tekst = TEKST.replace("1,5", "1.5").replace(";", teken)
    assert list_rijen(read_tekst(tmp_path, tekst.encode()))[0] == ["BU01411203", "Indië", "1.5"]


@pytest.mark.parametrize("einde", ["\r\n", "\r", "\n"])
def test_every_line_ending(tmp_path: Path, einde: str) -> None:
    tabel = read_tekst(tmp_path, TEKST.replace("\n", einde).encode())
    assert list_rijen(tabel) == VERWACHT
    assert tabel.rijnummers.tolist() == [2, 3]


def test_gzip_is_unpacked(tmp_path: Path) -> None:
    assert list_rijen(read_tekst(tmp_path, gzip.compress(TEKST.encode()), "cijfers.csv.gz")) == VERWACHT


def test_the_name_does_not_decide(tmp_path: Path) -> None:
    assert list_rijen(read_tekst(tmp_path, TEKST.encode(), "cijfers.xlsx")) == VERWACHT


def test_rows_count_as_a_spreadsheet_does(tmp_path: Path) -> None:
    tekst = 'titel van de tabel\n\nregiocode;naam;waarde\nBU01411000;"twee\nregels";1\n\nBU01411001;x;2\nBron: CBS\n'
    tabel = read_tekst(tmp_path, tekst.encode())
    assert (tabel.kopregel, tabel.rijnummers.tolist()) == (3, [4, 6])
    assert list_rijen(tabel)[0][1] == "twee\nregels"
    assert any("toelichting" in melding for melding in tabel.meldingen)


def test_the_fast_and_the_careful_road_number_alike(tmp_path: Path) -> None:
    rijen = "".join(f'BU0141{1000 + n};"a{n}";{n}\n' for n in range(50))
    snel = read_tekst(tmp_path, f"regiocode;naam;waarde\n{rijen}".encode())
    langzaam = read_tekst(tmp_path, f"regiocode;naam;waarde\n{rijen}\n\nBron: CBS\n".encode())
    assert list_rijen(snel) == list_rijen(langzaam)
    assert snel.rijnummers.tolist() == langzaam.rijnummers.tolist() == list(range(2, 52))


@pytest.mark.parametrize("einde", ["\n", "\r\n"])
def test_an_empty_line_in_a_plain_file_is_no_row_but_counts(tmp_path: Path, einde: str) -> None:
    tekst = einde.join(["regiocode;naam;waarde", "BU01411000;x;1", "", "BU01411001;y;2", ""])
    tabel = read_tekst(tmp_path, tekst.encode())
    assert (tabel.rijnummers.tolist(), list_rijen(tabel)[1]) == ([2, 4], ["BU01411001", "y", "2"])


def test_a_header_after_a_very_long_note_is_found(tmp_path: Path) -> None:
    tekst = f'"{"toelichting " * 100_000}";;\n' + TEKST
    with pytest.raises(Fout, match="miljoen tekens"):
        read_tekst(tmp_path, tekst.encode(), kopregel=2)
    tekst = "".join(f'"{"toelichting " * 50_000}";;\n' for _ in range(3)) + TEKST
    assert list_rijen(read_tekst(tmp_path, tekst.encode(), kopregel=4)) == VERWACHT


def test_excels_own_separator_line_is_not_a_header(tmp_path: Path) -> None:
    assert read_tekst(tmp_path, b"sep=;\n" + TEKST.encode()).kolomnamen == ["regiocode", "naam", "waarde"]


def test_the_header_row_can_be_corrected(tmp_path: Path) -> None:
    tekst = "oud;namen;hier\nregiocode;naam;waarde\nBU01411000;x;1\n"
    assert read_tekst(tmp_path, tekst.encode(), kopregel=2).kolomnamen == ["regiocode", "naam", "waarde"]
    with pytest.raises(Fout, match="Kopregel 9 bestaat niet"):
        read_tekst(tmp_path, tekst.encode(), kopregel=9)


def test_letters_of_columns() -> None:
    assert [format_kolomletter(n) for n in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


def test_workbook_keeps_row_numbers_and_offers_its_sheets(tmp_path: Path) -> None:
    boek = openpyxl.Workbook()
    boek.active.title = "Voorblad"
    blad = boek.create_sheet("Cijfers")
    blad["B4"], blad["C4"] = "regiocode", "waarde"
    blad["B5"], blad["C5"] = "BU01411000", 1.5
    blad["B8"], blad["C8"] = "BU01411001", 2
    boek.save(tmp_path / "a.xlsx")
    tabel = read_bestand(tmp_path / "a.xlsx")
    assert (tabel.blad, tabel.bladen, tabel.kopregel) == ("Cijfers", ["Voorblad", "Cijfers"], 4)
    assert tabel.rijnummers.tolist() == [5, 8]
    assert tabel.format_kolom("waarde") == "C (waarde)"
    with pytest.raises(Fout, match=r"Het blad 'Weg' bestaat niet. Kies uit: Voorblad, Cijfers"):
        read_bestand(tmp_path / "a.xlsx", blad="Weg")


def test_ods_is_read(tmp_path: Path) -> None:
    pd.DataFrame({"regiocode": ["BU01411000"], "waarde": [1.5]}).to_excel(tmp_path / "a.ods", engine="odf", index=False)
    tabel = read_bestand(tmp_path / "a.ods")
    assert (tabel.soort, list_rijen(tabel)) == ("ods", [["BU01411000", 1.5]])


def test_parquet_is_read(tmp_path: Path) -> None:
    pd.DataFrame({"regiocode": ["BU01411000"], "waarde": [1.5]}).to_parquet(tmp_path / "a.parquet")
    tabel = read_bestand(tmp_path / "a.parquet")
    assert (tabel.soort, list_rijen(tabel), tabel.rijnummers.tolist()) == ("parquet", [["BU01411000", 1.5]], [2])


def build_vlakken() -> gpd.GeoDataFrame:
    vlakken = {"buurtcode": ["BU01411000", "BU01411001"], "buurtnaam": ["A", "B"], "wijkcode": ["WK014110", "WK014110"]}
    return gpd.GeoDataFrame(vlakken, geometry=[box(6.6, 52.3, 6.62, 52.32), box(6.62, 52.3, 6.64, 52.32)], crs=4326)


@pytest.mark.parametrize(("naam", "stelsel"), [("a.geojson", 4326), ("a.gpkg", 28992), ("a.gpkg", 4326)])
def test_boundaries_come_back_in_degrees(tmp_path: Path, naam: str, stelsel: int) -> None:
    build_vlakken().to_crs(stelsel).to_file(tmp_path / naam)
    frame = read_grenzen(tmp_path / naam).frame
    assert frame[["code", "naam"]].values.tolist() == [["BU01411000", "A"], ["BU01411001", "B"]]
    assert np.allclose(frame.total_bounds, [6.6, 52.3, 6.64, 52.32], atol=1e-5)


def test_a_zipped_shapefile_in_rd(tmp_path: Path) -> None:
    build_vlakken().to_crs(28992).to_file(tmp_path / "grens.shp")
    with zipfile.ZipFile(tmp_path / "grens.zip", "w") as archief:
        for deel in tmp_path.glob("grens.*"):
            if deel.suffix != ".zip":
                archief.write(deel, deel.name)
    frame = read_grenzen(tmp_path / "grens.zip").frame
    assert frame["code"].tolist() == ["BU01411000", "BU01411001"]
    assert np.allclose(frame.total_bounds, [6.6, 52.3, 6.64, 52.32], atol=1e-5)


def test_geojson_in_rd_that_says_nothing_about_it(tmp_path: Path) -> None:
    rd = build_vlakken().to_crs(28992).set_crs(None, allow_override=True)
    (tmp_path / "rd.geojson").write_text(rd.to_json())
    grenzen = read_grenzen(tmp_path / "rd.geojson")
    assert np.allclose(grenzen.frame.total_bounds, [6.6, 52.3, 6.64, 52.32], atol=1e-5)
    assert "Rijksdriehoek" in grenzen.meldingen[0]


def test_topojson_with_quantised_arcs(tmp_path: Path) -> None:
    (tmp_path / "a.topojson").write_text(
        '{"type":"Topology","transform":{"scale":[0.01,0.01],"translate":[6.6,52.3]},"arcs":[[[0,0],[2,0],[0,2],[-2,0],[0,-2]]],'
        '"objects":{"buurten":{"type":"GeometryCollection","geometries":[{"type":"Polygon","arcs":[[0]],'
        '"properties":{"statcode":"BU01411000","statnaam":"A"}}]}}}'
    )
    frame = read_grenzen(tmp_path / "a.topojson").frame
    assert frame[["code", "naam"]].values.tolist() == [["BU01411000", "A"]]
    assert np.allclose(frame.total_bounds, [6.6, 52.3, 6.62, 52.32])


def test_an_outline_that_crosses_itself_is_mended_and_reported(tmp_path: Path) -> None:
    vlakken = build_vlakken()
    vlakken.loc[0, "geometry"] = Polygon([(6.6, 52.3), (6.62, 52.32), (6.62, 52.3), (6.6, 52.32)])
    (tmp_path / "a.geojson").write_text(vlakken.to_json())
    grenzen = read_grenzen(tmp_path / "a.geojson")
    assert grenzen.frame.geometry.is_valid.all()
    assert "De grens van BU01411000 klopte niet (Self-intersection)" in grenzen.waarschuwingen[0].melding


def test_an_unknown_layer_is_refused_with_the_choice(tmp_path: Path) -> None:
    build_vlakken().to_file(tmp_path / "a.gpkg", layer="buurten")
    with pytest.raises(Fout, match=r"De laag 'wijken' bestaat niet. Kies uit: buurten"):
        read_grenzen(tmp_path / "a.gpkg", laag="wijken")


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(Fout, match="bestaat niet"):
        read_bestand(tmp_path / "weg.csv")
    with pytest.raises(Fout, match="is een map"):
        read_bestand(tmp_path)


def test_an_xlsx_under_another_name_is_read(tmp_path: Path) -> None:
    boek = openpyxl.Workbook()
    boek.active.append(["regiocode", "waarde"])
    boek.active.append(["BU01411000", 3])
    uit = io.BytesIO()
    boek.save(uit)
    assert list_rijen(read_tekst(tmp_path, uit.getvalue(), "cijfers.csv")) == [["BU01411000", 3]]
