"""Map classes: at most four, with round limits, from whatever values an indicator has."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from itertools import pairwise
from math import floor, isfinite, log, log10

import numpy as np

from lwd_monitor.kleuren import TINTEN

# Each class has a tint of its own.
MAX_KLASSEN = len(TINTEN)
ROUND_STEPS = (1.0, 2.0, 2.5, 5.0)
# Weights found by trying the shipped indicators: spread decides, but round equal steps win from a slightly better fit.
WEIGHT_EVEN_COUNTS = 0.5
PENALTY_UNEVEN_STEPS = 0.1


@dataclass(frozen=True)
class Klassen:
    """The classes of one map: lower limits of the second and following classes, or one class per `waarden` value."""

    grenzen: tuple[float, ...]
    waarden: tuple[float, ...]
    decimalen: int

    @property
    def aantal(self) -> int:
        """Return how many classes there are."""
        return len(self.waarden) or len(self.grenzen) + 1


def round_waarde(waarde: float, decimalen: int) -> float:
    """Round as the page prints a number, so that "60%" never stands in the class below 60.

    >>> round_waarde(59.96, 1)
    60.0
    """
    step = Decimal(1).scaleb(-decimalen)
    return float(Decimal(str(waarde)).quantize(step, rounding=ROUND_HALF_EVEN))


def compute_klassen(
    waarden: Iterable[float | None], decimalen: int = 0, vaste_grenzen: Sequence[float] | None = None
) -> Klassen | None:
    """Choose round class limits for these values; no values at all gives None.

    Notes: values are classed as they are printed (rounded to `decimalen`). Up to four different values get a class
    each. `vaste_grenzen` keeps the same limits over years; a class may then be empty.
    """
    known = sorted(round_waarde(w, decimalen) for w in waarden if w is not None and isfinite(w))
    if not known:
        return None
    if vaste_grenzen is not None:
        return Klassen(tuple(sorted({float(g) for g in vaste_grenzen})), (), decimalen)
    distinct = tuple(sorted(set(known)))
    if len(distinct) <= MAX_KLASSEN:
        return Klassen((), distinct, decimalen)
    values = np.array(known)
    grenzen = min(_list_candidates(values, decimalen), key=lambda g: _penalty(values, g))
    return Klassen(grenzen, (), decimalen)


def get_klasse(klassen: Klassen, waarde: float) -> int:
    """Return the class of a value, 0 for the lowest.

    >>> get_klasse(Klassen((60.0, 70.0, 80.0), (), 0), 59.6)
    1
    """
    rounded = round_waarde(waarde, klassen.decimalen)
    if klassen.waarden:
        return klassen.waarden.index(rounded)
    return sum(rounded >= grens for grens in klassen.grenzen)


def count_per_klasse(klassen: Klassen, waarden: Iterable[float | None]) -> list[int]:
    """Count the values in each class, missing ones left out."""
    counts = Counter(get_klasse(klassen, w) for w in waarden if w is not None and isfinite(w))
    return [counts[nr] for nr in range(klassen.aantal)]


def _list_candidates(values: np.ndarray, decimalen: int) -> list[tuple[float, ...]]:
    """List limit triples that leave no class empty, from round steps and from quantiles at several roundings."""
    found = {g for g in _iter_triples(values, decimalen) if len(set(g)) == len(g) and _has_no_empty(values, g)}
    # Five or more different values always have this one: limits on the values themselves.
    return sorted(found) or [_limits_on_values(values)]


def _iter_triples(values: np.ndarray, decimalen: int) -> Iterator[tuple[float, ...]]:
    size = max(values[-1] - values[0], abs(values[-1]), abs(values[0]))
    for step in _list_steps(size, decimalen):
        first = floor(values[0] / step) * step
        for start in range(1, 1 + min(40, int((values[-1] - first) / step))):
            yield tuple(_clean(first + (start + i) * step) for i in range(MAX_KLASSEN - 1))
        for quantiles in ((0.25, 0.5, 0.75), (0.4, 0.7, 0.9), (0.1, 0.4, 0.7), (0.33, 0.67, 0.95)):
            yield tuple(_clean(round(float(q) / step) * step) for q in np.quantile(values, quantiles))


def _list_steps(size: float, decimalen: int) -> list[float]:
    top = floor(log10(size)) if size > 0 else 0
    steps = [_clean(m * 10.0**e) for e in range(top - 2, top + 1) for m in ROUND_STEPS]
    unit = 10.0**-decimalen
    return [s for s in steps if s >= unit and abs(s / unit - round(s / unit)) < 1e-9]


def _clean(number: float) -> float:
    """Drop the binary dust of 3 * 0.1, so that limits print and compare as the round numbers they are."""
    return float(f"{number:.12g}")


def _split(values: np.ndarray, grenzen: Sequence[float]) -> list[np.ndarray]:
    return np.split(values, np.searchsorted(values, np.array(grenzen), side="left"))


def _has_no_empty(values: np.ndarray, grenzen: Sequence[float]) -> bool:
    # The highest value above the last limit: otherwise the legend says "100% of meer".
    return bool(grenzen[-1] < values[-1]) and all(len(part) for part in _split(values, grenzen))


def _limits_on_values(values: np.ndarray) -> tuple[float, ...]:
    distinct = np.unique(values)
    places = [round(len(distinct) * part / MAX_KLASSEN) for part in range(1, MAX_KLASSEN)]
    return tuple(float(distinct[place]) for place in places)


def _penalty(values: np.ndarray, grenzen: tuple[float, ...]) -> tuple[float, tuple[float, ...]]:
    """Weigh how unlike the values within a class are, how uneven the counts, and how unround the limits."""
    parts = _split(values, grenzen)
    total = float(((values - values.mean()) ** 2).sum())
    within = sum(float(((p - p.mean()) ** 2).sum()) for p in parts) / total if total else 0.0
    shares = [len(p) / len(values) for p in parts]
    uneven = 1 + sum(s * log(s) for s in shares) / log(MAX_KLASSEN)
    steps = {_clean(b - a) for a, b in pairwise(grenzen)}
    penalty = within + WEIGHT_EVEN_COUNTS * uneven + _unround(grenzen)
    return penalty + PENALTY_UNEVEN_STEPS * (len(steps) > 1), grenzen


def _unround(grenzen: Sequence[float]) -> float:
    """Charge each significant digit beyond the first; a last 5 counts half (25 is nearly as round as 20)."""
    charge = 0.0
    for grens in grenzen:
        digits = f"{abs(grens):.12e}".split("e")[0].replace(".", "").rstrip("0")
        charge += max(0.0, len(digits) - 1 - 0.5 * digits.endswith("5"))
    return 0.04 * charge
