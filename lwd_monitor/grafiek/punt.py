"""The mark of a measurement as a piece of SVG; the same shapes as the style sheet draws on the page."""

from lwd_monitor.grafiek.verloop_svg import Lijnstijl
from lwd_monitor.kleuren import WIT

# The form of a line without marks.
GEEN = "geen"
# Around the middle of the mark.
VORMEN = {
    "rond": "M-5.5 0a5.5 5.5 0 1 0 11 0a5.5 5.5 0 1 0 -11 0z",
    "ruit": "M0 -7L7 0L0 7L-7 0z",
    "vierkant": "M-5.5 -5.5h11v11h-11z",
    "driehoek": "M0 -6L6.5 6h-13z",
    "omgekeerd": "M0 6L6.5 -6h-13z",
    "kruis": "M-2 -6.5h4v4.5h4.5v4h-4.5v4.5h-4v-4.5h-4.5v-4h4.5z",
    "streep": "M-6 -2.5h12v5h-12z",
}


def build_punt(stijl: Lijnstijl, x: float, y: float, hol: bool) -> str:
    """Return the mark of a style at a place; an open one is of older boundaries, and a line may have none."""
    if stijl.vorm == GEEN:
        return ""
    vulling = WIT if hol else stijl.kleur
    return (
        f'<path d="{VORMEN[stijl.vorm]}" transform="translate({x:.1f} {y:.1f})" fill="{vulling}" '
        f'stroke="{stijl.kleur}" stroke-width="{2 if hol else 0}"/>'
    )
