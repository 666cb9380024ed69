"""A figure against a value that was agreed beforehand: only what its margin leaves out is no chance."""

import math

import numpy as np

from lwd_monitor.indicator import Toetssoort
from lwd_monitor.oordeel import meting as m
from lwd_monitor.oordeel.deel_geheel import Ligging
from lwd_monitor.oordeel.dispersie import get_waarde
from lwd_monitor.oordeel.dispersie import get_z as get_t
from lwd_monitor.oordeel.fouten import Rekenwijze
from lwd_monitor.oordeel.interval import get_z
from lwd_monitor.oordeel.matrix import Stand
from lwd_monitor.oordeel.meting import Toetscijfer
from lwd_monitor.oordeel.ondergrens import compute_zekerheid
from lwd_monitor.oordeel.toets import ALFA, Oordeel, Vergelijking, build_ontoetsbaar

STREEFTOETS = "cijfer tegen de streefwaarde"


def compare_met_waarde(meting: Toetscijfer, soort: Toetssoort, grens: float, per: float = 1000) -> Vergelijking:
    """Test whether a figure lies above or below a fixed value: `hoger` or `lager` when its 95% margin leaves that out.

    Notes: two-sided, twice the exact p of the nearer side (`compute_zekerheid`). A count is a rate over one.

    >>> compare_met_waarde(Toetscijfer(63, 4000), Toetssoort.AANDEEL, 60).oordeel
    'hoger'
    >>> compare_met_waarde(Toetscijfer(63, 400), Toetssoort.AANDEEL, 60).oordeel
    'geen_aantoonbaar_verschil'
    """
    if not m.has_getal(meting.waarde):
        return build_ontoetsbaar(None, m.REDEN_GEEN_CIJFER)
    verschil = m.get_getal(meting.waarde) - grens
    if soort is Toetssoort.STAND:
        return build_ontoetsbaar(verschil, m.REDEN_STAND)
    marge = m.find_marge(meting, soort, per)
    if marge is None or any(math.isnan(x) for x in marge) or marge[0] == marge[1]:
        return build_ontoetsbaar(verschil, m.REDEN_GEEN_MARGE)
    p = _compute_p(meting, soort, grens, per, marge)
    laag, hoog = (x - grens for x in marge)
    oordeel = Oordeel.GEEN_AANTOONBAAR_VERSCHIL.value
    if p < ALFA and not laag <= 0 <= hoog:
        oordeel = Ligging.HOGER.value if verschil > 0 else Ligging.LAGER.value
    return Vergelijking(verschil, laag, hoog, p, oordeel, toets=STREEFTOETS, van=meting.jaar, tot=meting.jaar)


def _compute_p(meting: Toetscijfer, soort: Toetssoort, grens: float, per: float, marge: m.Marge) -> float:
    telling = soort is Toetssoort.AANTAL
    noemer = per if telling else m.get_getal(meting.noemer)
    waarde, fout, jaar, n = (
        np.array([[x]], dtype=float)
        for x in (meting.waarde, (marge[1] - marge[0]) / (2 * get_z()), meting.jaar, noemer)
    )
    dispersie = get_waarde(meting.dispersie) * (get_t(meting.dispersie) / get_z()) ** 2
    wijze = Rekenwijze(
        np.array([(Toetssoort.CIJFER_PER if telling else soort).value], dtype=object),
        np.array([per]),
        np.array([dispersie]),
    )
    [[kans]] = compute_zekerheid(Stand(waarde, fout, jaar, n), np.array([[grens]]), np.array([[1.0]]), wijze)
    return float(2 * min(kans, 1 - kans))
