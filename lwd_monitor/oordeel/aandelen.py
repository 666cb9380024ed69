"""Two shares: the pooled z test, and the margin that belongs to that same test."""

import math

from lwd_monitor.oordeel.verdelingen import compute_normaal_boven

Aandeel = tuple[float, float]
Marge = tuple[float, float]


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
