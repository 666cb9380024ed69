"""The gate in front of Streamlit: who may reach it at all, over HTTP and over the websocket."""

import time
from collections.abc import Mapping
from urllib.parse import quote

from anyio import to_thread
from google.protobuf.message import DecodeError
from starlette.requests import HTTPConnection
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg

from lwd_monitor.fout import Fout
from lwd_monitor.instellingen import LOKAAL, load_instellingen
from lwd_monitor.toegang import Gebruiker, GeenRecht, Recht, has_recht, require
from lwd_monitor.ui.grenzen import Emmer
from lwd_monitor.ui.identiteit import find_lezer
from lwd_monitor.ui.inloggen.adres import VERDER_COOKIE, is_eigen_adres
from lwd_monitor.ui.inloggen.vorm import build_pagina

# What one needs to log in, and what a watchman asks.
VRIJ = {
    "/inloggen", "/gezond", "/metrics", "/auth/login", "/auth/logout", "/oauth2callback", "/_stcore/health", "/favicon.ico",
    "/favicon.png",
}  # fmt: skip
VRIJE_MAP = "/wachtwoord/"
# What a browser sends while people read and click. Streamlit knows more: any reader could empty everybody's caches.
KLIKKEN = {"rerun_script", "stop_script", "file_urls_request", "app_heartbeat"}
# A web server in front says so in one of these; seen from here all its readers sit at this machine.
DOORGEGEVEN = ("x-forwarded-for", "x-forwarded-host", "x-real-ip", "forwarded")
UPLOAD = "/_stcore/upload_file"
TE_VEEL: Message = {"type": "websocket.disconnect", "code": 1008}
GEEN_TOEGANG = 1008  # websocket code: against the rules


class Poort:
    """Lets through who may read; sends the others to the login form, or away."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in {"http", "websocket"}:
            await self.app(scope, receive, send)
        elif load_instellingen().demo:
            await self._pass_demo(scope, receive, send)
        elif scope["type"] == "websocket":
            await self._pass_websocket(scope, receive, send)
        else:
            await self._pass_http(scope, receive, send)

    async def _pass_demo(self, scope: Scope, receive: Receive, send: Send) -> None:
        # In the trial everybody is whoever he picks: nobody outside this machine may come near it.
        doorgegeven = any(kop in HTTPConnection(scope).headers for kop in DOORGEGEVEN)
        if (scope.get("client") or ("",))[0] in LOKAAL and not doorgegeven:
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": GEEN_TOEGANG})
        else:
            await PlainTextResponse("De proefopstelling werkt alleen op deze computer.", 403)(scope, receive, send)

    async def _pass_websocket(self, scope: Scope, receive: Receive, send: Send) -> None:
        cookies = HTTPConnection(scope).cookies
        gebruiker = await _find(cookies)
        if not isinstance(gebruiker, Gebruiker):
            await send({"type": "websocket.close", "code": GEEN_TOEGANG})
            return

        emmer, per_minuut = Emmer(), load_instellingen().verzoeken_per_minuut

        async def receive_checked() -> Message:
            while (message := await receive())["type"] == "websocket.receive":
                if emmer.is_vol("", per_minuut, time.monotonic()):
                    return TE_VEEL
                if is_klik(message.get("bytes") or b""):
                    break
            if message.get("bytes") and await _find(cookies) != gebruiker:
                # Callbacks of a widget run before the router does: without its widgets a message cannot write.
                message = {**message, "bytes": strip_widgets(message["bytes"])}
            return message

        await self.app(scope, receive_checked, send)

    async def _pass_http(self, scope: Scope, receive: Receive, send: Send) -> None:
        if is_vrij(scope["path"]):
            await self.app(scope, receive, send)
            return
        conn = HTTPConnection(scope)
        gebruiker = await _find(conn.cookies)
        antwoord = await to_thread.run_sync(_answer, conn, scope, gebruiker)
        await (antwoord or self.app)(scope, receive, send)


def is_vrij(pad: str) -> bool:
    """Tell whether an address answers before logging in."""
    return pad in VRIJ or (pad.startswith(VRIJE_MAP) and "/" not in pad.removeprefix(VRIJE_MAP) and pad != VRIJE_MAP)


def is_klik(bericht: bytes) -> bool:
    """Tell whether a message of a browser is one that reading and clicking need."""
    gelezen = BackMsg()
    try:
        gelezen.ParseFromString(bericht)
    except DecodeError:
        return False
    return gelezen.WhichOneof("type") in KLIKKEN


def strip_widgets(bericht: bytes) -> bytes:
    """Return a message of a browser without what its person did in widgets."""
    gelezen = BackMsg()
    gelezen.ParseFromString(bericht)
    if gelezen.WhichOneof("type") == "rerun_script":
        gelezen.rerun_script.ClearField("widget_states")
    return gelezen.SerializeToString()


async def _find(cookies: Mapping[str, str]) -> Gebruiker | Fout | None:
    try:
        return await to_thread.run_sync(find_lezer, cookies)
    except Fout as fout:
        return fout


def _answer(conn: HTTPConnection, scope: Scope, gebruiker: Gebruiker | Fout | None) -> Response | None:
    """Return what to answer in the place of Streamlit; None lets the request through."""
    wil_pagina = scope["method"] == "GET" and "text/html" in conn.headers.get("accept", "")
    if isinstance(gebruiker, Fout):
        return HTMLResponse(build_pagina("De monitor werkt nu niet", f"<p>{gebruiker.melding}</p>"), 503)
    if gebruiker is None:
        return _send_away(conn, wil_pagina)
    if scope["path"].startswith(UPLOAD):
        try:
            _require_upload(gebruiker)
        except GeenRecht:
            return PlainTextResponse("U mag geen bestanden insturen.", 403)
    verder = conn.cookies.get(VERDER_COOKIE)
    if wil_pagina and scope["path"] == "/" and verder:
        antwoord = RedirectResponse(verder if is_eigen_adres(verder) else "/", 303)
        antwoord.delete_cookie(VERDER_COOKIE, path="/")
        return antwoord
    return None


def _send_away(conn: HTTPConnection, wil_pagina: bool) -> Response:
    if not wil_pagina:
        return PlainTextResponse("Log eerst in.", 401, headers={"Cache-Control": "no-store"})
    if conn.headers.get("sec-fetch-site") == "cross-site":
        # A link in an e-mail: the browser keeps a Strict cookie back until the page itself asks again.
        return HTMLResponse(
            "<!doctype html><html lang='nl'><title>Momentje</title><meta http-equiv='refresh' content='0'>"
        )
    adres = conn.url.path + (f"?{conn.url.query}" if conn.url.query else "")
    return RedirectResponse(f"/inloggen?verder={quote(adres, safe='')}", 303, headers={"Cache-Control": "no-store"})


def _require_upload(gebruiker: Gebruiker) -> None:
    if not has_recht(gebruiker, Recht.VERHAAL_INSTUREN):
        require(gebruiker, Recht.UPLOAD_UITVOEREN)
