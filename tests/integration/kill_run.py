"""Kills an upload at random moments and tells what stood in the store afterwards; started by test_upload_kill.

Usage: kill_run.py STORE FILE FOLDER TIMES. A fork that has everything imported begins at once; each finds a fresh copy.
"""

import contextlib
import io
import json
import os
import random
import shutil
import signal
import sys
import time
from pathlib import Path

from lwd_monitor.cli import main
from lwd_monitor.db import open_database
from lwd_monitor.inhoud import check_database

GEREED = 0


def run_child(werk) -> int:
    pid = os.fork()
    if pid == 0:
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            code = werk()
        os._exit(code)
    return pid


# What ships has other figures of these years.
VAN_ONS = "indicator_id IN ('kwb_inwoners', 'kwb_huishoudens', 'kwb_woz_waarde', 'misdrijven')"


def upload(bestand: str) -> int:
    return main(["upload", "run", bestand, "--accepteer-waarschuwingen"])


def look(uit: Path) -> int:
    db = open_database()
    con = db.cursor()
    uploads = con.execute("SELECT id FROM upload WHERE bestand = 'kill.csv'").fetchall()
    geteld = {
        "uploads": len(uploads),
        "geldig": con.execute(
            "SELECT count(*) FROM waarneming WHERE jaar BETWEEN 2000 AND 2005 AND " + VAN_ONS
        ).fetchone()[0],
        "versies": con.execute(
            "SELECT count(*) FROM waarneming_versie WHERE jaar BETWEEN 2000 AND 2005 AND " + VAN_ONS
        ).fetchone()[0],
        "bevindingen": check_database(db)[1],
    }
    db.close()
    uit.write_text(json.dumps(geteld))
    return GEREED


def attempt(sjabloon: str, bestand: str, map_: Path, nummer: int, na: float | None) -> dict:
    eigen = map_ / str(nummer)
    eigen.mkdir()
    shutil.copy(sjabloon, eigen / "lwd.duckdb")
    os.environ["LWD_DATABASE"] = f"duckdb:////{eigen}/lwd.duckdb"
    begin = time.monotonic()
    pid = run_child(lambda: upload(bestand))
    if na is not None:
        time.sleep(na)
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    duur = time.monotonic() - begin
    _, status = os.waitpid(run_child(lambda: look(eigen / "uit.json")), 0)
    if status != 0:
        return {"open": False}
    gezien = json.loads((eigen / "uit.json").read_text()) | {"open": True, "duur": duur}
    shutil.rmtree(eigen)
    return gezien


if __name__ == "__main__":
    sjabloon, bestand, map_, keren = sys.argv[1], sys.argv[2], Path(sys.argv[3]), int(sys.argv[4])
    heel = attempt(sjabloon, bestand, map_, 0, None)
    toeval = random.Random(7)
    gezien = [attempt(sjabloon, bestand, map_, n, toeval.uniform(0, heel["duur"])) for n in range(1, keren + 1)]
    print(json.dumps({"heel": heel, "gezien": gezien}))
