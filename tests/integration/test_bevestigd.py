"""Files of the store: nobody else's from their first byte, cleared away when left over, and missed when cut off."""

import json
import os
import shutil
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from lwd_monitor.cli import main
from lwd_monitor.db import open_database
from lwd_monitor.db.bevestigd import get_pad, read_bevestigd
from lwd_monitor.db.kopie import VOOR, opened_map, sweep_kopieen
from lwd_monitor.gebeurtenis import GebeurtenisSoort, write_gebeurtenis
from tests.conftest import NU, PROJECT

# Writes and is killed: what was acknowledged stands in the log of the store alone.
SCHRIJF = """
import os, signal
from datetime import datetime
from lwd_monitor.db import open_database
from lwd_monitor.gebeurtenis import GebeurtenisSoort, write_gebeurtenis
db = open_database()
for n in range(20):
    write_gebeurtenis(db, "eva", GebeurtenisSoort.LOGIN, datetime(2026, 11, 22, 12, n))
os.kill(os.getpid(), signal.SIGKILL)
"""


def check(capsys: pytest.CaptureFixture[str]) -> list[str]:
    capsys.readouterr()
    main(["db", "check", "--json"])
    return json.loads(capsys.readouterr().out)["bevindingen"]


def write_and_die(database: str) -> Path:
    uit = subprocess.run([sys.executable, "-c", SCHRIJF], cwd=PROJECT, env=os.environ | {"LWD_DATABASE": database}, check=False)  # fmt: skip
    assert uit.returncode == -signal.SIGKILL
    return Path(database.removeprefix("duckdb:///"))


def test_a_log_of_the_store_that_was_cut_is_missed_also_after_later_writes(
    database: str, capsys: pytest.CaptureFixture[str]
) -> None:
    pad = write_and_die(database)
    wal = pad.with_name(pad.name + ".wal")
    assert wal.stat().st_size > 0
    wal.unlink()
    [zin] = check(capsys)
    assert "was bevestigd en staat er niet meer" in zin
    db = open_database(database)
    write_gebeurtenis(db, "eva", GebeurtenisSoort.LOGIN, NU)
    db.close()
    [zin] = check(capsys)
    assert "teruggevallen" in zin


def test_a_program_that_was_killed_alone_loses_nothing(database: str, capsys: pytest.CaptureFixture[str]) -> None:
    write_and_die(database)
    assert check(capsys) == []


def test_a_restore_is_no_loss(database: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["db", "backup", str(tmp_path / "kopie.duckdb")]) == 0
    write_and_die(database)
    assert main(["db", "restore", str(tmp_path / "kopie.duckdb"), "--toch"]) == 0
    assert check(capsys) == []


@pytest.mark.parametrize("inhoud", ["", "rommel", "{}", '{"teller": "x"}'])
def test_what_cannot_be_read_is_no_finding(tmp_path: Path, inhoud: str) -> None:
    (tmp_path / "x").write_text(inhoud)
    assert read_bevestigd(tmp_path / "x") == {"teller": 0, "van": 0, "tot": 0}


def test_every_file_of_a_command_is_for_this_account_alone(database: str, tmp_path: Path) -> None:
    oud = os.umask(0o022)
    try:
        assert main(["gebruiker", "add", "eva", "--rol", "beheerder"]) == 0
        assert main(["db", "backup", str(tmp_path / "bewaard")]) == 0
        pad = write_and_die(database)
        bestanden = [get_pad(pad), *(tmp_path / "bewaard").iterdir()]
        assert {stat.S_IMODE(bestand.stat().st_mode) for bestand in bestanden} == {0o600}
        assert os.umask(0o022) == 0o022, "given back"
    finally:
        os.umask(oud)


def test_a_copy_under_way_is_closed_to_others_and_swept_once_its_program_is_gone(tmp_path: Path) -> None:
    with opened_map(tmp_path / "lwd.duckdb") as map_:
        assert stat.S_IMODE(map_.stat().st_mode) == 0o700
        assert sweep_kopieen(tmp_path) == 0, "at work"
        shutil.copytree(map_, tmp_path / f"{VOOR}dood")
        (tmp_path / f".lwd-20261128-010000.duckdb.{'a' * 32}").touch()
        (tmp_path / f".lwd-20261128-010000.duckdb.{'a' * 32}.wal").touch()
        (tmp_path / ".duckdb.toml").touch()
        assert sweep_kopieen(tmp_path) == 3
        assert map_.exists()
    assert [pad.name for pad in tmp_path.iterdir()] == [".duckdb.toml"]


def test_the_next_back_up_sweeps_what_a_killed_one_left(database: str, tmp_path: Path) -> None:
    bewaard = tmp_path / "bewaard"
    bewaard.mkdir()
    (bewaard / f".lwd-20261128-010000.duckdb.{'a' * 32}").touch()
    assert main(["db", "backup", str(bewaard)]) == 0
    assert [pad for pad in bewaard.iterdir() if pad.name.startswith(".")] == []
