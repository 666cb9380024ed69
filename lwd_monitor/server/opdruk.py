"""What comes out of the printer on the page of a place: its wijkblad, asked for at the moment that somebody prints."""

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from lwd_monitor.gebied import EigenGebied, Gebied
from lwd_monitor.server.verzoek import asks_page
from lwd_monitor.ui import bronnen
from lwd_monitor.ui.rapporten import has_wijkblad, load_opdruk

GEEN = "Van dit gebied is er geen wijkblad. Kies op de pagina Gebied een wijk, dorp, buurt of eigen gebied."


def send_opdruk(request: Request) -> Response:
    """Answer with the public wijkblad of `?gebied=` as HTML, for the script of the page; a person gets that page itself."""
    if asks_page(request.scope):
        return RedirectResponse(f"./gebied?{request.url.query}")
    gebied = _find_gebied(request.query_params.get("gebied", ""))
    if gebied is None:
        return PlainTextResponse(GEEN, 404)
    return Response(load_opdruk(gebied.sleutel), media_type="text/html", headers={"Cache-Control": "private, no-store"})


def _find_gebied(sleutel: str) -> Gebied | EigenGebied | None:
    gebieden = bronnen.load_gebieden()
    gebied = gebieden.eigen.get(sleutel) or gebieden.find(sleutel)
    return gebied if gebied and has_wijkblad(gebied, gebieden) else None


OPDRUK_ROUTES = [Route("/opdruk", send_opdruk)]
