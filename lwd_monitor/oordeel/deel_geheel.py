"""A gebied against the whole gemeente, of which it is itself a part."""

import math
from dataclasses import dataclass, replace
from enum import StrEnum

from lwd_monitor.oordeel import meting as m
from lwd_monitor.oordeel.meting import Toetscijfer, Toetssoort
from lwd_monitor.oordeel.toets import Oordeel, Vergelijking, build_ontoetsbaar, compare

REDEN_AANTAL = "Een aantal hangt af van hoe groot een gebied is. Vergelijk daarom per inwoner, of als percentage."
REDEN_HETZELFDE = "Het gebied is even groot als het geheel: er is geen rest om mee te vergelijken."


class Ligging(StrEnum):
    """Where a gebied stands against the whole."""

    LAGER = "lager"
    HOGER = "hoger"


@dataclass(frozen=True)
class Plaats(Vergelijking):
    """A comparison with the whole; `duiding` is gunstig or ongunstig, empty where the indicator has no good side."""

    duiding: str = ""


def compare_met_geheel(
    deel: Toetscijfer, geheel: Toetscijfer, soort: Toetssoort, richting: str = "neutraal", per: float = 1000
) -> Plaats:
    """Test whether a gebied differs from the whole it belongs to, by testing it against the rest.

    Notes: the gebied is inside the whole, so the two share respondents and a plain two-sample test would be wrong. A
    gebied differs from the whole exactly when it differs from the rest; the difference shown is the one with the
    whole, which is the difference with the rest times the share of the rest.

    >>> compare_met_geheel(Toetscijfer(55, 100), Toetscijfer(70, 1000), Toetssoort.AANDEEL, "hoger_gunstig").duiding
    'ongunstig'
    """
    if soort is Toetssoort.AANTAL:
        return _build_plaats(build_ontoetsbaar(None, REDEN_AANTAL))
    if soort is Toetssoort.STAND:
        return _build_plaats(build_ontoetsbaar(None, m.REDEN_STAND))
    if not (m.has_getal(deel.waarde) and m.has_getal(geheel.waarde)):
        return _build_plaats(build_ontoetsbaar(None, m.REDEN_GEEN_CIJFER))
    verschil = m.get_getal(deel.waarde) - m.get_getal(geheel.waarde)
    if not (m.has_noemer(deel) and m.has_noemer(geheel)):
        return _build_plaats(build_ontoetsbaar(verschil, m.REDEN_GEEN_MARGE))
    aandeel = get_aandeel(deel, geheel)
    if aandeel >= 1:
        return _build_plaats(build_ontoetsbaar(verschil, REDEN_HETZELFDE))
    rest = build_rest(deel, geheel, soort)
    uitkomst = compare(rest, deel, soort, per)
    if uitkomst.ci_laag is None or uitkomst.ci_hoog is None:
        return _build_plaats(replace(uitkomst, verschil=verschil))
    schaal = 1 - aandeel
    geschaald = replace(
        uitkomst, verschil=verschil, ci_laag=schaal * uitkomst.ci_laag, ci_hoog=schaal * uitkomst.ci_hoog
    )
    return _build_plaats(geschaald, richting)


def get_aandeel(deel: Toetscijfer, geheel: Toetscijfer) -> float:
    """Return how large the part is in the whole: by weight where both carry one, else by noemer."""
    if m.has_getal(deel.gewicht) and m.has_getal(geheel.gewicht):
        return m.get_getal(deel.gewicht) / m.get_getal(geheel.gewicht)
    return m.get_getal(deel.noemer) / m.get_getal(geheel.noemer)


def build_rest(deel: Toetscijfer, geheel: Toetscijfer, soort: Toetssoort) -> Toetscijfer:
    """Return the figure of the whole without the part, noemer and interval included.

    Notes: sums of squared weights add up over part and rest, so Kish's n of the rest follows from the other two.
    """
    f = get_aandeel(deel, geheel)
    waarde = (m.get_getal(geheel.waarde) - f * m.get_getal(deel.waarde)) / (1 - f)
    if soort is Toetssoort.AANDEEL:
        waarde = min(max(waarde, 0.0), 100.0)
    kwadraten = 1 / m.get_getal(geheel.noemer) - f**2 / m.get_getal(deel.noemer)
    noemer = (1 - f) ** 2 / kwadraten if kwadraten > 0 else float("nan")
    if soort is Toetssoort.CIJFER_PER:
        # What scatters here is one place among others: the rest is made of such places too.
        noemer, waarde = m.get_getal(geheel.noemer) - m.get_getal(deel.noemer), max(waarde, 0.0)
        return Toetscijfer(waarde, noemer, dispersie=deel.dispersie)
    if soort is not Toetssoort.GEMIDDELDE:
        return Toetscijfer(waarde, noemer)
    breed_geheel, breed_deel = (m.get_getal(x.ci_hoog) - m.get_getal(x.ci_laag) for x in (geheel, deel))
    over = breed_geheel**2 - (f * breed_deel) ** 2
    half = math.sqrt(over) / (2 * (1 - f)) if over > 0 else float("nan")
    return Toetscijfer(waarde, noemer, waarde - half, waarde + half)


def _build_plaats(uitkomst: Vergelijking, richting: str = "neutraal") -> Plaats:
    woord = {Oordeel.GESTEGEN.value: Ligging.HOGER.value, Oordeel.GEDAALD.value: Ligging.LAGER.value}.get(
        uitkomst.oordeel, uitkomst.oordeel
    )
    gunstig = {"hoger_gunstig": Ligging.HOGER.value, "lager_gunstig": Ligging.LAGER.value}.get(richting)
    duiding = ""
    if gunstig and woord in (Ligging.LAGER.value, Ligging.HOGER.value):
        duiding = "gunstig" if woord == gunstig else "ongunstig"
    velden = {**uitkomst.as_dict(), "oordeel": woord, "toets": "gebied tegen de rest" if uitkomst.toets else ""}
    return Plaats(**velden, duiding=duiding)  # type: ignore[arg-type]
