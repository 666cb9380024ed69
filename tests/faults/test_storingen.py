"""What breaks: killed processes, a full disk, a folder that cannot be written, a damaged file, two apps on one file."""

import multiprocessing
import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import httpx
import pytest

from lwd_monitor.cli import main
from lwd_monitor.db import Database, open_database
from lwd_monitor.fout import Fout
from lwd_monitor.gebeurtenis import GebeurtenisSoort, check_logboek, write_gebeurtenis
from lwd_monitor.inhoud import check_database
from tests.browser.conftest import run_server
from tests.conftest import PROJECT
from tests.faults import schrijver

KEREN = 25


def check_grootboek(url: str, regels: list[str], geheel: bool = True) -> int:
    """Compare the ledger with the store and return how many lines it had; the store, or at least its log, is in order."""
    db = open_database(url)
    con = db.cursor()
    for regel in regels:
        soort, wat = regel.split(" ", 1)
        assert con.execute(schrijver.ZOEK[soort], {"wat": wat}).fetchone() == (1,), f"kwijt: {regel}"
    assert (check_database(db)[1] if geheel else check_logboek(con)) == []
    db.close()
    return len(regels)


@pytest.mark.usefixtures("kaal_main")
@pytest.mark.timeout(240)
def test_many_kills_under_load_lose_nothing_that_was_confirmed(database: str, tmp_path: Path) -> None:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([schrijver.__name__])
    dobbel = random.Random(20261122)
    gelezen, totaal = 0, 0
    boek = tmp_path / "grootboek"
    for keer in range(KEREN):
        proces = context.Process(target=schrijver.run, args=(database, str(boek)))
        proces.start()
        voor = boek.stat().st_size if boek.exists() else 0
        wait_until(lambda vorig=voor: boek.exists() and boek.stat().st_size > vorig)
        time.sleep(dobbel.uniform(0, 0.15))
        proces.kill()
        proces.join()
        regels = boek.read_text().splitlines()
        totaal += check_grootboek(database, regels[gelezen:], geheel=keer % 10 == 0)
        gelezen = len(regels)
    assert check_grootboek(database, boek.read_text().splitlines()) == totaal
    assert totaal > KEREN


def wait_until(klaar) -> None:
    einde = time.monotonic() + 30
    while not klaar():
        assert time.monotonic() < einde, "de schrijver begon niet"
        time.sleep(0.005)


@pytest.fixture
def schijf(tmp_path: Path) -> Iterator[Path]:
    """A small disk of its own, which can be filled and made read-only."""
    plek = tmp_path / "schijf"
    plek.mkdir()
    if (
        os.geteuid() != 0
        or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", plek], check=False).returncode
    ):
        pytest.skip("geen recht om een kleine schijf te maken (mount)")
    yield plek
    subprocess.run(["umount", plek], check=True)


def fill(plek: Path, over: int = 0) -> Path:
    """Fill a disk but for `over` bytes and return the file that does."""
    vulling = plek / "vulling"
    vrij = shutil.disk_usage(plek).free - over
    with vulling.open("wb") as uit:
        uit.write(b"x" * vrij)
    return vulling


def write_on(db: Database, grootboek: list[str]) -> None:
    """Write until the store refuses, with a ledger of what it confirmed."""
    for nummer in range(1000):
        write_gebeurtenis(db, "proef", GebeurtenisSoort.LOGIN, datetime.now(), f"tijdens {nummer}", tekst="x" * 900)
        grootboek.append(f"gebeurtenis tijdens {nummer}")


def test_a_full_disk_is_told_and_loses_nothing(sjabloon: Path, schijf: Path) -> None:
    shutil.copy(sjabloon, schijf / "lwd.duckdb")
    url = f"duckdb:///{schijf}/lwd.duckdb"
    db = open_database(url)
    write_gebeurtenis(db, "proef", GebeurtenisSoort.LOGIN, datetime.now(), "voor")
    vulling = fill(schijf, over=8192)
    grootboek = ["gebeurtenis voor"]
    try:
        with pytest.raises(Fout, match="de schijf van de server is vol"):
            write_on(db, grootboek)
    finally:
        db.close()
    vulling.unlink()
    check_grootboek(url, grootboek)
    opnieuw = open_database(url)
    write_gebeurtenis(opnieuw, "proef", GebeurtenisSoort.LOGIN, datetime.now(), "na")
    opnieuw.close()
    check_grootboek(url, [*grootboek, "gebeurtenis na"])


def test_a_backup_on_a_full_disk_leaves_nothing(
    sjabloon: Path, schijf: Path, tmp_path: Path, capsys, monkeypatch
) -> None:
    shutil.copy(sjabloon, tmp_path / "lwd.duckdb")
    monkeypatch.setenv("LWD_DATABASE", f"duckdb:///{tmp_path}/lwd.duckdb")
    fill(schijf, over=100_000)
    assert main(["db", "backup", str(schijf / "bewaard")]) == 1
    assert "schijf vol" in capsys.readouterr().err
    assert list((schijf / "bewaard").iterdir()) == []


def test_a_folder_that_cannot_be_written_is_told(sjabloon: Path, schijf: Path, capsys, monkeypatch) -> None:
    shutil.copy(sjabloon, schijf / "lwd.duckdb")
    subprocess.run(["mount", "-o", "remount,ro", schijf], check=True)
    monkeypatch.setenv("LWD_DATABASE", f"duckdb:///{schijf}/lwd.duckdb")
    assert main(["db", "check"]) == 1
    assert "mag niet worden beschreven" in capsys.readouterr().err


@pytest.mark.parametrize("plek", [0.0, 0.3, 0.6])
def test_a_damaged_file_is_told_in_dutch(sjabloon: Path, tmp_path: Path, capsys, monkeypatch, plek: float) -> None:
    pad = tmp_path / "lwd.duckdb"
    inhoud = bytearray(sjabloon.read_bytes())
    begin = int(len(inhoud) * plek)
    inhoud[begin : begin + 400_000] = os.urandom(400_000)
    pad.write_bytes(inhoud)
    uit = subprocess.run(
        [sys.executable, "-m", "lwd_monitor", "db", "check"],
        cwd=PROJECT,
        env={**os.environ, "LWD_DATABASE": f"duckdb:///{pad}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert uit.returncode == 1
    assert "beschadigd" in uit.stderr
    assert "Traceback" not in uit.stderr


def test_a_second_app_on_the_same_file_says_so_and_the_first_goes_on(sjabloon: Path, tmp_path: Path) -> None:
    shutil.copy(sjabloon, tmp_path / "lwd.duckdb")
    tweede_map = tmp_path / "tweede"
    tweede_map.mkdir()
    with run_server(tmp_path, LWD_LEZEN="openbaar") as een:
        assert httpx.get(f"{een}/gezond").status_code == 200
        zelfde = {"LWD_DATABASE": f"duckdb:///{tmp_path}/lwd.duckdb", "LWD_LEZEN": "besloten"}
        with run_server(tweede_map, **zelfde) as twee:
            assert httpx.get(f"{twee}/gezond").json()["database"] == "niet bereikbaar"
            pagina = httpx.get(twee, headers={"accept": "text/html"}, cookies={"lwd_sessie": "x"})
            assert pagina.status_code == 503
            assert "in gebruik door een ander programma" in pagina.text
        assert httpx.get(f"{een}/gezond").status_code == 200
    db = open_database(f"duckdb:///{tmp_path}/lwd.duckdb")
    assert check_database(db)[1] == []
    db.close()
