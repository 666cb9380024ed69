"""The sparkline as an image with its words."""

import base64

from markupsafe import Markup

from lwd_monitor.grafiek import build_lijntje
from lwd_monitor.indicator import format_waarde
from lwd_monitor.portret import Portretrij


def build_lijntje_html(rij: Portretrij, met_almelo: bool = False, breedte: int = 160) -> Markup:
    """Return the course of a row, or words when there is only one measurement."""
    metingen = [m for m in rij.reeks if m.waarde is not None]
    if not metingen:
        return Markup()
    if len(metingen) == 1:
        return Markup("<span class='meta'>één meting</span>")
    eerste, laatste = metingen[0], metingen[-1]
    tekst = (
        f"Van {format_waarde(rij.indicator, eerste.waarde)} in {eerste.jaar} "
        f"naar {format_waarde(rij.indicator, laatste.waarde)} in {laatste.jaar}"
    )
    almelo = [(m.jaar, m.waarde) for m in rij.reeks_almelo] if met_almelo else []
    meetjaren = [m.jaar for m in rij.reeks_almelo if m.waarde is not None]
    svg = build_lijntje([(m.jaar, m.waarde) for m in rij.reeks], almelo, breedte, titel=tekst, meetjaren=meetjaren)
    return Markup(
        "<div class='lijntje'><div class='vlak'>{beeld}<span class='eind'>{eind}</span></div>"
        "<div class='jaren' style='width:{breedte}px'><span>{van}</span><span>{tot}</span></div></div>"
    ).format(
        beeld=build_beeld(svg or "", tekst),
        eind=format_waarde(rij.indicator, laatste.waarde),
        breedte=breedte,
        van=eerste.jaar,
        tot=laatste.jaar,
    )


def build_beeld(svg: str, tekst: str) -> Markup:
    """Return an SVG as an image: `st.html` strips inline SVG without a word."""
    data = base64.b64encode(svg.encode()).decode()
    return Markup("<img alt='{}' src='data:image/svg+xml;base64,{}'>").format(tekst, data)
