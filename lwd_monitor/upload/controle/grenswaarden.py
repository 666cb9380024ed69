"""From which point a figure is reported; the reasons stand beside the numbers."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Grenswaarden:
    """The thresholds of the checks.

    Notes: chosen on the figures that ship: of their steps from year to year one is reported, while a slipped decimal
    point or two swapped rows always are.
    """

    eerste_jaar: int = 1995
    """CBS publishes figures per wijk and buurt since 1995; an earlier year is more likely a typing error."""
    sprong_punten: float = 25.0
    """Percentage points: the margin of a large buurt in a survey of this size is about 20 (docs/methode.md#enquete)."""
    sprong_factor: float = 3.0
    """Counts and amounts: three times as much or as little within one step."""
    sprong_minimum: float = 30.0
    """Below this size a factor three may be chance: 30 against 10 is the edge of what Poisson allows at p = 0.001."""
    verlies_aandeel: float = 0.1
    """One in ten places without a figure where there was one: more than CBS hides from one year to the next."""
    afrond_stap: float = 5.0
    """CBS rounds counts of wijken and buurten to five, so each part may be off by half of that."""
