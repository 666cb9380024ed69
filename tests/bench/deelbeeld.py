"""The picture that goes along with a shared link: data/deelbeeld.png. Run by hand: python -m tests.bench.deelbeeld."""

import io
import shutil
import tempfile
from pathlib import Path

import typst
from PIL import Image

from lwd_monitor.db import open_database
from lwd_monitor.gebied import GebiedNiveau, load_gebieden, load_geometrie
from lwd_monitor.inhoud import init_database
from lwd_monitor.instellingen import GEMEENTE
from lwd_monitor.kaart import build_schets
from tests.conftest import NU, PROJECT

BEELD = PROJECT / "data" / "deelbeeld.png"
# The size that those who show a link ask for: 1,200 by 630.
BLAD = """
#set page(width: 600pt, height: 315pt, margin: 0pt, fill: white)
#set text(font: "Libertinus Serif", fill: rgb("#18262e"), lang: "nl")
#place(left + top, rect(width: 10pt, height: 100%, fill: rgb("#0b5563")))
#place(right + horizon, dx: -34pt, image(bytes(sys.inputs.kaart), format: "svg", height: 262pt))
#place(left + horizon, dx: 46pt, box(width: 320pt, [
  #text(size: 42pt, weight: "bold", fill: rgb("#0b5563"), sys.inputs.titel)
  #v(-24pt)
  #text(size: 22pt, sys.inputs.onder)
  #v(-4pt)
  #text(size: 17pt, fill: rgb("#4c5d67"), [Cijfers en verhalen naast elkaar, per gebied en door de jaren heen])
]))
"""


def build_kaart() -> str:
    """Return the wijken as an outline without figures."""
    map_ = Path(tempfile.mkdtemp())
    db = open_database(f"duckdb:////{map_}/lwd.duckdb")
    init_database(db, NU)
    con = db.cursor()
    cellen = load_geometrie(con, GebiedNiveau.WIJK, load_gebieden(con).nieuwste, precies=True)
    svg = build_schets(cellen.assign(soort="gewijzigd"), breedte=600)
    db.close()
    shutil.rmtree(map_, ignore_errors=True)
    assert svg is not None
    return str(svg)


def main() -> None:
    """Draw the picture anew."""
    woorden = {"kaart": build_kaart(), "titel": "LWD-monitor", "onder": f"Leefbare wijken en dorpen in {GEMEENTE.naam}"}
    with tempfile.NamedTemporaryFile("w", suffix=".typ") as blad:
        blad.write(BLAD)
        blad.flush()
        png = typst.compile(blad.name, format="png", ppi=144, ignore_system_fonts=True, sys_inputs=woorden)
    beeld = Image.open(io.BytesIO(bytes(png))).convert("RGB").quantize(64, dither=Image.Dither.NONE)
    beeld.save(BEELD, optimize=True)


if __name__ == "__main__":
    main()
