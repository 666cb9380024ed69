"""From which point a figure is reported; the reasons stand beside the numbers."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Grenswaarden:
    """The thresholds of the checks.

    Notes: chosen on the figures that ship: of their steps from year to year one is reported, and none of
    their differences between places, while a slipped decimal point or two swapped rows always are.
    """

    eerste_jaar: int = 1995
    """CBS publishes figures per wijk and buurt since 1995; an earlier year is more likely a typing error."""
    sprong_punten: float = 25.0
    """Percentage points: the margin of a large buurt in a survey of this size is about 20 (docs/methode.md#enquete)."""
    sprong_factor: float = 3.0
    """Counts and amounts: three times as much or as little within one step."""
    sprong_minimum: float = 30.0
    """Below this size a factor three may be chance: 30 against 10 is the edge of what Poisson allows at p = 0.001."""
    keer: float = 5.0
    """Against its own former value, the year after it or the places around it: five times as much or as little."""
    duizend: float = 500.0
    """From here on it is the unit that differs (euro beside thousands of euro), give or take a factor two."""
    zelf_minimum: float = 10.0
    """A count that is published again changes by rounding; from ten on a factor five is more than that."""
    procent_minimum: float = 5.0
    """Below five percent a share may well be five times as large."""
    genoeg: int = 5
    """Fewer places than this on one level are no surroundings to judge by."""
    nooit_nul: float = 5.0
    """Where no place has less than this, a 0 is likelier an empty cell."""
    verlies_aandeel: float = 0.1
    """One in ten places without a figure where there was one: more than CBS hides from one year to the next."""
    afrond_stap: float = 5.0
    """CBS rounds counts of wijken and buurten to five, so each part may be off by half of that."""
