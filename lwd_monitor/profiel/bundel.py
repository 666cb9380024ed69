"""The lines of one indicator: this place among all that compare with it."""

from dataclasses import dataclass

import pandas as pd

from lwd_monitor.indicator import MINIMUM_INWONERS, list_hoofdcijfers
from lwd_monitor.profiel.model import Profiel, ProfielRij

# Fewer measurements than this make no course worth a large chart.
MINIMUM_METINGEN = 3
Lijn = tuple[tuple[int, float | None], ...]


@dataclass(frozen=True)
class Bundel:
    """The courses of all comparable places, of the gemeente and of this place."""

    anderen: tuple[Lijn, ...]
    almelo: Lijn
    eigen: Lijn


def find_grafiekrij(rijen: list[ProfielRij]) -> ProfielRij | None:
    """Return the row of a theme that is worth a large chart, or None: one that compares and has a course."""
    kan = [
        rij
        for rij in rijen
        if rij.is_vergelijkbaar
        and rij.bron_gebied is None
        and sum(m.waarde is not None for m in rij.reeks) >= MINIMUM_METINGEN
    ]
    return min(kan, key=lambda rij: rij.indicator.hoofdcijfer or 99) if kan else None


def build_bundel(rij: ProfielRij, reeksen: pd.DataFrame, inwoners: pd.DataFrame, zonder: set[str]) -> Bundel:
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


def list_verloop(profiel: Profiel) -> list[ProfielRij]:
    """Return the rows whose course a priority area shows: its main figures, and the counts that those are made of.

    Notes: a rate exists only for years with inhabitants; the count behind it often goes further back. What was measured
    once has no course.
    """
    rijen: list[ProfielRij] = []
    for indicator in list_hoofdcijfers({id_: rij.indicator for id_, rij in profiel.rijen.items()}):
        rij = profiel.rijen[indicator.id]
        teller = profiel.rijen.get(rij.indicator.afleiding.teller) if rij.indicator.afleiding else None
        rijen += [r for r in (rij, teller) if r and sum(m.waarde is not None for m in r.reeks) > 1]
    return rijen
