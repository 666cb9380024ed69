"""Lines for who watches the server: one a request, one an error with its number, never a secret."""

import re
import time
import uuid
from collections import Counter

import streamlit as st
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lwd_monitor.fout import Fout
from lwd_monitor.server.logvorm import LOG
from lwd_monitor.ui.stap import format_fout

TELLERS: Counter[str] = Counter()
STIL = ("/static/", "/_stcore/health", "/gezond", "/tegels/")
# What follows opens something: a password, a session, a file that somebody asked for.
_GEHEIM = re.compile(r"^/*(?P<wat>(wachtwoord|_stcore/upload_file|media)/).+")


class Verzoekregels:
    """Writes a line for each request and counts them; leaves out the address's query and the token of a link."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        begin, status = time.monotonic(), 500

        async def send_met(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self.app(scope, receive, send_met)
        finally:
            TELLERS[f"verzoeken_{status // 100}xx"] += 1
            if not scope["path"].startswith(STIL) or status >= 500:
                velden = {
                    "methode": scope["method"],
                    "pad": _GEHEIM.sub(r"/\g<wat>…", scope["path"]),
                    "status": status,
                    "ms": round((time.monotonic() - begin) * 1000),
                    "adres": (scope.get("client") or ("",))[0],
                }
                LOG.info("verzoek", extra={"velden": velden})


def log_fout(fout: Exception) -> str:
    """Write the trace of an error to the log and return the number under which it stands there."""
    nummer = uuid.uuid4().hex[:8].upper()
    TELLERS["fouten"] += 1
    LOG.error("fout op een pagina", exc_info=fout, extra={"velden": {"nummer": nummer}})
    return nummer


def show_fout(fout: Exception) -> bool:
    """Tell the person in Dutch that a page failed: the words of a refusal, or a number that the log has the trace of."""
    if isinstance(fout, Fout):
        st.error(format_fout(fout))
        return True
    nummer = log_fout(fout)
    st.error(
        f"Er ging iets mis op deze pagina. Wat u al had opgeslagen, is bewaard. Probeer het opnieuw. Blijft het misgaan? "
        f"Geef dan dit nummer door aan de beheerder: {nummer}."
    )
    return True
