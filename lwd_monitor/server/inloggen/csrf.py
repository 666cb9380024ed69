"""Forms that only our own pages can send."""

import hmac
import secrets
from urllib.parse import parse_qs, urlsplit

from starlette.requests import Request
from starlette.responses import Response

from lwd_monitor.fout import Fout
from lwd_monitor.instellingen import load_instellingen

GROOTSTE = 10_000  # bytes; our longest form is well below 1,000
VERLOPEN = "Dit formulier is verlopen. Vul het opnieuw in."


def get_cookienaam() -> str:
    """Return the name of the cookie; behind TLS one that no other site of the municipality can set."""
    return "__Host-lwd_csrf" if load_instellingen().tls else "lwd_csrf"


def get_csrf(request: Request) -> str:
    """Return the token of this browser, or a new one."""
    bekend = request.cookies.get(get_cookienaam(), "")
    return bekend if len(bekend) == 43 and bekend.isascii() else secrets.token_urlsafe(32)


def set_csrf(antwoord: Response, csrf: str) -> None:
    """Give the browser its token; it sends it back to our own forms alone."""
    tls = load_instellingen().tls
    antwoord.set_cookie(get_cookienaam(), csrf, httponly=True, samesite="strict", secure=tls, path="/")


async def read_vorm(request: Request) -> dict[str, str]:
    """Return the fields of a form; refuses one that another site sent or that is too large."""
    herkomst = request.headers.get("origin")
    if herkomst and herkomst != "null" and urlsplit(herkomst).netloc != request.headers.get("host"):
        raise Fout(VERLOPEN)
    body = bytearray()
    async for deel in request.stream():
        body += deel
        if len(body) > GROOTSTE:
            raise Fout("Dit formulier is te groot.")
    try:
        velden = parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=20)
    except ValueError as exc:
        raise Fout(VERLOPEN) from exc
    vorm = {naam: waarden[0] for naam, waarden in velden.items()}
    koekje = request.cookies.get(get_cookienaam(), "")
    if not koekje or not hmac.compare_digest(koekje.encode(), vorm.get("csrf", "").encode()):
        raise Fout(VERLOPEN)
    return vorm
