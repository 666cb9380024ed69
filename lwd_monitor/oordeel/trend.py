"""Change over five measurements: a trend must be strong and may not hang on one year."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lwd_monitor.indicator import Toetssoort
from lwd_monitor.oordeel import meting as m
from lwd_monitor.oordeel.dispersie import TELLINGEN, compute_p, get_waarde, get_z
from lwd_monitor.oordeel.interval import get_z as get_normale_z
from lwd_monitor.oordeel.meting import Toetscijfer
from lwd_monitor.oordeel.toets import Oordeel, Vergelijking
from lwd_monitor.oordeel.verdelingen import compute_chi2_boven
from lwd_monitor.opmaak import format_getal

# Fingertips (OHID) technical guidance, trends: the last five points, chi-square over 9.5495 (99.8%) on one degree of
# freedom.
TREND_DREMPEL = 9.5495
TREND_P = float(compute_chi2_boven(TREND_DREMPEL, 1))
TREND_METINGEN = 5

Rij = NDArray[np.float64]


@dataclass(frozen=True)
class Trend:
    """A weighted straight line through the years: slope per year, its error, chi-square, p, whether one year decides."""

    helling: float
    fout: float
    chi2: float
    p: float
    eenduidig: bool

    @property
    def oordeel(self) -> str:
        """Return the word for this trend by the house rule."""
        if self.p >= TREND_P or not self.eenduidig:
            return Oordeel.GEEN_AANTOONBAAR_VERSCHIL.value
        return Oordeel.GESTEGEN.value if self.helling > 0 else Oordeel.GEDAALD.value


def compute_trend(metingen: Sequence[Toetscijfer], soort: Toetssoort, per: float = 1000) -> Trend | None:
    """Return the weighted trend through measurements with a year; None where they carry no margin.

    Notes: the chi-square for trend of Cochran and Armitage (for counts: its Poisson form), each year weighted by the
    variance it would have if nothing changed, and divided by the dispersion of the newest measurement. No spread at all
    (only zeros) gives chi-square 0.

    >>> reeks = [Toetscijfer(x, jaar=2021 + i) for i, x in enumerate([101, 96, 88, 81, 74])]
    >>> round(compute_trend(reeks, Toetssoort.AANTAL).chi2, 1)
    5.4
    """
    jaren = np.array([m.get_getal(x.jaar) for x in metingen])
    waarden = np.array([m.get_getal(x.waarde) for x in metingen])
    gewichten = _compute_gewichten(metingen, waarden, soort, per)
    if gewichten is None or len(metingen) < 2 or np.isnan(waarden).any():
        return None
    if not np.isfinite(gewichten).all():
        return Trend(0.0, 0.0, 0.0, 1.0, False)
    dispersie = metingen[-1].dispersie if soort in TELLINGEN else None
    helling, chi2, fout = _fit(jaren, waarden, gewichten)
    chi2, fout = chi2 / get_waarde(dispersie), fout * get_waarde(dispersie) ** 0.5
    zonder_een = [_fit(*(np.delete(rij, i) for rij in (jaren, waarden, gewichten)))[0] for i in range(len(jaren))]
    eenduidig = all(h > 0 for h in zonder_een) or all(h < 0 for h in zonder_een)
    return Trend(helling, fout, chi2, compute_p(chi2**0.5, dispersie), eenduidig)


def compare_trend(metingen: Sequence[Toetscijfer], soort: Toetssoort, per: float = 1000) -> Vergelijking | None:
    """Test the change over these measurements by their trend; None where they carry no margin.

    Notes: `verschil` is that of the first and last figure, which a reader can check; `lijn` and its interval are those
    of the line, as is the word.
    """
    trend = compute_trend(metingen, soort, per)
    if trend is None:
        return None
    eerste, laatste = metingen[0], metingen[-1]
    dispersie = laatste.dispersie if soort in TELLINGEN else None
    jaren = m.get_getal(laatste.jaar) - m.get_getal(eerste.jaar)
    lijn, half = trend.helling * jaren, get_z(dispersie) * trend.fout * jaren
    return Vergelijking(
        m.get_getal(laatste.waarde) - m.get_getal(eerste.waarde),
        lijn - half,
        lijn + half,
        trend.p,
        trend.oordeel,
        _explain(trend, len(metingen)),
        f"trend over {len(metingen)} metingen",
        van=eerste.jaar,
        tot=laatste.jaar,
        lijn=lijn,
        dispersie=None if dispersie is None else dispersie.waarde,
    )


def _explain(trend: Trend, aantal: int) -> str:
    """Return why a line whose margin leaves out zero is still no change; empty where it is one, or shows nothing."""
    if trend.oordeel != Oordeel.GEEN_AANTOONBAAR_VERSCHIL or trend.p >= 0.05:
        return ""
    if trend.p < TREND_P:
        return f"De {aantal} metingen gaan heen en weer, of de lijn hangt aan één jaar."
    kans, nodig = format_getal(100 * trend.p, 1), format_getal(100 * TREND_P, 1)
    return (
        f"De lijn is niet duidelijk genoeg: zo'n lijn ontstaat in {kans}% van de gevallen door toeval, en wij vragen minder "
        f"dan {nodig}%."
    )


def _compute_gewichten(metingen: Sequence[Toetscijfer], waarden: Rij, soort: Toetssoort, per: float) -> Rij | None:
    if soort is Toetssoort.AANTAL:
        noemers, variantie = np.ones(len(waarden)), float(waarden.mean())
    elif soort in (Toetssoort.CIJFER_PER, Toetssoort.AANDEEL) and all(m.has_noemer(x) for x in metingen):
        noemers = np.array([m.get_getal(x.noemer) for x in metingen])
        gemiddeld = float((waarden * noemers).sum() / noemers.sum())
        variantie = gemiddeld * per if soort is Toetssoort.CIJFER_PER else gemiddeld * (100 - gemiddeld)
    elif soort is not Toetssoort.STAND and all(m.has_interval(x) for x in metingen):
        breedte = np.array([m.get_getal(x.ci_hoog) - m.get_getal(x.ci_laag) for x in metingen])
        with np.errstate(divide="ignore"):
            return (2 * get_normale_z() / breedte) ** 2
    else:
        return None
    return noemers / variantie if variantie > 0 else np.full(len(waarden), np.inf)


def _fit(jaren: Rij, waarden: Rij, gewichten: Rij) -> tuple[float, float, float]:
    """Return slope, chi-square and the error of the slope."""
    afstand = jaren - (gewichten * jaren).sum() / gewichten.sum()
    teller, noemer = (gewichten * afstand * waarden).sum(), (gewichten * afstand**2).sum()
    return (float(teller / noemer), float(teller**2 / noemer), float(noemer**-0.5)) if noemer > 0 else (0.0, 0.0, 0.0)
