"""The headline of a place: its strongest tested fact, and a plain title where no test found one."""

from collections.abc import Iterable

from lwd_monitor.bewering.model import Bewering, Beweringoordeel
from lwd_monitor.bewering.rijen import Rijoordeel
from lwd_monitor.gebied import GEMEENTE_NAAM
from lwd_monitor.indicator import Indicator, Richting

Feit = tuple[Rijoordeel, Bewering]


def list_feiten(oordelen: Iterable[Rijoordeel]) -> list[Feit]:
    """Return what tests proved of a place and may lead, the strongest first: the smallest q, then the smallest p.

    Notes: no neutral indicators, no model estimates, no invented figures, no figure of the wijk around a buurt, and none
    that is older than the newest of the whole gemeente.
    """
    feiten = [
        (oordeel, bewering)
        for oordeel in oordelen
        if _may_lead(oordeel)
        for bewering in (oordeel.plaats, oordeel.verandering)
        if bewering is not None and bewering.is_aangetoond and not bewering.fictief
    ]
    return sorted(feiten, key=lambda feit: (feit[1].q or 0.0, feit[1].p or 0.0, feit[1].indicator))


def format_kop(naam: str, feit: Feit | None) -> str:
    """Return the headline of a place; without a proven fact a plain title."""
    if feit is None:
        return f"{naam} in cijfers en verhalen"
    oordeel, bewering = feit
    indicator = oordeel.rij.indicator
    if bewering.oordeel in (Beweringoordeel.GESTEGEN, Beweringoordeel.GEDAALD):
        return f"{naam}: {format_wending(indicator, bewering)}"
    woorden = indicator.kop_lager if bewering.oordeel == Beweringoordeel.LAGER else indicator.kop_hoger
    return f"{naam}: {woorden} dan in heel {GEMEENTE_NAAM}"


def format_wending(indicator: Indicator, bewering: Bewering) -> str:
    """Return a proven change as part of a headline: `aantal misdrijven gedaald van 2021 tot 2025`."""
    titel = indicator.titel_kort
    return f"{titel[:1].lower()}{titel[1:]} {bewering.oordeel} van {bewering.van} tot {bewering.tot}"


def _may_lead(oordeel: Rijoordeel) -> bool:
    rij = oordeel.rij
    return (
        rij.bron_gebied is None
        and rij.indicator.richting != Richting.NEUTRAAL
        and not rij.indicator.modelschatting
        and rij.meting is not None
        and bool(rij.reeks_almelo)
        and rij.meting.jaar == rij.reeks_almelo[-1].jaar
    )
