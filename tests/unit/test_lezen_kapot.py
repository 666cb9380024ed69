"""Every broken file is refused in the words that go with its fault, in time and without eating memory."""

import re
import resource
import time
from pathlib import Path

import pytest

from lwd_monitor.fout import Fout
from lwd_monitor.upload.lezen import read_bestand, read_grenzen
from lwd_monitor.upload.vorm import recognise, to_lang
from tests.files.kapot.maak import GEVALLEN

MAX_SECONDEN = 10
MAX_GEHEUGEN_KB = 1_000_000
# The kernel counts pages per core and adds them up later.
AFRONDING_KB = 10_000


def read_meldingen(pad: Path, stap: str) -> str:
    if stap == "grenzen":
        with pytest.raises(Fout) as fout:
            read_grenzen(pad)
        return fout.value.melding
    if stap == "lezen":
        with pytest.raises(Fout) as fout:
            read_bestand(pad)
        return fout.value.melding
    tabel = read_bestand(pad)
    vorm = recognise(tabel)
    assert vorm is not None, "de vorm moet herkend worden, anders toetst dit bestand iets anders"
    if stap == "vorm":
        with pytest.raises(Fout) as fout:
            to_lang(tabel, vorm)
        return fout.value.melding
    lang = to_lang(tabel, vorm)
    bevindingen = lang.fouten if stap == "fouten" else lang.waarschuwingen
    if stap == "fouten":
        assert all(b.rij is not None and b.kolom for b in bevindingen)
    return " / ".join(b.melding for b in bevindingen)


def test_the_corpus_is_large_and_its_names_differ() -> None:
    assert len({geval.naam for geval in GEVALLEN}) == len(GEVALLEN) >= 60


def read_geheugen_kb(wat: str) -> int:
    """Return what the kernel says of this process: VmRSS (now) or VmHWM (the most since it was reset)."""
    regels = Path("/proc/self/status").read_text().splitlines()
    return next(int(regel.split()[1]) for regel in regels if regel.startswith(wat))


@pytest.mark.parametrize("geval", GEVALLEN, ids=lambda geval: geval.naam)
def test_broken_file_is_refused_in_its_own_words(geval, tmp_path: Path) -> None:
    pad = tmp_path / geval.naam
    pad.write_bytes(geval.maak())
    kinderen = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    # Other tests had their turn in this process and in others it started: only what this file asks counts.
    Path("/proc/self/clear_refs").write_text("5")
    eerder, begin = read_geheugen_kb("VmRSS"), time.monotonic()
    melding = read_meldingen(pad, geval.stap)
    assert time.monotonic() - begin < MAX_SECONDEN
    zelf = read_geheugen_kb("VmHWM")
    assert zelf - eerder < MAX_GEHEUGEN_KB
    # A child starts as a copy of this process, so the kernel never says less of it than this process held.
    meeste = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    assert meeste <= max(kinderen, zelf + AFRONDING_KB, MAX_GEHEUGEN_KB)
    assert re.search(geval.melding, melding), melding
    assert "Traceback" not in melding
    assert melding.rstrip(")").endswith((".", "?", "JAAR", "https"))
