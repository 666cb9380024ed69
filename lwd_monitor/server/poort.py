"""The gate in front of Streamlit: who may reach it at all, over HTTP and over the websocket."""

import asyncio
import time
from collections.abc import Mapping
from urllib.parse import quote

from anyio import to_thread
from google.protobuf.message import DecodeError
from starlette.requests import HTTPConnection
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import config
from streamlit.proto.BackMsg_pb2 import BackMsg

from lwd_monitor.fout import Fout
from lwd_monitor.instellingen import LOKAAL, load_instellingen
from lwd_monitor.server import uploads
from lwd_monitor.server.inloggen.adres import VERDER_COOKIE, is_eigen_adres
from lwd_monitor.server.inloggen.vorm import build_pagina
from lwd_monitor.server.limieten import Emmer
from lwd_monitor.toegang import DEMO_GEBRUIKERS, Gebruiker, GeenRecht, Rol
from lwd_monitor.ui import bestanden
from lwd_monitor.ui.bestanden import forget_ongebruikt
from lwd_monitor.ui.identiteit import find_lezer, find_merk, put_merk

# What one needs to log in, and what a watchman asks.
VRIJ = {
    "/inloggen", "/gezond", "/metrics", "/auth/login", "/auth/logout", "/oauth2callback", "/_stcore/health", "/favicon.ico",
    "/favicon.png",
}  # fmt: skip
VRIJE_MAP = "/wachtwoord/"
# Of Streamlit's own addresses a page needs these; the others count sessions, or speak with programs.
INWENDIG = "/_stcore/"
NODIG = ("health", "host-config", "stream", "upload_file/", "bidi-components/")
# What a browser sends while people read and click. Streamlit knows more: any reader could empty everybody's caches.
KLIKKEN = {"rerun_script", "stop_script", "file_urls_request", "app_heartbeat", "backend_operation_request"}
# Of the operations behind the page only this one: make the file of a button.
OPERATIE = "deferred_file"
# A web server in front says so in one of these; seen from here all its readers sit at this machine.
DOORGEGEVEN = ("x-forwarded-for", "x-forwarded-host", "x-real-ip", "forwarded")
TE_VEEL: Message = {"type": "websocket.disconnect", "code": 1008}
# The browser comes back by itself, and gets a session of whoever it is by then.
ANDER: Message = {"type": "websocket.disconnect", "code": 1012}
GEEN_TOEGANG = 1008  # websocket code: against the rules


class Poort:
    """Lets through who may read; sends the others to the login form, or away."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self._uploads = uploads.Uploads()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in {"http", "websocket"}:
            await self.app(scope, receive, send)
        elif load_instellingen().demo and not is_hier(scope):
            await _refuse(scope, receive, send, 403, "De proefopstelling werkt alleen op deze computer.")
        elif scope["type"] == "websocket":
            await self._pass_websocket(scope, receive, send)
        else:
            await self._pass_http(scope, receive, send)

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
            if message.get("bytes") and (nu := await _find(cookies)) != gebruiker:
                if isinstance(nu, Gebruiker):
                    return ANDER
                # Callbacks of a widget run before the router does: without its widgets a message cannot write.
                message = {**message, "bytes": strip_widgets(message["bytes"])}
            return message

        try:
            await self.app(put_merk(scope, find_merk(cookies, gebruiker)), receive_checked, send)
        finally:
            bewaard = float(config.get_option("server.disconnectedSessionTTL"))
            asyncio.get_running_loop().call_later(bewaard + 1, forget_ongebruikt)

    async def _pass_http(self, scope: Scope, receive: Receive, send: Send) -> None:
        if is_vrij(scope["path"]):
            await self.app(scope, receive, send)
            return
        conn = HTTPConnection(scope)
        gebruiker = await _find(conn.cookies)
        if (antwoord := _answer(conn, scope, gebruiker)) is not None:
            await antwoord(scope, receive, send)
            return
        assert isinstance(gebruiker, Gebruiker)
        merk = find_merk(conn.cookies, gebruiker)
        if scope["path"].startswith(uploads.PAD):
            await self._pass_upload(scope, receive, send, gebruiker, merk)
        elif not is_nodig(scope["path"]):
            await _refuse(scope, receive, send, 403, "Dit adres is dicht.")
        elif scope["path"].startswith(bestanden.PAD) and not bestanden.may_fetch(scope["path"], merk):
            await _refuse(scope, receive, send, 404, "Niet gevonden.")
        else:
            await self.app(scope, receive, send)

    async def _pass_upload(self, scope: Scope, receive: Receive, send: Send, gebruiker: Gebruiker, merk: str) -> None:
        inzender = _get_inzender(gebruiker)
        try:
            # A refusal writes in the log: that waits for the store, and the others need not wait with it.
            await to_thread.run_sync(uploads.require_inzenden, inzender)
            plek = self._uploads.reserve(scope, inzender, merk)
        except GeenRecht:
            await _refuse(scope, receive, send, 403, "U mag geen bestanden insturen.")
            return
        except uploads.Weigering as weigering:
            await _refuse(scope, receive, send, weigering.status, weigering.melding)
            return
        try:
            await self.app(scope, receive, send)
        finally:
            self._uploads.release(plek)


def is_hier(scope: Scope) -> bool:
    """Tell whether a request comes from this machine: in the trial everybody is whoever he picks."""
    doorgegeven = any(kop in HTTPConnection(scope).headers for kop in DOORGEGEVEN)
    return (scope.get("client") or ("",))[0] in LOKAAL and not doorgegeven


def is_nodig(pad: str) -> bool:
    """Tell whether an address is none of Streamlit's own, or one that a page needs."""
    return not pad.startswith(INWENDIG) or pad.removeprefix(INWENDIG).startswith(NODIG)


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
    soort = gelezen.WhichOneof("type")
    if soort == "backend_operation_request":
        return gelezen.backend_operation_request.WhichOneof("payload") == OPERATIE
    return soort in KLIKKEN


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


def _get_inzender(gebruiker: Gebruiker) -> Gebruiker:
    """Return as whom files are sent: in the trial a page picks its role itself, and the page refuses by it."""
    return DEMO_GEBRUIKERS[Rol.BEHEERDER] if load_instellingen().demo else gebruiker


async def _refuse(scope: Scope, receive: Receive, send: Send, status: int, melding: str) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": GEEN_TOEGANG})
    else:
        koppen = {"Cache-Control": "no-store", "Connection": "close"}
        await PlainTextResponse(melding, status, headers=koppen)(scope, receive, send)


def _answer(conn: HTTPConnection, scope: Scope, gebruiker: Gebruiker | Fout | None) -> Response | None:
    """Return what to answer in the place of Streamlit; None lets the request through."""
    wil_pagina = scope["method"] == "GET" and "text/html" in conn.headers.get("accept", "")
    if isinstance(gebruiker, Fout):
        return HTMLResponse(build_pagina("De monitor werkt nu niet", f"<p>{gebruiker.melding}</p>"), 503)
    if gebruiker is None:
        return _send_away(conn, wil_pagina)
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
