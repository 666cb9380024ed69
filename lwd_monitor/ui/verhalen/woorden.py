"""How the feed says how much there is."""

from lwd_monitor.opmaak import format_getal
from lwd_monitor.verhaal import Keuze


def format_aantal(aantal: int) -> str:
    """Write a number of stories: `geen verhalen`, `1 verhaal`, `45 verhalen`."""
    if aantal == 0:
        return "geen verhalen"
    return "1 verhaal" if aantal == 1 else f"{format_getal(aantal)} verhalen"


def describe_wensen(keuze: Keuze, gebied: str, werkveld: str) -> str:
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
