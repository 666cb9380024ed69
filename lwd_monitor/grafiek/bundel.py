"""A bundle of lines as SVG without text: all comparable places thin and grey, the gemeente dotted, one place in petrol."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from lwd_monitor.grafiek.punt import GEEN
from lwd_monitor.grafiek.verloop import MIN_LIJN, split_reeks
from lwd_monitor.grafiek.verloop_svg import Lijnstijl
from lwd_monitor.kleuren import INKT, LIJN, PETROL, RASTER

BREEDTE, HOOGTE = 1000, 300
STIJL_EIGEN, STIJL_HEEL, STIJL_ANDER = (
    Lijnstijl(kleur, streep, GEEN) for kleur, streep in ((PETROL, ""), (INKT, "2 4"), (LIJN, ""))
)
MAX_STREPEN = 6
Lijn = Sequence[tuple[int, float | None]]


@dataclass(frozen=True)
class Bundelbeeld:
    """The picture, and where its words belong: shares of the width from the left and of the height from the top."""

    svg: str
    waarden: tuple[tuple[float, float], ...]
    jaren: tuple[tuple[float, int], ...]
    eind_eigen: float
    eind_almelo: float | None
    laag: float

    def place_jaar(self, jaar: float) -> float:
        """Return where a year, or a moment in it, stands: from 0 at the first year to 1 at the last."""
        eerste, laatste = self.jaren[0][1], self.jaren[-1][1]
        return (jaar - eerste) / max(laatste - eerste, 1)


def build_bundelbeeld(
    anderen: Sequence[Lijn], almelo: Lijn, eigen: Lijn, marges: Sequence[tuple[int, float, float]] = ()
) -> Bundelbeeld:
    """Return the picture; a year without a value breaks a line. `marges` (jaar, laag, hoog) are error bars of `eigen`."""
    alle = [w for lijn in (*anderen, almelo, eigen) for _, w in lijn if w is not None]
    alle += [grens for _, laag, hoog in marges for grens in (laag, hoog)]
    strepen = compute_strepen(min(alle), max(alle))
    jaren = sorted({jaar for lijn in (almelo, eigen) for jaar, _ in lijn})
    vlak = _Vlak(jaren, strepen[0], strepen[-1])
    raster = "".join(
        f'<path d="M0 {HOOGTE * vlak.get_y(s):.1f}H{BREEDTE}" stroke="{RASTER}" {_VAST}/>' for s in strepen
    )
    lijnen = "".join(_draw(lijn, vlak, LIJN, 1, punt=4) for lijn in anderen)
    lijnen += _draw(almelo, vlak, INKT, 2, ' stroke-dasharray="2 4"', 6) + _draw(eigen, vlak, PETROL, 3, punt=9)
    lijnen += "".join(_draw_marge(vlak, *marge) for marge in marges)
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {BREEDTE} {HOOGTE}" preserveAspectRatio="none">'
        f"{raster}{lijnen}</svg>"
    )
    return Bundelbeeld(
        svg,
        tuple((vlak.get_y(s), s) for s in strepen),
        tuple((vlak.get_x(jaar), jaar) for jaar in jaren),
        vlak.get_y(_find_laatste(eigen) or 0.0),
        None if _find_laatste(almelo) is None else vlak.get_y(_find_laatste(almelo) or 0.0),
        strepen[0],
    )


def compute_strepen(laag: float, hoog: float) -> list[float]:
    """Return round values from at or below `laag` to at or above `hoog`.

    >>> compute_strepen(47, 91)
    [40.0, 50.0, 60.0, 70.0, 80.0, 90.0, 100.0]
    """
    ruw = (hoog - laag) / MAX_STREPEN or 1.0
    macht = 10.0 ** math.floor(math.log10(ruw))
    stap = next(f * macht for f in (1, 2, 5, 10) if f * macht >= ruw)
    eerste, laatste = math.floor(laag / stap), math.ceil(hoog / stap)
    return [round(stap * n, 10) for n in range(eerste, max(laatste, eerste + 1) + 1)]


# The picture stretches with the page; lines keep their width.
_VAST = 'fill="none" vector-effect="non-scaling-stroke"'


@dataclass(frozen=True)
class _Vlak:
    """The frame of the drawing: its years, each of which has a figure of some place, and its lowest and highest value."""

    jaren: Sequence[int]
    laag: float
    hoog: float

    @property
    def van(self) -> int:
        return self.jaren[0]

    @property
    def tot(self) -> int:
        return self.jaren[-1]

    def get_x(self, jaar: int) -> float:
        return (jaar - self.van) / max(self.tot - self.van, 1)

    def get_y(self, waarde: float) -> float:
        return (self.hoog - waarde) / (self.hoog - self.laag)


def _draw(lijn: Lijn, vlak: _Vlak, kleur: str, dikte: float, extra: str = "", punt: float = 0) -> str:
    """Return a line in its pieces; too short a piece is drawn as points of `punt` wide: a line of no length, with round ends."""
    lijnen, punten = [], []
    for stuk in split_reeks(lijn, vlak.jaren):
        plekken = [f"{BREEDTE * vlak.get_x(jaar):.1f} {HOOGTE * vlak.get_y(waarde):.1f}" for jaar, waarde in stuk]
        if len(plekken) < MIN_LIJN:
            punten += [f"M{plek}h0" for plek in plekken]
        else:
            lijnen.append(f"M{'L'.join(plekken)}")
    return _draw_pad(lijnen, kleur, dikte, extra) + _draw_pad(
        punten, kleur, punt or 2 * dikte, ' stroke-linecap="round"'
    )


def _draw_marge(vlak: _Vlak, jaar: int, laag: float, hoog: float) -> str:
    x, boven, onder = BREEDTE * vlak.get_x(jaar), HOOGTE * vlak.get_y(hoog), HOOGTE * vlak.get_y(laag)
    # A browser cuts the image at its edge, and with it half of this line.
    return _draw_pad([f"M{x:.1f} {boven:.1f}V{onder:.1f}"], PETROL, 3 if jaar in (vlak.van, vlak.tot) else 1.5)


def _draw_pad(delen: list[str], kleur: str, dikte: float, extra: str = "") -> str:
    return f'<path d="{"".join(delen)}" stroke="{kleur}" stroke-width="{dikte}" {_VAST}{extra}/>' if delen else ""


def _find_laatste(lijn: Lijn) -> float | None:
    return next((waarde for _, waarde in reversed(lijn) if waarde is not None), None)
