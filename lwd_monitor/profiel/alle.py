"""The series of every place of the newest indeling, for a page that looks at all of them at once."""

from collections.abc import Iterator, Mapping

from lwd_monitor import waarneming
from lwd_monitor.db import Cursor
from lwd_monitor.gebied import EigenGebied, Gebied, Gebieden, GebiedNiveau
from lwd_monitor.indicator import INWONERS, Indicator
from lwd_monitor.profiel import bouwen
from lwd_monitor.profiel.model import Meting

Plaats = Gebied | EigenGebied


def load_stadsreeksen(
    con: Cursor, gebieden: Gebieden, indicatoren: Mapping[str, Indicator]
) -> list[tuple[Indicator, Plaats, tuple[Meting, ...]]]:
    """Return each series of the gemeente, its wijken, buurten and own areas, in this order; values only.

    Notes: one query for all: asked one indicator at a time it took twenty seconds. An own area of one place is that place.
    """
    plekken = [p for niveau in GebiedNiveau for p in gebieden.list_niveau(niveau)]
    nodig = {INWONERS, *indicatoren, *(i.gewicht for i in indicatoren.values() if i.gewicht)}
    frame = waarneming.load_profiel(con, [p.code for p in plekken], gebieden.nieuwste, nodig)
    reeksen = bouwen.build_reeksen(frame)
    gevonden: list[tuple[Indicator, Plaats, tuple[Meting, ...]]] = [
        (indicator, plek, reeksen.get((indicator.id, plek.code), ()))
        for plek in plekken
        for indicator in indicatoren.values()
    ]
    for eigen in gebieden.eigen.values():
        if len(eigen.leden) > 1 and eigen.leden[0].indeling == gebieden.nieuwste:
            deel = frame[frame["gebied_code"].isin([lid.code for lid in eigen.leden])]
            uitkomsten = bouwen.build_reeksen(
                waarneming.load_eigen_uitkomsten(con, eigen, gebieden).assign(gebied_code=eigen.id)
            )
            for indicator in _list_aanwezig(deel, indicatoren):
                samen = uitkomsten.get((indicator.id, eigen.id))
                gevonden.append((indicator, eigen, samen or bouwen.combine_gebieden(deel, indicator, eigen.leden)))
    gevuld = ((i, plek, tuple(m for m in reeks if m.waarde is not None)) for i, plek, reeks in gevonden)
    return [stuk for stuk in gevuld if stuk[2]]


def _list_aanwezig(frame, indicatoren: Mapping[str, Indicator]) -> Iterator[Indicator]:
    aanwezig = set(frame["indicator_id"])
    return (indicator for id_, indicator in indicatoren.items() if id_ in aanwezig)
