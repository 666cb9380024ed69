"""What kind of value a figure is, is said in the same word and with the same sign wherever it is said."""

import ast
from pathlib import Path

from lwd_monitor.indicator import Bron
from lwd_monitor.kaart.legenda import MISSING_WORDS
from lwd_monitor.ui.onderdelen.badge import build_badge, build_leegteken
from lwd_monitor.waarneming import VERBORGEN, Status, describe_status, describe_status_terug

PAKKET = Path(__file__).parents[2] / "lwd_monitor"
HUIS = PAKKET / "waarneming" / "model.py"
# Words that are no sentence of their own: standing alone they say what a figure is.
WOORDEN = {status.woord for status in Status if status.teken} - {"geschat", "voorlopig"}
MERKEN = {status.merk for status in Status if status.teken}
# What publishers write in their files, which we read.
LEZERS = PAKKET / "upload"
BRON = Bron("cbs", "Centraal Bureau voor de Statistiek", "CBS")


def list_teksten(pad: Path) -> list[str]:
    boom = ast.parse(pad.read_text(encoding="utf-8"))
    return [knoop.value for knoop in ast.walk(boom) if isinstance(knoop, ast.Constant) and isinstance(knoop.value, str)]


def test_words_and_signs_differ_and_come_back() -> None:
    met_teken = [status for status in Status if status.teken]
    assert len({status.woord for status in Status}) == len(Status)
    assert len({status.teken for status in met_teken}) == len(met_teken)
    assert all(describe_status_terug(describe_status(status, BRON)) == status.value for status in Status)


def test_no_other_file_words_a_status() -> None:
    fout = {
        f"{pad.relative_to(PAKKET)}: {tekst}"
        for pad in PAKKET.rglob("*.py")
        if pad != HUIS and LEZERS not in pad.parents
        for tekst in list_teksten(pad)
        if (tekst in WOORDEN and tekst != pad.stem) or any(merk in tekst for merk in MERKEN)
    }
    # The map calls a hatch so in its data; its word comes from the status.
    assert fout == {"kaart/legenda.py: afgeschermd"}


def test_badge_legend_and_narrow_cell_say_the_same() -> None:
    for status in (Status.ONTBREEKT, *VERBORGEN):
        assert status.woord in MISSING_WORDS.values()
        assert f">{status.teken}&nbsp;</span>{status.woord}<" in build_badge(status)
        assert f"aria-label='{status.woord}'" in build_leegteken(status)
        assert f">{status.teken}<" in build_leegteken(status)
    assert build_badge(Status.GEMETEN) == ""
