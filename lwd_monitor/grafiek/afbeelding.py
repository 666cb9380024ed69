"""A chart as an image of its own: title, lines, legend, source and date, so that it can travel without the page."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from xml.sax.saxutils import escape

import typst

from lwd_monitor.grafiek.punt import build_punt
from lwd_monitor.grafiek.tekening import BREEDTE, RAND, Tekening
from lwd_monitor.grafiek.verloop_svg import Lijnstijl
from lwd_monitor.kleuren import INKT, INKT2, LIJN

VEL = Path(__file__).with_name("afbeelding.typ")
PUNTEN_PER_INCH = 144


class Beeldsoort(StrEnum):
    """The forms in which an image can be had."""

    SVG = "svg"
    PNG = "png"

    @property
    def mime(self) -> str:
        """Return the type by which a browser knows the file."""
        return {"svg": "image/svg+xml", "png": "image/png"}[self.value]


@dataclass(frozen=True)
class Sleutelregel:
    """One line of the legend: a place with its newest value; `oud` is a place of older boundaries."""

    stijl: Lijnstijl
    tekst: str
    oud: bool = False


@dataclass(frozen=True)
class Afbeelding:
    """The words of an image."""

    titel: str
    onder: str
    sleutel: tuple[Sleutelregel, ...]
    notities: tuple[str, ...]
    bron: str
    gemaakt: str
    badge: str = ""


def format_afbeelding(tekening: Tekening, afbeelding: Afbeelding, soort: Beeldsoort) -> bytes:
    """Return the image as a file.

    Notes: the sheet is as high as its words need, so no name is cut. Letters are drawn, with fonts that come with typst:
    the image looks the same on every machine. Who does not see an SVG has its title and description.
    """
    gegevens = json.dumps(build_gegevens(tekening, afbeelding), ensure_ascii=False)
    beeld = bytes(
        typst.compile(
            str(VEL), format=soort.value, ppi=PUNTEN_PER_INCH, ignore_system_fonts=True, sys_inputs={"beeld": gegevens}
        )
    )
    return beeld if soort is Beeldsoort.PNG else _add_woorden(beeld.decode(), tekening, afbeelding).encode()


def build_gegevens(tekening: Tekening, afbeelding: Afbeelding) -> dict[str, object]:
    """Return what the sheet draws: texts as data, never as markup, with the places of what stands along the axes."""
    return {
        **asdict(afbeelding),
        **asdict(tekening),
        "onder": afbeelding.onder,
        "as": tekening.onder,
        "kleuren": [INKT, INKT2, LIJN],
        "breedte": BREEDTE,
        "rand": RAND,
        "sleutel": [(build_staal(regel), regel.tekst) for regel in afbeelding.sleutel],
    }


def build_staal(regel: Sleutelregel) -> str:
    """Return the sample of a line for the legend: a piece of it with its mark."""
    stijl = regel.stijl
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 16"><path d="M1 8H39" stroke="{stijl.kleur}" '
        f'stroke-width="2.5" stroke-dasharray="{stijl.streep or "none"}"/>{build_punt(stijl, 20, 8, regel.oud)}</svg>'
    )


def _add_woorden(svg: str, tekening: Tekening, beeld: Afbeelding) -> str:
    woorden: Sequence[str] = (
        beeld.onder,
        beeld.badge,
        *(regel.tekst for regel in beeld.sleutel),
        *(woord for _, woord in (*tekening.rijen, *tekening.breuken)),
        *beeld.notities,
        beeld.bron,
        beeld.gemaakt,
    )
    tekst = escape(". ".join(woord.rstrip(".") for woord in woorden if woord) + ".")
    begin = svg.index(">") + 1
    kop = svg[: begin - 1].replace("<svg ", '<svg role="img" aria-labelledby="titel tekst" ', 1)
    return f'{kop}><title id="titel">{escape(beeld.titel)}</title><desc id="tekst">{tekst}</desc>{svg[begin:]}'
