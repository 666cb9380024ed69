"""The page in Dutch: its language and its head, and the scripts that stand in every page."""

from functools import partial
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

BESTANDEN = ("nederlands.js", "sessieweg.js", "delen.js", "rondleiding.js", "opdruk.js")
SCRIPTS = {f"/{naam}": Path(__file__).with_name(naam).read_bytes() for naam in BESTANDEN}


def make_dutch(html: bytes) -> bytes:
    """Return Streamlit's page with its language set to Dutch (fixed to English there: WCAG 3.1.1) and with the scripts."""
    html = html.replace(b'<html lang="en"', b'<html lang="nl"', 1)
    scripts = "".join(f'<script src="{adres}" defer></script>' for adres in SCRIPTS)
    return html.replace(b"</head>", f"{scripts}</head>".encode(), 1)


async def _send_script(script: bytes, request: Request) -> Response:
    return Response(script, media_type="text/javascript", headers={"Cache-Control": "no-cache"})


NEDERLANDS_ROUTES = [Route(adres, partial(_send_script, script)) for adres, script in SCRIPTS.items()]
