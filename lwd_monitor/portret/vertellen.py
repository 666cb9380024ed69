"""Which story stands at which theme: counting and telling side by side."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from lwd_monitor.gebied import EigenGebied, Gebied, Gebieden
from lwd_monitor.indicator import Indicator, Thema, Werkveld
from lwd_monitor.verhaal import Verhaal


@dataclass(frozen=True)
class Vertelling:
    """The stories of a place: at most one per theme, with what ties them, and all the others.

    Notes: a field of work ties a story to a theme; None where the story stands beside a figure of that theme.
    """

    bij_thema: Mapping[Thema, tuple[Verhaal, Werkveld | None]] = field(default_factory=dict)
    overig: tuple[Verhaal, ...] = ()


def select_plaats(verhalen: Iterable[Verhaal], gebied: Gebied | EigenGebied, gebieden: Gebieden) -> list[Verhaal]:
    """Return the stories of a place and of all within it, in the order given.

    Notes: a code counts only within its own indeling, since codes were reused for other places. What was told of the own
    area that a place is, was told of the place. An own area that is not linked to places yet has no codes: there a story
    that names it in its title counts as well.
    """
    eigen = gebieden.find_eigen(gebied)
    codes = gebieden.compute_bereik(gebied)
    indelingen = {deel.indeling for deel in gebied.leden} if isinstance(gebied, EigenGebied) else {gebied.indeling}
    ids = {eigen.id} if eigen else set()
    naam = (
        re.compile(rf"\b{re.escape(gebied.naam)}\b") if isinstance(gebied, EigenGebied) and not gebied.leden else None
    )
    return [
        v
        for v in verhalen
        if ids.intersection(v.gebieden)
        or (v.indeling in indelingen and codes.intersection(v.gebieden))
        or (naam and naam.search(v.titel))
    ]


def list_werkvelden(indicatoren: Mapping[str, Indicator]) -> dict[Thema, list[Werkveld]]:
    """Return per theme the fields of work of its indicators, in the order of the catalogue."""
    velden: dict[Thema, list[Werkveld]] = {}
    for indicator in indicatoren.values():
        bekend = velden.setdefault(indicator.thema, [])
        bekend.extend(veld for veld in indicator.werkvelden if veld not in bekend)
    return velden


def assign_verhalen(
    verhalen: list[Verhaal],
    themas: Iterable[Thema],
    werkvelden: Mapping[Thema, list[Werkveld]],
    indicatoren: Mapping[str, Indicator] | None = None,
) -> Vertelling:
    """Give each theme one story that no other theme took; `verhalen` newest first.

    Notes: first the newest story that stands beside a figure of the theme, else the newest of its fields of work that
    someone told.
    """
    bekend = indicatoren or {}

    def is_geduid(verhaal: Verhaal, thema: Thema) -> bool:
        return any(d.indicator_id in bekend and bekend[d.indicator_id].thema is thema for d in verhaal.duidingen)

    bij_thema: dict[Thema, tuple[Verhaal, Werkveld | None]] = {}
    gebruikt: set[str] = set()
    rij = list(themas)
    for thema in rij:
        geduid = next((v for v in verhalen if v.id not in gebruikt and is_geduid(v, thema)), None)
        if geduid:
            bij_thema[thema] = (geduid, None)
            gebruikt.add(geduid.id)
    for thema in (t for t in rij if t not in bij_thema):
        velden = werkvelden.get(thema, [])
        vrij = (v for v in verhalen if v.id not in gebruikt and v.is_verteld)
        gevonden = next(((v, veld) for v in vrij for veld in velden if veld in v.werkvelden), None)
        if gevonden:
            bij_thema[thema] = gevonden
            gebruikt.add(gevonden[0].id)
    return Vertelling(bij_thema, tuple(v for v in verhalen if v.id not in gebruikt))
