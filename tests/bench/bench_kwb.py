"""Time a national file of Kerncijfers: 18,000 places by all topics of one year, with every place kept.

Run by hand: python tests/bench/bench_kwb.py
"""

import sys
import tempfile
from pathlib import Path

import numpy as np

WORTEL = Path(__file__).parents[2]
sys.path.insert(0, str(WORTEL))

from lwd_monitor.indicator import load_catalogus  # noqa: E402
from lwd_monitor.kwb.tabellen import load_rijen  # noqa: E402
from lwd_monitor.upload.vorm import Vormkeuze  # noqa: E402
from tests.bench.bench_lezen import run  # noqa: E402

RIJEN, JAAR = 18_000, "2024"


def build_landelijk(pad: Path) -> Path:
    """Write the table of one year for 18,000 buurten under the keys of StatLine."""
    toeval = np.random.default_rng(1)
    sleutels = [r["statline_sleutel"] for r in load_rijen("sleutels") if (r["jaar"], r["gezien"]) == (JAAR, "sleutel")]
    sleutels = list(dict.fromkeys(s for s in sleutels if s.rsplit("_", 1)[-1].isdigit()))
    regels = [";".join(["WijkenEnBuurten", *sleutels])]
    for nummer in range(RIJEN):
        waarden = toeval.integers(0, 5_000, len(sleutels))
        regels.append(f"BU{nummer // 70 + 1:04d}{nummer % 70:04d};" + ";".join(map(str, waarden)))
    pad.write_text("\n".join(regels), encoding="utf-8")
    return pad


if __name__ == "__main__":
    bekend = load_catalogus([WORTEL / "data" / "cijfers" / "catalogus"])
    with tempfile.TemporaryDirectory() as map_:
        pad = build_landelijk(Path(map_) / "85984NED.csv")
        run("Kerncijfers, eigen gemeente", pad, keuze=Vormkeuze(bekend=bekend))
        run("Kerncijfers, heel Nederland", pad, keuze=Vormkeuze(bekend=bekend, alles=True))
