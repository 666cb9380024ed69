"""The command that runs the monitor, as a real process: however it is ended, nothing keeps its port and store."""

import os
import pty
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from websockets.sync.client import connect

from lwd_monitor.cli import main
from lwd_monitor.db import open_database
from tests.conftest import PROJECT

# A machine that is busy with other work takes a minute to load all modules.
START_SECONDEN = 300
# The end of a server on a busy machine; the server itself gives what is under way ten seconds.
EINDE_SECONDEN = 60


class Monitor:
    """One start of the monitor on a store and a port of its own."""

    def __init__(self, map_: Path, **opties: object) -> None:
        self.opslag = f"duckdb:////{map_}/lwd.duckdb"
        with socket.socket() as sok:
            sok.bind(("127.0.0.1", 0))
            self.poort = int(sok.getsockname()[1])
        self.log = map_ / "server.log"
        opdracht = [sys.executable, "-m", "lwd_monitor", "start", "--demo", "--poort", str(self.poort)]
        omgeving = {**os.environ, "LWD_DATABASE": self.opslag}
        with self.log.open("wb") as log:
            uit = {"stdout": log, "stderr": log} | opties
            self.proces = subprocess.Popen(opdracht, cwd=PROJECT, env=omgeving, **uit)  # type: ignore[call-overload]

    def wait_up(self) -> None:
        einde = time.monotonic() + START_SECONDEN
        while time.monotonic() < einde and self.proces.poll() is None:
            try:
                if httpx.get(f"http://127.0.0.1:{self.poort}/_stcore/health", timeout=2).status_code == 200:
                    return
            except httpx.HTTPError:
                time.sleep(0.1)
        pytest.fail("De monitor kwam niet op:\n" + self.log.read_text(errors="replace")[-3000:])

    def is_free(self) -> bool:
        """Tell whether another may listen at the port and write in the store now."""
        with socket.socket() as sok:
            sok.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            sok.bind(("127.0.0.1", self.poort))
        open_database(self.opslag).close()
        return True


@pytest.fixture
def map_(sjabloon: Path, tmp_path: Path) -> Path:
    shutil.copy(sjabloon, tmp_path / "lwd.duckdb")
    return tmp_path


@pytest.fixture
def monitor(map_: Path) -> Iterator[Monitor]:
    gestart = Monitor(map_)
    gestart.wait_up()
    yield gestart
    gestart.proces.kill()
    gestart.proces.wait()


def test_ending_the_command_ends_the_server_while_someone_reads(monitor: Monitor) -> None:
    with connect(f"ws://127.0.0.1:{monitor.poort}/_stcore/stream", subprotocols=["streamlit"]):  # type: ignore[list-item]
        monitor.proces.terminate()
        assert monitor.proces.wait(EINDE_SECONDEN) == 0
    assert monitor.is_free()
    assert "De monitor is gestopt." in monitor.log.read_text()
    assert "Traceback" not in monitor.log.read_text()


def test_killing_the_command_leaves_no_server_behind(monitor: Monitor) -> None:
    monitor.proces.kill()
    monitor.proces.wait(EINDE_SECONDEN)
    assert monitor.is_free()


def test_a_request_of_which_the_rest_never_comes_does_not_hold_up_the_end(monitor: Monitor) -> None:
    half = b"POST /inloggen HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1000\r\n\r\nnaam="
    with socket.create_connection(("127.0.0.1", monitor.poort)) as sok:
        sok.sendall(half)
        # An answer to a later request: the server has seen the half one by then.
        assert httpx.get(f"http://127.0.0.1:{monitor.poort}/_stcore/health", timeout=30).status_code == 200
        monitor.proces.send_signal(signal.SIGINT)
        assert monitor.proces.wait(EINDE_SECONDEN) == 0
    assert monitor.is_free()


def test_closing_the_window_ends_the_server(map_: Path) -> None:
    venster, kant = pty.openpty()
    gestart = Monitor(map_, stdin=kant, start_new_session=True, preexec_fn=_take_window)
    os.close(kant)
    gestart.wait_up()
    os.close(venster)
    assert gestart.proces.wait(EINDE_SECONDEN) == 0
    assert gestart.is_free()


def test_a_port_in_use_is_told_in_dutch(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as sok:
        sok.bind(("127.0.0.1", 0))
        sok.listen()
        assert main(["start", "--demo", "--poort", str(sok.getsockname()[1])]) == 1
    fout = capsys.readouterr().err
    assert "Draait hij al" in fout
    assert "--poort" in fout


def _take_window() -> None:
    """Make the terminal on standard input the window of this new session, as a shell in a window does."""
    import fcntl
    import termios

    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
