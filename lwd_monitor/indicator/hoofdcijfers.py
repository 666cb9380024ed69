"""Which figures stand on the cards of places, and which of them leads: the catalogue decides."""

from collections.abc import Collection, Mapping

from lwd_monitor.indicator.model import Indicator, Richting, Toetssoort, Werkveld

# The plan begins with it: a place is clean, whole and safe before anything else can grow there.
EERSTE_WERKVELD = next(iter(Werkveld))
# A full count has no chance in it to test; of a mean, a model estimate included, not every source gives the margin.
TOETSBAAR = frozenset({Toetssoort.AANTAL, Toetssoort.CIJFER_PER, Toetssoort.AANDEEL})


def may_lead(indicator: Indicator) -> bool:
    """Tell whether a figure may stand first: it serves the first werkveld, can be judged and can be tested."""
    return (
        EERSTE_WERKVELD in indicator.werkvelden
        and indicator.richting is not Richting.NEUTRAAL
        and indicator.toets in TOETSBAAR
    )


def list_hoofdcijfers(indicatoren: Mapping[str, Indicator]) -> list[Indicator]:
    """Return the main figures that the catalogue names: those that may lead first, then in its order."""
    gekozen = [(i.hoofdcijfer, i) for i in indicatoren.values() if i.hoofdcijfer is not None]
    return [i for _, i in sorted(gekozen, key=lambda paar: (not may_lead(paar[1]), paar[0], paar[1].id))]


def find_leidend(indicatoren: Mapping[str, Indicator], bruikbaar: Collection[str]) -> Indicator | None:
    """Return the figure that a page shows when nobody chose one, out of those it can show; None without any.

    Notes: the first main figure, else one that may lead, else any.
    """
    kan = {id_: indicator for id_, indicator in indicatoren.items() if id_ in bruikbaar}
    rij = [*list_hoofdcijfers(kan), *(i for i in kan.values() if may_lead(i)), *kan.values()]
    return next(iter(rij), None)
