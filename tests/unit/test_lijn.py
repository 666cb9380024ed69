"""Lines that do not say what they want: closed in time, and never so many that others find the door shut."""

import asyncio
import socket
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing

import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from lwd_monitor.server import lijn
from lwd_monitor.server.lijn import Wachtrij, guard_lijnen
from lwd_monitor.server.limieten import limit_body

VRAAG = b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"


def test_the_oldest_of_one_address_goes_first() -> None:
    rij = Wachtrij(per_adres=2, samen=3)
    assert [rij.add(naam, "a") for naam in ("een", "twee")] == [[], []]
    assert rij.add("drie", "a") == ["een"]
    assert rij.add("vier", "b") == []
    assert rij.add("vijf", "c") == ["twee"], "too many together: the oldest of all"
    rij.remove("drie")
    assert rij.add("zes", "a") == []


@pytest.fixture
def poort(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """The port of a server with our lines, that waits three seconds and holds three lines."""
    monkeypatch.setattr(lijn, "HOOFD_SECONDEN", 3.0)
    monkeypatch.setattr(lijn, "WACHTRIJ", Wachtrij(per_adres=3))

    async def send_wie(request: Request) -> PlainTextResponse:
        return PlainTextResponse(request.client.host if request.client else "")

    app = Starlette(routes=[Route("/", send_wie)])
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="critical", lifespan="off"))
    server.config.load()
    guard_lijnen()
    sok = socket.socket()
    sok.bind(("127.0.0.1", 0))
    sok.listen(128)
    draad = threading.Thread(target=lambda: asyncio.run(server.serve(sockets=[sok])), daemon=True)
    draad.start()
    yield sok.getsockname()[1]
    server.should_exit = True
    draad.join(20)


def dial(poort: int) -> socket.socket:
    return socket.create_connection(("127.0.0.1", poort), timeout=20)


@pytest.mark.parametrize("begin", [b"", b"GET / HT", b"GET / HTTP/1.1\r\nHost: x\r\n"])
def test_a_line_without_a_whole_head_is_closed_in_time(poort: int, begin: bytes) -> None:
    with closing(dial(poort)) as sok:
        sok.sendall(begin)
        assert read_end(sok) == b""


def test_a_second_request_that_never_ends_is_closed_as_well(poort: int) -> None:
    with closing(dial(poort)) as sok:
        sok.sendall(VRAAG)
        gekregen = b""
        while not gekregen.endswith(b"127.0.0.1"):
            gekregen += sok.recv(2000)
        sok.sendall(b"GET / HTTP/1.1\r\nHost:")
        assert read_end(sok) == b""


def test_a_new_line_gets_in_while_half_open_ones_wait(poort: int) -> None:
    with ExitStack() as open_:
        half = [open_.enter_context(closing(dial(poort))) for _ in range(6)]
        for sok in half:
            sok.sendall(b"GET / HTTP/1.1\r\n")
        nieuw = open_.enter_context(closing(dial(poort)))
        nieuw.sendall(VRAAG)
        assert b"200 OK" in nieuw.recv(2000)


def test_no_header_changes_the_address_of_a_reader(poort: int) -> None:
    """uvicorn believes this machine by itself."""
    with closing(dial(poort)) as sok:
        sok.sendall(VRAAG.replace(b"\r\n\r\n", b"\r\nX-Forwarded-For: 203.0.113.9\r\nConnection: close\r\n\r\n"))
        with sok.makefile("rb") as antwoord:
            assert antwoord.read().endswith(b"127.0.0.1")


def read_end(sok: socket.socket) -> bytes:
    """Return what still comes until the other side closes."""
    try:
        return sok.recv(2000)
    except ConnectionResetError:
        return b""


def test_a_body_that_stops_coming_is_given_up() -> None:
    async def run() -> list[str]:
        stukken = [{"type": "http.request", "body": b"x", "more_body": True}]

        async def receive() -> dict:
            if stukken:
                return stukken.pop()
            await asyncio.Event().wait()
            raise AssertionError

        lees = limit_body(receive, 100, 0.05)
        return [(await lees())["type"] for _ in range(2)]

    assert ThreadPoolExecutor().submit(asyncio.run, run()).result() == ["http.request", "http.disconnect"]
