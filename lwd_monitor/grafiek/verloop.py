"""The course of places over the years: unbroken pieces of line, and their place in a drawing."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pandas as pd

# Height of the drawing in px: it is the same on every screen, so that labels can be kept apart here.
HOOGTE = 320
ETIKET = 22
STAPPEN = 5
# Fewer measurements in a row are no course: they are drawn as points, without a line between them.
MIN_LIJN = 3


@dataclass(frozen=True)
class Punt:
    """One year's value with its margin, if it has one."""

    jaar: int
    waarde: float
    laag: float | None
    hoog: float | None


@dataclass(frozen=True)
class Segment:
    """A piece of line: years in a row of one place within one indeling."""

    sleutel: str
    naam: str
    indeling: int
    punten: tuple[Punt, ...]


@dataclass(frozen=True)
class Verloop:
    """The drawing: pieces of line, the years and values on its axes, and after which years the indeling changes.

    Notes: `reeksbreuken` are the last years before the figure itself becomes another one (a break of the catalogue).
    """

    segmenten: tuple[Segment, ...]
    jaren: tuple[int, ...]
    stappen: tuple[float, ...]
    breuken: tuple[int, ...]
    reeksbreuken: tuple[int, ...] = ()

    def place_jaar(self, jaar: float) -> float:
        """Return where a year stands, from 0 at the left to 1 at the right."""
        return (jaar - self.jaren[0]) / max(self.jaren[-1] - self.jaren[0], 1)

    def place_waarde(self, waarde: float) -> float:
        """Return where a value stands, from 0 at the top to 1 at the bottom."""
        return (self.stappen[-1] - waarde) / (self.stappen[-1] - self.stappen[0])


def build_verloop(
    frame: pd.DataFrame, meetjaren: Sequence[int], vanaf_nul: bool, breuken: Sequence[int] = ()
) -> Verloop | None:
    """Return the drawing, or None when the values lie in fewer than two years.

    `frame` has sleutel, naam, indeling, jaar, waarde, ci_laag, ci_hoog; `meetjaren`: all years with figures; `breuken`:
    years from which the figures are another series.
    """
    gevuld = frame[frame["waarde"].notna()]
    if gevuld["jaar"].nunique() < 2:
        return None
    jaren = sorted({int(j) for j in gevuld["jaar"]})
    return Verloop(
        tuple(build_segmenten(frame, meetjaren, breuken)),
        tuple(jaren),
        build_as(frame, vanaf_nul),
        tuple(list_breuken(frame)),
        tuple(_find_voor(jaren, breuk) for breuk in sorted(breuken) if jaren[0] < breuk <= jaren[-1]),
    )


def _find_voor(jaren: Sequence[int], breuk: int) -> int:
    return max(jaar for jaar in jaren if jaar < breuk)


def build_as(frame: pd.DataFrame, vanaf_nul: bool) -> tuple[float, ...]:
    """Return the round values of an axis that holds all values and margins."""
    grenzen = frame[["waarde", "ci_laag", "ci_hoog"]].astype(float).to_numpy()
    return compute_stappen(0.0 if vanaf_nul else float(np.nanmin(grenzen)), float(np.nanmax(grenzen)))


def build_segmenten(frame: pd.DataFrame, meetjaren: Sequence[int], breuken: Sequence[int] = ()) -> list[Segment]:
    """Return the pieces of line: a new one for each place and indeling, after each year without a value, and at a break.

    Notes: two places with the same code in different indelingen are never joined. An interval that everyone has in
    common (a survey once in four years) is no gap, unless the figure is a yearly one: see `list_verwacht`.
    """
    verwacht = list_verwacht(meetjaren)
    segmenten = []
    for (sleutel, indeling), deel in frame.groupby(["sleutel", "indeling"], sort=False):
        punten = [_build_punt(rij) for rij in deel.sort_values("jaar").itertuples() if pd.notna(rij.waarde)]
        naam = str(deel["naam"].iloc[0])
        segmenten += [
            Segment(str(sleutel), naam, int(indeling), stuk) for stuk in split_punten(punten, verwacht, breuken)
        ]
    return segmenten


def list_verwacht(meetjaren: Sequence[int]) -> list[int]:
    """Return the years in which a value may be expected.

    Notes: when two measured years follow each other the figure is yearly, and every year between the first and the last
    is expected.

    >>> list_verwacht([2012, 2016, 2020]), list_verwacht([2020, 2021, 2023])
    ([2012, 2016, 2020], [2020, 2021, 2022, 2023])
    """
    jaren = sorted(set(meetjaren))
    if any(na - voor == 1 for voor, na in pairwise(jaren)):
        return list(range(jaren[0], jaren[-1] + 1))
    return jaren


def list_breuken(frame: pd.DataFrame) -> list[int]:
    """Return the last year of each indeling that is followed by a newer one in the frame."""
    indelingen = sorted({int(i) for i in frame.loc[frame["waarde"].notna(), "indeling"]})
    return indelingen[:-1]


def compute_stappen(laag: float, hoog: float) -> tuple[float, ...]:
    """Return round values for an axis that holds both ends.

    >>> compute_stappen(61, 78)
    (60.0, 65.0, 70.0, 75.0, 80.0)
    """
    ruw = (hoog - laag) / (STAPPEN - 1) or max(abs(hoog), 1.0) / (STAPPEN - 1)
    macht = 10.0 ** np.floor(np.log10(ruw))
    stap = float(next(m * macht for m in (1, 2, 2.5, 5, 10) if m * macht >= ruw * 0.999))
    onder, boven = int(np.floor(laag / stap)), int(np.ceil(hoog / stap))
    return tuple(round(i * stap, 10) for i in range(onder, max(boven, onder + 1) + 1))


def spread_etiketten(plekken: Sequence[float], ruimte: float = ETIKET / HOOGTE) -> list[float]:
    """Return label places of which no two are nearer than `ruimte`, in the same order and as near as can be."""
    volgorde = sorted(range(len(plekken)), key=lambda i: plekken[i])
    groepen: list[list[int]] = []
    for i in volgorde:
        groepen.append([i])
        while len(groepen) > 1 and _top(groepen[-1], plekken, ruimte) < _bodem(groepen[-2], plekken, ruimte) + ruimte:
            groepen[-2:] = [groepen[-2] + groepen[-1]]
    uit = [0.0] * len(plekken)
    for groep in groepen:
        for rang, i in enumerate(groep):
            uit[i] = _top(groep, plekken, ruimte) + rang * ruimte
    return uit


def _top(groep: list[int], plekken: Sequence[float], ruimte: float) -> float:
    midden = sum(plekken[i] for i in groep) / len(groep)
    return midden - (len(groep) - 1) * ruimte / 2


def _bodem(groep: list[int], plekken: Sequence[float], ruimte: float) -> float:
    return _top(groep, plekken, ruimte) + (len(groep) - 1) * ruimte


def _build_punt(rij: object) -> Punt:
    laag, hoog = (None if pd.isna(w) else float(w) for w in (rij.ci_laag, rij.ci_hoog))  # type: ignore[attr-defined]
    return Punt(int(rij.jaar), float(rij.waarde), laag, hoog)  # type: ignore[attr-defined]


def split_reeks(
    reeks: Sequence[tuple[int, float | None]], meetjaren: Sequence[int]
) -> list[tuple[tuple[int, float], ...]]:
    """Return the pieces of a line of (year, value), broken as the lines of `build_segmenten` are."""
    punten = [Punt(jaar, waarde, None, None) for jaar, waarde in reeks if waarde is not None]
    stukken = split_punten(punten, list_verwacht([*meetjaren, *(jaar for jaar, _ in reeks)]))
    return [tuple((punt.jaar, punt.waarde) for punt in stuk) for stuk in stukken]


def split_punten(
    punten: Sequence[Punt], verwacht: Sequence[int], breuken: Sequence[int] = ()
) -> list[tuple[Punt, ...]]:
    """Return the points in pieces: a new one after an expected year without a value, and at a break."""
    stukken: list[list[Punt]] = []
    for punt in punten:
        vorige = stukken[-1][-1].jaar if stukken else punt.jaar
        gat = any(vorige < jaar < punt.jaar for jaar in verwacht) or any(vorige < jaar <= punt.jaar for jaar in breuken)
        if stukken and not gat:
            stukken[-1].append(punt)
        else:
            stukken.append([punt])
    return [tuple(stuk) for stuk in stukken]
