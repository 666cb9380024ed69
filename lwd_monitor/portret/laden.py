"""Loading profiles: of one place in three queries, and the series of all places in one."""

from collections.abc import Iterator, Mapping

import pandas as pd

from lwd_monitor import waarneming
from lwd_monitor.db import Cursor
from lwd_monitor.gebied import GEMEENTE_CODE, EigenGebied, Gebied, Gebieden, GebiedNiveau
from lwd_monitor.indicator import INWONERS, Indicator
from lwd_monitor.portret import bouwen
from lwd_monitor.portret.model import Portret, Portretrij
from lwd_monitor.waarneming import Meting

# Survey outcomes of an own area are worked out for it as a whole, and stand among the series under this name.
SAMEN = "samen"
Vergelijkbaar = dict[tuple[str, int], tuple[float, ...]]
# The strips by niveau, indeling and indicators.
Stroken = dict[tuple[GebiedNiveau, int, frozenset[str]], Vergelijkbaar]
Plaats = Gebied | EigenGebied


def load_portret(
    con: Cursor,
    gebied: Gebied | EigenGebied,
    gebieden: Gebieden,
    indicatoren: dict[str, Indicator],
    stroken: Stroken | None = None,
) -> Portret:
    """Return the profile of a place; a named set without members has no rows.

    Notes: `stroken` remembers the strips of a niveau, for whoever loads many places at one moment.
    A figure that exists for the wijk alone stands in a buurt's profile as the wijk's, named as such.
    """
    leden = (gebied,) if isinstance(gebied, Gebied) else gebied.leden
    if not leden:
        return Portret(gebied)
    wijk = _find_wijk(leden, gebieden)
    codes = [g.code for g in leden] + ([wijk.code] if wijk else []) + [GEMEENTE_CODE]
    ids = _list_nodig(indicatoren)
    frame = waarneming.load_portret(con, codes, leden[0].indeling, ids)
    stroken = {} if stroken is None else stroken
    strook = _load_strook(con, leden[0].niveau, leden[0].indeling, ids, stroken)
    strook_wijk = _load_strook(con, GebiedNiveau.WIJK, wijk.indeling, ids, stroken) if wijk else {}
    reeksen = bouwen.build_reeksen(frame)
    if isinstance(gebied, EigenGebied):
        uitkomsten = waarneming.load_eigen_uitkomsten(con, gebied, gebieden)
        reeksen |= bouwen.build_reeksen(uitkomsten.assign(gebied_code=SAMEN))
    rijen = {}
    for indicator in indicatoren.values():
        rij = _build(frame, reeksen, indicator, leden, wijk, strook, strook_wijk)
        if rij:
            rijen[indicator.id] = rij
    return Portret(gebied, rijen)


def _load_strook(
    con: Cursor, niveau: GebiedNiveau, indeling: int, ids: frozenset[str], stroken: Stroken
) -> Vergelijkbaar:
    """Return the newest figures of all places of a niveau, by indicator and year."""
    sleutel = (niveau, indeling, ids)
    if sleutel not in stroken:
        laatste = waarneming.load_laatste(con, niveau, indeling, GEMEENTE_CODE, ids)
        stroken[sleutel] = bouwen.select_vergelijkbaar(laatste)
    return stroken[sleutel]


def _list_nodig(indicatoren: dict[str, Indicator]) -> frozenset[str]:
    """Return the indicators to read: those of the profile, and what they are weighed and compared by."""
    return frozenset({INWONERS, *indicatoren, *(i.gewicht for i in indicatoren.values() if i.gewicht)})


def _build(
    frame: pd.DataFrame,
    reeksen: dict[tuple[str, str], tuple[Meting, ...]],
    indicator: Indicator,
    leden: tuple[Gebied, ...],
    wijk: Gebied | None,
    strook: Vergelijkbaar,
    strook_wijk: Vergelijkbaar,
) -> Portretrij | None:
    """Give the row of one indicator; seven, as its place may be one gebied, several, or read off from a wijk."""
    almelo = reeksen.get((indicator.id, GEMEENTE_CODE), ())
    if wijk and leden[0].niveau not in indicator.niveaus:
        reeks = reeksen.get((indicator.id, wijk.code), ())
        if not reeks:
            return None
        return bouwen.build_rij(indicator, reeks, almelo, _get_vergelijkbaar(strook_wijk, indicator, reeks), wijk)
    if len(leden) == 1:
        reeks = reeksen.get((indicator.id, leden[0].code), ())
    elif (indicator.id, SAMEN) in reeksen:
        reeks = reeksen[indicator.id, SAMEN]
    else:
        reeks = bouwen.combine_gebieden(frame[frame["gebied_code"].isin([g.code for g in leden])], indicator, leden)
    if not reeks and not almelo:
        return None
    reeks, almelo = bouwen.select_sinds_breuk(indicator, reeks), bouwen.select_sinds_breuk(indicator, almelo)
    return bouwen.build_rij(indicator, reeks, almelo, _get_vergelijkbaar(strook, indicator, reeks))


def _get_vergelijkbaar(strook: Vergelijkbaar, indicator: Indicator, reeks: tuple[Meting, ...]) -> tuple[float, ...]:
    # A figure of an older year may not stand between the newest figures of others.
    return strook.get((indicator.id, reeks[-1].jaar), ()) if reeks else ()


def _find_wijk(leden: tuple[Gebied, ...], gebieden: Gebieden) -> Gebied | None:
    wijken = {g.ouder_code for g in leden if g.niveau == GebiedNiveau.BUURT}
    code = wijken.pop() if len(wijken) == 1 else None
    return gebieden.find(code, leden[0].indeling) if code else None


def load_stadsreeksen(
    con: Cursor, gebieden: Gebieden, indicatoren: Mapping[str, Indicator]
) -> list[tuple[Indicator, Plaats, tuple[Meting, ...]]]:
    """Return each series of the gemeente, its wijken, buurten and own areas, in this order; values only.

    Notes: one query for all: asked one indicator at a time it took twenty seconds. An own area of one place is that place.
    """
    plekken = [p for niveau in GebiedNiveau for p in gebieden.list_niveau(niveau)]
    nodig = {INWONERS, *indicatoren, *(i.gewicht for i in indicatoren.values() if i.gewicht)}
    frame = waarneming.load_portret(con, [p.code for p in plekken], gebieden.nieuwste, nodig)
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
