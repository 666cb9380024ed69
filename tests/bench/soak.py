"""Thirty sessions click for twenty minutes: memory stays flat within a tenth, and the log holds no error."""

import os
import random
import sys
import tempfile
import threading
import time
from pathlib import Path

import psutil
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

from lwd_monitor.db import open_database
from lwd_monitor.inhoud import init_database
from lwd_monitor.ui.navigatie import PAGINAS
from tests.browser.conftest import find_poort, run_server
from tests.conftest import NU

MINUTEN = float(os.environ.get("SOAK_MINUTEN", "20"))
SESSIES = int(os.environ.get("SOAK_SESSIES", "30"))
DENKTIJD = 2.0  # seconds between two clicks of one reader
OPWARMEN = 0.25  # share of the time before memory counts: caches fill first
GROEI = 0.10
OPENBAAR = [p.url for p in PAGINAS if not p.sectie]
tijden: list[float] = []


def click(url: str, einde: float) -> None:
    """Be one reader: open a page, wait until it stands there, think, and go on; now and then start anew."""
    while time.monotonic() < einde:
        with connect(url.replace("http", "ws") + "/_stcore/stream", subprotocols=["streamlit"], max_size=None) as sok:
            for _ in range(20):
                pagina = random.choice(OPENBAAR)
                bericht = BackMsg()
                bericht.rerun_script.page_name = pagina
                bericht.rerun_script.context_info.url = f"{url}/{pagina}"
                begin = time.monotonic()
                sok.send(bericht.SerializeToString())
                while not is_klaar(sok.recv(timeout=120)):
                    pass
                tijden.append(time.monotonic() - begin)
                if time.monotonic() > einde:
                    return
                time.sleep(random.uniform(0, 2 * DENKTIJD))


def is_klaar(bericht: bytes) -> bool:
    """Tell whether a message of the server says that the page stands."""
    gelezen = ForwardMsg()
    gelezen.ParseFromString(bericht)
    return gelezen.WhichOneof("type") == "script_finished"


def main() -> int:
    """Run the soak and return 0 when it held."""
    map_ = Path(tempfile.mkdtemp())
    db = open_database(f"duckdb:///{map_}/lwd.duckdb")
    init_database(db, NU)
    db.close()
    poort = find_poort()
    with run_server(map_, poort=poort, LWD_LEZEN="openbaar", LWD_VERZOEKEN_PER_MINUUT="100000") as url:
        server = next(
            c.pid for c in psutil.net_connections() if c.laddr and c.laddr.port == poort and c.status == "LISTEN"
        )
        geheugen = measure(url, psutil.Process(server))
    fouten = [r for r in (map_ / "server.log").read_text().splitlines() if "ERROR" in r or "Traceback" in r]
    half = len(geheugen) // 2
    groei = max(geheugen[half:]) / max(geheugen[:half]) - 1
    snelst = sorted(tijden)
    print(f"{len(tijden)} klikken van {SESSIES} sessies in {MINUTEN:g} minuten")
    print(
        f"antwoord: midden {snelst[len(snelst) // 2] * 1000:.0f} ms, 95% {snelst[int(len(snelst) * 0.95)] * 1000:.0f} ms"
    )
    print(f"geheugen na opwarmen: {geheugen[0]:.0f} MB, aan het eind {geheugen[-1]:.0f} MB, groei {groei:+.1%}")
    print(f"fouten in het log: {len(fouten)}", *fouten[:5], sep="\n")
    return 0 if groei <= GROEI and not fouten else 1


def measure(url: str, server: psutil.Process) -> list[float]:
    """Let the readers click and return the server's memory in MB, each five seconds after warming up."""
    begin = time.monotonic()
    einde = begin + MINUTEN * 60
    lezers = [threading.Thread(target=click, args=(url, einde)) for _ in range(SESSIES)]
    for lezer in lezers:
        lezer.start()
    geheugen = []
    while any(lezer.is_alive() for lezer in lezers):
        time.sleep(5)
        if time.monotonic() > begin + MINUTEN * 60 * OPWARMEN:
            geheugen.append(server.memory_info().rss / 1e6)
    return geheugen


if __name__ == "__main__":
    sys.exit(main())
