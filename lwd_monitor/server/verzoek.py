"""What a request asks for, and the name that the trial gives a browser."""

import secrets

from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lwd_monitor.instellingen import load_instellingen
from lwd_monitor.ui.proefrol import COOKIE


def asks_page(scope: Scope) -> bool:
    """Return whether a browser asks for a page, not for a file, a script or an answer that stands behind one."""
    if scope["type"] != "http" or scope["method"] != "GET":
        return False
    accept = next((waarde for naam, waarde in scope["headers"] if naam == b"accept"), b"")
    return b"text/html" in accept


class ProefCookie:
    """Gives each browser of the trial a name of its own; says nothing about the person."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        # Only a page names the browser: the files behind it come side by side and would each give another name.
        if not asks_page(scope) or not load_instellingen().demo or COOKIE in HTTPConnection(scope).cookies:
            await self.app(scope, receive, send)
            return

        async def send_named(message: Message) -> None:
            if message["type"] == "http.response.start":
                koek = f"{COOKIE}={secrets.token_urlsafe(16)}; Path=/; HttpOnly; SameSite=Strict"
                message = {**message, "headers": [*message["headers"], (b"set-cookie", koek.encode())]}
            await send(message)

        await self.app(scope, receive, send_named)
