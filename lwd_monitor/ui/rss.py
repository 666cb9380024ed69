"""The route at which a feed reader finds the public stories."""

from datetime import date

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from lwd_monitor.instellingen import load_instellingen
from lwd_monitor.ui.opslag import get_database
from lwd_monitor.verhaal import list_verhalen
from lwd_monitor.verhaal.rss import build_rss


def send_rss(request: Request) -> Response:
    """Answer with the public stories; asked as nobody, so that nothing else can come along."""
    verhalen = list_verhalen(get_database().cursor(), None, date.today())
    inhoud = build_rss(verhalen, str(request.base_url).rstrip("/"))
    bewaren = "public, max-age=300" if load_instellingen().is_openbaar else "private, no-store"
    headers = {"Cache-Control": bewaren, "X-Content-Type-Options": "nosniff"}
    return Response(inhoud, media_type="application/rss+xml", headers=headers)


RSS_ROUTES = [Route("/verhalen.rss", send_rss)]
