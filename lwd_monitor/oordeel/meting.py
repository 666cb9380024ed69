"""One measured figure and its margin: what every test starts from."""

import math
from dataclasses import dataclass

from lwd_monitor.indicator import Dispersie, Toetssoort
from lwd_monitor.oordeel.aantallen import compute_marge_aantal
from lwd_monitor.oordeel.dispersie import get_z
from lwd_monitor.oordeel.interval import compute_wilson


@dataclass(frozen=True)
class Toetscijfer:
    """A figure of one gebied in one year; percentages run from 0 to 100.

    Notes: `gewicht` is the sum of the survey weights, for comparing a part with its whole; `dispersie` how much more
    than chance alone a count of such a place scatters.
    """

    waarde: float | None
    noemer: float | None = None
    ci_laag: float | None = None
    ci_hoog: float | None = None
    jaar: int | None = None
    gewicht: float | None = None
    dispersie: Dispersie | None = None


Marge = tuple[float, float]

REDEN_GEEN_CIJFER = "Er is geen cijfer om mee te vergelijken."
REDEN_STAND = (
    "Dit is een telling van alles en iedereen, geen steekproef: toeval speelt geen rol en er valt niets te toetsen."
)
REDEN_GEEN_MARGE = (
    "De bron geeft bij dit cijfer geen aantal en geen marge. Daardoor is niet na te gaan of een verschil toeval is."
)


def has_getal(waarde: float | None) -> bool:
    """Say whether there is a number at all (None and nan are no number)."""
    return waarde is not None and not math.isnan(waarde)


def get_getal(waarde: float | None) -> float:
    """Return the number, nan where there is none."""
    return float("nan") if waarde is None else float(waarde)


def has_noemer(meting: Toetscijfer) -> bool:
    """Say whether the figure carries a noemer to test on."""
    return get_getal(meting.noemer) > 0


def has_interval(meting: Toetscijfer) -> bool:
    """Say whether the source gives an interval with the figure."""
    return has_getal(meting.ci_laag) and has_getal(meting.ci_hoog)


def get_gebeurtenissen(meting: Toetscijfer, soort: Toetssoort, per: float) -> float:
    """Return the count of events behind a count or a rate."""
    waarde = get_getal(meting.waarde)
    return waarde if soort is Toetssoort.AANTAL else waarde * get_getal(meting.noemer) / per


def find_marge(meting: Toetscijfer, soort: Toetssoort, per: float = 1000) -> Marge | None:
    """Return the 95% interval of a figure: the published one, else from its noemer; None where neither is known.

    >>> laag, hoog = find_marge(Toetscijfer(101), Toetssoort.AANTAL)
    >>> round(laag, 1), round(hoog, 1)
    (82.3, 122.7)
    """
    if not has_getal(meting.waarde) or soort is Toetssoort.STAND:
        return None
    if has_interval(meting):
        return get_getal(meting.ci_laag), get_getal(meting.ci_hoog)
    waarde = get_getal(meting.waarde)
    if soort is Toetssoort.AANTAL or (soort is Toetssoort.CIJFER_PER and has_noemer(meting)):
        schaal = 1.0 if soort is Toetssoort.AANTAL else per / get_getal(meting.noemer)
        aantal = get_gebeurtenissen(meting, soort, per)
        laag, hoog = compute_marge_aantal(aantal, get_z(meting.dispersie), meting.dispersie)
        return schaal * laag, schaal * hoog
    if soort is Toetssoort.AANDEEL and has_noemer(meting):
        onder, boven = compute_wilson(waarde / 100, get_getal(meting.noemer))
        return 100 * float(onder), 100 * float(boven)
    return None
