"""What somebody tries who has the session of another at hand: in the same browser, with its number, its files, its addresses."""

import json
import re
import resource
import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect

from tests.browser.conftest import run_server
from tests.browser.test_aanval import Server, vraag
from tests.browser.test_inloggen import make_store

pytestmark = pytest.mark.timeout(240)
MB = 1_048_576
NUMMER = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


@pytest.fixture(scope="module")
def server(sjabloon: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    map_ = tmp_path_factory.mktemp("overname")
    make_store(sjabloon, map_)
    with run_server(map_, LWD_LEZEN="openbaar") as url:
        yield Server(url, map_)


@dataclass
class Pagina:
    """A page over a raw websocket: what came in, and the number of its session."""

    sok: ClientConnection
    sessie: str = ""
    gekregen: bytes = b""
    knoppen: list[str] = field(default_factory=list)

    def ask(self, bericht: BackMsg) -> bytes:
        """Send a message and return all that came back until its run ended."""
        self.sok.send(bericht.SerializeToString())
        begin = len(self.gekregen)
        while True:
            deel = self.sok.recv(timeout=60)
            self.gekregen += deel
            gelezen = ForwardMsg()
            gelezen.ParseFromString(deel)
            if gelezen.WhichOneof("type") == "new_session":
                self.sessie = gelezen.new_session.initialize.session_id
            knop = gelezen.delta.new_element.download_button.deferred_file_id
            self.knoppen += [knop] if knop else []
            if gelezen.WhichOneof("type") == "script_finished":
                return self.gekregen[begin:]


@contextmanager
def open_pagina(server: Server, cookie: str = "", sessie: str = "") -> Iterator[Pagina]:
    """Open a websocket, naming an earlier session where one is given."""
    namen = ["streamlit", "PLACEHOLDER_AUTH_TOKEN", sessie] if sessie else ["streamlit"]
    koppen = {"Cookie": cookie} if cookie else {}
    stroom = server.url.replace("http", "ws") + "/_stcore/stream"
    with connect(stroom, subprotocols=namen, additional_headers=koppen, max_size=None) as sok:
        yield Pagina(sok)


def read_log(server: Server) -> str:
    return (server.map_ / "server.log").read_text(errors="replace")


def test_a_session_is_resumed_by_its_own_login_and_by_no_other(server: Server) -> None:
    red, rob = server.login("red"), server.login("rob")
    with open_pagina(server, red) as pagina:
        pagina.ask(vraag("insturen"))
        sessie = pagina.sessie
        # Another person, a visitor, another login of the same person: while the page is open ...
        for cookie in (rob, "", server.login("red")):
            with open_pagina(server, cookie, sessie) as dief:
                dief.ask(vraag("overzicht"))
                assert dief.sessie != sessie
    # ... and once it is closed.
    for cookie in (rob, "", server.login("red")):
        with open_pagina(server, cookie, sessie) as dief:
            dief.ask(vraag("overzicht"))
            assert dief.sessie != sessie
    with open_pagina(server, red, sessie) as pagina:
        pagina.ask(vraag("overzicht"))
        assert pagina.sessie == sessie, "a broken line is mended"
    assert not NUMMER.search(read_log(server)), "the number of a session opens it"


def test_a_made_up_mark_counts_for_nothing(server: Server) -> None:
    red = server.login("red")
    with open_pagina(server, red) as pagina:
        pagina.ask(vraag("overzicht"))
        stroom = server.url.replace("http", "ws") + "/_stcore/stream"
        for kop in ("x-lwd-merk", "X-LWD-Merk"):
            koppen = {"Cookie": server.login("rob"), kop: "a.b"}
            namen = ["streamlit", "x", pagina.sessie]
            with connect(stroom, subprotocols=namen, additional_headers=koppen, max_size=None) as sok:
                dief = Pagina(sok)
                dief.ask(vraag("overzicht"))
                assert dief.sessie != pagina.sessie


def test_logging_out_everywhere_ends_the_open_page_and_its_session(server: Server) -> None:
    red = server.login("red")
    with open_pagina(server, red) as pagina:
        pagina.ask(vraag("insturen"))
        with httpx.Client(base_url=server.url, headers={"Cookie": red}) as klant:
            antwoord = klant.get("/account")
            csrf = antwoord.text.split("name='csrf' value='")[1].split("'")[0]
            koek = "; ".join([red, *(f"{n}={w}" for n, w in antwoord.cookies.items())])
            uit = klant.post("/account", data={"doe": "overal", "csrf": csrf}, headers={"Cookie": koek})
            assert uit.status_code == 303
        with pytest.raises(ConnectionClosed):
            pagina.ask(vraag("insturen"))
    for cookie in ("", red, server.login("rob")):
        with open_pagina(server, cookie, pagina.sessie) as dief:
            dief.ask(vraag("overzicht"))
            assert dief.sessie != pagina.sessie


def put(server: Server, cookie: str, sessie: str, omvang: int, **koppen: str) -> int:
    """Send a file to a session and return the status."""
    with httpx.Client(base_url=server.url, headers={"Cookie": cookie}) as klant:
        xsrf = klant.get("/_stcore/health").cookies.get("_streamlit_xsrf") or ""
        koppen |= {"X-Xsrftoken": xsrf, "Cookie": f"{cookie}; _streamlit_xsrf={xsrf}"}
        try:
            bestand = {"file": ("x.csv", b"x" * omvang)}
            return klant.put(
                f"/_stcore/upload_file/{sessie}/{time.monotonic_ns()}", files=bestand, headers=koppen
            ).status_code
        except httpx.WriteError:
            return 413  # refused before all of it was sent


def test_nobody_puts_a_file_in_the_session_of_another(server: Server) -> None:
    red, ans = server.login("red"), server.login("ans")
    with open_pagina(server, red) as pagina:
        pagina.ask(vraag("insturen"))
        assert put(server, red, pagina.sessie, 100) == 204
        assert put(server, ans, pagina.sessie, 100) == 403
        assert put(server, server.login("red"), pagina.sessie, 100) == 403
        weg = httpx.delete(f"{server.url}/_stcore/upload_file/{pagina.sessie}/x", headers={"Cookie": ans})
        assert weg.status_code == 403
        assert put(server, red, "11111111-1111-4111-8111-111111111111", 100) == 403
    assert not NUMMER.search(read_log(server))


def speak_raw(server: Server, begin: str, *koppen: str) -> bytes:
    """Send the head of a request and nothing of its body, and return the first that is answered."""
    host = server.url.removeprefix("http://")
    naam, poort = host.split(":")
    with socket.create_connection((naam, int(poort)), timeout=20) as sok:
        sok.sendall("\r\n".join([f"{begin} HTTP/1.1", f"Host: {host}", *koppen, "", ""]).encode())
        return sok.recv(1000)


def test_a_file_is_refused_by_the_right_of_its_sender_before_it_is_read(server: Server) -> None:
    red = server.login("red")
    with open_pagina(server, red) as pagina:
        pagina.ask(vraag("insturen"))
        pad = f"/_stcore/upload_file/{pagina.sessie}/a"
        assert b" 413 " in speak_raw(server, f"PUT {pad}", f"Cookie: {red}", f"Content-Length: {16 * MB}")
        assert b" 411 " in speak_raw(server, f"PUT {pad}", f"Cookie: {red}", "Transfer-Encoding: chunked")


def test_files_of_one_person_stay_within_a_total_and_go_with_the_session(server: Server) -> None:
    red = server.login("red")
    with open_pagina(server, red) as pagina, open_pagina(server, red) as tweede:
        for open_ in (pagina, tweede):
            open_.ask(vraag("insturen"))
        assert [put(server, red, pagina.sessie, 14 * MB) for _ in range(4)] == [204, 204, 413, 413]
        assert [put(server, red, tweede.sessie, 14 * MB) for _ in range(3)] == [204, 413, 413]


@pytest.mark.parametrize(
    "pad", ["/_stcore/metrics", "/_stcore/script-health-check", "/_stcore/agent/mcp", "/_stcore/x"]
)
def test_what_no_page_needs_of_streamlit_is_closed(server: Server, pad: str) -> None:
    for cookie in ("", server.login("eva")):
        assert httpx.get(server.url + pad, headers={"Cookie": cookie}).status_code == 403


def test_a_login_that_is_broken_off_leaves_no_trace_and_no_error(server: Server) -> None:
    host = server.url.removeprefix("http://")
    naam, poort = host.split(":")
    for lengte, inhoud in (("500", b"naam=eva&wacht"), ("500", b"")):
        with socket.create_connection((naam, int(poort))) as sok:
            kop = f"POST /inloggen HTTP/1.1\r\nHost: {host}\r\nContent-Length: {lengte}\r\n\r\n"
            sok.sendall(kop.encode() + inhoud)
    httpx.post(f"{server.url}/inloggen", content=b"&".join(b"a=1" for _ in range(50)))
    httpx.get(f"{server.url}/oauth2callback?error=access_denied&state=x")
    httpx.get(f"{server.url}/oauth2callback?code=verzonnen&state=x")
    httpx.get(f"{server.url}/gezond")
    log = read_log(server)
    assert "Traceback" not in log
    assert " ERROR " not in log


def test_every_line_follows_the_setting(sjabloon: Path, tmp_path: Path) -> None:
    make_store(sjabloon, tmp_path)
    with run_server(tmp_path, LWD_LEZEN="openbaar", LWD_LOG="json") as url:
        server = Server(url, tmp_path)
        for cookie in ("", server.login("rob")):
            with open_pagina(server, cookie) as pagina:
                pagina.ask(vraag("overzicht"))
            with open_pagina(server, "", pagina.sessie) as dief:
                dief.ask(vraag("overzicht"))
        stroom = url.replace("http", "ws") + "/_stcore/stream"
        with pytest.raises(InvalidStatus), connect(stroom, additional_headers={"Origin": "https://kwaad.nl"}):
            pass
        httpx.get(f"{url}/oauth2callback?error=access_denied")
    regels = (tmp_path / "server.log").read_text(errors="replace").splitlines()
    assert len(regels) > 3
    assert {"op", "niveau", "bron", "melding"} <= set.intersection(*(set(json.loads(regel)) for regel in regels))


def click_download(pagina: Pagina) -> str:
    """Click the first button for a file on a page as a browser does, and return its address; empty when it is refused."""
    knop = pagina.knoppen[0]
    bericht = BackMsg()
    bericht.backend_operation_request.request_id = "r1"
    bericht.backend_operation_request.session_id = pagina.sessie
    bericht.backend_operation_request.deferred_file.file_id = knop
    pagina.sok.send(bericht.SerializeToString())
    gelezen = ForwardMsg()
    while gelezen.WhichOneof("type") != "backend_operation_response":
        gelezen.ParseFromString(pagina.sok.recv(timeout=60))
    return gelezen.backend_operation_response.deferred_file.url


def test_a_file_is_made_at_the_click_for_who_clicked_alone(server: Server) -> None:
    eva = server.login("eva")
    with open_pagina(server, eva) as pagina:
        pagina.ask(vraag("beheer-logboek"))
        assert b"/media/" not in pagina.gekregen, "nothing lies ready"
        adres = server.url + click_download(pagina)
        # While the page is open: a file goes with the session that made it.
        goed = httpx.get(adres, headers={"Cookie": eva})
        assert goed.status_code == 200
        assert "attachment" in goed.headers["content-disposition"]
        for cookie in ("", server.login("rob"), server.login("eva")):
            assert httpx.get(adres, headers={"Cookie": cookie}).status_code == 404
    assert adres.rsplit("/", 1)[1].partition(".")[0] not in read_log(server)
    with open_pagina(server, eva) as pagina:
        assert b"Interne gegevens gedownload" in pagina.ask(vraag("beheer-logboek"))


def test_who_is_gone_by_the_click_gets_no_file(server: Server) -> None:
    red = server.login("red")
    with open_pagina(server, red) as pagina:
        pagina.ask(vraag("trend", "indicator=kwb_inwoners"))
        assert click_download(pagina)
        with httpx.Client(base_url=server.url) as klant:
            antwoord = klant.get("/account", headers={"Cookie": red})
            csrf = antwoord.text.split("name='csrf' value='")[1].split("'")[0]
            koek = f"{red}; lwd_csrf={antwoord.cookies['lwd_csrf']}"
            klant.post("/account", data={"doe": "uit", "csrf": csrf}, headers={"Cookie": koek})
        with pytest.raises(ConnectionClosed):
            click_download(pagina)


def test_half_open_lines_of_one_address_shut_nobody_out(server: Server) -> None:
    zacht, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 4096), hard))
    naam, poort = server.url.removeprefix("http://").split(":")
    with ExitStack() as open_:
        for _ in range(1150):
            sok = open_.enter_context(socket.create_connection((naam, int(poort)), timeout=20))
            sok.sendall(b"GET / HTTP/1.1\r\nHost: x\r\nX-A: ")
        assert httpx.get(f"{server.url}/gezond", timeout=20).status_code == 200
    resource.setrlimit(resource.RLIMIT_NOFILE, (zacht, hard))


def test_made_up_addresses_meet_the_limit_of_forms(server: Server) -> None:
    with httpx.Client(base_url=server.url) as klant:
        codes = [klant.post("/inloggen", headers={"X-Forwarded-For": f"203.0.113.{n}"}).status_code for n in range(80)]
    assert 429 in codes
