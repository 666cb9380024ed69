"""The same SQL on the store for many machines: DuckLake, here with its catalogue in a file."""

import pandas as pd
import pytest

from lwd_monitor.db import open_database
from lwd_monitor.fout import Fout
from lwd_monitor.inhoud import check_database, init_database, remove_voorbeeld
from lwd_monitor.toegang import SYSTEEM
from lwd_monitor.upload import Opties, run_upload, undo_upload
from lwd_monitor.waarneming import list_waarnemingen
from tests.conftest import NU


@pytest.fixture
def lake_url(tmp_path) -> str:
    return f"ducklake:{tmp_path}/catalogus.ducklake?data={tmp_path}/parquet/"


def test_everything_that_ships_reads_the_same_from_a_lake(lake_url: str, db) -> None:
    lake = open_database(lake_url)
    init_database(lake, NU)
    assert check_database(lake)[1] == []
    for indicator in ("misdrijven", "misdrijven_per_1000", "ervaren_gezondheid_goed"):
        pd.testing.assert_frame_equal(
            list_waarnemingen(lake.cursor(), indicator), list_waarnemingen(db.cursor(), indicator), check_exact=False
        )
    assert remove_voorbeeld(lake, NU) == 1
    lake.close()


def test_a_file_goes_into_a_lake_as_into_a_store_and_out_again(lake_url: str, db, tmp_path) -> None:
    lake = open_database(lake_url)
    init_database(lake, NU)
    # Some figures are new, one changes, one stays, and the wijk jumps.
    pad = tmp_path / "proef.csv"
    pad.write_text(
        "regiocode;jaar;indicator;waarde\nGM0141;2024;misdrijven;3986\nBU01411102;2024;misdrijven;1\n"
        "WK014111;2026;misdrijven;9000\nBU01411102;2026;misdrijven;7\n"
    )
    rapporten, waarden = [], []
    for store in (db, lake):
        voor = list_waarnemingen(store.cursor(), "misdrijven")
        rapport = run_upload(store, SYSTEEM, pad, Opties(aanvullen=True), NU, accepteer=True)
        rapporten.append((rapport.telling, rapport.waarschuwingen))
        waarden.append(list_waarnemingen(store.cursor(), "misdrijven"))
        undo_upload(store, SYSTEEM, rapport.upload_id, NU)
        pd.testing.assert_frame_equal(list_waarnemingen(store.cursor(), "misdrijven"), voor)
    assert rapporten[0] == rapporten[1]
    assert rapporten[0][0] == {"nieuw": 2, "gewijzigd": 1, "ongewijzigd": 1, "vervallen": 0}
    assert rapporten[0][1], "a jump is told"
    pd.testing.assert_frame_equal(*waarden)
    lake.close()


def test_a_lake_that_cannot_be_reached_is_told_in_dutch(tmp_path) -> None:
    with pytest.raises(Fout, match="gedeelde database"):
        open_database(f"ducklake:{tmp_path}/geen/map/x.ducklake")
