"""Headers that tell the browser what this app never needs."""

import base64
import hashlib
import re
from pathlib import Path

import streamlit
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lwd_monitor.instellingen import load_instellingen


def list_scripthashes() -> list[str]:
    """Return the fingerprints of the scripts that stand within Streamlit's page, so that no other such script runs."""
    html = (Path(streamlit.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")
    scripts = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
    return [f"'sha256-{base64.b64encode(hashlib.sha256(s.encode()).digest()).decode()}'" for s in scripts]


# Streamlit styles its elements in place and loads our components as modules from blobs; nothing comes from elsewhere.
CSP = "; ".join(
    (
        "default-src 'self'",
        " ".join(("script-src 'self' blob: 'wasm-unsafe-eval'", *list_scripthashes())),
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "media-src 'self' blob:",
        "worker-src 'self' blob:",
        "frame-src 'self'",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
VAST = {
    "Content-Security-Policy": CSP,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
BESTANDEN = "/media/"
EEN_JAAR = "max-age=31536000; includeSubDomains"


class Kopregels:
    """Adds the headers to every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_met(message: Message) -> None:
            if message["type"] == "http.response.start":
                koppen = MutableHeaders(scope=message)
                for naam, waarde in VAST.items():
                    koppen[naam] = waarde
                koppen.setdefault("Referrer-Policy", "same-origin")
                if scope["path"].startswith(BESTANDEN):
                    # What somebody downloads may be for him alone: no cache on the way keeps it.
                    koppen["Cache-Control"] = "private, no-store"
                if load_instellingen().tls:
                    koppen["Strict-Transport-Security"] = EEN_JAAR
                for naam in ("server", "access-control-allow-origin"):
                    if naam in koppen:
                        del koppen[naam]
            await send(message)

        await self.app(scope, receive, send_met)
