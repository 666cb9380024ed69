"""A small still drawing of places, each by what happens to it; lightness and line tell it, colour only helps."""

import pandas as pd
from markupsafe import Markup

from lwd_monitor.kaart.geometrie import build_geometrie
from lwd_monitor.kleuren import GRIJS, INKT, PETROL, TINTEN, VLAK, WIT

# fill, line, width of the line on the drawing grid, dashes
STIJLEN = {
    "ongewijzigd": (VLAK, GRIJS, 2, ""),
    "gewijzigd": (TINTEN[1], INKT, 5, ""),
    "nieuw": (PETROL, WIT, 3, ""),
    "vervallen": (WIT, INKT, 4, "14 10"),
    "elders": (VLAK, GRIJS, 3, ""),
    "hier": (PETROL, INKT, 6, ""),
}


def build_schets(cellen: pd.DataFrame, breedte: int = 560) -> str | None:
    """Return an SVG of the places in `cellen` (code, naam, geometrie, soort); None when none has an outline."""
    geo = build_geometrie(cellen.assign(wijk_naam=None, geometrie_ruw=False))
    if not geo.codes:
        return None
    soorten = dict(zip(cellen["code"], cellen["soort"], strict=True))
    # Thick lines are drawn last, so that no neighbour covers them.
    volgorde = sorted(range(len(geo.codes)), key=lambda nr: STIJLEN[soorten[geo.codes[nr]]][2])
    paden = Markup().join(_build_pad(geo.paden[nr], soorten[geo.codes[nr]]) for nr in volgorde)
    hoogte = round(breedte * geo.height / geo.width)
    return Markup("<svg xmlns='http://www.w3.org/2000/svg' width='{}' height='{}' viewBox='0 0 {} {}'>{}</svg>").format(
        breedte, hoogte, geo.width, geo.height, paden
    )


def _build_pad(pad: str, soort: str) -> Markup:
    vulling, lijn, dikte, streepjes = STIJLEN[soort]
    streep = Markup(" stroke-dasharray='{}'").format(streepjes) if streepjes else ""
    return Markup("<path d='{}' fill='{}' fill-rule='evenodd' stroke='{}' stroke-width='{}'{}/>").format(
        pad, vulling, lijn, dikte, streep
    )
