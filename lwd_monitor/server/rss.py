"""The routes at which a feed reader finds the public stories and the proven changes, of everywhere or of one place."""

from datetime import date

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from lwd_monitor.gebied import EigenGebied, Gebied, Gebieden, load_gebieden
from lwd_monitor.instellingen import load_instellingen
from lwd_monitor.ui import laden, veranderd
from lwd_monitor.ui.opslag import get_database
from lwd_monitor.ui.veranderd.rss import build_rss as build_veranderingen
from lwd_monitor.ui.verhalen.filters import list_codes
from lwd_monitor.verhaal import Verhaalkeuze, build_rss, list_verhalen, select_verhalen

ONBEKEND = (
    "Dit gebied kennen wij niet. Kies op de pagina {pagina} een gebied en neem de link naar RSS die daar staat, of laat "
    "?gebied= weg voor {alles}."
)
VERHALEN = ONBEKEND.format(pagina="Verhalen", alles="alle verhalen")
VERANDERINGEN = ONBEKEND.format(pagina="Wat veranderde", alles="alle veranderingen")


def send_rss(request: Request) -> Response:
    """Answer with the public stories; asked as nobody, so that nothing else can come along.

    Notes: `?gebied=` takes what stands in the address of the page Verhalen: a code or the name of an own area.
    """
    con = get_database().cursor()
    verhalen, naam = list_verhalen(con, None, date.today()), ""
    if "gebied" in request.query_params:
        gebieden = load_gebieden(con)
        gebied = _find_gebied(request, gebieden)
        if gebied is None:
            return PlainTextResponse(VERHALEN, 404, _build_kop())
        keuze = Verhaalkeuze(codes=frozenset(list_codes(gebieden, gebied.sleutel)), indeling=gebieden.nieuwste)
        verhalen, naam = select_verhalen(verhalen, keuze), gebied.naam
    return _send(build_rss(verhalen, _get_adres(request), naam))


def send_veranderingen(request: Request) -> Response:
    """Answer with the changes that a test proved, as the page Wat veranderde has them; `?gebied=` as there."""
    gebieden, wens = laden.load_gebieden(), veranderd.Wens()
    if "gebied" in request.query_params:
        gebied = _find_gebied(request, gebieden)
        if gebied is None:
            return PlainTextResponse(VERANDERINGEN, 404, _build_kop())
        wens = veranderd.Wens(gebied=gebied.sleutel)
    bewezen = wens.select(veranderd.load_veranderd().bewezen, gebieden)
    return _send(build_veranderingen(bewezen, gebieden, _get_adres(request), wens.gebied))


def _find_gebied(request: Request, gebieden: Gebieden) -> Gebied | EigenGebied | None:
    sleutel = request.query_params["gebied"].strip()
    return gebieden.eigen.get(sleutel) or gebieden.find(sleutel)


def _get_adres(request: Request) -> str:
    return str(request.base_url).rstrip("/")


def _send(inhoud: bytes) -> Response:
    return Response(inhoud, media_type="application/rss+xml", headers=_build_kop())


def _build_kop() -> dict[str, str]:
    bewaring = "public, max-age=300" if load_instellingen().is_openbaar else "private, no-store"
    return {"Cache-Control": bewaring, "X-Content-Type-Options": "nosniff"}


RSS_ROUTES = [
    Route("/verhalen.rss", send_rss),
    Route("/rss", send_rss),
    Route("/veranderingen.rss", send_veranderingen),
]
