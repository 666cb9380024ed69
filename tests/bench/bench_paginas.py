"""What a click costs on every page beside an empty page, in the server and over a real websocket.

Run by hand: python -m tests.bench.bench_paginas [clicks per page]
"""

import statistics
import sys
import tempfile
import time
from pathlib import Path

import psutil
from streamlit.testing.v1 import AppTest

from lwd_monitor.db import open_database
from lwd_monitor.inhoud import init_database
from lwd_monitor.ui.navigatie import PROJECT, get_pagina
from tests.bench.lezer import Klik, Lezer
from tests.browser.conftest import run_server
from tests.conftest import NU

KEER = 30
ROL = "beheerder"  # the one role that opens all pages
ZES = "gebied=WK014101,WK014102,WK014103,WK014104,WK014105,WK014106"
# Every page, and for some the view that asks most.
ADRESSEN = (
    ("leeg", ""),
    ("overzicht", ""),
    ("kaart", ""),
    ("kaart", "niveau=wijk"),
    ("trend", ""),
    ("trend", ZES),
    ("gebied", ""),
    ("gebied", "gebied=GM0141"),
    ("verhalen", ""),
    ("verhalen", "zoek=speeltuin"),
    ("uitleg", ""),
    ("uitleg", "deel=indicatoren"),
    ("uitleg", "deel=methode"),
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
from lwd_monitor.ui.levensloop import run_levensloop
from lwd_monitor.ui.server import MIDDLEWARE, ROUTES
app = App({router!r}, routes=ROUTES, middleware=MIDDLEWARE, lifespan=run_levensloop)
"""


def build_app(map_: Path) -> Path:
    """Write the app with its empty page, and a store with what ships beside it."""
    db = open_database(f"duckdb:///{map_}/lwd.duckdb")
    init_database(db, NU)
    db.close()
    leeg, app = map_ / "leeg.py", map_ / "app.py"
    leeg.write_text('"""An empty page."""\n')
    router = str(PROJECT / "lwd_monitor" / "ui" / "router.py")
    app.write_text(APP.format(project=str(PROJECT), leeg=str(leeg), router=router))
    return app


def measure_server(app: Path, keer: int) -> dict[tuple[str, str], float]:
    """Return the median ms of a rerun in the server alone, per address."""
    from lwd_monitor.ui import navigatie

    navigatie.PAGINAS += (navigatie.Paginaplek(str(app.with_name("leeg.py")), "Leeg", "leeg"),)
    uit = {}
    for pagina, adres in ADRESSEN:
        at = AppTest.from_file(str(PROJECT / "lwd_monitor" / "ui" / "router.py"), default_timeout=60)
        at.session_state["rol"] = ROL
        at.run()
        for deel in filter(None, adres.split("&")):
            at.query_params.update(dict([deel.split("=")]))
        at.switch_page(str(get_pagina(pagina).pad)).run()
        tijden = []
        for _ in range(keer):
            begin = time.perf_counter()
            at.run()
            tijden.append((time.perf_counter() - begin) * 1000)
        uit[pagina, adres] = statistics.median(tijden)
    return uit


def measure_lijn(url: str, keer: int) -> dict[tuple[str, str], tuple[Klik, Klik]]:
    """Return what the first visit and the median later click cost over the websocket, per address."""
    uit = {}
    with Lezer(url) as lezer:
        lezer.choose_rol(ROL)
        for pagina, adres in ADRESSEN:
            eerste = lezer.open(pagina, adres)
            klikken = [lezer.click(pagina, adres) for _ in range(keer)]
            midden = Klik(statistics.median(k.ms for k in klikken), klikken[-1].bytes, klikken[-1].berichten)
            uit[pagina, adres] = (eerste, midden)
    return uit


def measure_sessies(url: str, pid: int, aantal: int = 30) -> float:
    """Return how many MB one more open session costs."""
    proces = psutil.Process(pid)
    voor = proces.memory_info().rss
    lezers = [Lezer(url).__enter__() for _ in range(aantal)]
    for lezer in lezers:
        for pagina in ("overzicht", "kaart", "trend", "gebied"):
            lezer.open(pagina)
    na = proces.memory_info().rss
    for lezer in lezers:
        lezer.__exit__(None, None, None)
    return (na - voor) / aantal / 1e6


def main(keer: int = KEER) -> None:
    """Print per page the time of a click beside that of an empty page, and what goes over the line."""
    map_ = Path(tempfile.mkdtemp())
    app = build_app(map_)
    with run_server(map_, app=str(app), LWD_DEMO="1", LWD_VERZOEKEN_PER_MINUUT="100000") as url:
        lijn = measure_lijn(url, keer)
        poort = int(url.rsplit(":", 1)[1])
        pid = next(
            c.pid for c in psutil.net_connections() if c.laddr and c.laddr.port == poort and c.status == "LISTEN"
        )
        per_sessie = measure_sessies(url, pid)
    import os

    os.environ |= {"LWD_DATABASE": f"duckdb:///{map_}/lwd.duckdb", "LWD_DEMO": "1"}
    server = measure_server(app, keer)
    leeg = ("leeg", "")
    print(
        f"{'pagina':52} {'server':>8} {'x leeg':>7} {'lijn':>8} {'x leeg':>7} {'bytes':>8} {'delen':>6} {'eerste':>8} {'bytes':>8}"
    )
    for plek in ADRESSEN:
        eerste, klik = lijn[plek]
        print(
            f"{'?'.join(filter(None, plek))[:52]:52} {server[plek]:6.1f}ms {server[plek] / server[leeg]:7.2f}"
            f" {klik.ms:6.1f}ms {klik.ms / lijn[leeg][1].ms:7.2f} {klik.bytes:8} {klik.berichten:6}"
            f" {eerste.ms:6.0f}ms {eerste.bytes:8}"
        )
    print(f"geheugen per sessie: {per_sessie:.2f} MB")


if __name__ == "__main__":
    main(*(int(getal) for getal in sys.argv[1:]))
