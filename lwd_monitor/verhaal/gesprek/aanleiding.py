"""Which figures raise a question: changes in a wijk that are more than chance."""

from dataclasses import dataclass, replace

from lwd_monitor.db import Cursor
from lwd_monitor.gebied import Gebied, Gebieden, GebiedNiveau
from lwd_monitor.indicator import Indicator, Toetssoort
from lwd_monitor.oordeel import Oordeel, Vergelijking, apply_fdr, compare_periode, load_reeks

VERANDERD = (Oordeel.GESTEGEN.value, Oordeel.GEDAALD.value)


@dataclass(frozen=True)
class Aanleiding:
    """A tested change of an indicator in a place; `in_almelo` is the verdict on the whole city over the same years."""

    indicator: Indicator
    gebied: Gebied
    jaar_van: int
    jaar_tot: int
    uitkomst: Vergelijking
    in_almelo: str = ""


def list_aanleidingen(con: Cursor, indicatoren: list[Indicator], gebieden: Gebieden) -> list[Aanleiding]:
    """Return the changes per wijk that survive Benjamini-Hochberg over all of them, by place.

    Notes: from the first to the last year of the indeling of now. A shift of the whole city is named beside it: a fall
    everywhere is no news about one wijk.
    """
    wijken = gebieden.list_niveau(GebiedNiveau.WIJK)
    toetsbaar = [i for i in indicatoren if i.toets is not Toetssoort.STAND and "wijk" in i.niveaus]
    alle = [a for wijk in wijken for i in toetsbaar if (a := _compare(con, i, wijk, gebieden))]
    na = apply_fdr([a.uitkomst for a in alle])
    over = [replace(a, uitkomst=uit) for a, uit in zip(alle, na, strict=True) if uit.oordeel in VERANDERD]
    return [replace(a, in_almelo=_compare_almelo(con, a, gebieden)) for a in over]


def _compare(con: Cursor, indicator: Indicator, wijk: Gebied, gebieden: Gebieden) -> Aanleiding | None:
    reeks = load_reeks(con, indicator, wijk, gebieden)
    jaren = sorted(int(jaar) for jaar in reeks.loc[reeks["waarde"].notna(), "jaar"])
    if len(jaren) < 2:
        return None
    van, tot = jaren[0], jaren[-1]
    return Aanleiding(indicator, wijk, van, tot, compare_periode(con, indicator, wijk, gebieden, van, tot))


def _compare_almelo(con: Cursor, aanleiding: Aanleiding, gebieden: Gebieden) -> str:
    van, tot = aanleiding.jaar_van, aanleiding.jaar_tot
    return compare_periode(con, aanleiding.indicator, gebieden.get_gemeente(), gebieden, van, tot).oordeel
