"""How long a first visit waits for its first words on a slow line, beside an empty page of Streamlit as it comes.

Run by hand: python -m tests.bench.bench_lijn [address ...]

The line is that of a weak phone connection; the browser never was here before. Both are served by this machine.
"""

import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from lwd_monitor.db import open_database
from lwd_monitor.inhoud import init_database
from tests.browser.conftest import ARGS, run_server
from tests.conftest import NU, find_browser

ADRESSEN = ("", "kaart", "gebied?gebied=WK014113", "verhalen")
BITS_PER_SECONDE, VERTRAGING_MS = 1_600_000, 150
KEER = 3
LEEG = "import streamlit as st\n\nst.title('Leeg')\n"


def measure(browser: Browser, adres: str) -> float:
    """Return the seconds from the request until the heading of a page is there."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="nl-NL")
    page = context.new_page()
    lijn = context.new_cdp_session(page)
    lijn.send("Network.enable")
    snelheid = BITS_PER_SECONDE / 8
    lijn.send(
        "Network.emulateNetworkConditions",
        {"offline": False, "latency": VERTRAGING_MS, "downloadThroughput": snelheid, "uploadThroughput": snelheid},
    )
    begin = time.perf_counter()
    page.goto(adres, wait_until="commit", timeout=120_000)
    page.wait_for_selector("[data-testid=stMain] h1", timeout=120_000)
    duur = time.perf_counter() - begin
    context.close()
    return duur


def main(adressen: tuple[str, ...] = ADRESSEN) -> None:
    """Print per page the median of a few first visits, and how that compares with an empty page of Streamlit."""
    map_ = Path(tempfile.mkdtemp())
    db = open_database(f"duckdb:////{map_}/lwd.duckdb")
    init_database(db, NU)
    db.close()
    (leeg := map_ / "leeg.py").write_text(LEEG, encoding="utf-8")
    with (
        run_server(map_, LWD_DEMO="1") as url,
        run_server(map_, app=str(leeg)) as url_leeg,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=find_browser(), args=ARGS)
        # The servers' own first page is not what is measured.
        measure(browser, url)
        grond = statistics.median(measure(browser, url_leeg) for _ in range(KEER + 1))
        print(f"{'leeg':28} {grond:5.1f} s")
        for adres in adressen:
            duur = statistics.median(measure(browser, f"{url}/{adres}") for _ in range(KEER))
            print(f"{adres or 'overzicht':28} {duur:5.1f} s  {duur / grond:5.2f} x", flush=True)
        browser.close()
    shutil.rmtree(map_, ignore_errors=True)


if __name__ == "__main__":
    main(tuple(sys.argv[1:]) or ADRESSEN)
