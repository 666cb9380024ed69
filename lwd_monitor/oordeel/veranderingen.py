"""All tested changes of a city at once: every gebied, every indicator, from its first figure to its newest."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from lwd_monitor.db import Cursor
from lwd_monitor.gebied import GEMEENTE_CODE, Gebied, Gebieden, GebiedNiveau
from lwd_monitor.indicator import Indicator, Toetssoort
from lwd_monitor.oordeel import store
from lwd_monitor.oordeel.dispersie import find_dispersie
from lwd_monitor.oordeel.fdr import apply_fdr
from lwd_monitor.oordeel.laden import build_metingen, compare_periode
from lwd_monitor.oordeel.marges import get_toetssoort
from lwd_monitor.oordeel.meting import Toetscijfer, get_getal
from lwd_monitor.oordeel.reeks import Reeks, compare_heel
from lwd_monitor.oordeel.toets import Oordeel, Vergelijking

VERANDERD = (Oordeel.GESTEGEN.value, Oordeel.GEDAALD.value)


@dataclass(frozen=True)
class Verandering:
    """A tested change of an indicator in a gebied; `in_almelo` is the verdict on the whole city over the same years."""

    indicator: Indicator
    gebied: Gebied
    jaar_van: int
    jaar_tot: int
    uitkomst: Vergelijking
    in_almelo: str = ""


def list_veranderingen(
    con: Cursor,
    indicatoren: Iterable[Indicator],
    gebieden: Gebieden,
    niveaus: tuple[GebiedNiveau, ...] = (GebiedNiveau.WIJK, GebiedNiveau.BUURT),
) -> list[Verandering]:
    """Return the changes that survive Benjamini-Hochberg over all gebieden and indicators together.

    Notes: of each series the last five figures since its last break (`reeks.compare_heel`), within the newest indeling.
    A complete count is not tested and raises nothing.
    A shift of the whole city is named beside it: a fall everywhere is no news about one wijk.
    """
    toetsbaar = {i.id: i for i in indicatoren if i.toets is not Toetssoort.STAND}
    alle = [v for niveau in niveaus for v in _compare_niveau(con, toetsbaar, gebieden, niveau)]
    na = apply_fdr([v.uitkomst for v in alle])
    over = [replace(v, uitkomst=uit) for v, uit in zip(alle, na, strict=True) if uit.oordeel in VERANDERD]
    return [replace(v, in_almelo=_compare_almelo(con, v, gebieden)) for v in over]


def _compare_niveau(
    con: Cursor, toetsbaar: dict[str, Indicator], gebieden: Gebieden, niveau: GebiedNiveau
) -> list[Verandering]:
    # One query and one conversion for all: done for each of some hundred series they took seconds.
    frame = store.load_metingen(con, GEMEENTE_CODE, niveau=niveau.value, indeling=gebieden.nieuwste)
    eigen = [id_ for id_, indicator in toetsbaar.items() if niveau.value in indicator.niveaus]
    frame = frame[frame["indicator"].isin(eigen) & frame["waarde"].notna()].reset_index(drop=True)
    metingen = {deel: build_metingen(frame, deel) for deel in (Toetssoort.AANDEEL, Toetssoort.AANTAL)}
    statussen = frame["status"].tolist()
    gevonden = []
    for (code, id_), rijen in frame.groupby(["gebied", "indicator"]).indices.items():
        gebied = gebieden.find(str(code), gebieden.nieuwste)
        if gebied is not None:
            soort = get_toetssoort(toetsbaar[str(id_)], [statussen[rij] for rij in rijen])
            # Only a share counts on the n that its interval is worth.
            alle = metingen[Toetssoort.AANDEEL if soort is Toetssoort.AANDEEL else Toetssoort.AANTAL]
            verandering = _compare(toetsbaar[str(id_)], gebied, [alle[rij] for rij in rijen], soort)
            gevonden += [verandering] if verandering else []
    return gevonden


def _compare(
    indicator: Indicator, gebied: Gebied, metingen: list[Toetscijfer], soort: Toetssoort
) -> Verandering | None:
    dispersie = find_dispersie(indicator, gebied.code)
    reeks = tuple(replace(meting, dispersie=dispersie) for meting in metingen) if dispersie else tuple(metingen)
    uit = compare_heel(Reeks(reeks, soort, indicator.per, indicator.breuken))
    return Verandering(indicator, gebied, int(get_getal(uit.van)), int(get_getal(uit.tot)), uit) if uit else None


def _compare_almelo(con: Cursor, verandering: Verandering, gebieden: Gebieden) -> str:
    van, tot = verandering.jaar_van, verandering.jaar_tot
    return compare_periode(con, verandering.indicator, gebieden.get_gemeente(), gebieden, van, tot).oordeel
