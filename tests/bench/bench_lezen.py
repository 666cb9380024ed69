"""Time reading and converting: a long file of a million rows, the national file and the publisher's workbook.

Run by hand: python tests/bench/bench_lezen.py
"""

import os
import resource
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import pandas as pd

WORTEL = Path(__file__).parents[2]
sys.path.insert(0, str(WORTEL))

from lwd_monitor.upload.lezen import read_bestand  # noqa: E402
from lwd_monitor.upload.vorm import recognise, to_lang  # noqa: E402

MAP = Path(os.environ.get("LWD_BRONBESTANDEN") or WORTEL.parent / "shared" / "bronbestanden")
RIJEN = 1_000_000


def build_miljoen(pad: Path) -> Path:
    """Write a long file of a million figures on 10,000 areas in the form of our own export."""
    toeval = np.random.default_rng(1)
    codes = np.array([f"BU0141{n:04d}" for n in range(10_000)])
    frame = pd.DataFrame(
        {
            "gebied_code": codes[np.arange(RIJEN) % 10_000],
            "indicator_id": np.array([f"indicator_{n}" for n in range(20)])[np.arange(RIJEN) // 10_000 % 20],
            "jaar": 2020 + np.arange(RIJEN) // 200_000,
            "waarde": toeval.uniform(0, 1_000, RIJEN).round(2),
            "status": "gemeten",
        }
    )
    frame.to_csv(pad, sep=";", index=False)
    return pad


def run(naam: str, pad: Path, **keuze: object) -> None:
    """Read and convert once and print the times."""
    begin = time.perf_counter()
    tabel = read_bestand(pad)
    gelezen = time.perf_counter()
    lang = to_lang(tabel, recognise(tabel), **keuze)
    klaar = time.perf_counter()
    piek = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(
        f"{naam:32} {lang.gelezen:>9} rijen, {len(lang.frame):>9} cijfers: lezen {gelezen - begin:5.2f} s, "
        f"omzetten {klaar - gelezen:5.2f} s, samen {klaar - begin:5.2f} s, piek {piek} MB, fouten {len(lang.fouten)}"
    )


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as map_:
        pad = build_miljoen(Path(map_) / "miljoen.csv")
        run("miljoen rijen", pad)
        run("miljoen rijen, nog eens", pad)
        komma = Path(map_) / "komma.csv"
        komma.write_text(pad.read_text().replace(".", ","))
        run("miljoen rijen, decimale komma", komma)
    for naam, keuze in (
        ("nl_wijken_buurten_2024_lang.csv.gz", {"alles": True}),
        ("nl_wijken_buurten_2024_lang.csv.gz", {}),
        ("rivm_50090NED_2012_18plus_nl.xlsx", {"alles": True}),
        ("rivm_50090NED_almelo_2012_2020.csv", {}),
    ):
        if (MAP / naam).exists():
            run(naam[:30], MAP / naam, **keuze)
        else:
            print(f"{naam}: overgeslagen, bestand is er niet")
