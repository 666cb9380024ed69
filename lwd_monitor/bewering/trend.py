"""The changes that the Trend page names, of the whole series and of its last step: one family per indicator.

It holds all places that a reader can choose there.
A reader who sets other places beside it gets the same word: which places stand together decides nothing.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import pandas as pd

from lwd_monitor.bewering.familie import judge_familie
from lwd_monitor.bewering.gebied import Zin
from lwd_monitor.bewering.kop import format_wending
from lwd_monitor.bewering.model import Bewering
from lwd_monitor.bewering.verandering import Heel, build_laatste_stap, build_stapcel, build_verandering, find_heel
from lwd_monitor.db import Cursor
from lwd_monitor.gebied import GEMEENTE_CODE, GEMEENTE_NAAM, Gebieden
from lwd_monitor.indicator import Indicator, Toetssoort
from lwd_monitor.oordeel import Vergelijking
from lwd_monitor.opmaak import join_namen
from lwd_monitor.portret import compare_laatste_stap, compare_metingen, iterate_alle_reeksen
from lwd_monitor.waarneming import Meting, Status

PAGINA = "trend"
HEEL, STAP = "heel", "stap"
# More names than this make a headline that nobody reads.
MAX_IN_KOP = 3
# The key of a place, and the indeling of its series; the gemeente stays one place over every change of boundaries.
Plek = tuple[str, int]


@dataclass(frozen=True)
class Trendreeks:
    """The series of one place with its verdict; `bewering` is its sentence.

    Notes: `stap` is the sentence on the last step and `stapcel` the same in the table; None where the whole series is
    that step, or where a full count has no chance to test.
    """

    plek: Plek
    naam: str
    reeks: tuple[Meting, ...]
    uit: Vergelijking
    bewering: Bewering
    stap: Bewering | None = None
    stapcel: Bewering | None = None

    def list_beweringen(self) -> list[Bewering]:
        """Return the sentences of the place."""
        return [b for b in (self.bewering, self.stap, self.stapcel) if b is not None]


def load_trendreeksen(
    con: Cursor, indicator: Indicator, gebieden: Gebieden, omrekenen: bool = False
) -> dict[Plek, Trendreeks]:
    """Return the change of every place of an indicator that has two figures or more, tested as one list."""
    return next(iterate_trendreeksen(con, indicator, gebieden, (omrekenen,)))


def iterate_trendreeksen(
    con: Cursor, indicator: Indicator, gebieden: Gebieden, standen: Iterable[bool]
) -> Iterator[dict[Plek, Trendreeks]]:
    """Yield what `load_trendreeksen` gives for each value of `omrekenen`; the figures are read and tested once."""
    bekend: dict[tuple[Meting, ...], list[tuple[str, Vergelijking]]] = {}
    for frame in iterate_alle_reeksen(con, indicator, gebieden, standen):
        reeksen = {plek: (naam, reeks) for plek, naam, reeks in list_reeksen(frame)}
        for _, reeks in reeksen.values():
            if reeks not in bekend:
                bekend[reeks] = list(_list_toetsen(indicator, reeks))
        toetsen = {(deel, plek): uit for plek, (_, reeks) in reeksen.items() for deel, uit in bekend[reeks]}
        samen = judge_familie(toetsen)
        stad = (GEMEENTE_CODE, 0)
        heel = find_heel(PAGINA, indicator, reeksen[stad][1], samen.get((HEEL, stad))) if stad in reeksen else None
        yield {
            plek: _build_trendreeks(indicator, plek, *reeksen[plek], (uit, samen.get((STAP, plek))), heel)
            for (deel, plek), uit in samen.items()
            if deel == HEEL
        }


def _list_toetsen(indicator: Indicator, reeks: tuple[Meting, ...]) -> Iterator[tuple[str, Vergelijking]]:
    heel = compare_metingen(indicator, reeks)
    if heel is None:
        return
    yield HEEL, heel
    stap = None if indicator.toets is Toetssoort.STAND else compare_laatste_stap(indicator, reeks)
    if stap is not None and (stap.van, stap.tot) != (heel.van, heel.tot):
        yield STAP, stap


def get_plek(sleutel: str, indeling: int) -> Plek:
    """Return under what the series of a place stands: per indeling, but of the gemeente once."""
    return (sleutel, 0 if sleutel == GEMEENTE_CODE else indeling)


def list_reeksen(frame: pd.DataFrame) -> list[tuple[Plek, str, tuple[Meting, ...]]]:
    """Return the series of each place within one indeling, by year; a year that two indelingen give counts once."""
    reeksen: dict[Plek, dict[int, Meting]] = {}
    namen: dict[Plek, str] = {}
    # One pass in order of indeling: the newest one is kept where two give the same year.
    for rij in frame[frame["waarde"].notna()].itertuples():
        plek = get_plek(str(rij.sleutel), int(rij.indeling))
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
    return [b for v in reeksen.values() for b in v.list_beweringen()] + [kop for kop in koppen if kop is not None]


def _build_trendreeks(
    indicator: Indicator,
    plek: Plek,
    naam: str,
    reeks: tuple[Meting, ...],
    uitkomsten: tuple[Vergelijking, Vergelijking | None],
    heel: Heel | None,
) -> Trendreeks:
    uit, stap = uitkomsten
    bewering = build_verandering(PAGINA, plek[0], indicator, reeks, uit, None if plek[0] == GEMEENTE_CODE else heel)
    if stap is None:
        return Trendreeks(plek, naam, reeks, uit, bewering)
    zin, cel = (build(PAGINA, plek[0], indicator, reeks, stap) for build in (build_laatste_stap, build_stapcel))
    return Trendreeks(plek, naam, reeks, uit, bewering, zin, cel)


def _build_meting(rij) -> Meting:
    noemer, laag, hoog = (None if pd.isna(v) else float(v) for v in (rij.noemer, rij.ci_laag, rij.ci_hoog))
    return Meting(int(rij.jaar), float(rij.waarde), Status(rij.status), noemer, laag, hoog, rij.code)
