"""Two counts or rates: the margin of their difference, and the p at which that margin just touches zero."""

import math

from lwd_monitor.indicator import Dispersie
from lwd_monitor.oordeel import dispersie as d
from lwd_monitor.oordeel.interval import compute_poisson_grenzen

Marge = tuple[float, float]
# Further out than this no p can be told from zero.
VERSTE_Z = 37.0


def compute_marge_aantal(x: float, z: float, dispersie: Dispersie | None = None) -> Marge:
    """Return the interval of a count that scatters more than chance alone.

    Notes: a count with twice the variance is worth half as many events (as weights make fewer answers of a survey):
    the limits of those events (Byar, exact below 10), put back on the scale of the count.

    >>> [round(grens, 1) for grens in compute_marge_aantal(101, 1.96)]
    [82.3, 122.7]
    """
    factor = d.get_waarde(dispersie)
    laag, hoog = compute_poisson_grenzen(x / factor, z)
    return factor * laag, factor * hoog


def compare_aantallen(
    van: tuple[float, float], tot: tuple[float, float], dispersie: Dispersie | None = None
) -> tuple[float, Marge]:
    """Return p and the 95% margin of the change between two counts, each with its noemer, as a rate per one of those.

    Notes: the margin comes from the two separate intervals, which keeps it skewed where they are (square-and-add: Zou &
    Donner 2008); p is the level at which that margin just touches zero. So word, p and margin are one test.

    >>> p, (laag, hoog) = compare_aantallen((101, 1), (74, 1))
    >>> p < 0.05, hoog < 0
    (True, True)
    """
    z = _find_z(van, tot, dispersie)
    p = 1.0 if z is None else d.compute_p(z, dispersie)
    return p, _compute_marge(van, tot, d.get_z(dispersie), dispersie)


def _compute_marge(van: tuple[float, float], tot: tuple[float, float], z: float, dispersie: Dispersie | None) -> Marge:
    eerste, tweede = van[0] / van[1], tot[0] / tot[1]
    laag_van, hoog_van = (grens / van[1] for grens in compute_marge_aantal(van[0], z, dispersie))
    laag_tot, hoog_tot = (grens / tot[1] for grens in compute_marge_aantal(tot[0], z, dispersie))
    verschil = tweede - eerste
    return (
        verschil - math.hypot(tweede - laag_tot, hoog_van - eerste),
        verschil + math.hypot(hoog_tot - tweede, eerste - laag_van),
    )


def _find_z(van: tuple[float, float], tot: tuple[float, float], dispersie: Dispersie | None) -> float | None:
    """Return how wide the margin may be before it touches zero; None where the two figures are the same."""
    # Takes half a second to import; what only reads the store needs it not.
    from scipy.optimize import brentq

    # Turned around, a change is as large: the lower limit of a rise is the one that may touch zero.
    laagste, hoogste = sorted((van, tot), key=lambda telling: telling[0] / telling[1])

    def afstand(z: float) -> float:
        return _compute_marge(laagste, hoogste, z, dispersie)[0]

    if afstand(0.0) <= 0:
        return None
    return VERSTE_Z if afstand(VERSTE_Z) > 0 else float(brentq(afstand, 0.0, VERSTE_Z))
