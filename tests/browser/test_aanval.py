"""What somebody tries who speaks to the server without a browser: raw websockets, made-up headers, Streamlit's own routes."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import httpx
import pytest
import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

from lwd_monitor.db import open_database
from lwd_monitor.logboek import Logfilter, list_gebeurtenissen
from lwd_monitor.toegang import SYSTEEM
from lwd_monitor.ui.navigatie import PAGINAS
from lwd_monitor.verhaal import Duiding, Houding, Toestemming, VerhaalStatus, Zichtbaar
from tests.browser.conftest import run_server
from tests.browser.test_inloggen import GEHEIM, STERK, make_store
from tests.verhalen import bring_to

pytestmark = pytest.mark.timeout(180)
INTERN, RAAD, CONCEPT = "Waterlelie", "Korenbloem", "Distelvink"


@dataclass(frozen=True)
class Server:
    """A server that anyone may read, with a story for each audience, and who is logged in there."""

    url: str
    map_: Path

    def login(self, naam: str) -> str:
        """Log in through the form and return the cookie."""
        with httpx.Client(base_url=self.url) as klant:
            csrf = klant.get("/inloggen").text.split("name='csrf' value='")[1].split("'")[0]
            klant.post("/inloggen", data={"naam": naam, "wachtwoord": STERK, "csrf": csrf})
            return f"lwd_sessie={klant.cookies['lwd_sessie']}"


@pytest.fixture(scope="module")
def server(sjabloon: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    map_ = tmp_path_factory.mktemp("aanval")
    make_store(sjabloon, map_)
    db = open_database(f"duckdb:///{map_}/lwd.duckdb")
    for naam, zichtbaar, status in (
        (INTERN, Zichtbaar.INTERN, VerhaalStatus.GEPUBLICEERD),
        (RAAD, Zichtbaar.RAAD, VerhaalStatus.GEPUBLICEERD),
        (CONCEPT, Zichtbaar.OPENBAAR, VerhaalStatus.INGEDIEND),
    ):
        duiding = Duiding("misdrijven", "WK014115", 2024, 2021, 2025, Houding.NUANCEERT, f"Door de {naam}.")
        velden = {"titel": f"De {naam}", "zichtbaar": zichtbaar, "duidingen": (duiding,)}
        toestemming = Toestemming(zichtbaar, "mondeling", date(2026, 11, 1))
        bring_to(db, status, verhaal_id=f"id-{naam}", toestemming=toestemming, **velden)
    db.close()
    with run_server(map_, LWD_LEZEN="openbaar") as url:
        yield Server(url, map_)


def vraag(pad: str, zoek: str = "", pagina_hash: str = "") -> BackMsg:
    """A message as a browser sends it to open a page."""
    bericht = BackMsg()
    bericht.rerun_script.page_name = pad
    bericht.rerun_script.query_string = zoek
    bericht.rerun_script.page_script_hash = pagina_hash
    bericht.rerun_script.context_info.url = f"http://127.0.0.1/{pad}?{zoek}"
    return bericht


def speak(url: str, *berichten: BackMsg, **koppen: str) -> bytes:
    """Send messages over one websocket and return all that came back once each run ended."""
    gekregen = b""
    stroom = url.replace("http", "ws") + "/_stcore/stream"
    with connect(stroom, subprotocols=["streamlit"], additional_headers=koppen, max_size=None) as sok:
        for bericht in berichten:
            sok.send(bericht.SerializeToString())
            klaar = False
            while not klaar:
                deel = sok.recv(timeout=60)
                gekregen += deel
                gelezen = ForwardMsg()
                gelezen.ParseFromString(deel)
                klaar = gelezen.WhichOneof("type") == "script_finished"
    return gekregen


def test_first_message_ever_to_an_open_server_gets_nothing_of_a_page_for_beheerders(server: Server) -> None:
    """Must stand first: no page has been asked yet, so Streamlit knows none but those in the folder."""
    for pad in ("beheer-logboek", "beheer/gebeurtenissen", "gebeurtenissen", "pages/beheer/gebeurtenissen.py"):
        gekregen = speak(server.url, vraag(pad))
        assert not [woord for woord in GEHEIM if woord.encode() in gekregen], pad


def test_a_page_asked_by_its_hash_refuses_as_well(server: Server) -> None:
    """A beheerder's messages name the hash of each page; whoever knows one sends it in the place of the address."""
    eva = speak(server.url, vraag("beheer-logboek"), Cookie=server.login("eva"))
    assert b"Wanneer" in eva, "a beheerder does see it"
    hashes = list_hashes(server, server.login("eva"))
    assert len(hashes) >= len(PAGINAS)
    rob = server.login("rob")
    for hash_ in hashes:
        gekregen = speak(
            server.url, vraag("", pagina_hash=hash_), vraag("beheer-logboek", pagina_hash=hash_), Cookie=rob
        )
        assert not [woord for woord in GEHEIM if woord.encode() in gekregen]


def list_hashes(server: Server, cookie: str) -> set[str]:
    """Return the hashes of all pages that somebody's navigation names."""
    hashes: set[str] = set()
    with connect(
        server.url.replace("http", "ws") + "/_stcore/stream",
        subprotocols=["streamlit"],
        additional_headers={"Cookie": cookie},
        max_size=None,
    ) as sok:
        sok.send(vraag("overzicht").SerializeToString())
        gelezen = ForwardMsg()
        while gelezen.WhichOneof("type") != "script_finished":
            gelezen.ParseFromString(sok.recv(timeout=60))
            if gelezen.WhichOneof("type") == "navigation":
                hashes |= {pagina.page_script_hash for pagina in gelezen.navigation.app_pages}
    return hashes


def test_stories_of_others_reach_no_visitor_even_from_a_warm_cache(server: Server) -> None:
    """Those who may read them warm every cache first; then a visitor tries each page, search, link and the feed."""
    paden = [("verhalen", ""), ("verhalen", f"zoek={INTERN}"), ("gebied", "gebied=WK014115"), ("overzicht", ""),
             ("trend", "indicator=misdrijven&gebied=WK014115"), ("kaart", ""), ("stiltekaart", ""), ("uitleg", "")]  # fmt: skip
    red, rob = server.login("red"), server.login("rob")
    lezer = speak(server.url, *(vraag(*pad) for pad in paden), Cookie=red)
    assert INTERN.encode() in lezer
    assert RAAD.encode() in lezer
    raadslid = speak(server.url, *(vraag(*pad) for pad in paden), Cookie=rob)
    assert RAAD.encode() in raadslid
    assert f"De {INTERN}".encode() not in raadslid
    assert f"Door de {INTERN}".encode() not in raadslid
    for naam in (INTERN, RAAD, CONCEPT):
        extra = [("verhalen", f"verhaal=id-{naam}"), ("insturen", f"verhaal=id-{naam}"), ("beoordelen", "")]
        extra += [("wijkkompas", ""), ("basis-op-orde", ""), ("beleving-en-feiten", "")]
        gekregen = speak(server.url, *(vraag(*pad) for pad in [p for p in paden if "zoek" not in p[1]] + extra))
        assert f"De {naam}".encode() not in gekregen, naam
        assert f"Door de {naam}".encode() not in gekregen, naam
    feed = httpx.get(f"{server.url}/verhalen.rss").text
    assert "<item>" in feed
    assert not [naam for naam in (INTERN, RAAD, CONCEPT) if naam in feed]


@pytest.mark.parametrize("herkomst", ["https://kwaad.nl", "http://127.0.0.1.kwaad.nl", "null"])
def test_a_websocket_of_another_site_is_refused_with_a_good_cookie_too(server: Server, herkomst: str) -> None:
    with pytest.raises(websockets.InvalidStatus) as weigering:
        speak(server.url, vraag("overzicht"), Cookie=server.login("eva"), Origin=herkomst)
    assert weigering.value.response.status_code == 403


def test_a_tampered_cookie_is_nobody(server: Server) -> None:
    goed = server.login("eva")
    for cookie in (goed[:-1] + ("A" if goed[-1] != "A" else "B"), goed + "A", goed.upper(), "lwd_sessie=" + "A" * 4000):
        gekregen = speak(server.url, vraag("beheer-logboek"), Cookie=cookie)
        assert b"Deze pagina is voor wie is ingelogd" in gekregen
        assert not [woord for woord in GEHEIM if woord.encode() in gekregen]


def test_logging_in_makes_a_new_session_whatever_cookie_came_along(server: Server) -> None:
    """A cookie that somebody else planted gains nothing."""
    geplant = "A" * 43
    with httpx.Client(base_url=server.url, cookies={"lwd_sessie": geplant}) as klant:
        csrf = klant.get("/inloggen").text.split("name='csrf' value='")[1].split("'")[0]
        antwoord = klant.post("/inloggen", data={"naam": "rob", "wachtwoord": STERK, "csrf": csrf})
    assert geplant not in antwoord.headers["set-cookie"]
    assert b"Account en uitloggen" not in speak(server.url, vraag("overzicht"), Cookie=f"lwd_sessie={geplant}")


def test_no_reader_empties_the_caches_of_others_or_breaks_the_connection(server: Server) -> None:
    leeg = BackMsg()
    leeg.clear_cache = True
    stop = BackMsg()
    stop.debug_shutdown_runtime = True
    with connect(
        server.url.replace("http", "ws") + "/_stcore/stream", subprotocols=["streamlit"], max_size=None
    ) as sok:
        for rommel in (leeg.SerializeToString(), stop.SerializeToString(), b"rommel" * 100, "tekst"):
            sok.send(rommel)
        sok.send(vraag("uitleg").SerializeToString())
        gelezen = ForwardMsg()
        while gelezen.WhichOneof("type") != "script_finished":
            gelezen.ParseFromString(sok.recv(timeout=60))
    log = (server.map_ / "server.log").read_text(errors="replace")
    assert "Traceback" not in log
    assert "ERROR" not in log


def test_uploading_without_the_right_is_refused_and_logged(server: Server) -> None:
    for pad in (
        "/_stcore/upload_file/a/b",
        "//_stcore/upload_file/a/b",
        "/_stcore/upload_file",
        "/x/../_stcore/upload_file/a/b",
    ):
        antwoord = httpx.put(server.url + pad, content=b"x", headers={"Cookie": server.login("rob")})
        assert antwoord.status_code in {400, 403, 404, 405}, pad
    for pad in ("/_stcore/agent/interact", "/_stcore/agent/mcp"):
        assert httpx.post(server.url + pad, json={}).status_code in {400, 403}, pad


@pytest.mark.parametrize("pad", ["/wachtwoord/x", "/inloggen", "/account"])
def test_every_form_refuses_without_its_token(server: Server, pad: str) -> None:
    cookie = server.login("rob")
    voor = httpx.post(server.url + pad, data={"doe": "overal", "naam": "rob", "wachtwoord": STERK, "oud": STERK, "nieuw": "iets-heel-anders-88", "herhaal": "iets-heel-anders-88"}, headers={"Cookie": cookie})  # fmt: skip
    assert voor.status_code in {400, 401, 404}
    assert "set-cookie" not in voor.headers or "lwd_sessie" not in voor.headers["set-cookie"]
    assert b"Account en uitloggen" in speak(server.url, vraag("overzicht"), Cookie=cookie), "still logged in"


def test_refusals_of_this_run_stand_in_the_log(server: Server) -> None:
    """Must stand last: the log of everything above, read from a copy while the server runs."""
    kopie = server.map_ / "kopie.duckdb"
    shutil.copy(server.map_ / "lwd.duckdb", kopie)
    if (server.map_ / "lwd.duckdb.wal").exists():
        shutil.copy(server.map_ / "lwd.duckdb.wal", f"{kopie}.wal")
    db = open_database(f"duckdb:///{kopie}")
    regels = list_gebeurtenissen(db.cursor(), SYSTEEM, Logfilter(soort="recht_geweigerd", van=datetime(2026, 1, 1)))
    db.close()
    assert {"gebruiker_beheren", "upload_uitvoeren"} <= {regel.onderwerp for regel in regels}
    assert {"rob", "bezoeker"} <= {regel.gebruiker for regel in regels}
