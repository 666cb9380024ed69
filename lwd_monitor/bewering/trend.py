"""The changes that the Trend page names: one family per indicator, of all places that a reader can choose there.

A reader who sets other places beside it gets the same word: which places stand together decides nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import pandas as pd

from lwd_monitor.bewering.familie import judge_familie
from lwd_monitor.bewering.gebied import Zin
from lwd_monitor.bewering.kop import format_wending
from lwd_monitor.bewering.model import Bewering
from lwd_monitor.bewering.verandering import Heel, build_verandering, find_heel
from lwd_monitor.db import Cursor
from lwd_monitor.gebied import GEMEENTE_CODE, GEMEENTE_NAAM, Gebieden
from lwd_monitor.indicator import Indicator
from lwd_monitor.oordeel import Vergelijking
from lwd_monitor.opmaak import join_namen
from lwd_monitor.profiel import Meting, compare_metingen, load_alle_reeksen
from lwd_monitor.waarneming import Status

PAGINA = "trend"
# More names than this make a headline that nobody reads.
MAX_IN_KOP = 3
# The key of a place, and the indeling of its series; the gemeente stays one place over every change of boundaries.
Plek = tuple[str, int]


@dataclass(frozen=True)
class Trendreeks:
    """The series of one place with its verdict; `bewering` is its sentence."""

    plek: Plek
    naam: str
    reeks: tuple[Meting, ...]
    uit: Vergelijking
    bewering: Bewering


def load_trendreeksen(
    con: Cursor, indicator: Indicator, gebieden: Gebieden, omrekenen: bool = False
) -> dict[Plek, Trendreeks]:
    """Return the change of every place of an indicator that has two figures or more, tested as one list."""
    frame = load_alle_reeksen(con, indicator, gebieden, omrekenen)
    reeksen = {plek: (naam, reeks) for plek, naam, reeks in list_reeksen(frame)}
    toetsen = {
        plek: uit for plek, (_, reeks) in reeksen.items() if (uit := compare_metingen(indicator, reeks)) is not None
    }
    samen = judge_familie(toetsen)
    stad = (GEMEENTE_CODE, 0)
    heel = find_heel(PAGINA, indicator, reeksen[stad][1], samen.get(stad)) if stad in reeksen else None
    return {plek: _build_trendreeks(indicator, plek, *reeksen[plek], uit, heel) for plek, uit in samen.items()}


def list_reeksen(frame: pd.DataFrame) -> list[tuple[Plek, str, tuple[Meting, ...]]]:
    """Return the series of each place within one indeling, by year; a year that two indelingen give counts once."""
    reeksen: dict[Plek, dict[int, Meting]] = {}
    namen: dict[Plek, str] = {}
    # One pass in order of indeling: the newest one is kept where two give the same year.
    for rij in frame[frame["waarde"].notna()].itertuples():
        plek = (str(rij.sleutel), 0 if rij.sleutel == GEMEENTE_CODE else int(rij.indeling))
        reeksen.setdefault(plek, {})[int(rij.jaar)] = _build_meting(rij)
        namen[plek] = str(rij.naam)
    return [(plek, namen[plek], tuple(reeks[jaar] for jaar in sorted(reeks))) for plek, reeks in reeksen.items()]


def build_trendkop(indicator: Indicator, reeksen: Iterable[Trendreeks], namen: list[str]) -> Zin:
    """Return the strongest proven change of the chosen places as a headline; without one what the page is about."""
    bewezen = [
        v for v in reeksen if v.bewering.is_aangetoond and not v.bewering.fictief and not indicator.modelschatting
    ]
    if not bewezen:
        waar = join_namen(namen or [GEMEENTE_NAAM]) if len(namen) <= MAX_IN_KOP else f"{len(namen)} gebieden"
        return Zin(f"{indicator.titel_kort} in {waar}")
    eerste = min(bewezen, key=lambda v: (v.uit.q or 0.0, v.uit.p or 0.0, v.plek))
    tekst = f"{eerste.naam}: {format_wending(indicator, eerste.bewering)}"
    return Zin(tekst, replace(eerste.bewering, zin=tekst))


def list_trend(indicator: Indicator, reeksen: dict[Plek, Trendreeks]) -> list[Bewering]:
    """Return every sentence of the page for an indicator, with the headline of each place that has one."""
    koppen = [build_trendkop(indicator, [v], [v.naam]).bewering for v in reeksen.values()]
    return [v.bewering for v in reeksen.values()] + [kop for kop in koppen if kop is not None]


def _build_trendreeks(
    indicator: Indicator, plek: Plek, naam: str, reeks: tuple[Meting, ...], uit: Vergelijking, heel: Heel | None
) -> Trendreeks:
    eigen = None if plek[0] == GEMEENTE_CODE else heel
    return Trendreeks(plek, naam, reeks, uit, build_verandering(PAGINA, plek[0], indicator, reeks, uit, eigen))


def _build_meting(rij) -> Meting:
    noemer, laag, hoog = (None if pd.isna(v) else float(v) for v in (rij.noemer, rij.ci_laag, rij.ci_hoog))
    return Meting(int(rij.jaar), float(rij.waarde), Status(rij.status), noemer, laag, hoog, rij.code)
