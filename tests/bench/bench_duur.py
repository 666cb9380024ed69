"""What may not take long for one reader, on what ships: all verdicts, a wijkblad, a story that is checked; `make bench`."""

import sys
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from statistics import median

import pytest

from lwd_monitor import oordeel
from lwd_monitor.gebied import GebiedNiveau, load_gebieden
from lwd_monitor.rapport import Formaat, Rapportsoort, Rapportvraag, build_rapport, format_rapport
from lwd_monitor.tekst import check_tekst
from lwd_monitor.toegang import SYSTEEM

sys.path.insert(0, str(Path(__file__).parents[1]))
from gelabeld import read_teksten

pytestmark = pytest.mark.bench
NU = datetime(2026, 11, 22, 12, 0)
MAX_OORDELEN, MAX_WIJKBLAD, MAX_VERHAAL = 2.0, 1.0, 0.15


def measure(doe: Callable[[], object]) -> float:
    """Return the processor seconds of a call: another process on the machine does not count."""
    begin = time.process_time()
    doe()
    return time.process_time() - begin


def test_all_oordelen_of_almelo_take_under_two_seconds(db):
    con = db.cursor()

    def load() -> None:
        for niveau in ("gemeente", "wijk", "buurt"):
            oordeel.load_oordelen(con, niveau, 2025)

    load()
    duur = min(measure(load) for _ in range(3))
    print(f"\nalle oordelen: {duur:.2f} s")
    assert duur < MAX_OORDELEN


def test_a_wijkblad_is_made_within_a_second(db):
    def make(code: str) -> None:
        rapport = build_rapport(db.cursor(), SYSTEEM, Rapportvraag(Rapportsoort.WIJKBLAD, 2025, code), NU)
        format_rapport(rapport, Formaat.PDF, NU.date())

    wijken = load_gebieden(db.cursor()).list_niveau(GebiedNiveau.WIJK)
    duur = median([measure(lambda code=wijk.code: make(code)) for wijk in wijken])
    print(f"\neen wijkblad: {duur:.2f} s")
    assert duur < MAX_WIJKBLAD


def test_a_story_is_checked_far_within_the_limit():
    teksten = read_teksten("teksten.txt")
    check_tekst(teksten[0].tekst)
    duur = measure(lambda: [check_tekst(tekst.tekst) for tekst in teksten]) / len(teksten)
    print(f"\neen verhaal: {1000 * duur:.0f} ms")
    assert duur < MAX_VERHAAL
