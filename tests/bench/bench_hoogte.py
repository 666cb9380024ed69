"""What a page asks of a reader at the two widths that we draw for: height, words, how much it jumps, bytes over the line.

Run by hand: python -m tests.bench.bench_hoogte [address ...]

Measured as a raadslid of the trial reads them, with everything folded that the page folds, in a browser that never was here
before. A page that jumps more than the limit is named, and the script then ends with 1.
"""

import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from lwd_monitor.db import open_database
from lwd_monitor.inhoud import init_database
from tests.browser.conftest import ARGS, KLAAR, run_server
from tests.conftest import NU, find_browser

BREEDTES = (1366, 390)
ADRESSEN = (
    "",
    "kaart",
    "kaart?toon=elkjaar",
    "trend",
    "gebied?gebied=WK014113",
    "gebied?gebied=WK014111",
    "gebied?gebied=BU01411402",
    "gebied?gebied=BU01411910",
    "gebied?gebied=GM0141",
    "wat-veranderde",
    "verhalen",
    "wijkkompas",
    "uitleg",
)
HOOGTE = "document.querySelector('[data-testid=stMain]').scrollHeight"
WOORDEN = "document.querySelector('[data-testid=stMain]').innerText.trim().split(/\\s+/).length"
# Cumulative layout shift as browsers report it: the worst of the moments, each at most 5 s long and without a pause of 1 s.
MEET_SCHUIVEN = """
window.schuiven = { ergst: 0, nu: 0, begin: 0, laatste: 0, wat: [] };
new PerformanceObserver((lijst) => {
  for (const stap of lijst.getEntries()) {
    if (stap.hadRecentInput) continue;
    const s = window.schuiven;
    if (stap.startTime - s.laatste > 1000 || stap.startTime - s.begin > 5000) Object.assign(s, { nu: 0, begin: stap.startTime });
    s.laatste = stap.startTime;
    s.nu += stap.value;
    s.ergst = Math.max(s.ergst, s.nu);
    for (const { node, previousRect: a, currentRect: b } of stap.sources) {
      const e = node?.nodeType === 1 ? node : node?.parentElement;
      s.wat.push(`${stap.value.toFixed(3)} ${e?.closest("[class*=st-key-]")?.className.match(/st-key-\\S+/)?.[0] ?? ""} ${e?.tagName}.${e?.className?.baseVal ?? e?.className ?? ""} y ${Math.round(a.top)}>${Math.round(b.top)} h ${Math.round(a.height)}>${Math.round(b.height)}`);
    }
  }
}).observe({ type: "layout-shift", buffered: true });
"""
GRENS = 0.1


@dataclass(frozen=True)
class Maat:
    """One page at one width; `kb` are the thousands of bytes that a first visit takes, `wat` names what moved."""

    hoogte: int
    woorden: int
    schuiven: float
    kb: int
    wat: tuple[str, ...]


def measure(browser: Browser, adres: str, breedte: int) -> Maat:
    """Return what a first visit to a page asks."""
    context = browser.new_context(viewport={"width": breedte, "height": 900}, locale="nl-NL")
    page = context.new_page()
    page.add_init_script(MEET_SCHUIVEN)
    omvang = count_bytes(page)
    page.goto(adres)
    page.wait_for_selector("footer.voet", timeout=60_000)
    page.wait_for_selector(KLAAR, timeout=60_000)
    page.wait_for_load_state("networkidle")
    page.wait_for_function("() => performance.now() - Math.max(window.schuiven.laatste, 0) > 1000")
    schuiven = page.evaluate("window.schuiven")
    maat = Maat(
        page.evaluate(HOOGTE), page.evaluate(WOORDEN), schuiven["ergst"], sum(omvang) // 1000, tuple(schuiven["wat"])
    )
    context.close()
    return maat


def count_bytes(page: Page) -> list[int]:
    """Return a list that grows with what comes over the line, as it was sent: compressed files and the messages of the page."""
    omvang: list[int] = []
    lijn = page.context.new_cdp_session(page)
    lijn.send("Network.enable")
    lijn.on("Network.loadingFinished", lambda bericht: omvang.append(int(bericht["encodedDataLength"])))
    # A message is text in base64 there, four signs for three bytes.
    lijn.on(
        "Network.webSocketFrameReceived",
        lambda bericht: omvang.append(len(bericht["response"]["payloadData"]) * 3 // 4),
    )
    return omvang


def main(adressen: tuple[str, ...] = ADRESSEN) -> int:
    """Print a row for the docs per address; return 1 when one of them jumps too much."""
    map_, springt = Path(tempfile.mkdtemp()), []
    db = open_database(f"duckdb:////{map_}/lwd.duckdb")
    init_database(db, NU)
    db.close()
    with run_server(map_, LWD_DEMO="1") as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=ARGS)
        # The server's own first page is not what is measured.
        measure(browser, url, BREEDTES[0])
        print("| pagina | " + " | ".join(f"{b} px | woorden | verschuiving | kB" for b in BREEDTES) + " |")
        print("|---" * (1 + 4 * len(BREEDTES)) + "|")
        for adres in adressen:
            cellen = [adres or "overzicht"]
            for breedte in BREEDTES:
                maat = measure(browser, f"{url}/{adres}", breedte)
                cellen += [str(maat.hoogte), str(maat.woorden), f"{maat.schuiven:.3f}".replace(".", ","), str(maat.kb)]
                if maat.schuiven > GRENS:
                    springt.append((adres, breedte, maat))
            print("| " + " | ".join(cellen) + " |", flush=True)
        browser.close()
    shutil.rmtree(map_, ignore_errors=True)
    for adres, breedte, maat in springt:
        print(f"\n{adres or 'overzicht'} verspringt op {breedte} px: {maat.schuiven:.2f}", *maat.wat, sep="\n  ")
    return int(bool(springt))


if __name__ == "__main__":
    sys.exit(main(tuple(sys.argv[1:]) or ADRESSEN))
