"""Is the difference between two figures more than chance?"""

import math
from dataclasses import dataclass
from enum import StrEnum

from lwd_monitor.indicator import Toetssoort
from lwd_monitor.oordeel import meting as m
from lwd_monitor.oordeel.aandelen import compare_aandelen
from lwd_monitor.oordeel.aantallen import compare_aantallen
from lwd_monitor.oordeel.dispersie import TELLINGEN
from lwd_monitor.oordeel.interval import get_z
from lwd_monitor.oordeel.meting import Marge, Meting
from lwd_monitor.oordeel.verdelingen import compute_normaal_boven

ALFA = 0.05
TWEE_METINGEN = "twee metingen"
Toets = tuple[float, Marge]


class Oordeel(StrEnum):
    """The words that may be said about a change."""

    GESTEGEN = "gestegen"
    GEDAALD = "gedaald"
    GEEN_AANTOONBAAR_VERSCHIL = "geen_aantoonbaar_verschil"
    NIET_TE_TOETSEN = "niet_te_toetsen"


@dataclass(frozen=True)
class Vergelijking:
    """A difference with its 95% interval, p and verdict; `reden` says in words why there is no verdict, or no change.

    Notes: word, p and interval come from one test, named in `toets`, over the years `van` to `tot`. `verschil` is that
    of the first and last figure; for a trend the interval is that of `lijn`, the change along the line through all
    years. `dispersie` is how much more than by chance alone the figures were taken to scatter. `q` is the p after the
    false discovery rate of the list in which it was judged; None outside such a list.
    """

    verschil: float | None
    ci_laag: float | None
    ci_hoog: float | None
    p: float | None
    oordeel: str
    reden: str = ""
    toets: str = ""
    q: float | None = None
    van: int | None = None
    tot: int | None = None
    lijn: float | None = None
    dispersie: float | None = None

    def as_dict(self) -> dict[str, object]:
        """Return the fields with the keys of the command line's JSON."""
        return dict(vars(self))


def compare(van: Meting, tot: Meting, soort: Toetssoort, per: float = 1000) -> Vergelijking:
    """Test the change between two measurements: `tot` minus `van`.

    Notes: a change counts when p is below 0.05, which is when the interval leaves out zero: both come from one test.
    Percentages on their noemer: pooled z. Counts and rates: on the margins of the two, with the dispersion of `tot`.
    Otherwise: z from the two published intervals.

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
    uitkomst = _test(van, tot, soort, per)
    if uitkomst is None:
        return build_ontoetsbaar(verschil, m.REDEN_GEEN_MARGE)
    p, (laag, hoog) = uitkomst
    oordeel = Oordeel.GESTEGEN if laag > 0 else Oordeel.GEDAALD if hoog < 0 else Oordeel.GEEN_AANTOONBAAR_VERSCHIL
    dispersie = tot.dispersie.waarde if tot.dispersie and soort in TELLINGEN else None
    return Vergelijking(
        verschil,
        laag,
        hoog,
        p,
        oordeel.value,
        toets=TWEE_METINGEN,
        van=van.jaar,
        tot=tot.jaar,
        dispersie=dispersie,
    )


def build_ontoetsbaar(verschil: float | None, reden: str) -> Vergelijking:
    """Return the verdict for what cannot be tested, with the reason in words."""
    return Vergelijking(verschil, None, None, None, Oordeel.NIET_TE_TOETSEN.value, reden)


def _test(van: Meting, tot: Meting, soort: Toetssoort, per: float) -> Toets | None:
    """Return p and margin by how the figures came about; None where nothing says how sure they are."""
    met_noemer = m.has_noemer(van) and m.has_noemer(tot)
    if soort is Toetssoort.AANTAL or (soort is Toetssoort.CIJFER_PER and met_noemer):
        paar = [(m.get_gebeurtenissen(x, soort, per), _get_noemer(x, soort, per)) for x in (van, tot)]
        return compare_aantallen(paar[0], paar[1], tot.dispersie)
    if soort is Toetssoort.AANDEEL and met_noemer:
        aandelen = [(m.get_getal(x.waarde) / 100, m.get_getal(x.noemer)) for x in (van, tot)]
        p, (laag, hoog) = compare_aandelen(aandelen[0], aandelen[1], get_z())
        return p, (100 * laag, 100 * hoog)
    return _test_marges(van, tot, soort, per)


def _get_noemer(meting: Meting, soort: Toetssoort, per: float) -> float:
    return 1.0 if soort is Toetssoort.AANTAL else m.get_getal(meting.noemer) / per


def _test_marges(van: Meting, tot: Meting, soort: Toetssoort, per: float) -> Toets | None:
    marges = [m.find_marge(x, soort, per) for x in (van, tot)]
    if marges[0] is None or marges[1] is None:
        return None
    breedte = math.hypot(*(marge[1] - marge[0] for marge in marges if marge is not None))
    verschil = m.get_getal(tot.waarde) - m.get_getal(van.waarde)
    # Two margins without width tell nothing of how sure the figures are.
    if breedte == 0:
        return None
    p = float(2 * compute_normaal_boven(abs(verschil) / (breedte / (2 * get_z()))))
    return p, (verschil - breedte / 2, verschil + breedte / 2)
