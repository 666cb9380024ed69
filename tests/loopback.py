"""A server on loopback that answers as a test wants."""

import contextlib
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Self
from urllib.parse import unquote

Antwoord = Callable[[BaseHTTPRequestHandler, int], None]
"""Answers a request; the number tells how many were asked by then."""


class Loopback:
    """Lets `antwoord` answer while it is entered; `gevraagd` holds the paths that were asked."""

    def __init__(self, antwoord: Antwoord = lambda verzoek, _: verzoek.send_error(404)) -> None:
        self.antwoord = antwoord
        self.gevraagd: list[str] = []
        eigen = self

        class Verzoek(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                eigen.gevraagd.append(unquote(self.path))
                with contextlib.suppress(BrokenPipeError, ConnectionResetError):
                    eigen.antwoord(self, len(eigen.gevraagd))

            def log_message(self, *_: object) -> None:
                return

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Verzoek)
        self.http.daemon_threads = True
        self.basis = f"http://127.0.0.1:{self.http.server_port}"

    def __enter__(self) -> Self:
        threading.Thread(target=self.http.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.http.shutdown()
        self.http.server_close()


def send(verzoek: BaseHTTPRequestHandler, code: int, lijf: bytes = b"", **koppen: str) -> None:
    """Send a whole answer; in the name of a header _ stands for -."""
    verzoek.send_response(code)
    for naam, waarde in koppen.items():
        verzoek.send_header(naam.replace("_", "-"), waarde)
    verzoek.send_header("Content-Length", str(len(lijf)))
    verzoek.end_headers()
    verzoek.wfile.write(lijf)
