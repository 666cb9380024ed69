"""The drawing of an image, with where its words belong: a course, a bundle of lines, or one measurement of several places."""

from collections.abc import Sequence
from dataclasses import dataclass

from lwd_monitor.grafiek.bundel import Bundelbeeld
from lwd_monitor.grafiek.punt import build_punt
from lwd_monitor.grafiek.verloop import Verloop
from lwd_monitor.grafiek.verloop_svg import HOOGTE, Lijnstijl, build_verloop_svg
from lwd_monitor.kleuren import LIJN

# In points; the sheet is 900 wide. A mark at the very edge of the drawing keeps its other half.
BREEDTE, RAND = 760, 12
MINDER_JAREN = 16
# A row of one measurement: how high it is, how far its line stands above its foot, and its words above that.
RIJ, RIJ_ONDER, RIJ_WOORD = 52, 14, 20
# A share of the width from the left or of the height from the top, and the word that stands there.
Plekwoord = tuple[float, str]


@dataclass(frozen=True)
class Tekening:
    """A drawing of `hoogte` points high, with the words beside it (`waarden`), below (`onder`), above (`breuken`) and in it (`rijen`)."""

    svg: str
    hoogte: int
    waarden: tuple[Plekwoord, ...] = ()
    onder: tuple[Plekwoord, ...] = ()
    breuken: tuple[Plekwoord, ...] = ()
    rijen: tuple[Plekwoord, ...] = ()


@dataclass(frozen=True)
class Metingrij:
    """One place: its style, its words, and where its value and margin stand, from 0 to 1 along the axis."""

    stijl: Lijnstijl
    tekst: str
    plek: float
    marge: tuple[float, float] | None = None


def draw_verloop(
    verloop: Verloop, stijlen: dict[str, Lijnstijl], waarden: Sequence[str], breuken: Sequence[tuple[int, str]]
) -> Tekening:
    """Return the lines with the mark of every measurement; `waarden` name the steps of the axis, `breuken` the years after which lines stop."""
    return Tekening(
        _frame(build_verloop_svg(verloop, stijlen, geknipt=False), HOOGTE, _draw_punten(verloop, stijlen)),
        HOOGTE,
        tuple((verloop.place_waarde(p), w) for p, w in zip(verloop.stappen, waarden, strict=True) if w),
        _name_jaren([(verloop.place_jaar(jaar), jaar) for jaar in verloop.jaren]),
        tuple((verloop.place_jaar(jaar + 0.5), woord) for jaar, woord in breuken),
    )


def draw_bundel(beeld: Bundelbeeld, waarden: Sequence[str]) -> Tekening:
    """Return a bundle of lines; `waarden` name its lines of the grid."""
    return Tekening(
        _frame(beeld.svg, HOOGTE),
        HOOGTE,
        tuple((plek, woord) for (plek, _), woord in zip(beeld.waarden, waarden, strict=True)),
        _name_jaren(beeld.jaren),
    )


def draw_meting(rijen: Sequence[Metingrij], einden: tuple[str, str]) -> Tekening:
    """Return the places of one year below each other, each with its words above its line; `einden` name the ends of the axis."""
    hoogte = RIJ * len(rijen)
    delen = [_draw_rij(rij, RIJ * nr + RIJ - RIJ_ONDER) for nr, rij in enumerate(rijen)]
    leeg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {BREEDTE} {hoogte}"></svg>'
    return Tekening(
        _frame(leeg, hoogte, "".join(delen)),
        hoogte,
        onder=((0.0, einden[0]), (1.0, einden[1])),
        rijen=tuple(((RIJ * nr + RIJ - RIJ_ONDER - RIJ_WOORD) / hoogte, rij.tekst) for nr, rij in enumerate(rijen)),
    )


def _draw_rij(rij: Metingrij, y: float) -> str:
    lijn = f'<path d="M0 {y}H{BREEDTE}" stroke="{LIJN}" stroke-width="1"/>'
    if rij.marge is not None:
        laag, hoog = (BREEDTE * grens for grens in rij.marge)
        lijn += (
            f'<path d="M{laag:.1f} {y}H{hoog:.1f}" stroke="{rij.stijl.kleur}" stroke-width="3" stroke-opacity="0.5"/>'
        )
    return lijn + build_punt(rij.stijl, BREEDTE * rij.plek, y, False)


def _name_jaren(jaren: Sequence[tuple[float, int]]) -> tuple[Plekwoord, ...]:
    """Return the years that have room for their name, counted from the newest, which is always named."""
    stap = -(-len(jaren) // MINDER_JAREN)
    return tuple((plek, str(jaar)) for plek, jaar in jaren[::-1][::stap])


def _frame(lijnen: str, hoogte: int, punten: str = "") -> str:
    # What stands at the very edge keeps its whole width.
    maat = f'<svg overflow="visible" width="{BREEDTE}" height="{hoogte}" '
    vak = f"{-RAND} {-RAND} {BREEDTE + 2 * RAND} {hoogte + 2 * RAND}"
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{vak}">{lijnen.replace("<svg ", maat, 1)}{punten}</svg>'


def _draw_punten(verloop: Verloop, stijlen: dict[str, Lijnstijl]) -> str:
    """Return the marks, which tell the lines apart without colour."""
    return "".join(
        build_punt(
            stijlen[segment.sleutel],
            BREEDTE * verloop.place_jaar(punt.jaar),
            HOOGTE * verloop.place_waarde(punt.waarde),
            segment.indeling in verloop.breuken,
        )
        for segment in verloop.segmenten
        for punt in segment.punten
    )
