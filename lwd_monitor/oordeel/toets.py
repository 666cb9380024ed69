"""Is the difference between two figures more than chance?"""

import math
from dataclasses import asdict, dataclass
from enum import StrEnum

from scipy import stats

from lwd_monitor.oordeel import meting as m
from lwd_monitor.oordeel.interval import get_z
from lwd_monitor.oordeel.meting import Marge, Meting, Toetssoort

ALFA = 0.05


class Oordeel(StrEnum):
    """The words that may be said about a change."""

    GESTEGEN = "gestegen"
    GEDAALD = "gedaald"
    GEEN_AANTOONBAAR_VERSCHIL = "geen_aantoonbaar_verschil"
    NIET_TE_TOETSEN = "niet_te_toetsen"


@dataclass(frozen=True)
class Vergelijking:
    """A difference with its 95% interval, p and verdict; `reden` says in words why there is no verdict, or no change.

    Notes: `q` is the p after the false discovery rate of the list in which it was judged; None outside such a list.
    """

    verschil: float | None
    ci_laag: float | None
    ci_hoog: float | None
    p: float | None
    oordeel: str
    reden: str = ""
    toets: str = ""
    q: float | None = None

    def as_dict(self) -> dict[str, object]:
        """Return the fields with the keys of the command line's JSON."""
        return asdict(self)


def compare(van: Meting, tot: Meting, soort: Toetssoort, per: float = 1000) -> Vergelijking:
    """Test the change between two measurements: `tot` minus `van`.

    Notes: a change counts when p is below 0.05 *and* the interval leaves out zero, so that the words and the margin
    shown never contradict each other. Percentages on their noemer: pooled z, interval by Newcombe. Counts and rates:
    the exact conditional binomial test, interval from the two Byar limits. Otherwise: z from the two published
    intervals.

    >>> compare(Meting(60, 100), Meting(75, 100), Toetssoort.AANDEEL).oordeel
    'gestegen'
    >>> compare(Meting(72.6), Meting(76.3), Toetssoort.GEMIDDELDE).oordeel
    'niet_te_toetsen'
    """
    verschil = m.get_getal(tot.waarde) - m.get_getal(van.waarde)
    if math.isnan(verschil):
        return build_ontoetsbaar(None, m.REDEN_GEEN_CIJFER)
    if soort is Toetssoort.STAND:
        return build_ontoetsbaar(verschil, m.REDEN_STAND)
    marge_van, marge_tot = m.find_marge(van, soort, per), m.find_marge(tot, soort, per)
    if marge_van is None or marge_tot is None:
        return build_ontoetsbaar(verschil, m.REDEN_GEEN_MARGE)
    if any(math.isnan(grens) for grens in (*marge_van, *marge_tot)):
        return build_ontoetsbaar(verschil, m.REDEN_GEEN_MARGE)
    laag, hoog = combine_marges(m.get_getal(van.waarde), marge_van, m.get_getal(tot.waarde), marge_tot)
    p = _compute_p(van, tot, soort, per, marge_van, marge_tot)
    oordeel = Oordeel.GEEN_AANTOONBAAR_VERSCHIL
    if p < ALFA and not laag <= 0 <= hoog:
        oordeel = Oordeel.GESTEGEN if verschil > 0 else Oordeel.GEDAALD
    return Vergelijking(verschil, laag, hoog, p, oordeel.value, toets="twee metingen")


def build_ontoetsbaar(verschil: float | None, reden: str) -> Vergelijking:
    """Return the verdict for what cannot be tested, with the reason in words."""
    return Vergelijking(verschil, None, None, None, Oordeel.NIET_TE_TOETSEN.value, reden)


def combine_marges(van: float, marge_van: Marge, tot: float, marge_tot: Marge) -> Marge:
    """Return the interval of `tot` - `van` from the two separate intervals.

    Notes: keeps skewed limits skewed (square-and-add: Newcombe 1998, Stat Med 17, 873-890, method 10; Zou & Donner
    2008).
    """
    verschil = tot - van
    omlaag = math.hypot(tot - marge_tot[0], marge_van[1] - van)
    omhoog = math.hypot(marge_tot[1] - tot, van - marge_van[0])
    return verschil - omlaag, verschil + omhoog


def compute_p_aandelen(p1: float, n1: float, p2: float, n2: float) -> float:
    """Return the two-sided p of the pooled z test on two shares (0-1) with (effective) n."""
    samen = (p1 * n1 + p2 * n2) / (n1 + n2)
    fout = math.sqrt(max(samen * (1 - samen), 0) * (1 / n1 + 1 / n2))
    return 1.0 if fout == 0 else float(2 * stats.norm.sf(abs(p2 - p1) / fout))


def compute_p_aantallen(x1: float, noemer1: float, x2: float, noemer2: float) -> float:
    """Return the exact p that two counts come from one rate: given their sum, the split is binomial."""
    eerste, tweede = round(x1), round(x2)
    if eerste + tweede == 0:
        return 1.0
    return float(stats.binomtest(eerste, eerste + tweede, noemer1 / (noemer1 + noemer2)).pvalue)


def _compute_p(van: Meting, tot: Meting, soort: Toetssoort, per: float, marge_van: Marge, marge_tot: Marge) -> float:
    met_noemer = m.has_noemer(van) and m.has_noemer(tot)
    if soort is Toetssoort.AANTAL or (soort is Toetssoort.CIJFER_PER and met_noemer):
        noemers = (1.0, 1.0) if soort is Toetssoort.AANTAL else (m.get_getal(van.noemer), m.get_getal(tot.noemer))
        x1, x2 = (m.get_gebeurtenissen(x, soort, per) for x in (van, tot))
        return compute_p_aantallen(x1, noemers[0], x2, noemers[1])
    if soort is Toetssoort.AANDEEL and met_noemer:
        return compute_p_aandelen(
            m.get_getal(van.waarde) / 100,
            m.get_getal(van.noemer),
            m.get_getal(tot.waarde) / 100,
            m.get_getal(tot.noemer),
        )
    fout = math.hypot(marge_van[1] - marge_van[0], marge_tot[1] - marge_tot[0]) / (2 * get_z())
    verschil = abs(m.get_getal(tot.waarde) - m.get_getal(van.waarde))
    return float(2 * stats.norm.sf(verschil / fout)) if fout > 0 else 1.0
