"""The page in Dutch: its language, and a script that puts Streamlit's own words into Dutch."""

from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

SCRIPT = Path(__file__).with_name("nederlands.js").read_bytes()
ADRES = "/nederlands.js"


def make_dutch(html: bytes) -> bytes:
    """Return Streamlit's page with its language set to Dutch (fixed to English there: WCAG 3.1.1) and with the script."""
    html = html.replace(b'<html lang="en"', b'<html lang="nl"', 1)
    return html.replace(b"</head>", f'<script src="{ADRES}" defer></script></head>'.encode(), 1)


async def _send_script(request: Request) -> Response:
    return Response(SCRIPT, media_type="text/javascript", headers={"Cache-Control": "no-cache"})


NEDERLANDS_ROUTES = [Route(ADRES, _send_script)]
