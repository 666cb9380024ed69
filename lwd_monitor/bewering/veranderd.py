"""What changed in the city: every series that can be tested, of every place, in one family."""

from collections.abc import Mapping
from dataclasses import dataclass

from lwd_monitor.bewering.familie import judge_familie
from lwd_monitor.bewering.model import Bewering, Beweringoordeel, Beweringsoort
from lwd_monitor.bewering.verandering import build_verandering, is_telling
from lwd_monitor.db import Cursor
from lwd_monitor.gebied import GEMEENTE_CODE, EigenGebied, Gebied, Gebieden
from lwd_monitor.indicator import Indicator
from lwd_monitor.oordeel import VERANDERD, Toetssoort, Vergelijking
from lwd_monitor.opmaak import format_getal
from lwd_monitor.portret import compare_metingen, load_stadsreeksen
from lwd_monitor.waarneming import Meting, Status

PAGINA = "wat-veranderde"
ALLE = "alle"


@dataclass(frozen=True)
class Stadsreeks:
    """One figure of one place over the years that were compared, with its sentence where a test proved a change."""

    indicator: Indicator
    plek: Gebied | EigenGebied
    reeks: tuple[Meting, ...]
    uit: Vergelijking
    bewering: Bewering | None = None

    @property
    def van(self) -> Meting:
        """Return the first of the figures that were compared."""
        return self.reeks[0]

    @property
    def tot(self) -> Meting:
        """Return the newest figure."""
        return self.reeks[-1]


@dataclass(frozen=True)
class Veranderd:
    """All tested series, the full counts, and how many others there are: without a test, and with invented figures."""

    getoetst: tuple[Stadsreeks, ...] = ()
    tellingen: tuple[Stadsreeks, ...] = ()
    niet_te_toetsen: int = 0
    fictief: int = 0

    @property
    def bewezen(self) -> tuple[Stadsreeks, ...]:
        """Return the proven changes: the newest year first, the whole city before its parts, then the surest."""
        gevonden = [r for r in self.getoetst if r.bewering is not None]
        return tuple(sorted(gevonden, key=lambda r: (-r.tot.jaar, r.plek.sleutel != GEMEENTE_CODE, r.uit.q or 0.0)))

    @property
    def samenvatting(self) -> str:
        """Return in one sentence how much was tested and how much of that changed."""
        return describe_telling(len(self.getoetst), len(self.bewezen))

    def list_beweringen(self) -> list[Bewering]:
        """Return every sentence of the page that rests on a test."""
        zinnen = [r.bewering for r in self.bewezen if r.bewering is not None]
        if zinnen or not self.getoetst:
            return zinnen
        niets = Beweringoordeel.GEEN_AANTOONBAAR_VERSCHIL
        return [Bewering(PAGINA, GEMEENTE_CODE, ALLE, self.samenvatting, Beweringsoort.VERANDERING, niets)]


def load_veranderd(con: Cursor, indicatoren: Mapping[str, Indicator], gebieden: Gebieden) -> Veranderd:
    """Return what changed in the newest indeling; what was tested is one family, whatever a reader filters.

    Notes: invented figures take no part, also not in the family. A series counts from its last break.
    """
    toetsen: dict[int, Vergelijking] = {}
    tellingen, reeksen, zonder, fictief = [], load_stadsreeksen(con, gebieden, indicatoren), 0, 0
    for nummer, (indicator, plek, reeks) in enumerate(reeksen):
        if any(m.status == Status.VOORBEELD for m in reeks):
            fictief += 1
            continue
        uit = compare_metingen(indicator, reeks)
        if uit is None:
            continue
        if indicator.toets is Toetssoort.STAND:
            tellingen += [_build(indicator, plek, reeks, uit)] if is_telling(indicator, reeks) else []
        elif uit.p is None:
            zonder += 1
        else:
            toetsen[nummer] = uit
    getoetst = tuple(_build(*reeksen[nummer], uit) for nummer, uit in judge_familie(toetsen).items())
    return Veranderd(getoetst, tuple(tellingen), zonder, fictief)


def describe_telling(getoetst: int, bewezen: int) -> str:
    """Return how many series were tested and how many of them changed.

    >>> describe_telling(1, 0), describe_telling(169, 2)
    ('1 reeks getoetst, geen enkele aantoonbaar veranderd.', '169 reeksen getoetst, 2 aantoonbaar veranderd.')
    """
    reeksen = "1 reeks" if getoetst == 1 else f"{format_getal(getoetst)} reeksen"
    return f"{reeksen} getoetst, {format_getal(bewezen) if bewezen else 'geen enkele'} aantoonbaar veranderd."


def _build(
    indicator: Indicator, plek: Gebied | EigenGebied, reeks: tuple[Meting, ...], uit: Vergelijking
) -> Stadsreeks:
    vergeleken = tuple(m for m in reeks if (uit.van or 0) <= m.jaar <= (uit.tot or m.jaar))
    zin = (
        build_verandering(PAGINA, plek.sleutel, indicator, vergeleken, uit)
        if indicator.toets is not Toetssoort.STAND and uit.oordeel in VERANDERD
        else None
    )
    return Stadsreeks(indicator, plek, vergeleken, uit, zin)
