"""What to offer a reader who finds no story: which single wish to drop, and how many stories that gives."""

from collections.abc import Iterable
from dataclasses import replace

from lwd_monitor.verhaal.model import Verhaal
from lwd_monitor.verhaal.selectie import Keuze, select_verhalen

# Each wish with the fields that make it up: a period is dropped as a whole.
_WENSEN: dict[str, tuple[str, ...]] = {
    "zoek": ("zoek", "treffers"),
    "soort": ("soort",),
    "werkveld": ("werkveld",),
    "periode": ("van", "tot"),
    "gebied": ("codes", "indeling"),
}
_LEEG = Keuze()


def list_wensen(keuze: Keuze) -> list[str]:
    """Return what a reader asks for: zoek, soort, werkveld, periode, gebied."""
    return [naam for naam, velden in _WENSEN.items() if any(getattr(keuze, v) != getattr(_LEEG, v) for v in velden)]


def list_verruimingen(verhalen: Iterable[Verhaal], keuze: Keuze) -> list[tuple[str, int]]:
    """Return which single wish can be dropped to find stories, with how many there are then."""
    alle = list(verhalen)
    gevonden = [(wens, len(select_verhalen(alle, _drop(keuze, wens)))) for wens in list_wensen(keuze)]
    return [(wens, aantal) for wens, aantal in gevonden if aantal]


def _drop(keuze: Keuze, wens: str) -> Keuze:
    return replace(keuze, **{veld: getattr(_LEEG, veld) for veld in _WENSEN[wens]})
