"""What ten times the figures cost: a rerun of every page, and its first run with nothing remembered.

Run by hand: python -m tests.bench.bench_tienmaal [reruns per page]

All figures that ship stand there nine times more, of indicators that are not shown. Both stores are asked in turn, and of
each the quickest counts: whatever else the machine does only adds. The time is that of the processor. A rerun takes some
15 ms, of which a machine that is shared takes back or adds half; so the work itself is counted too: calls of functions, of
Python and of libraries, among them every question to the store. Fails when a rerun of some page asks a tenth more of them.
"""

import logging
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

import duckdb
import streamlit as st

from tests.bench.bench_paginas import ADRESSEN, build_app, count_aanroepen, open_test, time_test

KEER = 10
RONDES = 2
MEER = 1.1


def multiply(pad: Path, keer: int) -> int:
    """Add all figures again under names that no page shows; return how many there are."""
    con = duckdb.connect(str(pad))
    con.execute("CREATE TEMP TABLE eerst AS SELECT * FROM waarneming")
    for nummer in range(1, keer + 1):
        naam = f"indicator_id || '_{nummer}' AS indicator_id"
        con.execute(f"INSERT INTO waarneming BY NAME SELECT * REPLACE ({naam}) FROM eerst")
    (aantal,) = con.execute("SELECT count(*) FROM waarneming").fetchone() or (0,)
    con.close()
    return int(aantal)


def use(pad: Path) -> None:
    """Let the app read this store, with nothing remembered of another."""
    st.cache_resource.clear()
    st.cache_data.clear()
    os.environ["LWD_DATABASE"] = f"duckdb:///{pad}"


def measure(pad: Path, plek: tuple[str, str], keer: int) -> tuple[float, float, int]:
    """Return the ms of processor time of the first visit to a page, with nothing remembered, and of its quickest rerun, with its calls."""
    use(pad)
    open_test("toegankelijkheid", "")
    begin = time.process_time()
    at = open_test(*plek)
    eerste = (time.process_time() - begin) * 1000
    return eerste, min(time_test(at) for _ in range(keer)), count_aanroepen(at)


def main(keer: int = KEER) -> None:
    """Print per page both times with one and with ten times the figures."""
    logging.disable(logging.WARNING)
    os.environ["LWD_DEMO"] = "1"
    een, tien = (Path(tempfile.mkdtemp()) / "lwd.duckdb" for _ in range(2))
    build_app(een.parent)
    shutil.copy(een, tien)
    print(f"waarnemingen: {multiply(een, 0)} en {multiply(tien, 9)}")
    print(
        f"{'pagina':42} {'opnieuw':>9} {'tienmaal':>9} {'x':>5} {'eerste':>9} {'tienmaal':>9} {'x':>5} {'werk':>9} {'tienmaal':>9} {'x':>6}"
    )
    zwaarder = []
    for plek in ADRESSEN:
        rondes = [(measure(een, plek, keer), measure(tien, plek, keer)) for _ in range(RONDES)]
        (eerste, opnieuw, werk), (eerste10, opnieuw10, werk10) = (
            tuple(min(ronde[wie][maat] for ronde in rondes) for maat in range(3)) for wie in range(2)
        )
        print(
            f"{'?'.join(filter(None, plek))[:42]:42} {opnieuw:7.1f}ms {opnieuw10:7.1f}ms {opnieuw10 / opnieuw:5.2f}"
            f" {eerste:7.0f}ms {eerste10:7.0f}ms {eerste10 / eerste:5.2f}"
            f" {werk:9.0f} {werk10:9.0f} {werk10 / werk:6.3f}",
            flush=True,
        )
        if werk10 > MEER * werk:
            zwaarder.append("?".join(filter(None, plek)))
    if zwaarder:
        raise SystemExit(f"meer dan {MEER} keer zo zwaar: {', '.join(zwaarder)}")


if __name__ == "__main__":
    main(*(int(getal) for getal in sys.argv[1:]))
