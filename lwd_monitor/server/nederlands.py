"""The page in Dutch: its language and head, and the scripts, parts and style sheet asked for with every page."""

import hashlib
import re
from functools import cache, partial
from pathlib import Path

import streamlit
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from lwd_monitor.ui.stijl import read_stijl

MAP = Path(streamlit.__file__).parent / "static" / "static" / "js"
DELEN = ("Html", "Selectbox", "TextInput", "PageLink")
_IMPORT = re.compile(r"""(?:from|import)\s*["']\./([\w.-]+\.js)["']""")
BESTANDEN = ("nederlands.js", "sessieweg.js", "delen.js", "rondleiding.js", "opdruk.js")
SCRIPTS = {f"/{naam}": Path(__file__).with_name(naam).read_bytes() for naam in BESTANDEN}

# Its content is in its address, so that a browser may keep it. Brought by the page itself it came after what it styles, and
# everything jumped. In the body, since Streamlit adds to the head what would otherwise win.
STIJLPAD = "/stijl.css"
STIJL = f'<link rel="stylesheet" href="{STIJLPAD}?v={hashlib.sha256(read_stijl()).hexdigest()[:12]}">'


@cache
def build_vooraf() -> str:
    """Return the links that fetch these parts with all that they need."""
    return "".join(f'<link rel="modulepreload" crossorigin href="./static/js/{naam}">' for naam in list_bestanden())


def list_bestanden() -> list[str]:
    """Return the files of the parts, with the files that those import."""
    nodig = [pad.name for deel in DELEN for pad in sorted(MAP.glob(f"{deel}.*.js"))]
    for naam in nodig:
        bestand = MAP / naam
        erbij = _IMPORT.findall(bestand.read_text(encoding="utf-8")) if bestand.exists() else []
        # Grows while it is walked through, until nothing new comes along.
        nodig += [ander for ander in dict.fromkeys(erbij) if ander not in nodig]
    return nodig


def make_dutch(html: bytes) -> bytes:
    """Return Streamlit's page with its language set to Dutch (fixed there to English: WCAG 3.1.1), scripts and style."""
    html = html.replace(b'<html lang="en"', b'<html lang="nl"', 1)
    scripts = "".join(f'<script src="{adres}" defer></script>' for adres in SCRIPTS)
    html = html.replace(b"<body>", f"<body>{STIJL}".encode(), 1)
    return html.replace(b"</head>", f"{build_vooraf()}{scripts}</head>".encode(), 1)


async def _send_script(script: bytes, request: Request) -> Response:
    return Response(script, media_type="text/javascript", headers={"Cache-Control": "no-cache"})


def send_stijl(request: Request) -> Response:
    """Answer with the style sheet of all pages."""
    return Response(
        read_stijl(), media_type="text/css", headers={"Cache-Control": "private, max-age=31536000, immutable"}
    )


NEDERLANDS_ROUTES = [
    Route(STIJLPAD, send_stijl),
    *(Route(adres, partial(_send_script, script)) for adres, script in SCRIPTS.items()),
]
