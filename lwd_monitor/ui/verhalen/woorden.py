"""How the feed says how much there is."""

from collections.abc import Sequence

from lwd_monitor.gebied import GEMEENTE_NAAM
from lwd_monitor.opmaak import format_getal
from lwd_monitor.verhaal import Stem, Verhaal, Verhaalkeuze


def format_aantal(aantal: int) -> str:
    """Write a number of stories: `geen verhalen`, `1 verhaal`, `45 verhalen`."""
    if aantal == 0:
        return "geen verhalen"
    return "1 verhaal" if aantal == 1 else f"{format_getal(aantal)} verhalen"


def describe_herkomst(verhalen: Sequence[Verhaal]) -> str:
    """Return how many there are and where they come from: only what residents told is from people of the gemeente.

    >>> describe_herkomst([])
    'Geen verhalen.'
    """
    if not verhalen:
        return f"{format_aantal(0).capitalize()}."
    stukken = sum(v.uit_stukken for v in verhalen)
    openbaar = sum(v.stem == Stem.BRON and not v.uit_stukken for v in verhalen)
    bewoners = sum(v.stem == Stem.BEWONER for v in verhalen)
    delen = [
        (openbaar, "uit openbare bronnen"),
        (stukken, "uit de stukken van de gemeente"),
        (bewoners, f"van mensen uit {GEMEENTE_NAAM}"),
        (len(verhalen) - openbaar - stukken - bewoners, "van wie er werkt of helpt"),
    ]
    woorden = [f"{format_getal(aantal)} {waar}" for aantal, waar in delen if aantal]
    lijst = " en ".join([", ".join(woorden[:-1]), woorden[-1]] if len(woorden) > 1 else woorden)
    return f"{format_aantal(len(verhalen)).capitalize()}, in eigen woorden: {lijst}."


def describe_wensen(keuze: Verhaalkeuze, gebied: str, werkveld: str) -> str:
    """Return what the count is about in words; `gebied` and `werkveld` are names, empty when not chosen."""
    delen = [f" over {gebied}" if gebied else ""]
    if werkveld:
        delen.append(f", werkveld {werkveld.lower()}")
    delen.append(_describe_periode(keuze.van, keuze.tot))
    if keuze.zoek:
        delen.append(f", met ‘{keuze.zoek}’ erin")
    return "".join(delen)


def _describe_periode(van: int | None, tot: int | None) -> str:
    if van is not None and tot is not None:
        return f", uit {van}" if van == tot else f", van {van} tot en met {tot}"
    if van is not None:
        return f", vanaf {van}"
    return f", tot en met {tot}" if tot is not None else ""
