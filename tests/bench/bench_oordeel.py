"""Time all verdicts for Almelo (goal: 0.5 s) and for all buurten of the Netherlands (goal: 20 s); run by hand."""

import time
from pathlib import Path

import numpy as np
import pandas as pd

from lwd_monitor.oordeel.berekening import compute_oordelen

BESTAND = Path(__file__).resolve().parents[3] / "shared/bronbestanden/nl_wijken_buurten_2024_lang.csv.gz"
THEMAS = ("bevolking", "wonen", "voorzieningen", "sociaal", "veiligheid")
DOELEN = {"Almelo": 0.5, "Nederland": 20.0}


def build_indicatoren(waarnemingen: pd.DataFrame) -> pd.DataFrame:
    """Return a catalogue with a floor and a direction for every indicator in the file."""
    namen = sorted(waarnemingen["indicator"].unique())
    basisjaar = waarnemingen.groupby("indicator")["jaar"].min()
    return pd.DataFrame(
        {
            "id": namen,
            "thema": [THEMAS[i % len(THEMAS)] for i in range(len(namen))],
            "soort": "objectief",
            "richting": ["hoger_gunstig" if i % 2 else "lager_gunstig" for i in range(len(namen))],
            "basisjaar": basisjaar[namen].to_numpy(),
            "ondergrens": waarnemingen.groupby("indicator")["waarde"].quantile(0.2)[namen].to_numpy(),
            "telling": False,
        }
    )


def load_buurten() -> pd.DataFrame:
    """Return the figures of all buurten, with a margin of 10% where the file gives none."""
    frame = pd.read_csv(BESTAND, sep=";")
    frame = frame[frame["niveau"] == "buurt"].rename(columns={"regiocode": "gebied"})
    return frame.assign(ci_laag=frame["waarde"] * 0.9, ci_hoog=frame["waarde"] * 1.1)


def main() -> None:
    """Print the time of each computation and its ratio to the goal."""
    alles = load_buurten()
    indicatoren = build_indicatoren(alles)
    for naam, deel in (("Almelo", alles[alles["gebied"].str.startswith("BU0141")]), ("Nederland", alles)):
        start = time.perf_counter()
        oordelen = compute_oordelen(deel, indicatoren, 2025)
        duur = time.perf_counter() - start
        gebieden = deel["gebied"].nunique()
        scores = int(np.isfinite(oordelen.themas["score"]).sum())
        print(f"{naam}: {gebieden} gebieden, {len(indicatoren)} indicatoren, {scores} scores, {duur:.2f} s "
              f"({duur / DOELEN[naam]:.2f} van het doel)")  # fmt: skip


if __name__ == "__main__":
    main()
