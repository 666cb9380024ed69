"""A real server and a real browser."""

import contextlib
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect, sync_playwright
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from lwd_monitor.db import Database, open_database
from lwd_monitor.toegang import SYSTEEM
from lwd_monitor.ververs import Verzoek, run_ververs
from tests.browser.vol import fill_aanvallen, fill_gewoon
from tests.conftest import NU, PROJECT, find_browser
from tests.loopback import Loopback, send
from tests.naspelen import replayed

# The machine may be busy with other tests.
expect.set_options(timeout=30_000)
ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # All windows of a context share one process: see `open_zaal`.
    "--process-per-site",
]
# All rules, but only what is wrong in full: to write out what is right took longer than to look.
AXE = {"resultTypes": ["violations"]}
BREED = {"width": 1366, "height": 900}
# A port where nobody listens: the background tiles fail at once, as without internet.
GEEN_TEGELS = "http://127.0.0.1:9/{z}/{x}/{y}.png"
# A machine that is busy with other work takes a minute to load all modules.
START_SECONDEN = 300
# Streamlit's own word for a page whose run is over; its sign in the corner comes later than the run begins.
KLAAR = "[data-testid='stApp'][data-test-script-state='notRunning']"

# No run goes on, and nothing is still changing colour.
STIL = """() => {
  const app = document.querySelector("[data-testid='stApp']");
  const beweegt = document.getAnimations().some((a) => a instanceof CSSTransition && a.playState === "running");
  return !beweegt && (!app || app.dataset.testScriptState === "notRunning");
}"""
# Remembers whether a run began since.
LET_OP = """() => {
  window.bewogen = false;
  window.wachter?.disconnect();
  window.wachter = new MutationObserver(() => { window.bewogen = true; });
  const app = document.querySelector("[data-testid='stApp']");
  if (app) window.wachter.observe(app, { attributeFilter: ["data-test-script-state"] });
}"""
# Keeps hold of the connections of a page, so that a test can cut one as a network does.
HOLD_SOCKETS = """
  window.sokken = [];
  window.WebSocket = new Proxy(window.WebSocket, {
    construct(soort, args) { const sok = new soort(...args); window.sokken.push(sok); return sok; },
  });
"""


@pytest.fixture(scope="session")
def server_url(sjabloon: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server of our own, as trial, on a copy of the store."""
    with run_proef(sjabloon, tmp_path_factory.mktemp("server")) as url:
        yield url


@pytest.fixture(scope="session")
def volle_url(sjabloon: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server, as trial, whose store holds stories at every step and attacks in every field."""
    with run_proef(sjabloon, tmp_path_factory.mktemp("vol"), fill_gewoon, fill_aanvallen) as url:
        yield url


@pytest.fixture(scope="session")
def straten_url(sjabloon: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server, as trial, whose table of streets was made from the replay."""
    with run_proef(sjabloon, tmp_path_factory.mktemp("straten"), fill_straten) as url:
        yield url


def fill_straten(db: Database) -> None:
    with replayed(db.cursor()) as server:
        run_ververs(db, SYSTEEM, Verzoek(bronnen=("adressen",), basis=server.basis), NU)


@contextlib.contextmanager
def run_proef(sjabloon: Path, map_: Path, *vullen: Callable[[Database], object]) -> Iterator[str]:
    """Run a server as trial on a copy of the store that was filled first, and give its address."""
    shutil.copy(sjabloon, map_ / "lwd.duckdb")
    if vullen:
        db = open_database(f"duckdb:////{map_}/lwd.duckdb")
        for fill in vullen:
            fill(db)
        db.close()
    with run_server(map_, LWD_DEMO="1") as url:
        yield url


@contextlib.contextmanager
def run_server(map_: Path, *opties: str, poort: int | None = None, app: str = "app.py", **extra: str) -> Iterator[str]:
    """Run a server on the store in a folder, with settings of its own, and give its address."""
    poort = poort or find_poort()
    omgeving = {k: v for k, v in os.environ.items() if not k.startswith("LWD_")}
    omgeving |= {"LWD_DATABASE": f"duckdb:////{map_}/lwd.duckdb", "LWD_TEGELS": GEEN_TEGELS, **extra}
    opdracht = [sys.executable, "-m", "streamlit", "run", app, f"--server.port={poort}", *opties]
    with (map_ / "server.log").open("wb") as log:
        proces = subprocess.Popen(opdracht, cwd=PROJECT, env=omgeving, stdout=log, stderr=log)
        url = f"http://127.0.0.1:{poort}"
        try:
            wait_for_server(url, proces, map_ / "server.log")
            yield url
        finally:
            proces.terminate()
            proces.wait(20)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One headless Chromium."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=find_browser(), args=ARGS)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def leeszaal(browser: Browser) -> Iterator[BrowserContext]:
    """The context of all tests of a process."""
    with open_zaal(browser) as context:
        # Who comes for the first time gets a guided visit over the page: tests/browser/test_eerste_bezoek.py.
        # Not every page may keep something: a feed that is opened as data has nowhere to.
        context.add_init_script("try { localStorage.setItem('lwd_rondleiding', 'gezien') } catch {}")
        yield context


@pytest.fixture(scope="session")
def buurzaal(browser: Browser) -> Iterator[BrowserContext]:
    """Another context, for a second person at the same time and for who comes for the first time."""
    with open_zaal(browser) as context:
        yield context


@contextlib.contextmanager
def open_zaal(browser: Browser) -> Iterator[BrowserContext]:
    """A context with one window that stays, on this machine as all servers: what it fetched and compiled of Streamlit stays too.

    Notes: in a process of its own a window compiles all of it again, which takes longer than to draw a page.
    """
    with (
        Loopback(lambda verzoek, _: send(verzoek, 200)) as server,
        browser.new_context(viewport=dict(BREED), locale="nl-NL") as context,
    ):
        context.new_page().goto(server.basis)
        yield context


@pytest.fixture
def page(leeszaal: BrowserContext) -> Iterator[Page]:
    """A page, 1366 px wide, that knows nothing of an earlier test; `page.fouten` has its console errors, `page.verzoeken` its requests."""
    yield from open_leeg(leeszaal)


@pytest.fixture
def buurpage(buurzaal: BrowserContext) -> Iterator[Page]:
    """A page in another browser than `page`, as far as the server can tell: no cookie and nothing kept is shared."""
    yield from open_leeg(buurzaal)


def open_leeg(context: BrowserContext) -> Iterator[Page]:
    """Open a page in a context that knows nothing of an earlier test, and leave nothing to a later one."""
    opened = context.new_page()
    opened.set_viewport_size(dict(BREED))
    opened.add_init_script(HOLD_SOCKETS)
    opened.fouten = []  # type: ignore[attr-defined]
    opened.verzoeken = []  # type: ignore[attr-defined]
    opened.on("pageerror", lambda fout: opened.fouten.append(str(fout)))  # type: ignore[attr-defined]
    opened.on("request", lambda verzoek: opened.verzoeken.append(verzoek.url))  # type: ignore[attr-defined]
    yield opened
    forget_bewaard(context, opened.verzoeken)  # type: ignore[attr-defined]


def cut_connections(page: Page) -> None:
    """Cut the connections of a page, as a network does."""
    page.evaluate("window.sokken.forEach((sok) => sok.close())")


def go_offline(page: Page) -> None:
    """Take the network away as a tunnel does: the browser takes its connection for a living one, and nothing arrives."""
    page.evaluate("window.sokken.forEach((sok) => { sok.send = () => {}; })")
    page.context.set_offline(True)


def forget_bewaard(context: BrowserContext, verzoeken: list[str]) -> None:
    """Close all pages of a context but the first, and forget what was kept for whoever looked: cookies, drafts, choices."""
    blijft, *andere = context.pages
    for oud in andere:
        oud.close()
    context.set_offline(False)
    context.clear_cookies()
    cdp = context.new_cdp_session(blijft)
    for plek in {urlsplit(v)[:2] for v in verzoeken if v.startswith("http")}:
        soorten = "local_storage,indexeddb,cache_storage,service_workers"
        cdp.send("Storage.clearDataForOrigin", {"origin": "://".join(plek), "storageTypes": soorten})
    cdp.detach()


def find_fouten(page: Page, context: str | None = None) -> dict[str, list[str]]:
    """Return what axe finds by rule, of a page that stood still meanwhile: while a run goes on, what was there is faded."""
    for _ in range(20):
        page.wait_for_function(STIL, timeout=60_000)
        page.evaluate(LET_OP)
        gevonden = Axe().run(page, context=context, options=AXE).response["violations"]
        if not page.evaluate("window.bewogen"):
            return {fout["id"]: [deel["html"][:160] for deel in fout["nodes"]] for fout in gevonden}
    pytest.fail("de pagina kwam niet tot rust")


def choose_optie(keuze: Locator, optie: Locator, typ: str = "") -> None:
    """Choose from a menu; a page that still grows moves the field, and that closes its menu: then it opens again."""
    for _ in range(6):
        keuze.scroll_into_view_if_needed()
        keuze.click()
        if typ:
            keuze.fill(typ)
        with contextlib.suppress(PlaywrightTimeout):
            optie.click(timeout=5_000)
            return
        keuze.page.keyboard.press("Escape")
    pytest.fail("een menu bleef dicht")


def open_with_keyboard(keuze: Locator) -> None:
    """Open a menu with its key and stand on an option; a page that still moves closes it again: then once more."""
    for _ in range(6):
        keuze.focus()
        keuze.press("ArrowDown")
        with contextlib.suppress(AssertionError):
            expect(keuze).to_have_attribute("aria-activedescendant", re.compile("."), timeout=5_000)
            return
    pytest.fail("een menu bleef dicht")


def find_poort() -> int:
    """Return a port that is free."""
    with socket.socket() as sok:
        sok.bind(("127.0.0.1", 0))
        return int(sok.getsockname()[1])


def wait_for_server(url: str, proces: subprocess.Popen, log: Path) -> None:
    """Return when the server answers; fails with its log when it stops or takes too long."""
    einde = time.monotonic() + START_SECONDEN
    while time.monotonic() < einde and proces.poll() is None:
        try:
            if httpx.get(f"{url}/_stcore/health", timeout=2).status_code == 200:
                return
        except httpx.HTTPError:
            time.sleep(0.1)
    pytest.fail("De server kwam niet op:\n" + log.read_text(errors="replace")[-3000:])
