"""The tile client against a server on this machine that behaves, errs, stalls or lies."""

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from lwd_monitor.bron import tegels
from lwd_monitor.bron.tegels import BLANK_PNG, PROOF_TEGEL, TegelBron, can_reach_tegels, is_allowed
from lwd_monitor.server.routes import build_tegel_routes
from tests.loopback import Loopback, send

Z, X, Y = PROOF_TEGEL
TEGEL_PNG = tegels.PNG_SIGNATURE + b"a tile"
ANSWERS = {
    "ok": (200, TEGEL_PNG, 0.0),
    "fout": (500, b"kapot", 0.0),
    "traag": (200, TEGEL_PNG, 1.0),
    "html": (200, b"<html>Log in op wifi</html>", 0.0),
    "weg": (404, b"", 0.0),
    "groot": (200, tegels.PNG_SIGNATURE + b"x" * tegels.MAX_TEGEL_BYTES, 0.0),
}


def send_tegel(verzoek: BaseHTTPRequestHandler, _: int) -> None:
    status, body, wait = ANSWERS[verzoek.path.split("/")[1]]
    time.sleep(wait)
    send(verzoek, status, body)


@pytest.fixture
def server():
    with Loopback(send_tegel) as running:
        yield running


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def make_bron(server: Loopback, behaviour: str, clock=time.monotonic, timeout: float = 0.3) -> TegelBron:
    return TegelBron(f"{server.basis}/{behaviour}/{{z}}/{{x}}/{{y}}.png", clock, timeout)


def run_apart(coroutine):
    """Run a coroutine in a thread of its own: Playwright keeps a loop running in the thread of the tests."""
    with ThreadPoolExecutor(1) as apart:
        return apart.submit(asyncio.run, coroutine).result()


def ask(bron: TegelBron, *places: tuple[int, int, int]) -> list[tegels.Tegel]:
    async def run():
        answers = [await bron.get_tegel(*place) for place in places]
        await bron.close()
        return answers

    return run_apart(run())


def test_tile_comes_through_and_is_remembered(server):
    first, second = ask(make_bron(server, "ok"), PROOF_TEGEL, PROOF_TEGEL)
    assert first.png == second.png == TEGEL_PNG
    assert server.gevraagd == [f"/ok/{Z}/{X}/{Y}.png"]


@pytest.mark.parametrize("behaviour", ["fout", "traag", "html", "weg", "groot"])
def test_bad_answer_becomes_a_blank_tile(server, behaviour):
    (tegel,) = ask(make_bron(server, behaviour), PROOF_TEGEL)
    assert tegel.leeg
    assert tegel.png == BLANK_PNG


def test_after_a_failure_the_service_rests_and_is_tried_again_later(server):
    clock = Clock()
    bron = make_bron(server, "fout", clock)
    ask(bron, PROOF_TEGEL, (Z, X + 1, Y))
    assert len(server.gevraagd) == 1
    clock.now = tegels.PAUSE_SECONDS - 0.1
    ask(bron, PROOF_TEGEL)
    assert len(server.gevraagd) == 1
    clock.now = tegels.PAUSE_SECONDS
    ask(bron, PROOF_TEGEL)
    assert len(server.gevraagd) == 2


def test_one_absent_tile_does_not_stop_the_others(server):
    ask(make_bron(server, "weg"), PROOF_TEGEL, (Z, X + 1, Y))
    assert len(server.gevraagd) == 2


def test_memory_is_bounded(server, monkeypatch):
    monkeypatch.setattr(tegels, "MAX_TEGELS_KEPT", 1)
    ask(make_bron(server, "ok"), PROOF_TEGEL, (Z, X + 1, Y), PROOF_TEGEL)
    assert len(server.gevraagd) == 3


@pytest.mark.parametrize(
    ("place", "allowed"),
    [
        (PROOF_TEGEL, True),
        ((5, 16, 10), False),
        ((20, 543_000, 344_000), False),
        ((12, 0, 0), False),
        ((12, -1, Y), False),
        ((12, X, 99_999), False),
    ],
)
def test_only_tiles_around_almelo_are_fetched(server, place, allowed):
    assert is_allowed(*place) is allowed
    ask(make_bron(server, "ok"), place)
    assert len(server.gevraagd) == int(allowed)


@pytest.mark.parametrize(("behaviour", "online"), [("ok", True), ("fout", False), ("html", False), ("traag", False)])
def test_status_tells_whether_tiles_come(server, behaviour, online):
    url = f"{server.basis}/{behaviour}/{{z}}/{{x}}/{{y}}.png"
    # Only the slow one may run out of time: a busy machine is no reason to call the others away.
    timeout = 0.3 if behaviour == "traag" else 10.0
    assert run_apart(can_reach_tegels(url, timeout=timeout)) is online
    bron = make_bron(server, behaviour, timeout=timeout)
    with TestClient(Starlette(routes=build_tegel_routes(bron))) as client:
        assert client.get("/tegels/status").json() == {"online": online}


def test_route_always_answers_with_a_png(server):
    with TestClient(Starlette(routes=build_tegel_routes(make_bron(server, "ok")))) as client:
        good = client.get(f"/tegels/{Z}/{X}/{Y}.png")
        outside = client.get("/tegels/12/1/1.png")
    assert (good.status_code, good.content, good.headers["content-type"]) == (200, TEGEL_PNG, "image/png")
    assert "X-Tegel" not in good.headers
    assert "max-age" in good.headers["Cache-Control"]
    assert (outside.status_code, outside.content, outside.headers["X-Tegel"]) == (200, BLANK_PNG, "leeg")
    assert outside.headers["Cache-Control"] == "no-store"


def test_nobody_listening_is_offline():
    assert run_apart(can_reach_tegels("http://127.0.0.1:9/{z}/{x}/{y}.png", timeout=0.3)) is False
