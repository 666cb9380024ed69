"""The same SQL on the store for many machines: DuckLake, here with its catalogue in a file."""

import pandas as pd
import pytest

from lwd_monitor.db import open_database
from lwd_monitor.fout import Fout
from lwd_monitor.gebied import list_indelingen
from lwd_monitor.inhoud import check_database, init_database, remove_voorbeeld
from lwd_monitor.toegang import SYSTEEM
from lwd_monitor.upload import Opties, run_grenzen, undo_upload
from lwd_monitor.waarneming import list_waarnemingen
from tests.conftest import NU, PROJECT


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
    grenzen = PROJECT / "data" / "gebieden" / "buurten_2024.geojson"
    upload_id = run_grenzen(lake, SYSTEEM, grenzen, Opties(indeling=2030), NU, accepteer=True).upload_id
    assert undo_upload(lake, SYSTEEM, upload_id) == 0
    assert list_indelingen(lake.cursor()) == [2020, 2024]
    assert remove_voorbeeld(lake, NU) == 1
    lake.close()


def test_a_lake_that_cannot_be_reached_is_told_in_dutch(tmp_path) -> None:
    with pytest.raises(Fout, match="gedeelde database"):
        open_database(f"ducklake:{tmp_path}/geen/map/x.ducklake")
