"""The file for a spreadsheet."""

import pandas as pd

from lwd_monitor.indicator import load_bronnen, load_indicatoren
from lwd_monitor.waarneming import build_csv


def build_frame(naam: str, waarde: float | None, status: str) -> pd.DataFrame:
    return pd.DataFrame(
        [{"naam": naam, "code": "BU1", "indeling": 2024, "jaar": 2024, "waarde": waarde, "status": status}]
    )


def read_rijen(db, indicator_id: str, frame: pd.DataFrame) -> list[list[str]]:
    con = db.cursor()
    indicator = load_indicatoren(con)[indicator_id]
    inhoud = build_csv(frame, indicator, load_bronnen(con)[indicator.bron])
    assert inhoud.startswith(b"\xef\xbb\xbf")
    return [regel.split(";") for regel in inhoud.decode("utf-8-sig").splitlines()]


def test_figures_have_a_decimal_comma_and_their_source(db) -> None:
    kop, rij = read_rijen(db, "ervaren_gezondheid_goed", build_frame("De Riet", 1234.5, "gemeten"))
    assert kop[:9] == ["gebied", "code", "indeling", "indicator", "jaar", "waarde", "status", "bron", "licentie"]
    assert rij[:7] == ["De Riet", "BU1", "2024", "Ervaren gezondheid goed of zeer goed", "2024", "1234,5", "gemeten"]
    assert "RIVM" in rij[7]
    assert rij[8] == "CC BY 4.0"


def test_missing_figure_is_an_empty_cell_with_its_reason(db) -> None:
    rij = read_rijen(db, "misdrijven", build_frame("De Riet", None, "te_weinig"))[1]
    assert rij[5:7] == ["", "te weinig waarnemingen"]


def test_fictitious_source_is_named_in_every_row(db) -> None:
    assert read_rijen(db, "enquete_wl07_0", build_frame("A", 5.0, "voorbeeld"))[1][6] == "fictief voorbeeld"
    assert (
        read_rijen(db, "enquete_wl07_0", build_frame("A", None, "onderdrukt"))[1][6]
        == "afgeschermd (fictief voorbeeld)"
    )


def test_cell_is_never_taken_for_a_formula(db) -> None:
    for begin in "=+-@":
        assert read_rijen(db, "misdrijven", build_frame(f"{begin}1+1", 1.0, "gemeten"))[1][0] == f"'{begin}1+1"


def test_negative_figure_stays_a_number(db) -> None:
    assert read_rijen(db, "misdrijven", build_frame("A", -1.5, "gemeten"))[1][5] == "-1,5"
