"""A production server in a real browser and over a raw websocket: nobody sees anything before logging in."""

import json
import shutil
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import httpx
import pytest
import websockets
from playwright.sync_api import Browser, Page, expect
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

from lwd_monitor.db import open_database
from lwd_monitor.db.kopie import read_copy
from lwd_monitor.inhoud import check_database
from lwd_monitor.logboek import Logfilter, list_gebeurtenissen
from lwd_monitor.toegang import SYSTEEM, Rol, add_gebruiker, use_link
from tests.browser.conftest import KLAAR, find_fouten, run_server

pytestmark = pytest.mark.browser
STERK = "kwartel-mosterd-dakpan-9"
HTML = {"accept": "text/html"}
GEHEIM = ("Logboek", "upload_gepubliceerd", "Wanneer", "Back-up")


def make_store(sjabloon: Path, map_: Path) -> None:
    """A store with a beheerder, an analist and a raadslid."""
    shutil.copy(sjabloon, map_ / "lwd.duckdb")
    db = open_database(f"duckdb:///{map_}/lwd.duckdb")
    for naam, rol in (("eva", Rol.BEHEERDER), ("ans", Rol.ANALIST), ("red", Rol.REDACTEUR), ("rob", Rol.RAADSLID)):
        nu = datetime.now()
        use_link(db, add_gebruiker(db, SYSTEEM, naam, rol, nu), "", STERK, nu)
    db.close()


BEHEER = (
    "beheer-gebruikers",
    "beheer-backups",
    "beheer-logboek",
    "beheer-ondergrenzen",
    "beheer-gebieden",
    "beheer-indicatoren",
    "beoordelen",
)


@pytest.fixture(scope="module")
def map_(sjabloon: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("besloten")
    make_store(sjabloon, folder)
    return folder


@pytest.fixture(scope="module")
def url(map_: Path) -> Iterator[str]:
    with run_server(map_, LWD_BACKUPS=str(map_ / "bewaard"), LWD_LOG="json") as adres:
        yield adres


@pytest.fixture(scope="module")
def openbaar(sjabloon: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("openbaar")
    make_store(sjabloon, folder)
    with run_server(folder, LWD_LEZEN="openbaar") as adres:
        yield adres


def is_klaar(bericht: bytes) -> bool:
    """Tell whether a message of the server says that the page stands."""
    gelezen = ForwardMsg()
    gelezen.ParseFromString(bericht)
    return gelezen.WhichOneof("type") == "script_finished"


def ask_socket(url: str, pad: str, cookie: str = "") -> bytes:
    """Return what a websocket gets for a page, as a browser would ask it."""
    bericht = BackMsg()
    bericht.rerun_script.page_name = pad
    bericht.rerun_script.context_info.url = f"{url}/{pad}"
    koppen = {"Cookie": cookie} if cookie else {}
    gekregen = b""
    with connect(
        url.replace("http", "ws") + "/_stcore/stream",
        subprotocols=["streamlit"],
        additional_headers=koppen,
        max_size=None,
    ) as sok:
        sok.send(bericht.SerializeToString())
        klaar = False
        while not klaar:
            deel = sok.recv(timeout=60)
            gekregen += deel
            klaar = is_klaar(deel)
    return gekregen


def login(page: Page, url: str, naam: str, pad: str = "/") -> None:
    page.goto(url + pad)
    page.get_by_label("Naam").fill(naam)
    page.get_by_label("Wachtwoord").fill(STERK)
    page.get_by_role("button", name="Inloggen").click()
    page.wait_for_selector("footer.voet", timeout=60_000)


def test_first_request_of_a_fresh_server_shows_nothing_of_a_page_for_beheerders(url: str) -> None:
    """Must stand first: the server has answered nobody yet."""
    with pytest.raises(websockets.InvalidStatus) as weigering:
        ask_socket(url, "beheer-logboek")
    assert weigering.value.response.status_code == 403
    antwoord = httpx.get(f"{url}/beheer-logboek", headers=HTML)
    assert (antwoord.status_code, antwoord.headers["location"]) == (303, "/inloggen?verder=%2Fbeheer-logboek")
    for cookie in ("lwd_sessie=verzonnen", "lwd_sessie=", "_streamlit_user=verzonnen", "rol=beheerder"):
        with pytest.raises(websockets.InvalidStatus):
            ask_socket(url, "beheer-logboek", cookie)


@pytest.mark.parametrize(
    "pad", ["/", "/overzicht", "/media/x.csv", "/_stcore/upload_file/a/b", "/_stcore/host-config", "/tegels/status",
            "/static/js/index.js", "/account", "/_stcore/bidi-components/x/y.js", "/app/static/x", "/component/x/y",
            "/verhalen.rss", "/_stcore/agent/openapi.json", "/_stcore/metrics", "/_stcore/script-health-check", "/gezondx"]
)  # fmt: skip
def test_nothing_answers_before_logging_in(url: str, pad: str) -> None:
    assert httpx.get(url + pad).status_code in {401, 303}
    assert httpx.request("PUT", url + pad, content=b"x").status_code == 401


def test_what_a_watchman_needs_is_open_and_tells_no_more(url: str) -> None:
    gezond = httpx.get(f"{url}/gezond")
    assert gezond.status_code == 200
    assert set(gezond.json()) == {"status", "database", "schema", "versie"}
    assert httpx.get(f"{url}/metrics").status_code == 404


def test_login_keeps_the_deep_link_and_logout_ends_it(page: Page, url: str) -> None:
    login(page, url, "rob", "/gebied?gebied=WK014111")
    assert page.url == f"{url}/gebied?gebied=WK014111"
    assert page.locator("h1").count() == 1
    [cookie] = [c for c in page.context.cookies() if c["name"] == "lwd_sessie"]
    assert (cookie["httpOnly"], cookie["sameSite"]) == (True, "Strict")
    assert page.evaluate("document.cookie").count("lwd_sessie") == 0
    assert page.fouten == []
    page.goto(f"{url}/account")
    page.get_by_role("button", name="Uitloggen", exact=True).click()
    page.wait_for_url("**/inloggen")
    oud = f"lwd_sessie={cookie['value']}"
    with pytest.raises(websockets.InvalidStatus):
        ask_socket(url, "overzicht", oud)


def test_login_from_another_site_works_in_the_same_browser(page: Page, url: str) -> None:
    login(page, url, "rob")
    page.goto("data:text/html," + f"<a href='{url}/uitleg'>link in een e-mail</a>")
    page.get_by_role("link").click()
    page.wait_for_selector("footer.voet", timeout=60_000)
    assert page.url == f"{url}/uitleg"


def test_page_for_beheerders_refuses_a_raadslid_in_dutch_and_logs_it(page: Page, url: str) -> None:
    login(page, url, "rob", "/beheer-logboek")
    expect(page.get_by_role("heading", level=1)).to_have_text("Geen toegang")
    expect(page.get_by_text("U mag dit niet doen: gebruikers beheren.")).to_be_visible()
    cookie = "lwd_sessie=" + next(c["value"] for c in page.context.cookies() if c["name"] == "lwd_sessie")
    gekregen = ask_socket(url, "beheer-logboek", cookie)
    assert b"Geen toegang" in gekregen
    assert not any(woord.encode() in gekregen for woord in GEHEIM)


def test_beheerder_sees_the_refusals_and_makes_a_backup(buurpage: Page, page: Page, url: str, map_: Path) -> None:
    login(buurpage, url, "rob", "/beheer-logboek")
    expect(buurpage.get_by_role("heading", level=1)).to_have_text("Geen toegang")
    buurpage.close()
    eerder = set((map_ / "bewaard").glob("*.duckdb"))
    login(page, url, "eva", "/beheer-logboek")
    expect(page.get_by_role("cell", name="Toegang geweigerd").first).to_be_visible(timeout=20_000)
    page.goto(f"{url}/beheer-backups")
    page.get_by_role("button", name="Maak nu een back-up").click()
    expect(page.get_by_text("De back-up is gemaakt en teruggelezen")).to_be_visible(timeout=30_000)
    [kopie] = set((map_ / "bewaard").glob("*.duckdb")) - eerder
    db = open_database(f"duckdb:///{kopie}")
    assert check_database(db)[1] == []
    db.close()


def check_axe(page: Page) -> None:
    """Fail with what axe finds wrong on the page as it stands."""
    fouten = find_fouten(page)
    assert fouten == {}, f"{page.url} op {page.viewport_size}: {json.dumps(fouten, indent=1)}"


def check_beide(page: Page) -> None:
    """Check what is open with axe and for what sticks out, on a wide screen and on a phone."""
    for breedte in (1366, 390):
        page.set_viewport_size({"width": breedte, "height": 900})
        page.wait_for_function("b => document.documentElement.scrollWidth <= b", arg=breedte)
        check_axe(page)


def test_pages_for_beheerders_and_the_forms_are_accessible(page: Page, url: str, map_: Path) -> None:
    """One login for all of them, wide and on a phone; the forms also with a message of what went wrong."""
    page.goto(f"{url}/inloggen")
    page.get_by_label("Naam").fill("eva")
    page.get_by_label("Wachtwoord").fill("verkeerd")
    page.get_by_role("button", name="Inloggen").click()
    expect(page.get_by_role("alert")).to_be_visible()
    check_axe(page)
    login(page, url, "eva", "/beheer-gebruikers")
    page.get_by_label("Naam om mee in te loggen, bijvoorbeeld het e-mailadres").fill("nieuw")
    page.get_by_role("button", name="Toevoegen").click()
    link = page.get_by_text(f"{url}/wachtwoord/").inner_text()
    check_axe(page)
    for pad in BEHEER:
        page.goto(f"{url}/{pad}")
        page.wait_for_selector("footer.voet", timeout=60_000)
        page.wait_for_selector(KLAAR, timeout=30_000)
        check_beide(page)
    for adres in (f"{url}/account", f"{url}/inloggen", link, f"{url}/wachtwoord/bestaat-niet"):
        page.goto(adres)
        check_beide(page)
    assert page.fouten == []


def test_a_browser_closed_in_mid_save_leaves_all_or_nothing(browser: Browser, url: str, map_: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    login(page, url, "eva", "/beheer-backups")
    (map_ / "bewaard").mkdir(exist_ok=True)
    voor = set((map_ / "bewaard").glob("*"))
    page.get_by_role("button", name="Maak nu een back-up").click()
    context.close()
    httpx.get(f"{url}/gezond")
    einde = time.monotonic() + 30
    while any(pad.name.startswith(".") for pad in (map_ / "bewaard").iterdir()) and time.monotonic() < einde:
        httpx.get(f"{url}/gezond")
    nieuw = set((map_ / "bewaard").glob("*")) - voor
    assert all(pad.suffix == ".duckdb" and not pad.name.startswith(".") for pad in nieuw)
    for pad in nieuw:
        assert read_copy(pad)["gebeurtenis"] > 0


def test_logout_everywhere_stops_an_open_page_at_its_next_click(page: Page, buurpage: Page, url: str) -> None:
    login(page, url, "ans")
    login(buurpage, url, "ans")
    buurpage.goto(f"{url}/account")
    buurpage.get_by_role("button", name="Overal uitloggen").click()
    buurpage.wait_for_url("**/inloggen")
    page.get_by_role("link", name="Uitleg").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("U bent niet ingelogd", timeout=20_000)


def test_form_of_another_site_is_refused(url: str) -> None:
    with httpx.Client(base_url=url) as klant:
        vorm = klant.get("/inloggen").text
        assert "Geen account, of uw wachtwoord kwijt? Vraag de beheerder van de monitor." in vorm
        csrf = vorm.split("name='csrf' value='")[1].split("'")[0]
        goed = {"naam": "rob", "wachtwoord": STERK, "csrf": csrf, "verder": "/"}
        vreemd = klant.post("/inloggen", data=goed, headers={"origin": "https://kwaad.nl"})
        assert vreemd.status_code == 401
        assert "verlopen" in vreemd.text
        assert "lwd_sessie" not in vreemd.cookies
        assert klant.post("/inloggen", data={**goed, "csrf": "x"}).status_code == 401
        weg = klant.post("/inloggen", data={**goed, "verder": "//kwaad.nl"})
        assert (weg.status_code, weg.headers["location"]) == (303, "/")


def test_visitor_reads_but_sees_no_page_of_a_role(openbaar: str, page: Page) -> None:
    gekregen = ask_socket(openbaar, "beheer-logboek")
    assert b"Geen toegang" in gekregen
    assert not any(woord.encode() in gekregen for woord in GEHEIM)
    page.goto(f"{openbaar}/verhalen")
    page.wait_for_selector("footer.voet", timeout=60_000)
    expect(page.get_by_role("link", name="Inloggen")).to_be_visible()
    expect(page.get_by_role("combobox", name="Kies een rol")).to_have_count(0)
    assert httpx.put(f"{openbaar}/_stcore/upload_file/a/b", content=b"x").status_code == 403


def test_headers_stand_on_every_answer(url: str) -> None:
    for pad in ("/gezond", "/inloggen", "/overzicht", "/media/x"):
        koppen = httpx.get(url + pad, headers=HTML).headers
        assert "frame-ancestors 'none'" in koppen["content-security-policy"]
        assert koppen["x-content-type-options"] == "nosniff"
        assert koppen["referrer-policy"] in {"same-origin", "no-referrer"}
        assert "strict-transport-security" not in koppen


def test_log_of_the_server_holds_no_secret(url: str, map_: Path) -> None:
    httpx.get(f"{url}/wachtwoord/geheim-token")
    httpx.get(f"{url}/overzicht?token=geheim-vraag")
    tekst = (map_ / "server.log").read_text()
    assert '"pad": "/wachtwoord/…"' in tekst
    for geheim in ("geheim-token", "geheim-vraag", STERK, "lwd_sessie="):
        assert geheim not in tekst


def test_logins_and_refusals_stand_in_the_log(sjabloon: Path, tmp_path: Path) -> None:
    make_store(sjabloon, tmp_path)
    with run_server(tmp_path) as adres, httpx.Client(base_url=adres) as klant:
        csrf = klant.get("/inloggen").text.split("name='csrf' value='")[1].split("'")[0]
        klant.post("/inloggen", data={"naam": "rob", "wachtwoord": "fout", "csrf": csrf})
        klant.post("/inloggen", data={"naam": "rob", "wachtwoord": STERK, "csrf": csrf})
    db = open_database(f"duckdb:///{tmp_path}/lwd.duckdb")
    soorten = [(r.soort, r.gebruiker) for r in list_gebeurtenissen(db.cursor(), SYSTEEM, Logfilter(aantal=2))]
    assert soorten == [("login", "rob"), ("login_mislukt", "rob")]
    assert check_database(db)[1] == []
    db.close()
