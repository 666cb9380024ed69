"""The headline and lead of a place: one finding from the published figures, in the words of the catalogue."""

import statistics

from lwd_monitor.indicator import Richting, format_in_zin
from lwd_monitor.oordeel import Oordeel
from lwd_monitor.profiel.bouwen import INWONERS, MINIMUM_INWONERS
from lwd_monitor.profiel.model import Profiel, ProfielRij, Vergelijking
from lwd_monitor.profiel.toetsing import compute_plaats
from lwd_monitor.waarneming import Status

# Nearer to Almelo than half the usual spread between places, a difference is no headline.
MINIMALE_AFSTAND = 0.5
MINIMUM_VERGELIJKBAAR = 5


def compute_afstand(rij: ProfielRij) -> float | None:
    """Return how far a value lies from Almelo's, in standard deviations of the comparable places, or None."""
    almelo = rij.almelo.waarde if rij.almelo else None
    if rij.waarde is None or almelo is None or len(rij.vergelijkbaar) < MINIMUM_VERGELIJKBAAR:
        return None
    spreiding = statistics.pstdev(rij.vergelijkbaar)
    return abs(rij.waarde - almelo) / spreiding if spreiding else None


def has_genoeg_inwoners(profiel: Profiel) -> bool:
    """Tell whether enough people live in a place for its figures to stand beside those of others."""
    inwoners = profiel.rijen.get(INWONERS)
    return inwoners is not None and (inwoners.waarde or 0) >= MINIMUM_INWONERS


def list_opvallend(profiel: Profiel, aantal: int = 3) -> list[ProfielRij]:
    """Return the rows that lie furthest from Almelo, main figures first; none for a place with few inhabitants.

    Notes: a main figure goes first because a distance to a shop is a thin finding beside it. No totals, no neutral indicators, no fictitious figures, no figure of the wijk around a buurt, and none that
    is older than Almelo's newest.
    """
    if not has_genoeg_inwoners(profiel):
        return []
    afstanden = [(compute_afstand(rij), rij) for rij in profiel.rijen.values() if _may_lead(rij)]
    ver = [(afstand, rij) for afstand, rij in afstanden if afstand is not None and afstand >= MINIMALE_AFSTAND]
    return [rij for _, rij in sorted(ver, key=lambda paar: (paar[1].indicator.hoofdcijfer is None, -paar[0]))[:aantal]]


def format_kop(naam: str, rij: ProfielRij | None) -> str:
    """Return the headline of a place; without a finding a plain title."""
    if rij is None:
        return f"{naam} in cijfers en verhalen"
    kop = rij.indicator.kop_lager if rij.vergelijking == Vergelijking.LAGER else rij.indicator.kop_hoger
    return f"{naam}: {kop} dan gemiddeld in Almelo"


def format_zin(naam: str, rij: ProfielRij, met_jaar: bool = True) -> str:
    """Return a row as a sentence with, where the two may stand beside each other, Almelo's figure."""
    meting = rij.meting
    if meting is None or meting.waarde is None:
        return ""
    zin = rij.indicator.zin.format(gebied=naam, waarde=format_in_zin(rij.indicator, meting.waarde)).rstrip(".")
    jaar = f" ({meting.jaar})" if met_jaar else ""
    is_almelo = rij.reeks == rij.reeks_almelo
    if rij.vergelijking == Vergelijking.ONBEKEND or rij.almelo is None or is_almelo:
        return f"{zin}{jaar}."
    return f"{zin}; in heel Almelo is dat {format_in_zin(rij.indicator, rij.almelo.waarde)}{jaar}."


def format_lead(naam: str, kort: str, rijen: list[ProfielRij]) -> str:
    """Return rows as one lead: the name in the first sentence, `kort` in the next, a year when it changes."""
    zinnen: list[str] = []
    jaar = None
    for rij in rijen:
        if rij.meting and rij.waarde is not None:
            zinnen.append(format_zin(kort if zinnen else naam, rij, rij.meting.jaar != jaar))
            jaar = rij.meting.jaar
    return " ".join(zinnen)


def _may_lead(rij: ProfielRij) -> bool:
    return (
        rij.is_vergelijkbaar
        and rij.bron_gebied is None
        and rij.indicator.richting != Richting.NEUTRAAL
        and rij.vergelijking in (Vergelijking.LAGER, Vergelijking.HOGER)
        and rij.meting is not None
        and rij.meting.status != Status.VOORBEELD
        and rij.meting.jaar == rij.reeks_almelo[-1].jaar
        and not _is_toeval(rij)
    )


def _is_toeval(rij: ProfielRij) -> bool:
    """Tell whether the difference with Almelo was tested and may be chance: then it is no headline."""
    plaats = compute_plaats(rij)
    return plaats is not None and plaats.oordeel == Oordeel.GEEN_AANTOONBAAR_VERSCHIL
