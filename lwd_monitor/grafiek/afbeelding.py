"""A course as an image of its own: title, lines, legend, source and date, so that it can travel without the page."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from xml.sax.saxutils import escape

import typst

from lwd_monitor.grafiek.punt import build_punt
from lwd_monitor.grafiek.verloop import Verloop
from lwd_monitor.grafiek.verloop_svg import HOOGTE, Lijnstijl, build_verloop_svg
from lwd_monitor.kleuren import INKT, INKT2, LIJN

VEL = Path(__file__).with_name("afbeelding.typ")
# In points; the sheet is 900 wide. A mark at the very edge of the drawing keeps its other half.
BREEDTE, RAND = 760, 12
PUNTEN_PER_INCH = 144
MINDER_JAREN = 16


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
    """The words of an image; `waarden` name the steps of the axis, `breuken` the years after which lines stop."""

    titel: str
    onder: str
    waarden: tuple[str, ...]
    breuken: tuple[tuple[int, str], ...]
    sleutel: tuple[Sleutelregel, ...]
    notities: tuple[str, ...]
    bron: str
    gemaakt: str
    badge: str = ""


def format_afbeelding(
    verloop: Verloop, stijlen: dict[str, Lijnstijl], afbeelding: Afbeelding, soort: Beeldsoort
) -> bytes:
    """Return the image as a file.

    Notes: the sheet is as high as its words need, so no name is cut. Letters are drawn, with fonts that come with typst:
    the image looks the same on every machine. Who does not see an SVG has its title and description.
    """
    gegevens = json.dumps(build_gegevens(verloop, stijlen, afbeelding), ensure_ascii=False)
    beeld = bytes(
        typst.compile(
            str(VEL), format=soort.value, ppi=PUNTEN_PER_INCH, ignore_system_fonts=True, sys_inputs={"beeld": gegevens}
        )
    )
    return beeld if soort is Beeldsoort.PNG else _add_woorden(beeld.decode(), afbeelding).encode()


def build_gegevens(verloop: Verloop, stijlen: dict[str, Lijnstijl], afbeelding: Afbeelding) -> dict[str, object]:
    """Return what the sheet draws: texts as data, never as markup, with the places of what stands along the axes."""
    jaren = list(verloop.jaren)
    # Counted from the newest year, which is always named.
    stap = -(-len(jaren) // MINDER_JAREN)
    return {
        **asdict(afbeelding),
        "kleuren": [INKT, INKT2, LIJN],
        "tekening": build_tekening(verloop, stijlen),
        "breedte": BREEDTE,
        "hoogte": HOOGTE,
        "rand": RAND,
        "waarden": [
            (verloop.place_waarde(plek), woord)
            for plek, woord in zip(verloop.stappen, afbeelding.waarden, strict=True)
            if woord
        ],
        "jaren": [(verloop.place_jaar(jaar), str(jaar)) for jaar in jaren[::-1][::stap]],
        "breuken": [(verloop.place_jaar(jaar + 0.5), woord) for jaar, woord in afbeelding.breuken],
        "sleutel": [(build_staal(regel), regel.tekst) for regel in afbeelding.sleutel],
    }


def build_tekening(verloop: Verloop, stijlen: dict[str, Lijnstijl]) -> str:
    """Return the lines with the mark of every measurement; the marks tell the lines apart without colour."""
    # What stands at the very edge keeps its whole width.
    maat = f'<svg overflow="visible" width="{BREEDTE}" height="{HOOGTE}" '
    lijnen = build_verloop_svg(verloop, stijlen, geknipt=False).replace("<svg ", maat, 1)
    punten = "".join(
        build_punt(
            stijlen[segment.sleutel],
            BREEDTE * verloop.place_jaar(punt.jaar),
            HOOGTE * verloop.place_waarde(punt.waarde),
            segment.indeling in verloop.breuken,
        )
        for segment in verloop.segmenten
        for punt in segment.punten
    )
    vak = f"{-RAND} {-RAND} {BREEDTE + 2 * RAND} {HOOGTE + 2 * RAND}"
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{vak}">{lijnen}{punten}</svg>'


def build_staal(regel: Sleutelregel) -> str:
    """Return the sample of a line for the legend: a piece of it with its mark."""
    stijl = regel.stijl
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 16"><path d="M1 8H39" stroke="{stijl.kleur}" '
        f'stroke-width="2.5" stroke-dasharray="{stijl.streep or "none"}"/>{build_punt(stijl, 20, 8, regel.oud)}</svg>'
    )


def _add_woorden(svg: str, beeld: Afbeelding) -> str:
    woorden: Sequence[str] = (
        beeld.onder,
        beeld.badge,
        *(regel.tekst for regel in beeld.sleutel),
        *(woord for _, woord in beeld.breuken),
        *beeld.notities,
        beeld.bron,
        beeld.gemaakt,
    )
    tekst = escape(". ".join(woord.rstrip(".") for woord in woorden if woord) + ".")
    begin = svg.index(">") + 1
    kop = svg[: begin - 1].replace("<svg ", '<svg role="img" aria-labelledby="titel tekst" ', 1)
    return f'{kop}><title id="titel">{escape(beeld.titel)}</title><desc id="tekst">{tekst}</desc>{svg[begin:]}'
