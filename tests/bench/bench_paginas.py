"""What a click costs on every page beside an empty page, in the server and over a real websocket.

Run by hand: python -m tests.bench.bench_paginas [clicks per page] [seconds with thirty readers]

An empty page is asked in turn with each page, so that a busy machine slows both alike. The server's time is the time of
its processor (AppTest); its work is counted too, in calls of functions, which no other work on the machine changes. The
line is the time from click to the last message.
"""

import logging
import os
import statistics
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

import psutil
from streamlit.testing.v1 import AppTest

from lwd_monitor.db import open_database
from lwd_monitor.inhoud import init_database
from lwd_monitor.ui import navigatie
from lwd_monitor.ui.navigatie import PROJECT, Paginaplek, get_pagina
from tests.bench.lezer import Klik, Lezer
from tests.browser.conftest import run_server
from tests.conftest import NU

KEER, SECONDEN, LEZERS, DENKTIJD = 20, 20, 30, 2.0
ROL = "beheerder"  # the one role that opens all pages
ROUTER = str(PROJECT / "lwd_monitor" / "ui" / "router.py")
ZES = "gebied=WK014101,WK014102,WK014103,WK014104,WK014105,WK014106"
LEEG = ("leeg", "")
# Every page, and for some the view that asks most.
ADRESSEN = (
    ("overzicht", ""),
    ("kaart", ""),
    ("kaart", "niveau=wijk"),
    ("kaart", "indicator=misdrijven_per_1000"),
    ("trend", ""),
    ("trend", ZES),
    ("gebied", ""),
    ("gebied", "gebied=GM0141"),
    ("verhalen", ""),
    ("verhalen", "zoek=speeltuin"),
    ("uitleg", ""),
    ("uitleg", "deel=indicatoren"),
    ("uitleg", "deel=methode"),
    ("wat-veranderde", ""),
    ("wijkkompas", ""),
    ("wijkkompas", "gebied=WK014113"),
    ("basis-op-orde", ""),
    ("beleving-en-feiten", ""),
    ("stiltekaart", ""),
    ("insturen", ""),
    ("beoordelen", ""),
    ("beheer-upload", ""),
    ("beheer-ondergrenzen", ""),
    ("beheer-gebruikers", ""),
    ("beheer-backups", ""),
    ("beheer-logboek", ""),
)
# The app as it is, with one page more that shows nothing.
APP = """
import sys
sys.path.insert(0, {project!r})
from lwd_monitor.ui import navigatie
navigatie.PAGINAS += (navigatie.Paginaplek({leeg!r}, "Leeg", "leeg"),)
from streamlit import App
from lwd_monitor.server.levensloop import run_levensloop
from lwd_monitor.server.schil import MIDDLEWARE, ROUTES
app = App({router!r}, routes=ROUTES, middleware=MIDDLEWARE, lifespan=run_levensloop)
"""


@dataclass(frozen=True)
class Maat:
    """What a page costs: its own ms and calls, those of the empty page asked in turn with it, and the first and a later click."""

    server: float
    server_leeg: float
    werk: int
    werk_leeg: int
    lijn: float
    lijn_leeg: float
    eerste: Klik
    later: Klik


def build_app(map_: Path) -> Path:
    """Write the app with its empty page, and a store with what ships beside it."""
    db = open_database(f"duckdb:///{map_}/lwd.duckdb")
    init_database(db, NU)
    db.close()
    leeg, app = map_ / "leeg.py", map_ / "app.py"
    leeg.write_text('"""An empty page."""\n')
    app.write_text(APP.format(project=str(PROJECT), leeg=str(leeg), router=ROUTER))
    return app


def open_test(pagina: str, adres: str) -> AppTest:
    """Return a page opened in this process."""
    at = AppTest.from_file(ROUTER, default_timeout=60)
    at.session_state["rol"] = ROL
    at.run()
    for deel in filter(None, adres.split("&")):
        naam, _, waarde = deel.partition("=")
        at.query_params[naam] = waarde
    return at.switch_page(str(get_pagina(pagina).pad)).run()


def time_test(at: AppTest) -> float:
    """Return the ms of processor time that a run takes."""
    begin = time.process_time()
    at.run()
    return (time.process_time() - begin) * 1000


def count_aanroepen(at: AppTest) -> int:
    """Return how many calls of functions one rerun makes, in the thread that runs the page."""
    geteld = 0

    def count(frame: object, gebeurtenis: str, wat: object) -> None:
        nonlocal geteld
        geteld += gebeurtenis in ("call", "c_call")

    threading.setprofile(count)
    at.run()
    threading.setprofile(None)
    return geteld


def measure_server(keer: int) -> dict[tuple[str, str], tuple[float, float, int, int]]:
    """Return per address the median of the page and of the empty page, in ms of processor time, and the calls of both."""
    leeg, uit = open_test(*LEEG), {}
    for plek in ADRESSEN:
        at = open_test(*plek)
        paren = [(time_test(at), time_test(leeg)) for _ in range(keer)]
        midden = statistics.median(a for a, _ in paren), statistics.median(b for _, b in paren)
        uit[plek] = (*midden, count_aanroepen(at), count_aanroepen(leeg))
    return uit


def measure_lijn(url: str, keer: int) -> dict[tuple[str, str], tuple[Klik, Klik, float, float]]:
    """Return per address the first visit, a later click, and the median ms of the page and of the empty page."""
    uit = {}
    with Lezer(url) as lezer, Lezer(url) as ander:
        for wie in (lezer, ander):
            wie.choose_rol(ROL)
        ander.open(*LEEG)
        for plek in ADRESSEN:
            eerste = lezer.open(*plek)
            paren = [(lezer.click(*plek), ander.click(*LEEG)) for _ in range(keer)]
            midden = (statistics.median(k.ms for k, _ in paren), statistics.median(k.ms for _, k in paren))
            uit[plek] = (eerste, paren[-1][0], *midden)
    return uit


def measure_lezers(url: str, pid: int, seconden: float) -> tuple[float, float, float]:
    """Let thirty readers click every two seconds; returns the median and the 95th percentile in ms, and MB per reader."""
    proces, tijden = psutil.Process(pid), []
    voor = proces.memory_info().rss

    def read(nummer: int) -> None:
        einde = time.monotonic() + seconden
        with Lezer(url) as lezer:
            while time.monotonic() < einde:
                tijden.append(lezer.open(*ADRESSEN[(nummer + len(tijden)) % 15]).ms)
                time.sleep(DENKTIJD)

    draden = [threading.Thread(target=read, args=(nummer,)) for nummer in range(LEZERS)]
    for draad in draden:
        draad.start()
        time.sleep(DENKTIJD / LEZERS)
    for draad in draden:
        draad.join()
    snelst = sorted(tijden)
    per_lezer = (proces.memory_info().rss - voor) / LEZERS / 1e6
    return snelst[len(snelst) // 2], snelst[int(len(snelst) * 0.95)], per_lezer


def main(keer: int = KEER, seconden: float = SECONDEN) -> None:
    """Print per page the time of a click beside that of an empty page, and what goes over the line."""
    logging.disable(logging.WARNING)
    map_ = Path(tempfile.mkdtemp())
    app = build_app(map_)
    with run_server(map_, app=str(app), LWD_DEMO="1", LWD_VERZOEKEN_PER_MINUUT="100000") as url:
        lijn = measure_lijn(url, keer)
        poort = int(url.rsplit(":", 1)[1])
        luisteraars = [c for c in psutil.net_connections() if c.laddr and c.laddr.port == poort]
        pid = next(c.pid for c in luisteraars if c.status == "LISTEN")
        midden, traag, mb = measure_lezers(url, pid, seconden)
    os.environ |= {"LWD_DATABASE": f"duckdb:///{map_}/lwd.duckdb", "LWD_DEMO": "1"}
    navigatie.PAGINAS += (Paginaplek(str(app.with_name("leeg.py")), "Leeg", "leeg"),)
    server = measure_server(keer)
    print(
        f"{'pagina':42} {'server':>7} {'x leeg':>6} {'werk':>6} {'x leeg':>6} {'lijn':>7} {'x leeg':>6} {'bytes':>7} {'delen':>5} {'eerste':>8}"
    )
    for plek in ADRESSEN:
        maat = Maat(*server[plek], *lijn[plek][2:], *lijn[plek][:2])
        print_maat("?".join(filter(None, plek))[:42], maat)
    print(
        f"{LEZERS} lezers, elke {DENKTIJD:g} s een klik: midden {midden:.0f} ms, 95% {traag:.0f} ms, {mb:.2f} MB per lezer"
    )


def print_maat(naam: str, maat: Maat) -> None:
    """Print one page."""
    print(
        f"{naam:42} {maat.server:5.1f}ms {maat.server / maat.server_leeg:6.2f}"
        f" {maat.werk:6} {maat.werk / maat.werk_leeg:6.2f} {maat.lijn:5.1f}ms"
        f" {maat.lijn / maat.lijn_leeg:6.2f} {maat.later.bytes:7} {maat.later.berichten:5} {maat.eerste.ms:6.0f}ms"
    )


if __name__ == "__main__":
    main(*(int(getal) for getal in sys.argv[1:]))
