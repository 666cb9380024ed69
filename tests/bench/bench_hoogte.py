"""How tall pages are and how many words stand on them, at the two widths that we draw for.

Run by hand: python -m tests.bench.bench_hoogte [address ...]

Measured as a raadslid of the trial reads them, with everything folded that the page folds.
"""

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from lwd_monitor.db import open_database
from lwd_monitor.inhoud import init_database
from tests.browser.conftest import ARGS, KLAAR, run_server
from tests.conftest import NU, find_browser

BREEDTES = (1366, 390)
ADRESSEN = (
    "gebied?gebied=WK014113",
    "gebied?gebied=WK014111",
    "gebied?gebied=BU01411402",
    "gebied?gebied=BU01411910",
    "gebied?gebied=GM0141",
)
HOOGTE = "document.querySelector('[data-testid=stMain]').scrollHeight"
WOORDEN = "document.querySelector('[data-testid=stMain]').innerText.trim().split(/\\s+/).length"


def measure(page: Page, adres: str) -> tuple[int, int]:
    """Return the height of a page in px and the words that are seen on it."""
    page.goto(adres)
    page.wait_for_selector("footer.voet", timeout=60_000)
    page.wait_for_selector(KLAAR, timeout=60_000)
    return page.evaluate(HOOGTE), page.evaluate(WOORDEN)


def main(adressen: tuple[str, ...] = ADRESSEN) -> None:
    """Print height and words of each address at each width."""
    map_ = Path(tempfile.mkdtemp())
    db = open_database(f"duckdb:////{map_}/lwd.duckdb")
    init_database(db, NU)
    db.close()
    with run_server(map_, LWD_DEMO="1") as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=ARGS)
        print(f"{'adres':44}" + "".join(f"{f'{b} px':>10}{'woorden':>9}" for b in BREEDTES))
        for adres in adressen:
            maten = []
            for breedte in BREEDTES:
                page = browser.new_page(viewport={"width": breedte, "height": 900}, locale="nl-NL")
                maten += measure(page, f"{url}/{adres}")
                page.close()
            print(f"{adres:44}{maten[0]:>10}{maten[1]:>9}{maten[2]:>10}{maten[3]:>9}")
        browser.close()
    shutil.rmtree(map_, ignore_errors=True)


if __name__ == "__main__":
    main(tuple(sys.argv[1:]) or ADRESSEN)
