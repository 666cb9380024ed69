"""Measuring on the stored figures how much counts scatter, within the write that changes them."""

from collections.abc import Collection
from dataclasses import asdict

import pandas as pd

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
    frame = store.load_tellingen(con, GEMEENTE_CODE, sorted({_get_reeks(i) for i in tellingen}))
    delen = {str(id_): deel for id_, deel in frame.groupby("indicator")}
    return {i.id: _measure(delen.get(_get_reeks(i)), catalogus[_get_reeks(i)]) for i in tellingen}


def _get_reeks(indicator: Indicator) -> str:
    return indicator.afleiding.teller if indicator.afleiding else indicator.id


def _measure(frame: pd.DataFrame | None, indicator: Indicator) -> tuple[Dispersie, ...]:
    if frame is None:
        return ()
    vanaf = max((breuk.jaar for breuk in indicator.breuken), default=0)
    gemeten: dict[str, list[Spreiding]] = {}
    for (niveau, _), deel in frame[frame["jaar"] >= vanaf].groupby(["niveau", "indeling"]):
        gemeten.setdefault(str(niveau), []).append(_measure_niveau(deel, indicator))
    return build_dispersies(gemeten)


def _measure_niveau(deel: pd.DataFrame, indicator: Indicator) -> Spreiding:
    """Return the scatter of the places of one niveau in one indeling, over the years that most of them have."""
    waarden = deel.pivot(index="gebied", columns="jaar", values="waarde")
    jaren = waarden.columns[waarden.notna().mean() >= 0.5]
    compleet = waarden[jaren].dropna()
    if compleet.empty:
        return Spreiding(0.0, 0.0, 0)
    noemers = None
    aantallen = compleet.to_numpy(dtype=float)
    if indicator.toets is Toetssoort.CIJFER_PER:
        noemers = deel.pivot(index="gebied", columns="jaar", values="noemer").loc[compleet.index, jaren].to_numpy(float)
        if not (noemers > 0).all():
            return Spreiding(0.0, 0.0, 0)
        aantallen = aantallen * noemers / indicator.per
    chi2, vrijheid = compute_spreiding(aantallen, noemers)
    eigen, vrijheid_plek = compute_spreiding_plekken(aantallen, noemers)
    plekken = dict(zip(map(str, compleet.index), eigen.round(9).tolist(), strict=True)) if vrijheid_plek else {}
    return Spreiding(chi2, vrijheid, len(compleet), int(jaren.min()), int(jaren.max()), plekken, vrijheid_plek)
