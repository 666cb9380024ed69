"""A zip with one table in it is that table; with more of them, or with none, it is refused by name."""

import zipfile
from pathlib import Path

import pytest

from lwd_monitor.fout import Fout
from lwd_monitor.upload.lezen import read_bestand

CSV = "gebied_code;jaar;indicator;waarde\nWK014110;2024;inwoners;5620\n"


def pak(pad: Path, **leden: str | bytes) -> Path:
    with zipfile.ZipFile(pad, "w", zipfile.ZIP_DEFLATED) as archief:
        for naam, inhoud in leden.items():
            archief.writestr(naam, inhoud)
    return pad


@pytest.mark.parametrize(
    "extra", [{}, {"__MACOSX/._cijfers.csv": b"\0\5\x16\7"}, {"LeesMij.csv": "hallo"}, {"85984NED_metadata.csv": "a;b"}]
)
def test_the_one_table_in_a_zip_is_read(tmp_path: Path, extra: dict) -> None:
    tabel = read_bestand(pak(tmp_path / "z.zip", **{"map/cijfers.csv": CSV} | extra))
    assert (tabel.naam, tabel.aantal_rijen) == ("cijfers.csv", 1)
    assert tabel.meldingen[0] == "Uitgepakt uit het zip-bestand: cijfers.csv."


@pytest.mark.parametrize(
    ("leden", "woord"),
    [
        ({"a.csv": CSV, "b.csv": CSV}, "2 tabellen: a.csv, b.csv"),
        ({"a.pdf": "%PDF"}, "geen werkblad"),
        ({"binnen.zip": b"PK"}, "geen werkblad"),
        ({}, "geen werkblad"),
        ({"a.csv": b"PK\3\4 stuk"}, "niet heel"),
    ],
)
def test_any_other_zip_is_refused_in_words(tmp_path: Path, leden: dict, woord: str) -> None:
    with pytest.raises(Fout, match=woord):
        read_bestand(pak(tmp_path / "z.zip", **leden))


def test_a_zip_in_a_table_of_a_zip_goes_no_deeper(tmp_path: Path) -> None:
    binnen = pak(tmp_path / "binnen.zip", **{"cijfers.csv": CSV}).read_bytes()
    with pytest.raises(Fout, match="Pak het uit"):
        read_bestand(pak(tmp_path / "buiten.zip", **{"cijfers.csv": binnen}))


def test_a_locked_zip_asks_for_one_without_a_password(tmp_path: Path) -> None:
    zip_ = pak(tmp_path / "slot.zip", **{"cijfers.csv": CSV})
    inhoud = bytearray(zip_.read_bytes())
    # The flag of encryption, in the local header and in the list at the end.
    for merk, plek in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        inhoud[inhoud.index(merk) + plek] |= 1
    zip_.write_bytes(bytes(inhoud))
    with pytest.raises(Fout, match="wachtwoord"):
        read_bestand(zip_)


def test_a_bomb_of_a_table_is_not_unpacked(tmp_path: Path) -> None:
    with pytest.raises(Fout, match="Uitgepakt zou"):
        read_bestand(pak(tmp_path / "bom.zip", **{"cijfers.csv": b"0" * 60_000_000}))
