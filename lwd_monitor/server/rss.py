"""The route at which a feed reader finds the public stories, of everywhere or of one place."""

from datetime import date

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from lwd_monitor.gebied import load_gebieden
from lwd_monitor.instellingen import load_instellingen
from lwd_monitor.ui.opslag import get_database
from lwd_monitor.ui.verhalen.filters import list_codes
from lwd_monitor.verhaal import Keuze, build_rss, list_verhalen, select_verhalen

ONBEKEND = (
    "Dit gebied kennen wij niet. Kies op de pagina Verhalen een gebied en neem de link naar RSS die daar staat, of laat "
    "?gebied= weg voor alle verhalen."
)


def send_rss(request: Request) -> Response:
    """Answer with the public stories; asked as nobody, so that nothing else can come along.

    Notes: `?gebied=` takes what stands in the address of the page Verhalen: a code or the name of an own area.
    """
    con = get_database().cursor()
    verhalen, naam = list_verhalen(con, None, date.today()), ""
    headers = {"Cache-Control": _get_bewaring(), "X-Content-Type-Options": "nosniff"}
    if "gebied" in request.query_params:
        sleutel, gebieden = request.query_params["gebied"].strip(), load_gebieden(con)
        gebied = gebieden.eigen.get(sleutel) or gebieden.find(sleutel)
        if gebied is None:
            return PlainTextResponse(ONBEKEND, 404, headers)
        keuze = Keuze(codes=frozenset(list_codes(gebieden, sleutel)), indeling=gebieden.nieuwste)
        verhalen, naam = select_verhalen(verhalen, keuze), gebied.naam
    inhoud = build_rss(verhalen, str(request.base_url).rstrip("/"), naam)
    return Response(inhoud, media_type="application/rss+xml", headers=headers)


def _get_bewaring() -> str:
    return "public, max-age=300" if load_instellingen().is_openbaar else "private, no-store"


RSS_ROUTES = [Route("/verhalen.rss", send_rss), Route("/rss", send_rss)]
