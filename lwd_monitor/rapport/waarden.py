"""Figures by place, indicator and year, as a report would have them."""

from collections.abc import Iterable

from lwd_monitor.db import Cursor
from lwd_monitor.gebied import load_gebieden
from lwd_monitor.indicator import load_indicatoren
from lwd_monitor.profiel import load_profiel
from lwd_monitor.rapport.model import Sleutel


def load_waarden(con: Cursor, sleutels: Iterable[Sleutel]) -> dict[Sleutel, float]:
    """Return the figures of these places, indicators and years; what is not there, or stands nowhere any more, is left out."""
    per_plek: dict[str, set[str]] = {}
    for plek, indicator, _ in sleutels:
        per_plek.setdefault(plek, set()).add(indicator)
    if not per_plek:
        return {}
    gebieden, catalogus = load_gebieden(con), load_indicatoren(con)
    waarden: dict[Sleutel, float] = {}
    for plek, ids in per_plek.items():
        gebied = gebieden.eigen.get(plek) or gebieden.find(plek)
        if gebied is None:
            continue
        nodig = {id_: catalogus[id_] for id_ in ids if id_ in catalogus}
        for id_, rij in load_profiel(con, gebied, gebieden, nodig).rijen.items():
            waarden |= {(plek, id_, m.jaar): m.waarde for m in rij.reeks if m.waarde is not None}
    return waarden
