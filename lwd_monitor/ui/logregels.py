"""Lines for who watches the server: one a request, one an error with its number, never a secret."""

import json
import logging
import re
import sys
import time
import uuid
from collections import Counter
from datetime import UTC, datetime

import streamlit as st
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lwd_monitor.db import mask_geheim
from lwd_monitor.fout import Fout
from lwd_monitor.instellingen import JSON, load_instellingen

LOG = logging.getLogger("lwd")
TELLERS: Counter[str] = Counter()
STIL = ("/static/", "/_stcore/health", "/gezond", "/tegels/")
_GEHEIM = re.compile(r"^(/wachtwoord/).+")


class JsonRegel(logging.Formatter):
    """Writes a record as one JSON object, with the trace as text."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        velden = {
            "op": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "niveau": record.levelname,
            "bron": record.name,
            "melding": record.getMessage(),
            **getattr(record, "velden", {}),
        }
        if record.exc_info:
            velden["trace"] = self.formatException(record.exc_info)
        return mask_geheim(json.dumps(velden, ensure_ascii=False, default=str))


class TekstRegel(logging.Formatter):
    """Writes a record as a line for people."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        velden = " ".join(f"{k}={show_plat(v)}" for k, v in getattr(record, "velden", {}).items())
        return mask_geheim(f"{super().format(record)} {velden}".rstrip())


def show_plat(waarde: object) -> str:
    """Return a value as text without line ends or other signs that could pass for a line of ours."""
    return "".join(teken if teken.isprintable() else repr(teken)[1:-1] for teken in str(waarde))


def set_logging() -> None:
    """Let our lines and Streamlit's come out in the form that the settings ask."""
    als_json = load_instellingen().log == JSON
    vorm = JsonRegel() if als_json else TekstRegel("%(asctime)s %(levelname)s %(message)s")
    uit = logging.StreamHandler(sys.stderr)
    uit.setFormatter(vorm)
    LOG.handlers[:] = [uit]
    LOG.setLevel(logging.INFO)
    LOG.propagate = False
    for handler in logging.getLogger("streamlit").handlers:
        handler.setFormatter(vorm)


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
                    "pad": _GEHEIM.sub(r"\1…", scope["path"]),
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
        st.error(fout.melding)
        return True
    nummer = log_fout(fout)
    st.error(
        f"Er ging iets mis op deze pagina. Wat u al had opgeslagen, is bewaard. Probeer het opnieuw. Blijft het misgaan? "
        f"Geef dan dit nummer door aan de beheerder: {nummer}."
    )
    return True
