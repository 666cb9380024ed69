"""The lines of one indicator: this place among all that compare with it."""

from dataclasses import dataclass

import pandas as pd

from lwd_monitor.indicator import MINIMUM_INWONERS
from lwd_monitor.portret.model import Portretrij

# Fewer measurements than this make no course worth a large chart.
MINIMUM_METINGEN = 3
Lijn = tuple[tuple[int, float | None], ...]


@dataclass(frozen=True)
class Bundel:
    """The courses of all comparable places, of the gemeente and of this place."""

    anderen: tuple[Lijn, ...]
    almelo: Lijn
    eigen: Lijn


def find_grafiekrij(rijen: list[Portretrij]) -> Portretrij | None:
    """Return the row of a theme that is worth a large chart, or None: one that compares and has a course."""
    kan = [
        rij
        for rij in rijen
        if rij.is_vergelijkbaar
        and rij.bron_gebied is None
        and sum(m.waarde is not None for m in rij.reeks) >= MINIMUM_METINGEN
    ]
    return min(kan, key=lambda rij: rij.indicator.hoofdcijfer or 99) if kan else None


def build_bundel(rij: Portretrij, reeksen: pd.DataFrame, inwoners: pd.DataFrame, zonder: set[str]) -> Bundel:
    """Return the lines around a row; `reeksen` and `inwoners` hold the figures of all places of the niveau.

    Notes: places below MINIMUM_INWONERS inhabitants and the codes of `zonder` (this place itself) draw no grey line.
    """
    laatste = inwoners.sort_values("jaar").drop_duplicates("gebied_code", keep="last")
    groot = set(laatste.loc[laatste["waarde"] >= MINIMUM_INWONERS, "gebied_code"]) - zonder
    frame = reeksen[reeksen["gebied_code"].isin(groot) & reeksen["waarde"].notna()].sort_values("jaar")
    anderen = tuple(
        tuple((int(jaar), float(waarde)) for jaar, waarde in zip(deel["jaar"], deel["waarde"], strict=True))
        for _, deel in frame.groupby("gebied_code")
    )
    return Bundel(
        anderen,
        tuple((m.jaar, m.waarde) for m in rij.reeks_almelo),
        tuple((m.jaar, m.waarde) for m in rij.reeks),
    )
