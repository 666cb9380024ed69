"""What the rows of a profile may say: margin, place beside the gemeente and change, each tested."""

import math
from collections.abc import Iterable
from dataclasses import replace

from lwd_monitor import oordeel
from lwd_monitor.indicator import Indicator, Toetssoort
from lwd_monitor.oordeel import Marge, Plaats
from lwd_monitor.oordeel import Vergelijking as Toets
from lwd_monitor.portret.model import Portretrij
from lwd_monitor.waarneming import Meting, Status


def find_marge(indicator: Indicator, meting: Meting | None) -> Marge | None:
    """Return the 95% margin of a measurement, or None where it cannot be known."""
    if meting is None or meting.waarde is None:
        return None
    marge = oordeel.find_marge(convert_meting(indicator, meting), get_soort(indicator, (meting,)), indicator.per)
    return None if marge is None or any(math.isnan(grens) for grens in marge) else marge


def compute_plaats(rij: Portretrij) -> Plaats | None:
    """Return whether a place differs from the gemeente; None where the two may not stand beside each other.

    Notes: a place of which it was already decided within a longer list (`rij.plaats`) keeps that.
    """
    if rij.plaats is not None:
        return rij.plaats
    if rij.meting is None or rij.almelo is None or rij.waarde is None or not rij.is_vergelijkbaar:
        return None
    if rij.almelo.waarde is None:
        return None
    soort = get_soort(rij.indicator, (rij.meting, rij.almelo))
    deel, geheel = (convert_meting(rij.indicator, m) for m in (rij.meting, rij.almelo))
    return oordeel.compare_met_geheel(deel, geheel, soort, rij.indicator.richting.value, rij.indicator.per)


def compare_metingen(indicator: Indicator, reeks: Iterable[Meting]) -> Toets | None:
    """Return whether a series changed (`oordeel.compare_heel`); None with fewer than two figures since its last break."""
    return oordeel.compare_heel(build_reeks(indicator, reeks))


def compare_laatste_stap(indicator: Indicator, reeks: Iterable[Meting]) -> Toets | None:
    """Return whether the newest figure differs from the one before it; None with fewer than two since the last break."""
    return oordeel.compare_stap(build_reeks(indicator, reeks))


def compare_met_waarde(indicator: Indicator, meting: Meting, grens: float) -> Toets:
    """Return on which side of a fixed value a measurement lies, as far as its margin tells (`oordeel.compare_met_waarde`)."""
    soort = get_soort(indicator, (meting,))
    return oordeel.compare_met_waarde(convert_meting(indicator, meting), soort, grens, indicator.per)


def compare_plekken(hier: Portretrij, daar: Portretrij) -> Toets | None:
    """Return the difference of one figure between two places: that of `daar` minus that of `hier`, of the same year.

    Notes: None where the two may not stand beside each other, or one is that of the wijk around a buurt. Of a buurt and a
    wijk the counts scatter as those of whichever of the two scatters most.
    """
    een, ander = hier.meting, daar.meting
    if een is None or ander is None or een.waarde is None or ander.waarde is None or een.jaar != ander.jaar:
        return None
    if hier.bron_gebied or daar.bron_gebied or not hier.is_vergelijkbaar:
        return None
    indicator = hier.indicator
    paar = [convert_meting(indicator, meting) for meting in (een, ander)]
    wijdst = max((m.dispersie for m in paar if m.dispersie), key=oordeel.compute_factor, default=None)
    van, tot = (replace(meting, dispersie=wijdst) for meting in paar)
    return oordeel.compare(van, tot, get_soort(indicator, (een, ander)), indicator.per)


def build_reeks(indicator: Indicator, reeks: Iterable[Meting]) -> oordeel.Reeks:
    """Return a series as tests take it, tested in the way of the figures that its word rests on."""
    metingen = [m for m in reeks if m.waarde is not None]
    paren = tuple(convert_meting(indicator, m) for m in metingen)
    alle = oordeel.Reeks(paren, indicator.toets or Toetssoort.GEMIDDELDE, indicator.per, indicator.breuken)
    jaren = {m.jaar for m in alle.venster}
    return replace(alle, soort=get_soort(indicator, [m for m in metingen if m.jaar in jaren]))


def get_soort(indicator: Indicator, metingen: Iterable[Meting]) -> Toetssoort:
    """Return how these measurements are tested; an estimate leaves only published intervals."""
    soort = indicator.toets or Toetssoort.GEMIDDELDE
    geschat = any(m.status == Status.GESCHAT for m in metingen)
    return Toetssoort.GEMIDDELDE if geschat and soort is not Toetssoort.STAND else soort


def convert_meting(indicator: Indicator, meting: Meting) -> oordeel.Toetscijfer:
    """Return a measurement as tests take it: a share with an interval counts on the n that the interval is worth."""
    noemer = meting.noemer
    if indicator.toets is Toetssoort.AANDEEL and meting.ci_laag is not None and meting.ci_hoog is not None:
        noemer = oordeel.compute_n_effectief(meting.waarde, meting.ci_laag, meting.ci_hoog) or noemer
    dispersie = oordeel.find_dispersie(indicator, meting.code)
    return oordeel.Toetscijfer(
        meting.waarde, noemer, meting.ci_laag, meting.ci_hoog, meting.jaar, meting.gewicht, dispersie
    )
