"""The sparkline: the course of one place, with the gemeente in grey when asked, as SVG text."""

from collections.abc import Sequence
from xml.sax.saxutils import quoteattr

from lwd_monitor.grafiek.verloop import MIN_LIJN, split_reeks
from lwd_monitor.kleuren import GRIJS, PETROL

MARGE = 6

Punt = tuple[int, float | None]


def build_lijntje(
    eigen: Sequence[Punt],
    almelo: Sequence[Punt] = (),
    breedte: int = 160,
    hoogte: int = 44,
    titel: str = "",
    meetjaren: Sequence[int] = (),
) -> str | None:
    """Return the SVG of the line, or None with fewer than two values; a year without a value breaks the line.

    Notes: it runs from the first to the last value of the place, for those are the years that stand under its ends.
    `meetjaren` are years with figures of others: the place that has none there has a gap.
    """
    gevuld = [(jaar, waarde) for jaar, waarde in eigen if waarde is not None]
    if len(gevuld) < 2:
        return None
    van, tot = gevuld[0][0], gevuld[-1][0]
    eigen, almelo = ([punt for punt in reeks if van <= punt[0] <= tot] for reeks in (eigen, almelo))
    waarden = [waarde for _, waarde in (*eigen, *almelo) if waarde is not None]
    schaal = _Schaal(van, tot, min(waarden), max(waarden), breedte, hoogte)
    x, y = schaal.place(*gevuld[-1])
    meetjaren = [*meetjaren, *(jaar for jaar, waarde in (*almelo, *eigen) if waarde is not None)]
    lijnen = _draw(almelo, schaal, GRIJS, 1.5, meetjaren) + _draw(eigen, schaal, PETROL, 2, meetjaren)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {breedte} {hoogte}" width="{breedte}" height="{hoogte}" '
        f'role="img" aria-label={quoteattr(titel)}>{lijnen}'
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{PETROL}"/></svg>'
    )


class _Schaal:
    def __init__(self, van: int, tot: int, laag: float, hoog: float, breedte: int, hoogte: int) -> None:
        self.van, self.laag = van, laag
        self.stap_x = (breedte - 2 * MARGE) / max(tot - van, 1)
        self.stap_y = (hoogte - 2 * MARGE) / (hoog - laag) if hoog > laag else 0.0
        self.onder = hoogte - MARGE if hoog > laag else hoogte / 2

    def get_x(self, jaar: float) -> float:
        return MARGE + (jaar - self.van) * self.stap_x

    def place(self, jaar: int, waarde: float) -> tuple[float, float]:
        return self.get_x(jaar), self.onder - (waarde - self.laag) * self.stap_y


def _draw(punten: Sequence[Punt], schaal: _Schaal, kleur: str, dikte: float, meetjaren: Sequence[int]) -> str:
    delen = []
    for stuk in split_reeks(punten, meetjaren):
        plekken = [schaal.place(jaar, waarde) for jaar, waarde in stuk]
        if len(plekken) < MIN_LIJN:
            delen += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{dikte + 0.5}" fill="{kleur}"/>' for x, y in plekken]
            continue
        hoeken = " ".join(f"{x:.1f},{y:.1f}" for x, y in plekken)
        delen.append(
            f'<polyline points="{hoeken}" fill="none" stroke="{kleur}" stroke-width="{dikte}" '
            'stroke-linejoin="round" stroke-linecap="round"/>'
        )
    return "".join(delen)
