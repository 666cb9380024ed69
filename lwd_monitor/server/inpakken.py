"""Streamlit's own files, compressed: it sends them as they are and leaves that to a web server, which not everybody has.

Each is compressed once and kept. Their names change with what is in them, so they never grow old.
"""

import gzip
import re
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# One way to write each address: whoever makes up others cannot let the server keep the same file over and over.
PAD = re.compile(r"/static/[a-z]+/[\w.-]+")
SOORTEN = ("text/javascript", "application/javascript", "text/css", "application/json", "image/svg+xml")
NIVEAU = 6
# A browser that asks for a part, or whether its own is still good, is served by Streamlit.
ANDERS = {b"range", b"if-none-match", b"if-modified-since"}
Koppen = list[tuple[bytes, bytes]]


@dataclass(frozen=True)
class _Pak:
    """A file as it goes over the line."""

    koppen: Koppen
    inhoud: bytes


class Inpakken:
    """Serves the files of the page compressed to whoever takes that."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self._pakken: dict[str, _Pak] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not _takes_pak(scope):
            await self.app(scope, receive, send)
            return
        pak = self._pakken.get(scope["path"])
        if pak is None:
            pak = await self._fetch(scope, receive, send)
        if pak is not None:
            await send({"type": "http.response.start", "status": 200, "headers": pak.koppen})
            await send({"type": "http.response.body", "body": pak.inhoud})

    async def _fetch(self, scope: Scope, receive: Receive, send: Send) -> _Pak | None:
        """Return what Streamlit answers, compressed; what cannot be compressed is passed on, and gives None."""
        start: list[Message] = []
        inhoud = bytearray()

        async def keep(message: Message) -> None:
            if message["type"] == "http.response.start" and _is_pakbaar(message):
                start.append(message)
            elif start and message["type"] == "http.response.body":
                inhoud.extend(message.get("body", b""))
            else:
                await send(message)

        await self.app(scope, receive, keep)
        if not start:
            return None
        kort = await run_in_threadpool(gzip.compress, bytes(inhoud), NIVEAU, mtime=0)
        self._pakken[scope["path"]] = pak = _Pak(_build_koppen(start[0]["headers"], len(kort)), kort)
        return pak


def _takes_pak(scope: Scope) -> bool:
    if scope["type"] != "http" or scope["method"] != "GET" or not PAD.fullmatch(scope["path"]):
        return False
    koppen = dict(scope["headers"])
    return b"gzip" in koppen.get(b"accept-encoding", b"") and not ANDERS & koppen.keys()


def _is_pakbaar(start: Message) -> bool:
    koppen = dict(start["headers"])
    soort = koppen.get(b"content-type", b"").split(b";")[0].decode("latin-1")
    return start["status"] == 200 and soort in SOORTEN and b"content-encoding" not in koppen


def _build_koppen(koppen: Koppen, lengte: int) -> Koppen:
    """Return the headers of the compressed file: its content is the same, its bytes are not (a weak etag)."""
    over = [(naam, waarde) for naam, waarde in koppen if naam not in (b"content-length", b"accept-ranges", b"etag")]
    merk = [(naam, b"W/" + waarde.removeprefix(b"W/")) for naam, waarde in koppen if naam == b"etag"]
    pak = [(b"content-encoding", b"gzip"), (b"vary", b"Accept-Encoding"), (b"content-length", str(lengte).encode())]
    return [*over, *merk, *pak]
