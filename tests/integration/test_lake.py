"""The same SQL on the store for many machines: DuckLake, with its catalogue in a file or in a real PostgreSQL."""

import multiprocessing
import shutil
import threading
import uuid
from pathlib import Path

import pandas as pd
import pytest

from lwd_monitor.backup import make_backup, restore_backup
from lwd_monitor.db import fill_lake, get_schema_nummer, open_database
from lwd_monitor.db.kopie import copy_database
from lwd_monitor.fout import Fout
from lwd_monitor.gebied import list_indelingen, load_overgang
from lwd_monitor.inhoud import check_database, init_database, remove_voorbeeld
from lwd_monitor.toegang import SYSTEEM
from lwd_monitor.upload import Opties, build_overgang_csv, run_grenzen, run_overgang, run_upload, undo_upload
from lwd_monitor.waarneming import list_waarnemingen
from tests.conftest import NU, PROJECT, find_postgres
from tests.faults import schrijver
from tests.integration.postgres import run_postgres

INDICATOREN = ("misdrijven", "misdrijven_per_1000", "ervaren_gezondheid_goed")
KEREN = 2


@pytest.fixture(scope="module", params=["bestand", "postgres"])
def lake_url(request: pytest.FixtureRequest, sjabloon: Path, tmp_path_factory: pytest.TempPathFactory):
    """The address of a lake with what ships in it: loaded, or where that is done in PostgreSQL already filled by a copy."""
    map_ = tmp_path_factory.mktemp("lake")
    if request.param == "bestand":
        url = f"ducklake:{map_}/catalogus.ducklake?data={map_}/parquet/"
        if find_postgres() is None:
            init_lake(url)
        else:
            fill_lake(Path(shutil.copy(sjabloon, map_ / "kopie.duckdb")), url)
        yield url
    elif find_postgres() is None:
        pytest.skip("geen PostgreSQL of geen wheels van requirements-scale.txt")
    else:
        with run_postgres(map_) as catalogus:
            yield init_lake(f"ducklake:postgres:{catalogus}?data={map_}/parquet/")


def init_lake(url: str) -> str:
    db = open_database(url)
    init_database(db, NU)
    db.close()
    return url


@pytest.fixture(autouse=True)
def uploadmap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Originals stand beside the store; of a lake that is the project's own folder."""
    monkeypatch.setenv("LWD_UPLOADS", str(tmp_path / "uploads"))


def test_everything_that_ships_reads_the_same_from_a_lake(lake_url: str, db) -> None:
    lake = open_database(lake_url)
    assert check_database(lake)[1] == []
    for indicator in INDICATOREN:
        pd.testing.assert_frame_equal(
            list_waarnemingen(lake.cursor(), indicator), list_waarnemingen(db.cursor(), indicator), check_exact=False
        )
    grenzen = PROJECT / "data" / "gebieden" / "buurten_2024.geojson"
    upload_id = run_grenzen(lake, SYSTEEM, grenzen, Opties(indeling=2030), NU, accepteer=True).upload_id
    assert undo_upload(lake, SYSTEEM, upload_id) == 0
    assert list_indelingen(lake.cursor()) == [2020, 2024]
    lake.close()


def test_a_crosswalk_comes_and_goes_in_a_lake(lake_url: str, tmp_path: Path) -> None:
    lake = open_database(lake_url)
    voor = load_overgang(lake.cursor(), 2020, 2024)
    pad = tmp_path / "overgang_2020_2024.csv"
    pad.write_bytes(build_overgang_csv(voor.assign(grondslag="adressen")))
    upload_id = run_overgang(lake, SYSTEEM, pad, Opties(), NU, accepteer=True).upload_id
    assert set(load_overgang(lake.cursor(), 2020, 2024)["grondslag"]) == {"adressen"}
    undo_upload(lake, SYSTEEM, upload_id)
    pd.testing.assert_frame_equal(load_overgang(lake.cursor(), 2020, 2024), voor)
    lake.close()


def write_some(url: str, uit: multiprocessing.Queue) -> None:
    """Write a few of each kind as one app process, and tell what was confirmed."""
    db = open_database(url)
    for _ in range(KEREN):
        for werk in (schrijver.write_log, schrijver.write_sessie, schrijver.write_cijfer):
            uit.put(werk(db, uuid.uuid4().hex))
    db.close()


@pytest.mark.usefixtures("kaal_main")
def test_two_processes_write_at_once_and_nothing_is_lost_or_double(lake_url: str) -> None:
    if "postgres:" not in lake_url:
        # A catalogue in a file takes one process; it must tell the second one.
        een = open_database(lake_url)
        with pytest.raises(Fout, match="gedeelde database"):
            open_database(lake_url)
        een.close()
        return
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([schrijver.__name__])
    uit = context.Queue()
    processen = [context.Process(target=write_some, args=(lake_url, uit)) for _ in range(2)]
    for proces in processen:
        proces.start()
    bevestigd = [uit.get(timeout=60) for _ in range(2 * 3 * KEREN)]
    for proces in processen:
        proces.join(30)
    db = open_database(lake_url)
    for regel in bevestigd:
        soort, wat = regel.split(" ", 1)
        assert db.cursor().execute(schrijver.ZOEK[soort], {"wat": wat}).fetchone() == (1,), f"kwijt: {regel}"
    assert check_database(db)[1] == []
    db.close()


def test_a_backup_of_a_lake_is_one_moment_and_fills_an_empty_lake(lake_url: str, tmp_path: Path) -> None:
    een = open_database(lake_url)
    een.write(lambda con: con.execute("CREATE TABLE IF NOT EXISTS paar (x INTEGER NOT NULL)"), ())
    stop = threading.Event()

    def schrijf() -> None:
        while not stop.is_set():
            een.write(lambda con: con.execute("INSERT INTO paar VALUES (1), (2)"), ())

    draad = threading.Thread(target=schrijf)
    draad.start()
    try:
        telling = copy_database(een, tmp_path / "kopie.duckdb")["paar"]
    finally:
        stop.set()
        draad.join()
    assert telling % 2 == 0
    een.write(lambda con: con.execute("DROP TABLE paar"), ())
    kopie = make_backup(een, SYSTEEM, tmp_path / "bewaard", NU)
    verwacht = list_waarnemingen(een.cursor(), "misdrijven")
    een.close()
    with pytest.raises(Fout, match="niet leeg"):
        restore_backup(SYSTEEM, kopie.pad, NU, url=lake_url, toch=True)
    if "postgres:" in lake_url:
        # What follows is about the copy, and that is the same of any lake.
        return
    leeg = f"ducklake:{tmp_path}/nieuw.ducklake?data={tmp_path}/nieuw/"
    kijker = open_database(leeg)
    assert get_schema_nummer(kijker.cursor()) == 0
    kijker.close()
    restore_backup(SYSTEEM, kopie.pad, NU, url=leeg)
    nieuw = open_database(leeg)
    assert check_database(nieuw)[1] == []
    pd.testing.assert_frame_equal(list_waarnemingen(nieuw.cursor(), "misdrijven"), verwacht, check_exact=False)
    nieuw.close()


def test_a_file_goes_into_a_lake_as_into_a_store_and_out_again(lake_url: str, db, tmp_path) -> None:
    lake = open_database(lake_url)
    # Some figures are new, one changes, one stays, and the wijk jumps.
    pad = tmp_path / "proef.csv"
    pad.write_text(
        "regiocode;jaar;indicator;waarde\nGM0141;2022;misdrijven;4323\nBU01411300;2023;misdrijven;36\n"
        "WK014113;2026;misdrijven;9000\nBU01411300;2026;misdrijven;7\n"
    )
    rapporten, waarden = [], []
    for store in (db, lake):
        voor = list_waarnemingen(store.cursor(), "misdrijven")
        rapport = run_upload(store, SYSTEEM, pad, Opties(aanvullen=True), NU, accepteer=True)
        rapporten.append((rapport.telling, rapport.waarschuwingen))
        # Of other places the lake may hold what two processes wrote into it before.
        frame = list_waarnemingen(store.cursor(), "misdrijven")
        eigen = frame["gebied"].isin(["GM0141", "WK014113", "BU01411300"])
        waarden.append(frame[eigen].reset_index(drop=True))
        undo_upload(store, SYSTEEM, rapport.upload_id, NU)
        pd.testing.assert_frame_equal(list_waarnemingen(store.cursor(), "misdrijven"), voor)
    assert rapporten[0] == rapporten[1]
    assert rapporten[0][0] == {"nieuw": 2, "gewijzigd": 1, "ongewijzigd": 1, "vervallen": 0}
    assert rapporten[0][1], "a jump is told"
    pd.testing.assert_frame_equal(*waarden)
    lake.close()


def test_the_fictitious_figures_leave_a_lake(lake_url: str) -> None:
    lake = open_database(lake_url)
    assert remove_voorbeeld(lake, NU) == 2
    lake.close()


def test_a_lake_that_cannot_be_reached_is_told_in_dutch_without_its_password(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    for adres in (f"{tmp_path}/geen/map/x.ducklake", "postgres:host=127.0.0.1 port=1 password=geheim7 dbname=x"):
        with pytest.raises(Fout, match="gedeelde database") as fout:
            open_database(f"ducklake:{adres}")
        assert not [deel for deel in ("geheim7", "127.0.0.1", "catalogus") if deel in fout.value.melding]
        assert "geheim7" not in caplog.text
        assert "gedeelde database geeft een fout" in caplog.text
        assert fout.value.__cause__ is None
