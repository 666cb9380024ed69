"""A picture of every page, as the role that works with it sees it: docs/schermen/, to look at before a release.

Run by hand: make schermen

Of a store with what ships and nothing else: no invented story stands in a picture. A page that is opened on the street has one
of a phone too.
"""

import io
import shutil
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from lwd_monitor.db import open_database
from lwd_monitor.inhoud import init_database
from lwd_monitor.toegang import Rol
from lwd_monitor.toegang.model import RECHTEN
from lwd_monitor.ui.navigatie import PAGINAS, Paginaplek
from tests.browser.conftest import ARGS, KLAAR, run_server
from tests.browser.test_verhaal_reis import choose_role
from tests.conftest import NU, PROJECT, find_browser

MAP = PROJECT / "docs" / "schermen"
# Whoever comes first in this list and may open a page is the one it is made for.
ROLLEN = (Rol.RAADSLID, Rol.WIJKREGISSEUR, Rol.REDACTEUR, Rol.ANALIST, Rol.BEHEERDER)
TELEFOON = {"overzicht", "gebied", "kaart", "trend", "wijkkompas", "insturen", "gesprek"}
# An address that shows more than the one a page opens with.
KEUZE = {"gebied": "?gebied=WK014113", "trend": "?indicator=misdrijven&gebied=WK014113,WK014111"}
KLEUREN = 128


def find_rol(pagina: Paginaplek) -> Rol:
    """Return the first role that may open a page."""
    return next(rol for rol in ROLLEN if pagina.recht in RECHTEN[rol])


def open_venster(browser: Browser, url: str, rol: Rol, breedte: int) -> Page:
    """Return a window that works as a role, with the guided visit behind it."""
    context = browser.new_context(viewport={"width": breedte, "height": 900}, locale="nl-NL")
    context.add_init_script("localStorage.setItem('lwd_rondleiding', 'gezien')")
    page = context.new_page()
    open_pagina(page, url)
    if rol is not Rol.RAADSLID:
        choose_role(page, rol.titel)
    return page


def open_pagina(page: Page, adres: str) -> None:
    """Open a page and wait until all of it is there."""
    page.goto(adres)
    page.wait_for_selector("footer.voet", timeout=60_000)
    page.wait_for_selector(KLAAR, timeout=60_000)
    page.wait_for_function("() => document.getAnimations().every((a) => a.playState !== 'running')")


def save_beeld(page: Page, pad: Path) -> None:
    """Write what is in sight as a small PNG."""
    beeld = Image.open(io.BytesIO(page.screenshot())).convert("RGB").quantize(KLEUREN, dither=Image.Dither.NONE)
    beeld.save(pad, optimize=True)


def main() -> None:
    """Make all pictures anew."""
    shutil.rmtree(MAP, ignore_errors=True)
    MAP.mkdir(parents=True)
    map_ = Path(tempfile.mkdtemp())
    db = open_database(f"duckdb:////{map_}/lwd.duckdb")
    init_database(db, NU)
    db.close()
    with run_server(map_, LWD_DEMO="1") as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=ARGS)
        for breedte in (1366, 390):
            for rol in ROLLEN:
                paginas = [p for p in PAGINAS if find_rol(p) is rol and (breedte > 390 or p.url in TELEFOON)]
                if not paginas:
                    continue
                page = open_venster(browser, url, rol, breedte)
                for pagina in paginas:
                    plek = "" if pagina == PAGINAS[0] else pagina.url
                    open_pagina(page, f"{url}/{plek}{KEUZE.get(pagina.url, '')}")
                    save_beeld(page, MAP / f"{pagina.url}-{rol.value}-{breedte}.png")
                    print(pagina.url, rol.value, breedte, flush=True)
                page.context.close()
        browser.close()
    shutil.rmtree(map_, ignore_errors=True)


if __name__ == "__main__":
    main()
