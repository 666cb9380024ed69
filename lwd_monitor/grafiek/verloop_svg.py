"""The lines of a course as SVG text; words and marks stand on top of it as HTML, in the page's own font."""

from dataclasses import dataclass

from lwd_monitor.grafiek.verloop import HOOGTE, MIN_LIJN, Segment, Verloop
from lwd_monitor.kleuren import GRIJS, INKT, LIJN, LIJNEN

BREEDTE = 1000


@dataclass(frozen=True)
class Lijnstijl:
    """How one place is drawn: colour, dash and the shape of its marks; `vorm` is a class in the style sheet."""

    kleur: str
    streep: str
    vorm: str


# Dash, shape and name tell the lines apart without colour.
STREPEN = ("", "10 4", "5 3", "14 4 3 4", "8 3 2 3 2 3", "3 3")
VORMEN = ("rond", "ruit", "vierkant", "driehoek", "omgekeerd", "kruis")
STIJLEN = tuple(Lijnstijl(*stijl) for stijl in zip(LIJNEN, STREPEN, VORMEN, strict=True))
STIJL_ALMELO = Lijnstijl(INKT, "1 5", "streep")


def build_verloop_svg(verloop: Verloop, stijlen: dict[str, Lijnstijl], *, geknipt: bool = True) -> str:
    """Return the drawing without words; it may be stretched, its lines keep their thickness.

    Notes: a browser cuts an image at its edge, and with it half of a margin of the first and last year; `geknipt` draws
    those twice as thick.
    """
    delen = [_draw_lijn(0, y, BREEDTE, y, LIJN, 1) for y in (_y(verloop, stap) for stap in verloop.stappen)]
    for jaar in (*verloop.breuken, *verloop.reeksbreuken):
        x = BREEDTE * verloop.place_jaar(jaar + 0.5)
        delen.append(_draw_lijn(x, 0, x, HOOGTE, GRIJS, 2, "6 4"))
    delen += [_draw_segment(verloop, segment, stijlen[segment.sleutel], geknipt) for segment in verloop.segmenten]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {BREEDTE} {HOOGTE}" preserveAspectRatio="none">'
        f"{''.join(delen)}</svg>"
    )


def _draw_segment(verloop: Verloop, segment: Segment, stijl: Lijnstijl, geknipt: bool) -> str:
    kanten = {verloop.jaren[0], verloop.jaren[-1]} if geknipt else set()
    marges = "".join(
        _draw_lijn(x, _y(verloop, punt.laag), x, _y(verloop, punt.hoog), stijl.kleur, 3 if punt.jaar in kanten else 1.5)
        for punt in segment.punten
        if punt.laag is not None and punt.hoog is not None
        for x in [BREEDTE * verloop.place_jaar(punt.jaar)]
    )
    if len(segment.punten) < MIN_LIJN:
        return marges
    plekken = " ".join(
        f"{BREEDTE * verloop.place_jaar(p.jaar):.1f},{_y(verloop, p.waarde):.1f}" for p in segment.punten
    )
    return marges + (
        f'<polyline points="{plekken}" fill="none" stroke="{stijl.kleur}" stroke-width="2.5" '
        f'stroke-dasharray="{stijl.streep or "none"}" stroke-linejoin="round" '
        f'stroke-linecap="{"round" if stijl is STIJL_ALMELO else "butt"}" vector-effect="non-scaling-stroke"/>'
    )


def _draw_lijn(x1: float, y1: float, x2: float, y2: float, kleur: str, dikte: float, streep: str = "none") -> str:
    """Draw a line; seven, its two ends and its look."""
    return (
        f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{kleur}" stroke-width="{dikte}" '
        f'stroke-dasharray="{streep}" vector-effect="non-scaling-stroke"/>'
    )


def _y(verloop: Verloop, waarde: float) -> float:
    return HOOGTE * verloop.place_waarde(waarde)
