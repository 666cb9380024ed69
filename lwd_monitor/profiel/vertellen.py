"""Which story stands at which theme: counting and telling side by side."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from lwd_monitor.gebied import EigenGebied, Gebied, Gebieden
from lwd_monitor.indicator import Indicator, Thema, Werkveld
from lwd_monitor.verhaal import Verhaal


@dataclass(frozen=True)
class Vertelling:
    """The stories of a place: at most one per theme, with the field of work that ties them, and all the others."""

    bij_thema: dict[Thema, tuple[Verhaal, Werkveld]] = field(default_factory=dict)
    overig: tuple[Verhaal, ...] = ()


def select_plaats(verhalen: Iterable[Verhaal], gebied: Gebied | EigenGebied, gebieden: Gebieden) -> list[Verhaal]:
    """Return the stories of a place and of all within it, in the order given.

    Notes: a code counts only within its own indeling, since codes were reused for other places.
    """
    if isinstance(gebied, EigenGebied):
        codes, indelingen = gebieden.compute_bereik(gebied), {deel.indeling for deel in gebied.leden}
    else:
        codes, indelingen = gebieden.compute_bereik(gebied), {gebied.indeling}
    eigen = {gebied.id} if isinstance(gebied, EigenGebied) else set()
    return [
        v
        for v in verhalen
        if eigen.intersection(v.gebieden) or (v.indeling in indelingen and codes.intersection(v.gebieden))
    ]


def list_werkvelden(indicatoren: Mapping[str, Indicator]) -> dict[Thema, list[Werkveld]]:
    """Return per theme the fields of work of its indicators, in the order of the catalogue."""
    velden: dict[Thema, list[Werkveld]] = {}
    for indicator in indicatoren.values():
        if indicator.werkveld and indicator.werkveld not in velden.setdefault(indicator.thema, []):
            velden[indicator.thema].append(indicator.werkveld)
    return velden


def assign_verhalen(
    verhalen: list[Verhaal], themas: Iterable[Thema], werkvelden: Mapping[Thema, list[Werkveld]]
) -> Vertelling:
    """Give each theme the newest story of its fields of work that no earlier theme took; `verhalen` newest first."""
    bij_thema: dict[Thema, tuple[Verhaal, Werkveld]] = {}
    gebruikt: set[str] = set()
    for thema in themas:
        velden = werkvelden.get(thema, [])
        for verhaal in verhalen:
            passend = [veld for veld in velden if veld in verhaal.werkvelden]
            if passend and verhaal.id not in gebruikt:
                bij_thema[thema] = (verhaal, passend[0])
                gebruikt.add(verhaal.id)
                break
    return Vertelling(bij_thema, tuple(v for v in verhalen if v.id not in gebruikt))
