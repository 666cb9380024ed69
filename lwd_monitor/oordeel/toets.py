"""Is the difference between two figures, or two shares, more than chance?"""

import math
from dataclasses import dataclass
from enum import StrEnum

from lwd_monitor.indicator import Toetssoort
from lwd_monitor.oordeel import meting as m
from lwd_monitor.oordeel.aantallen import compare_aantallen
from lwd_monitor.oordeel.dispersie import TELLINGEN
from lwd_monitor.oordeel.interval import get_z
from lwd_monitor.oordeel.meting import Marge, Toetscijfer
from lwd_monitor.oordeel.verdelingen import compute_normaal_boven

Aandeel = tuple[float, float]
ALFA = 0.05
TWEE_METINGEN = "twee metingen"
Toets = tuple[float, Marge]


def compare_aandelen(van: Aandeel, tot: Aandeel, z: float) -> tuple[float, Marge]:
    """Return p and the margin of `tot` - `van`, two shares (0-1) each with its (effective) n.

    Notes: the pooled z test; the margin holds every difference that this test, with both shares fitted to that
    difference, does not reject at `z` (Mee 1984, Biometrics 40, 1175-1176). So the margin leaves out zero exactly when
    the test does.

    >>> p, (laag, hoog) = compare_aandelen((0.60, 100), (0.75, 100), 1.96)
    >>> round(p, 3), round(laag, 3), round(hoog, 3)
    (0.024, 0.02, 0.275)
    """
    # Takes half a second to import; what only reads the store needs it not.
    from scipy.optimize import brentq

    verschil = tot[0] - van[0]
    p = float(2 * compute_normaal_boven(abs(_compute_afstand(van, tot, 0.0))))
    laag = brentq(lambda d: _compute_afstand(van, tot, d) - z, -1.0, verschil) if verschil > -1 else -1.0
    hoog = brentq(lambda d: _compute_afstand(van, tot, d) + z, verschil, 1.0) if verschil < 1 else 1.0
    return p, (float(laag), float(hoog))


def _compute_afstand(van: Aandeel, tot: Aandeel, d: float) -> float:
    """Return how many standard errors the difference lies from `d`; the errors are those under `d` itself."""
    # Only at a difference of all or nothing is there no error: then everything else lies far away.
    return (tot[0] - van[0] - d) / max(_compute_fout(van, tot, d), 1e-9)


def _compute_fout(van: Aandeel, tot: Aandeel, d: float) -> float:
    if d == 0:
        p_tot = p_van = (van[0] * van[1] + tot[0] * tot[1]) / (van[1] + tot[1])
    else:
        p_tot = _fit_aandeel(van, tot, d)
        p_van = min(max(p_tot - d, 0.0), 1.0)
    return math.sqrt(p_tot * (1 - p_tot) / tot[1] + p_van * (1 - p_van) / van[1])


def _fit_aandeel(van: Aandeel, tot: Aandeel, d: float) -> float:
    """Return the most likely share of `tot` when it must be `d` more than that of `van`.

    Notes: the root of a cubic in closed form (Miettinen & Nurminen 1985, Stat Med 4, 213-226, appendix; Farrington &
    Manning 1990).
    """
    theta = van[1] / tot[1]
    a = 1 + theta
    b = -(1 + theta + tot[0] + theta * van[0] + d * (theta + 2))
    c = d**2 + d * (2 * tot[0] + theta + 1) + tot[0] + theta * van[0]
    e = -tot[0] * d * (1 + d)
    v = (b / (3 * a)) ** 3 - b * c / (6 * a**2) + e / (2 * a)
    u = math.copysign(math.sqrt(max((b / (3 * a)) ** 2 - c / (3 * a), 0.0)), v)
    # Three equal roots: no angle is needed to tell them apart.
    cosinus = v / u**3 if u else v
    hoek = (math.pi + math.acos(min(max(cosinus, -1.0), 1.0))) / 3
    return min(max(2 * u * math.cos(hoek) - b / (3 * a), max(d, 0.0)), min(1.0, 1.0 + d))


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


def compare(van: Toetscijfer, tot: Toetscijfer, soort: Toetssoort, per: float = 1000) -> Vergelijking:
    """Test the change between two measurements: `tot` minus `van`.

    Notes: a change counts when p is below 0.05, which is when the interval leaves out zero: both come from one test.
    Percentages on their noemer: pooled z. Counts and rates: on the margins of the two, with the dispersion of `tot`.
    Otherwise: z from the two published intervals.

    >>> compare(Toetscijfer(60, 100), Toetscijfer(75, 100), Toetssoort.AANDEEL).oordeel
    'gestegen'
    >>> compare(Toetscijfer(72.6), Toetscijfer(76.3), Toetssoort.GEMIDDELDE).oordeel
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


def _test(van: Toetscijfer, tot: Toetscijfer, soort: Toetssoort, per: float) -> Toets | None:
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


def _get_noemer(meting: Toetscijfer, soort: Toetssoort, per: float) -> float:
    return 1.0 if soort is Toetssoort.AANTAL else m.get_getal(meting.noemer) / per


def _test_marges(van: Toetscijfer, tot: Toetscijfer, soort: Toetssoort, per: float) -> Toets | None:
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
