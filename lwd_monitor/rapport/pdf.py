"""A report as a tagged PDF, and drawings as PNG; the page stands in blad.typ and gets the report as data."""

import json
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Literal, cast

import typst

from lwd_monitor.kleuren import INKT, INKT2, LIJN, PETROL
from lwd_monitor.rapport.model import Beeld, Rapport

BLAD = Path(__file__).with_name("blad.typ")
BEELD = Path(__file__).with_name("beeld.typ")
# PDF/UA-1 refuses what a screen reader cannot follow: no title, no language, a drawing without words.
NORM: Literal["ua-1"] = "ua-1"
PUNTEN_PER_INCH = 220


@dataclass(frozen=True)
class Pdf:
    """The file and its number of pages."""

    inhoud: bytes
    paginas: int


def format_pdf(rapport: Rapport, dag: date) -> Pdf:
    """Return the report as PDF/UA-1; `dag` is the date in the file.

    Notes: texts reach typst as data, never as markup, so that no sign in a story means anything there. Only fonts that
    come with the package are used: the same report gives the same pages on every machine.
    """
    gegevens = json.dumps(
        {**asdict(rapport), "dag": [dag.year, dag.month, dag.day], "kleuren": [INKT, INKT2, PETROL, LIJN]},
        ensure_ascii=False,
    )
    blad = typst.Compiler(str(BLAD), ignore_system_fonts=True, sys_inputs={"rapport": gegevens})
    inhoud = blad.compile(format="pdf", pdf_standards=[NORM])
    paginas = json.loads(blad.query("<paginas>", field="value", one=True))
    return Pdf(cast(bytes, inhoud), int(paginas))


def format_png(beeld: Beeld) -> bytes:
    """Return a drawing as PNG, for a form that takes no SVG."""
    gegevens = json.dumps({"svg": beeld.svg, "alt": beeld.alt, "breedte": beeld.breedte})
    png = typst.compile(
        str(BEELD), format="png", ppi=PUNTEN_PER_INCH, ignore_system_fonts=True, sys_inputs={"beeld": gegevens}
    )
    return bytes(png)
