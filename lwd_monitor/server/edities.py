"""Documents at an address of their own: an edition as it was fixed, and the wijkblad that a printer gets."""

import base64

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from lwd_monitor.fout import Fout
from lwd_monitor.gebied import EigenGebied, Gebied
from lwd_monitor.instellingen import load_instellingen
from lwd_monitor.rapport import get_document
from lwd_monitor.server.verzoek import asks_page
from lwd_monitor.toegang import BEZOEKER, DEMO_GEBRUIKERS, Recht, Rol
from lwd_monitor.ui import laden
from lwd_monitor.ui.identiteit import find_lezer
from lwd_monitor.ui.onderdelen.download import tell_download
from lwd_monitor.ui.opslag import get_database
from lwd_monitor.ui.proefrol import COOKIE, get_browserrol
from lwd_monitor.ui.rapporten import has_wijkblad, load_opdruk

WEG = "Deze editie bestaat niet, of u mag haar niet lezen."
KOPPEN = {"Cache-Control": "private, no-store", "X-Robots-Tag": "noindex"}
GEEN = "Van dit gebied is er geen wijkblad. Kies op de pagina Gebied een wijk, dorp, buurt of eigen gebied."


def send_editie(request: Request) -> Response:
    """Answer with the HTML of an edition; to who may not read it as if it were not there."""
    if load_instellingen().demo:
        lezer = DEMO_GEBRUIKERS[get_browserrol(request.cookies.get(COOKIE, ""), Rol.RAADSLID)]
    else:
        lezer = find_lezer(request.cookies) or BEZOEKER
    try:
        document = get_document(get_database().cursor(), lezer, request.path_params["id"])
    except Fout:
        return PlainTextResponse(WEG, 404, KOPPEN)
    inhoud, naam = document.html.encode(), f"editie-{document.editie.id[:8]}.html"
    tell_download(lezer, Recht.RAPPORT_MAKEN, naam, len(inhoud))
    som = base64.b64encode(bytes.fromhex(document.controle)).decode()
    koppen = {"Content-Disposition": f'inline; filename="{naam}"', "Repr-Digest": f"sha-256=:{som}:"}
    return Response(inhoud, media_type="text/html", headers=KOPPEN | koppen)


EDITIE_ROUTES = [Route("/edities/{id}", send_editie)]


def send_opdruk(request: Request) -> Response:
    """Answer with the public wijkblad of `?gebied=` as HTML, for the script of the page; a person gets that page itself."""
    if asks_page(request.scope):
        return RedirectResponse(f"./gebied?{request.url.query}")
    gebied = _find_gebied(request.query_params.get("gebied", ""))
    if gebied is None:
        return PlainTextResponse(GEEN, 404)
    return Response(load_opdruk(gebied.sleutel), media_type="text/html", headers={"Cache-Control": "private, no-store"})


def _find_gebied(sleutel: str) -> Gebied | EigenGebied | None:
    gebieden = laden.load_gebieden()
    gebied = gebieden.eigen.get(sleutel) or gebieden.find(sleutel)
    return gebied if gebied and has_wijkblad(gebied, gebieden) else None


OPDRUK_ROUTES = [Route("/opdruk", send_opdruk)]
