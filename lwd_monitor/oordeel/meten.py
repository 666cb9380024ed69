"""Measuring on the stored figures how much counts scatter, within the write that changes them."""

from collections.abc import Collection
from dataclasses import asdict

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from lwd_monitor.db import Cursor, Database
from lwd_monitor.gebied import GEMEENTE_CODE
from lwd_monitor.indicator import Dispersie, Indicator, Toetssoort, load_indicatoren
from lwd_monitor.oordeel import store
from lwd_monitor.oordeel.dispersie import (
    TELLINGEN,
    Spreiding,
    build_dispersies,
    compute_spreiding,
    compute_spreiding_plekken,
)
from lwd_monitor.toegang import Gebruiker, Recht, require

DISPERSIETABEL = "dispersie"


def rebuild_dispersies(con: Cursor, geraakt: Collection[str] | None = None) -> None:
    """Measure anew how much the counts of the touched indicators scatter, within the write of the caller.

    Notes: a rate that is made of a count scatters as that count does, which often goes further back. Without `geraakt`
    all counts are measured.
    """
    catalogus = load_indicatoren(con)
    tellingen = [i for i in catalogus.values() if i.toets in TELLINGEN]
    raakt = [i for i in tellingen if geraakt is None or {i.id, _get_reeks(i)} & set(geraakt)]
    if not raakt:
        return
    nieuw = measure_dispersies(con, raakt, catalogus)
    rijen = [{"indicator_id": id_, **asdict(d)} for id_, dispersies in nieuw.items() for d in dispersies]
    store.replace_dispersies(con, [i.id for i in raakt], pd.DataFrame(rijen))


def sync_dispersies(db: Database, gebruiker: Gebruiker) -> None:
    """Measure how much counts scatter in a write of its own, where what stands is not what the figures give."""
    require(gebruiker, Recht.UPLOAD_UITVOEREN)
    con = db.cursor()
    catalogus = load_indicatoren(con)
    tellingen = [i for i in catalogus.values() if i.toets in TELLINGEN]
    gemeten = measure_dispersies(con, tellingen, catalogus) if tellingen else {}
    if any(set(i.dispersies) != set(gemeten[i.id]) for i in tellingen):
        db.write(rebuild_dispersies, (DISPERSIETABEL,))


def measure_dispersies(
    con: Cursor, tellingen: list[Indicator], catalogus: dict[str, Indicator]
) -> dict[str, tuple[Dispersie, ...]]:
    """Return the dispersion of each niveau, and of each place that scatters more, for these counts and rates."""
    reeksen = sorted({_get_reeks(i) for i in tellingen})
    delen = {str(id_): deel for id_, deel in store.load_tellingen(con, GEMEENTE_CODE, reeksen).groupby("indicator")}
    # A count and the rates that are made of it rest on the same series, which is measured once.
    gemeten = {id_: measure_tellingen(delen[id_], catalogus[id_]) if id_ in delen else () for id_ in reeksen}
    return {i.id: gemeten[_get_reeks(i)] for i in tellingen}


def _get_reeks(indicator: Indicator) -> str:
    return indicator.afleiding.teller if indicator.afleiding else indicator.id


def measure_tellingen(frame: pd.DataFrame, indicator: Indicator) -> tuple[Dispersie, ...]:
    """Return the dispersions of one series: `frame` has niveau, indeling, gebied, jaar, waarde and noemer."""
    for breuk in indicator.breuken:
        frame = frame[frame["jaar"] >= breuk.jaar]
    gemeten: dict[str, list[Spreiding]] = {}
    for (niveau, _), deel in frame.groupby(["niveau", "indeling"]):
        gemeten.setdefault(str(niveau), []).append(_measure_niveau(deel, indicator))
    return build_dispersies(gemeten)


def _measure_niveau(deel: pd.DataFrame, indicator: Indicator) -> Spreiding:
    """Return the scatter of the places of one niveau in one indeling, over the years that most of them have."""
    gebieden, rij = np.unique(deel["gebied"].to_numpy(dtype=str), return_inverse=True)
    jaren, kolom = np.unique(deel["jaar"].to_numpy(dtype=int), return_inverse=True)
    waarden, noemers = (_spread(deel[naam], rij, kolom) for naam in ("waarde", "noemer"))
    bekend = ~np.isnan(waarden)
    genoeg = bekend.mean(axis=0) >= 0.5
    compleet = bekend[:, genoeg].all(axis=1)
    if not (genoeg.any() and compleet.any()):
        return Spreiding(0.0, 0.0, 0)
    aantallen, jaren = waarden[np.ix_(compleet, genoeg)], jaren[genoeg]
    per = None
    if indicator.toets is Toetssoort.CIJFER_PER:
        per = noemers[np.ix_(compleet, genoeg)]
        if not (per > 0).all():
            return Spreiding(0.0, 0.0, 0)
        aantallen = aantallen * per / indicator.per
    chi2, vrijheid = compute_spreiding(aantallen, per)
    eigen, vrijheid_plek = compute_spreiding_plekken(aantallen, per)
    plekken = dict(zip(gebieden[compleet].tolist(), eigen.round(9).tolist(), strict=True)) if vrijheid_plek else {}
    return Spreiding(chi2, vrijheid, len(aantallen), int(jaren.min()), int(jaren.max()), plekken, vrijheid_plek)


def _spread(cijfers: pd.Series, rij: NDArray[np.intp], kolom: NDArray[np.intp]) -> NDArray[np.float64]:
    """Return figures as places x years, nan where there is none; a pivot of pandas took most of the time of an upload."""
    uit = np.full((rij.max() + 1, kolom.max() + 1), np.nan)
    uit[rij, kolom] = cijfers.to_numpy(dtype=float)
    return uit
