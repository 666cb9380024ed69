"""Time the way in: a million rows and the national file, checked and published, against an unchecked COPY.

Run with: make bench, or python tests/bench/bench_upload.py
"""

import os
import resource
import sys
import tempfile
import time
from datetime import datetime
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd
import pytest

WORTEL = Path(__file__).parents[2]
sys.path.insert(0, str(WORTEL))

from lwd_monitor.db import open_database  # noqa: E402
from lwd_monitor.inhoud import init_database  # noqa: E402
from lwd_monitor.toegang import SYSTEEM  # noqa: E402
from lwd_monitor.upload import Opties, Uploadrapport, run_upload  # noqa: E402

pytestmark = pytest.mark.bench
MAP = Path(os.environ.get("LWD_BRONBESTANDEN") or WORTEL.parent / "shared" / "bronbestanden")
NU = datetime(2026, 11, 22, 12, 0)
INDICATOREN = tuple(sorted(pad.stem for pad in (WORTEL / "data" / "cijfers" / "catalogus").glob("*.toml")))
HOOGSTENS = {"kwb_stedelijkheid": 5}
GEBIEDEN, JAREN = 10_000, range(2020, 2025)
MAX_VERHOUDING = 8.0
MAX_NATIONAAL_SECONDEN = 15.0
MAX_GEHEUGEN_MB = 1_500


def build_miljoen(pad: Path) -> Path:
    """Write a long file of a million figures: 10,000 buurten, the twenty indicators that ship, five years."""
    toeval = np.random.default_rng(1)
    codes = np.array([f"BU{200 + n // 100:04d}{n % 100 // 10:02d}{n % 10:02d}" for n in range(GEBIEDEN)])
    delen = [
        pd.DataFrame(
            {
                "regiocode": codes,
                "jaar": jaar,
                "indicator": indicator,
                "waarde": toeval.integers(1, HOOGSTENS.get(indicator, 30) + 1, GEBIEDEN),
            }
        )
        for indicator in INDICATOREN
        for jaar in JAREN
    ]
    pd.concat(delen).to_csv(pad, sep=";", index=False)
    return pad


def time_copy(pad: Path, map_: Path) -> float:
    """Return the seconds that DuckDB's own COPY FROM takes, the best of three, into a table on disk."""
    tijden = []
    for poging in range(3):
        con = duckdb.connect(str(map_ / f"copy{poging}.duckdb"))
        con.execute("CREATE TABLE los (regiocode VARCHAR, jaar INTEGER, indicator VARCHAR, waarde DOUBLE)")
        begin = time.perf_counter()
        con.execute(f"COPY los FROM '{pad}' (DELIMITER ';', HEADER)")
        tijden.append(time.perf_counter() - begin)
        con.close()
    return min(tijden)


def time_run(pad: Path, map_: Path, naam: str) -> tuple[float, Uploadrapport]:
    """Return the seconds of one check and publication on a fresh store, with its report."""
    db = open_database(f"duckdb:////{map_}/{naam}.duckdb")
    init_database(db, NU)
    begin = time.perf_counter()
    rapport = run_upload(db, SYSTEEM, pad, Opties(alles=True), NU, accepteer=True)
    tijd = time.perf_counter() - begin
    db.close()
    return tijd, rapport


def get_piek_mb() -> int:
    """Return the most memory this process held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def test_a_million_rows_are_checked_and_published_within_eight_times_a_copy(tmp_path: Path) -> None:
    pad = build_miljoen(tmp_path / "miljoen.csv")
    # The best of three, as of COPY: what else the machine does comes and goes.
    tijd, rapport = min((time_run(pad, tmp_path, f"miljoen{keer}") for keer in range(3)), key=lambda run: run[0])
    los = time_copy(pad, tmp_path)
    print(f"\nmiljoen rijen: {tijd:.1f} s, COPY {los:.2f} s, verhouding {tijd / los:.1f}, piek {get_piek_mb()} MB")
    assert rapport.telling["nieuw"] == GEBIEDEN * len(INDICATOREN) * len(JAREN)
    assert tijd / los <= MAX_VERHOUDING
    assert get_piek_mb() < MAX_GEHEUGEN_MB


def test_the_national_file_is_in_within_fifteen_seconds(tmp_path: Path) -> None:
    pad = MAP / "nl_wijken_buurten_2024_lang.csv.gz"
    if not pad.exists():
        pytest.skip(f"bronbestand {pad.name} is er niet (map {MAP})")
    tijd, rapport = time_run(pad, tmp_path, "nationaal")
    print(f"\nlandelijk bestand: {tijd:.1f} s, {rapport.cijfers} cijfers, piek {get_piek_mb()} MB")
    assert rapport.telling["nieuw"] + rapport.telling["ongewijzigd"] == 417_230
    assert tijd < MAX_NATIONAAL_SECONDEN


if __name__ == "__main__":
    for meting in (
        test_a_million_rows_are_checked_and_published_within_eight_times_a_copy,
        test_the_national_file_is_in_within_fifteen_seconds,
    ):
        with tempfile.TemporaryDirectory() as map_:
            meting(Path(map_))
